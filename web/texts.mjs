// The course's texts on their way to the pages: where each stands, and how it is spaced.
import { readFileSync } from 'node:fs';
import { airy, is_square } from './templates/air.mjs';
import { SourceError } from './templates/prose.mjs';

// Where the texts of a lesson come from, to say where a mistake is. address(href, file, line) is where a link leads on
// the page that is being made; `lesson` is its id, and `seen` the terms it has linked (none: terms are not linked).
export function source(file, { address, lesson, seen }) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const heading = (id) => lines.findIndex((line) => /^##\s/.test(line) && line.includes(`{#${id}}`));
  return (step) => {
    const begin = step ? Math.max(0, heading(step.id)) : 0;
    const next = lines.findIndex((line, i) => i > begin && /^##\s/.test(line));
    const end = next < 0 ? lines.length : next;
    const line_of = (snippet) => {
      // A marker may have become a number, so look for the longest beginning that is there.
      for (let length = snippet.length; length > 2; length -= 1) {
        const found = lines.slice(begin, end).findIndex((line) => line.includes(snippet.slice(0, length).split('\n')[0]));
        if (found >= 0) return begin + found + 1;
      }
      return begin + 1;
    };
    return { file, line_of, link: (href, line) => address(href, file, line), lesson, seen };
  };
}

// The words of one language as a function, airy where that is due.
export function sentences(words, language) {
  const space = is_square(words['page.tag']) ? airy : (text) => text;
  const say = (key, values = {}) => {
    if (!(key in words)) throw new SourceError(`words/${language}`, 0, `there is no word '${key}'`);
    return space(words[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all));
  };
  return { say, has: (key) => key in words, space };
}

// Deeply: every string that people read.
export function spaced(text, space) {
  const figure = (f) => ({
    ...f,
    describe: space(f.describe),
    parameters: f.parameters.map((p) => ({
      ...p,
      label: space(p.label),
      choices: p.choices.map((c) => ({ ...c, label: space(c.label) })),
    })),
    actions: f.actions.map((a) => ({ ...a, label: space(a.label) })),
  });
  const steps = text.steps.map((step) => ({
    ...step,
    title: space(step.title),
    caption: space(step.caption),
    readouts: step.readouts.map((r) => ({ ...r, label: space(r.label) })),
    figure: figure(step.figure),
  }));
  return { ...text, title: space(text.title), lede: space(text.lede), steps };
}
