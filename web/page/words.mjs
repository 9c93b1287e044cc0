// The page's sentences, in its language.
import { airy } from '../templates/air.mjs';
import { page_data } from './data.mjs';

export const space = page_data.language === 'zh' ? airy : (text) => text;

export function say(key, values = {}) {
  const sentence = page_data.words[key] ?? `⟨${key}⟩`;
  return space(sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all));
}
