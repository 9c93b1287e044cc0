// What the site ships that others made, and under which licences: licences/parts.json, and the texts beside it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const read = (name) => readFileSync(new URL(`licences/${name}`, import.meta.url), 'utf8');

// {id, name, version: or "", license, copyright: [lines], home}. What is an npm package speaks for itself.
function part_of({ package: name, ...row }) {
  if (!name) return { version: '', ...row };
  const file = (path) => readFileSync(createRequire(import.meta.url).resolve(`${name}/${path}`), 'utf8');
  const { version, license } = JSON.parse(file('package.json'));
  return { ...row, version, license, copyright: file('LICENSE').match(/^Copyright .*$/gm).slice(0, 1) };
}

// Returns {own: the text of our own licence, parts, texts: [{license, text}], each licence that a part is under}.
export function read_licences() {
  const parts = JSON.parse(read('parts.json')).parts.map(part_of);
  const names = [...new Set(parts.map(({ license }) => license))].sort();
  const own = readFileSync(new URL('../LICENSE', import.meta.url), 'utf8');
  return { own, parts, texts: names.map((license) => ({ license, text: read(`${license}.txt`).trim() })) };
}
