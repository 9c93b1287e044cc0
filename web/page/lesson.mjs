// The page of a lesson: brings text, stage and forms together. The program keeps the state of the
// walk; this follows it.
import { flush_address, read_address, write_address } from './address.mjs';
import { page_data } from './data.mjs';
import { StepForm } from './form.mjs';
import { fit_formulas } from './formulas.mjs';
import { Reading } from './reading.mjs';
import { Stage } from './stage.mjs';
import { show_still } from './still.mjs';
import { load, save } from './store.mjs';
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

// The program writes the progress (src/lesson/walk.h) and the page stores it; of it, the page reads
// what was done in steps other than the current one.
function kept_steps(progress) {
  try {
    return JSON.parse(progress ?? '')?.steps ?? {};
  } catch {
    return {};
  }
}

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
    if (line.textContent !== sentence) line.textContent = sentence;
  }, 400);
}

// --- where we are ---

function show_place() {
  sections.forEach((section, i) => {
    section.classList.toggle('now', i === current);
    section.classList.toggle('done', done[i]);
    section.querySelector('h2 .state').textContent = done[i] ? ` ${say('page.step-done')}` : '';
    const task = section.querySelector('.task');
    const finished = kept[steps[i].id]?.task === true;
    if (task && finished !== task.classList.contains('is-done')) {
      task.classList.toggle('is-done', finished);
      task.querySelector('.shown').hidden = !finished;
    }
    if (i === current) section.setAttribute('aria-current', 'step');
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

function take_up(next) {
  state = next;
  done = state.done;
  kept = kept_steps(state.progress);
  const moved = state.index !== current;
  current = state.index;
  show_place();
  forms[current]?.update(state);
  show_answer(current);
  describe(space(state.describe));
  show_address();
  save(`progress.${lesson}`, state.progress);
  save(`done.${lesson}`, JSON.stringify(done));
  if (moved) reading.go(current);
}

const stage = new Stage({
  is_dark,
  on_state: take_up,
  on_edit: (parameter) => forms[current]?.focus(parameter),
});

const forms = sections.map((section, i) => {
  const element = section.querySelector('form.controls');
  const form = new StepForm(element, steps[i].parameters, {
    set: (parameter, value) => (go(i), stage.program?.set(parameter, value) ?? null),
    act: (action) => (go(i), stage.program?.act(action) ?? null),
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

// --- links and pictures ---

document.querySelector('.copy').addEventListener('click', async (event) => {
  flush_address();
  const button = event.currentTarget;
  let answer = say('page.copied');
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    answer = say('page.copy-failed');
  }
  button.textContent = answer;
  setTimeout(() => (button.textContent = say('page.copy')), 2000);
});

document.querySelector('.save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([stage.program.svg(720, 460)], { type: 'image/svg+xml' }));
  link.download = `${lesson}-${steps[current].id}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
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
try {
  const kept = JSON.parse(load(`done.${lesson}`) ?? '[]');
  if (Array.isArray(kept)) done = steps.map((step, i) => kept[i] === true);
} catch {
  // Damaged: begin afresh.
}

kept = kept_steps(load(`progress.${lesson}`));
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

async function begin() {
  const runs = await stage.load(load(`progress.${lesson}`), (program) => {
    program.go(steps[current].id);
    if (program.damaged) tell(space(program.damaged), current);
    if (asked.line) show_figure(asked.line, program);
  });
  if (!runs) {
    describe(steps[current].describe);
    return;
  }
  take_up(stage.program.state());
  addEventListener('hashchange', () => {
    const { line } = read_address();
    if (line) show_figure(line, stage.program);
  });
  // For tests and the curious.
  window.downhill = stage.program;
}

// The text first: the program waits until the page has been painted.
requestAnimationFrame(() => setTimeout(begin));
