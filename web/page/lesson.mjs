// The page of a lesson: brings text, stage and forms together. The program keeps the state of the
// walk; this follows it.
import { flush_address, forget_address, leave_place, read_address, write_address } from './address.mjs';
import { set_attribute, set_text } from './change.mjs';
import { copy } from './clipboard.mjs';
import { page_data } from './data.mjs';
import { take_drops } from './files.mjs';
import { StepForm } from './form.mjs';
import { fit_formulas } from './formulas.mjs';
import { offline } from './offline.mjs';
import { after_paint, at_first_sign } from './patience.mjs';
import { done_steps, load_progress, save_progress, set_aside } from './progress.mjs';
import { Reading } from './reading.mjs';
import { share_dialog } from './share.mjs';
import { Stage } from './stage.mjs';
import { show_still } from './still.mjs';
import { save } from './store.mjs';
import { is_dark, theme_button } from './theme.mjs';
import { say, space } from './words.mjs';

const { steps, lesson, language } = page_data;
const sections = [...document.querySelectorAll('section.step')];
const index_of = (id) => steps.findIndex((step) => step.id === id);
const message = document.querySelector('.message');

let current = 0;
let done = steps.map(() => false);
let state = null; // the program's last word
let kept = {}; // of the progress: {step: {task: done, answer: id}}

// --- what is said ---

function tell(sentence, index) {
  sections[index].querySelector('h2').after(message);
  message.textContent = sentence;
  message.hidden = false;
}

const with_column = ({ error, column }) =>
  column > 0 ? say('page.column', { sentence: space(error), column }) : space(error);

// The description is spoken once the figure has come to rest, not at every move.
let speaking = null;
function describe(sentence) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const line = document.querySelector('.describe');
    set_text(line, sentence);
  }, 400);
}

// --- where we are ---

function show_place() {
  sections.forEach((section, i) => {
    section.classList.toggle('now', i === current);
    section.classList.toggle('done', done[i]);
    set_text(section.querySelector('h2 .state'), done[i] ? ` ${say('page.step-done')}` : '');
    const task = section.querySelector('.task');
    const finished = kept[steps[i].id]?.task === true;
    if (task && finished !== task.classList.contains('is-done')) {
      task.classList.toggle('is-done', finished);
      task.querySelector('.shown').hidden = !finished;
    }
    if (i === current) set_attribute(section, 'aria-current', 'step');
    else section.removeAttribute('aria-current');
  });
}

function show_address() {
  const moved = state?.can_reset === true;
  write_address({ step: current > 0 || moved ? steps[current].id : null, line: moved ? state.line : null });
}

// The page goes to a step: by reading, or because its form is used.
function go(index) {
  if (index === current) return;
  current = index;
  show_place();
  if (stage.program) {
    stage.program.go(steps[index].id);
  } else {
    show_still(sections[index], index, done);
    describe(steps[index].describe);
  }
  show_address();
}

// --- the stage ---

// Said once, when there is something to keep.
let unkept = false;
function keep(progress) {
  if (save_progress(lesson, progress) || unkept || !Object.values(kept).some(({ task, answer }) => task || answer)) return;
  unkept = true;
  tell(say('page.not-kept'), current);
}

function take_up(next) {
  state = next;
  done = state.done;
  const progress = JSON.parse(state.progress);
  kept = progress.steps;
  const moved = state.index !== current;
  if (moved) leave_place();
  current = state.index;
  show_place();
  forms[current]?.update(state);
  show_answer(current);
  describe(space(state.describe));
  show_address();
  keep(state.progress);
  if (moved) reading.go(current);
}

const stage = new Stage({
  is_dark,
  on_state: take_up,
  on_edit: (parameter) => forms[current]?.focus(parameter),
  on_broken: () => {
    show_still(sections[current], current, done);
    describe(steps[current].describe);
  },
});

const forms = sections.map((section, i) => {
  const element = section.querySelector('form.controls');
  const form = new StepForm(element, steps[i].parameters, {
    set: (parameter, value) => (go(i), stage.program?.set(parameter, value) ?? null),
    act: (action) => (go(i), stage.program?.act(action) ?? null),
    give: (name, text) => stage.program?.give(name, text),
  });
  form.prepare();
  return form;
});

// Whoever works at a step's form or question is at that step.
for (const [i, section] of sections.entries()) {
  for (const part of section.querySelectorAll('form.controls, .quiz')) {
    part.addEventListener('focusin', () => {
      reading.hold();
      go(i);
    });
    part.addEventListener('focusout', () => reading.release());
  }
}

