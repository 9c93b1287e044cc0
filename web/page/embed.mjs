// The page of one figure, for a frame (web/README.md, "A figure in another page"):
//
//     embed/?controls=h,x&locked=x&host=https://class.example#derivative?f=sin(x)&x=1
import { read_address } from './address.mjs';
import { page_data } from './data.mjs';
import { DomForm } from './dom_form.mjs';
import { Host } from './host.mjs';
import { Stage } from './stage.mjs';
import { is_dark, theme_button } from './theme.mjs';
import { say, space } from './words.mjs';

const query = new URLSearchParams(location.search);
const list = (name) => query.get(name)?.split(',').filter(Boolean) ?? null;
const message = document.querySelector('.message');
const describe = document.querySelector('.describe');

const { line } = read_address();
const asked = line.split('?')[0];
const scene = Object.hasOwn(page_data.scenes, asked) ? asked : Object.keys(page_data.scenes)[0];
const { lesson, assets } = page_data.scenes[scene];

let form = null;
let state = null;
let held = new Map(); // what is locked, and to what

const stage = new Stage({ is_dark, on_state: take_up, on_edit: (parameter) => form?.focus(parameter) });
const host = new Host(query.get('host') ?? location.origin, {
  set: (values) => Object.entries(values).map(([id, value]) => change(id, String(value))).find(Boolean) ?? null,
  act: (action) => stage.program?.act(action) ?? null,
  figure: (text) => stage.program?.figure(text) ?? null,
  state: () => state,
});

function tell(mistake) {
  message.hidden = !mistake;
  if (!mistake) return;
  const sentence = space(mistake.error);
  const reason = mistake.column > 0 ? say('page.column', { sentence, column: mistake.column }) : sentence;
  message.textContent = say('page.bad-figure', { reason });
}

// The host's page may change what its readers may not.
function change(id, value) {
  const mistake = stage.program?.set(id, value) ?? null;
  if (!mistake && held.has(id)) held.set(id, value);
  return mistake;
}

// A locked parameter that was dragged goes back.
function hold(parameters) {
  for (const { id, value } of parameters) {
    if (held.has(id) && held.get(id) !== value) stage.program?.set(id, held.get(id));
  }
}

function take_up(next) {
  state = next;
  hold(state.parameters);
  form?.update(state);
  describe.textContent = space(state.describe);
  const { pathname, search } = location;
  history.replaceState(null, '', `${pathname}${search}#${state.line}`);
  document.querySelector('.embed-home .whole').href = `../${lesson}/#${state.line}`;
  host.tell('state', state);
}

// The lesson that the stage is given: one step with the figure alone. Without better advice it offers what the
// course offers where it shows this scene first.
function one_figure(given) {
  const first = given.steps.find(({ figure }) => figure.split('?')[0] === scene);
  const controls = list('controls') ?? first.controls;
  const step = { id: 'figure', title: given.title, figure: first.figure, caption: '', controls: [], readouts: first.readouts };
  return { lesson: { ...given, id: 'embed', lede: given.title, steps: [step] }, controls };
}

let controls = [];
function begin() {
  return stage.load({
    assets,
    lesson_address: new URL(`../${lesson}/lesson.json`, document.baseURI).href,
    lesson_of: (given) => {
      const made = one_figure(given);
      controls = made.controls;
      return made.lesson;
    },
    prepare: (program) => {
      const mistake = line ? program.figure(line) : null;
      tell(mistake);
      state = program.state();
      const locked = list('locked') ?? [];
      const all = locked.includes('all');
      held = new Map(state.parameters.filter(({ id }) => all || locked.includes(id)).map(({ id, value }) => [id, value]));
      if (all) held.delete('step'); // a run may run
      form = new DomForm(document.querySelector('.embed-form'), state, { controls, locked: (id) => held.has(id), program });
    },
  });
}

theme_button(() => stage.look());
if (await begin()) {
  take_up(stage.program.state());
  window.downhill = stage.program;
  host.listen();
} else {
  host.tell('error', { error: document.querySelector('.status').textContent });
}
