// The home page: shows on the map what is done, and keeps it in files. Remembers the language.
import { page_data } from './data.mjs';
import { download } from './files.mjs';
import { offline } from './offline.mjs';
import { clear_progress, load_progress, read_file, save_progress, set_aside, summary } from './progress.mjs';
import { save } from './store.mjs';
import { theme_button } from './theme.mjs';
import { say } from './words.mjs';

const { lessons, language } = page_data;
const section = document.querySelector('.keep-progress');
const said = section.querySelector('.said');
const button = (name) => section.querySelector(`[data-progress="${name}"]`);
const picker = section.querySelector('.progress-file');

// Of all lessons, what the browser keeps: {lesson: text}.
function kept_texts() {
  return Object.fromEntries(lessons.map(({ id }) => [id, load_progress(id).text]).filter(([, text]) => text !== ''));
}

function show_lesson({ id, steps }) {
  const row = document.querySelector(`[data-lesson="${id}"]`);
  const so_far = summary(load_progress(id).steps ?? {}, steps);
  const begun = so_far.steps > 0 || so_far.tasks > 0;
  const finished = so_far.steps === steps.length;
  row.classList.toggle('done', finished);
  row.querySelector('.progress').hidden = !begun;
  row.querySelectorAll('.dots i').forEach((dot, i) => dot.classList.toggle('ok', so_far.done[i]));
  const counts = say('page.home.steps', { done: so_far.steps, steps: steps.length, tasks: so_far.tasks, all: so_far.all_tasks });
  row.querySelector('.so-far').textContent = (finished ? say('page.home.done') : '') + counts;
  return { begun, finished, share: so_far.steps / steps.length };
}

const start = document.querySelector('.start');
const total = document.querySelector('.total');
const at_first = { href: start.getAttribute('href'), label: start.textContent, total: total.textContent };

function show() {
  const states = lessons.map((lesson) => ({ ...lesson, ...show_lesson(lesson) }));
  const any = states.some(({ begun }) => begun);
  // On with what was begun last in the course, else with what comes next.
  const next = states.findLast(({ begun, finished }) => begun && !finished) ?? states.find(({ finished }) => !finished);
  const left = states.reduce((sum, { minutes, share }) => sum + minutes * (1 - share), 0);
  start.href = any && next ? `${next.id}/` : at_first.href;
  start.textContent = any ? say('page.home.continue') : at_first.label;
  total.textContent = any ? `${at_first.total} · ${say('page.home.left', { minutes: Math.round(left) })}` : at_first.total;
}

// --- what cannot be read ---

function put_aside() {
  const damaged = lessons.filter(({ id }) => load_progress(id).steps === null);
  for (const { id } of damaged) set_aside(id, load_progress(id).text);
  if (damaged.length > 0) {
    said.textContent = say('page.progress.damaged', { lessons: damaged.map(({ name }) => name).join(say('page.home.join')) });
  }
}

// --- files ---

function put(texts) {
  for (const { id } of lessons) {
    if (texts[id]) save_progress(id, texts[id]);
    else clear_progress(id);
  }
  show();
}

button('save').addEventListener('click', () => {
  const given = Object.entries(kept_texts()).map(([id, text]) => [id, JSON.parse(text)]);
  download('downhill.json', JSON.stringify({ downhill: 1, lessons: Object.fromEntries(given) }), 'application/json');
  said.textContent = say('page.progress.saved');
});

button('load').addEventListener('click', () => picker.click());
picker.addEventListener('change', async () => {
  const [file] = picker.files;
  if (!file) return;
  const texts = read_file(await file.text(), lessons.map(({ id }) => id));
  picker.value = '';
  if (texts) {
    offer_undo(kept_texts());
    put({ ...kept_texts(), ...texts });
  }
  said.textContent = texts
    ? say('page.progress.loaded', { lessons: Object.keys(texts).length })
    : say('page.progress.foreign', { file: file.name });
});

// --- clearing, and thinking better of it ---

function offer_undo(before) {
  const undo = button('undo');
  undo.hidden = false;
  undo.onclick = () => {
    put(before);
    undo.hidden = true;
    said.textContent = say('page.progress.restored');
    button('clear').focus();
  };
}

button('clear').addEventListener('click', () => {
  offer_undo(kept_texts());
  put({});
  said.textContent = say('page.progress.cleared');
});

theme_button();
offline();
save('language', language);
section.hidden = false;
put_aside();
show();
// Another tab may have gone on, or this page comes back from the browser's memory.
addEventListener('pageshow', show);
addEventListener('storage', show);
