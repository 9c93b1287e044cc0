// Searching an index (search_index.mjs): every word must occur in a step; what stands in headings comes first.

const kAround = 60; // letters shown on either side of a find

// What letters have in common whatever their case, accent or width; thin spaces are none.
export const folded = (text) =>
  [...text.normalize('NFKD')].join('').replace(/\p{M}/gu, '').replace(/[\s\u2009]+/g, ' ').toLowerCase();

// One to one with the text, so that places in it are places in the text.
const lowered = (text) => [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');

// The part of a text around the first find, in pieces: [before, found, after].
export function excerpt(text, words) {
  const low = lowered(text);
  const places = words.map((word) => [low.indexOf(word), word.length]).filter(([at]) => at >= 0);
  if (places.length === 0) return [text.slice(0, 2 * kAround), '', text.length > 2 * kAround ? '…' : ''];
  const [at, length] = places.sort((a, b) => a[0] - b[0])[0];
  const from = Math.max(0, at - kAround);
  const to = Math.min(text.length, at + length + kAround);
  return [(from > 0 ? '…' : '') + text.slice(from, at), text.slice(at, at + length), text.slice(at + length, to) + (to < text.length ? '…' : '')];
}

// Returns [{lesson, title, step, heading, pieces, weight}], the best first.
export function find(index, asked) {
  const words = folded(asked).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found = [];
  for (const { lesson, title, steps } of index) {
    const of_lesson = folded(title);
    for (const [step, heading, text] of steps) {
      const of_step = folded(heading);
      const all = folded(text);
      let weight = 0;
      const there = words.every((word) => {
        const times = all.split(word).length - 1;
        const named = (of_lesson.includes(word) ? 4 : 0) + (of_step.includes(word) ? 8 : 0);
        weight += named + Math.min(times, 5);
        return named > 0 || times > 0;
      });
      if (there) found.push({ lesson, title, step, heading, weight, pieces: excerpt(text, words) });
    }
  }
  return found.sort((a, b) => b.weight - a.weight);
}
