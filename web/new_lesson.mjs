// Begins a lesson: a folder that already builds, copied from lessons/template, and its place in the course.
//
//     node web/new_lesson.mjs NAME [--part slope] [--lessons lessons]
//
// NAME is the lesson's id, as in its address: small letters, digits and hyphens. Without --part a lesson that
// the course has planned keeps its part, and any other joins the last.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

function stop(message) {
  console.error(message);
  process.exit(1);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { part: { type: 'string' }, lessons: { type: 'string', default: 'lessons' } },
});
const [id] = positionals;
if (positionals.length !== 1 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  stop(`a lesson needs a name of small letters, digits and hyphens, as in make lesson NAME=second-derivative${id ? `, not '${id}'` : ''}`);
}

const course_file = join(values.lessons, 'course.json');
const course = JSON.parse(readFileSync(course_file, 'utf8'));
const rows = course.parts.flatMap((part) => part.lessons.map((lesson) => ({ part, lesson })));
const planned = rows.find(({ lesson }) => lesson.id === id);
if (planned?.lesson.folder) stop(`there is a lesson '${id}' already: ${join(values.lessons, planned.lesson.folder)}`);

const part = values.part ? course.parts.find((one) => one.id === values.part) : (planned?.part ?? course.parts.at(-1));
if (!part) stop(`there is no part '${values.part}', only ${course.parts.map((one) => one.id).join(', ')}`);
if (planned && planned.part !== part) stop(`'${id}' is planned in the part '${planned.part.id}'`);

const number = planned ? rows.indexOf(planned) + 1 : rows.length + 1;
const folder = `${String(number).padStart(2, '0')}-${id}`;
if (existsSync(join(values.lessons, folder))) stop(`${join(values.lessons, folder)} is there already`);

const template = join(values.lessons, 'template');
mkdirSync(join(values.lessons, folder));
for (const name of readdirSync(template)) {
  const text = readFileSync(join(template, name), 'utf8').replace('LESSON', id).replace('PART', part.id);
  writeFileSync(join(values.lessons, folder, name), text);
}

// Into the files as they stand, which people have laid out line by line.
const text = readFileSync(course_file, 'utf8');
const row = `{ "id": "${id}", "folder": "${folder}" }`;
const last = part.lessons.at(-1);
const row_of = (lesson) => new RegExp(`\\{ "id": "${lesson.id}"[^}]*\\}`);
const changed = planned ? text.replace(row_of(planned.lesson), row) : text.replace(row_of(last), (before) => `${before},\n        ${row}`);
if (changed === text) stop(`write ${row} into ${course_file}: its layout is not the usual one`);
writeFileSync(course_file, changed);

// Its name on the map of the course, in every language; until somebody translates it, from its id.
const words = readdirSync(join(values.lessons, 'words')).map((language) => join(values.lessons, 'words', language, 'course.json'));
const name = id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ');
for (const file of words) {
  const before = readFileSync(file, 'utf8');
  if (before.includes(`"course.lesson.${id}"`)) continue;
  writeFileSync(file, before.replace('  "course.lesson.', `  "course.lesson.${id}": "${name}",\n  "course.lesson.`));
}

console.log(`${join(values.lessons, folder)} is there, and builds.`);
if (!planned) console.log(`Its name stands in ${words.join(' and ')}: say it in each language.`);
console.log("Write on: lessons/README.md says how, 'make serve' shows it.");