const droppable = () => forms[current]?.file_parameter();
take_drops(
  document.querySelector('.stage .sheet'),
  () => stage.program && droppable(),
  (file) => forms[current].take_file(droppable(), file),
);

// --- the quiz ---

const shown = []; // by step: the answer that was opened last, by the reader here or in the stage

for (const [i, section] of sections.entries()) {
  for (const answer of section.querySelectorAll('.answer')) {
    answer.addEventListener('toggle', () => {
      if (!answer.open || shown[i] === answer.dataset.answer) return;
      go(i);
      if (!stage.program) return;
      shown[i] = answer.dataset.answer;
      stage.program.answer(answer.dataset.answer);
    });
  }
}

// The answer that was given, in this step or, when the page opens, in all. It is opened once: the
// program's word may be older than what the reader has opened since.
function show_answer(index) {
  const answered = kept[steps[index].id]?.answer;
  if (!answered || answered === shown[index]) return;
  shown[index] = answered;
  const answer = sections[index].querySelector(`.answer[data-answer="${CSS.escape(answered)}"]`);
  if (answer && !answer.open) answer.open = true;
}

// --- links and files ---

for (const button of document.querySelectorAll('button.copy')) {
  button.addEventListener('click', async () => {
    flush_address();
    button.textContent = say((await copy(location.href)) ? 'page.copied' : 'page.copy-failed');
    setTimeout(() => (button.textContent = say('page.copy')), 2000);
  });
}

// The figure as it is now, with all that its link has to say: where nothing was moved, the address is short.
share_dialog({
  program: () => stage.program,
  figure: () => {
    const { id, title, controls } = steps[current];
    const line = state?.line ?? steps[current].line;
    const link = `${location.origin}${location.pathname}?step=${id}#${line}`;
    return { link, line, controls, title, name: `${lesson}-${id}` };
  },
});

// --- beginning ---

save('language', language);
document.documentElement.classList.add('lesson-root');

const formulas = document.querySelectorAll('.formula');
document.fonts.ready.then(() => fit_formulas(formulas));
addEventListener('resize', () => fit_formulas(formulas));

const asked = read_address();
const asked_index = index_of(asked.step);
if (asked_index > 0) current = asked_index;

const stored = load_progress(lesson);
if (stored.steps) {
  kept = stored.steps;
  done = done_steps(kept, steps);
}
theme_button(() => stage.look());
show_place();
steps.forEach((step, i) => show_answer(i));
show_still(sections[current], current, done);
const reading = new Reading(sections, go);
// A reload keeps the place where the reader was; a link leads to its step.
if (asked_index > 0 && performance.getEntriesByType('navigation')[0]?.type === 'navigate') {
  reading.go(current, { smooth: false });
  document.fonts.ready.then(() => reading.go(current, { smooth: false }));
}
if (asked.step && asked_index < 0) tell(say('page.bad-step', { step: asked.step }), 0);

function show_figure(line, program) {
  const mistake = program.figure(line);
  if (mistake) tell(say('page.bad-figure', { reason: with_column(mistake) }), current);
  else message.hidden = true;
}

// Back and forward lead to other places of the page.
function return_to_place() {
  forget_address();
  const { step, line } = read_address();
  const index = Math.max(0, index_of(step));
  if (index !== current) {
    current = index;
    show_place();
    reading.go(index);
  }
  if (!stage.program) return show_still(sections[current], current, done);
  stage.program.go(steps[index].id);
  if (line) show_figure(line, stage.program);
  else if (stage.program.state().can_reset) stage.program.act('reset');
}

async function begin() {
  const runs = await stage.load({
    assets: page_data.assets,
    lesson_address: new URL('lesson.json', document.baseURI).href,
    progress: stored.text,
    prepare: (program) => {
      program.go(steps[current].id);
      // Whatever cannot be read is kept where it does no harm.
      if (program.damaged) {
        set_aside(lesson, stored.text);
        tell(`${space(program.damaged)} ${say('page.set-aside')}`, current);
      }
      if (asked.line) show_figure(asked.line, program);
    },
  });
  offline();
  if (!runs) return;
  take_up(stage.program.state());
  addEventListener('popstate', return_to_place);
  // For tests and the curious.
  window.downhill = stage.program;
}

// A link to a figure, or to a step, wants it at once.
if (asked.line || asked.step) after_paint(begin);
else at_first_sign(begin, page_data.assets);
