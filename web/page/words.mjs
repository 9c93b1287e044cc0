// The page's sentences, in its language.
import { airy, is_square } from '../templates/air.mjs';
import { page_data } from './data.mjs';

export const space = is_square(page_data.words['page.tag']) ? airy : (text) => text;

export function say(key, values = {}) {
  const sentence = page_data.words[key] ?? `⟨${key}⟩`;
  return space(sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all));
}
