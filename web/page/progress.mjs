// What was done in each lesson, as the program writes it (src/lesson/walk.h) and the browser keeps it:
//
//     {"version": 1, "lesson": id, "step": id, "steps": {id: {"line", "task", "answer", "quiz"}}}
import { load, remove, save } from './store.mjs';

const key = (lesson) => `progress.${lesson}`;

const is_object = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// The steps of a lesson's progress, or null if it is none: damaged, or of something else.
export function read_steps(text, lesson) {
  try {
    const progress = JSON.parse(text);
    const whole = is_object(progress) && progress.lesson === lesson && Number.isInteger(progress.version);
    return whole && is_object(progress.steps) && Object.values(progress.steps).every(is_object) ? progress.steps : null;
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
