// lessons/lesson.schema.json, which editors use, agrees with the lessons there are, and knows usual mistakes.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from './browser.mjs';

const Ajv = createRequire(join(checkout, 'web', 'package.json'))('ajv/dist/2020').default;
const lessons = join(checkout, 'lessons');
const read = (...path) => JSON.parse(readFileSync(join(lessons, ...path), 'utf8'));
const is_lesson = new Ajv({ strict: true }).compile(read('lesson.schema.json'));

test('every lesson is what the schema describes', () => {
  const folders = readdirSync(lessons).filter((folder) => /^\d\d-/.test(folder) && existsSync(join(lessons, folder, 'lesson.json')));
  assert.ok(folders.length >= 10);
  for (const folder of folders) assert.ok(is_lesson(read(folder, 'lesson.json')), `${folder}: ${JSON.stringify(is_lesson.errors)}`);
});

test('what `downhill check` refuses, the schema refuses', () => {
  const good = read('02-derivative', 'lesson.json');
  const changes = [
    (lesson) => delete lesson.id,
    (lesson) => (lesson.minutes = '8'),
    (lesson) => (lesson.minutes = 0),
    (lesson) => (lesson.author = 'me'),
    (lesson) => (lesson.steps = []),
    (lesson) => (lesson.steps[0].figur = lesson.steps[0].figure),
    (lesson) => delete lesson.steps[0].figure,
    (lesson) => (lesson.steps[0].controls = 'h'),
    (lesson) => (lesson.steps[0].task = 'h < 1'),
    (lesson) => (lesson.steps[0].quiz = { rigth: 'a' }),
  ];
  for (const change of changes) {
    const lesson = structuredClone(good);
    change(lesson);
    assert.equal(is_lesson(lesson), false, String(change));
  }
  assert.ok(is_lesson(good));
});
