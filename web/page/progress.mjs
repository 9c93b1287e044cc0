// What was done in each lesson, as the program writes it (src/lesson/walk.h) and the browser keeps it:
//
//     {"version": 1, "lesson": id, "step": id, "steps": {id: {"line", "task", "answer", "quiz"}}}
import { load, remove, save } from './store.mjs';

const key = (lesson) => `progress.${lesson}`;

const is_object = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const is_or_absent = (type) => (value) => value === undefined || typeof value === type;
const is_text = is_or_absent('string');
const is_flag = is_or_absent('boolean');
const is_step = (step) =>
  is_object(step) && is_text(step.line) && is_text(step.answer) && is_flag(step.task) && is_flag(step.quiz);

// The steps of a lesson's progress, or null if it is none: damaged, or of something else. As strict as the program,
// so that nothing else ever reaches the page.
export function read_steps(text, lesson) {
  try {
    const progress = JSON.parse(text);
    const whole = is_object(progress) && progress.lesson === lesson && Number.isInteger(progress.version);
    return whole && is_object(progress.steps) && Object.values(progress.steps).every(is_step) ? progress.steps : null;
  } catch {
    return null;
  }
}

// The progress in a file, {"downhill": 1, "lessons": {id: progress}}, as {id: text}; null if it is none. Of lessons
// that are not there, nothing.
export function read_file(text, ids) {
  try {
    const { downhill, lessons } = JSON.parse(text);
    if (downhill !== 1 || !is_object(lessons)) return null;
    const texts = {};
    for (const id of ids) {
      if (!Object.hasOwn(lessons, id)) continue;
      texts[id] = JSON.stringify(lessons[id]);
      if (!read_steps(texts[id], id)) return null;
    }
    return texts;
  } catch {
    return null;
  }
}

// {text: as kept, "" if there is none; steps: null if it cannot be read}
export function load_progress(lesson) {
  const text = load(key(lesson)) ?? '';
  return { text, steps: text === '' ? {} : read_steps(text, lesson) };
}

export const save_progress = (lesson, text) => save(key(lesson), text);
export const clear_progress = (lesson) => remove(key(lesson));

// What cannot be read is not thrown away: it stays under another name.
export function set_aside(lesson, text) {
  save(`aside.${lesson}`, text);
  clear_progress(lesson);
}

// Of steps {id, task, quiz}: whether all that each asks for is done.
export const done_steps = (kept, steps) =>
  steps.map(({ id, task, quiz }) => (!task || kept[id]?.task === true) && (!quiz || kept[id]?.quiz === true));

// How far a lesson is: a step that asks for nothing counts once anything in the lesson was done.
export function summary(kept, steps) {
  const tasks = steps.filter(({ task }) => task);
  const touched = steps.some(({ id }) => kept[id]?.task || kept[id]?.quiz || kept[id]?.answer);
  const done = done_steps(kept, steps).map((yes) => yes && touched);
  return {
    done,
    steps: done.filter(Boolean).length,
    tasks: tasks.filter(({ id }) => kept[id]?.task === true).length,
    all_tasks: tasks.length,
  };
}
