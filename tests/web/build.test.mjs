// A mistake in a lesson stops the build, with file, line and reason; and a site that stood there stays.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkout, cli } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'downhill-build-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// Builds from a copy of the lessons in which one file is changed. Returns {status, said, lines: those of the file}.
function build_with(file, change) {
  const lessons = join(folder, 'lessons');
  rmSync(lessons, { recursive: true, force: true });
  cpSync(join(checkout, 'lessons'), lessons, { recursive: true });
  const path = join(lessons, file);
  if (change === null) rmSync(path);
  else {
    const before = readFileSync(path, 'utf8');
    const text = change(before);
    assert.notEqual(text, before, `the change to ${file} must change something`);
    writeFileSync(path, text);
  }
  const out = join(folder, 'site');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'kept'), '');
  const run = spawnSync(
    process.execPath,
    [join(checkout, 'web', 'build.mjs'), '--cli', cli, '--lessons', lessons, '--program', 'none', '--out', out],
    { encoding: 'utf8' },
  );
  assert.ok(existsSync(join(out, 'kept')), 'the old site stays');
  return { status: run.status, said: run.stderr, text: change === null ? '' : readFileSync(path, 'utf8') };
}

// The number of the line on which `snippet` stands.
const line_of = (text, snippet) => text.slice(0, text.indexOf(snippet)).split('\n').length;

function stops(file, change, snippet, reason) {
  const { status, said, text } = build_with(file, change);
  assert.equal(status, 1, said);
  const line = snippet === null ? '\\d+' : line_of(text, snippet);
  assert.match(said, new RegExp(`${file.replace(/[.]/g, '\\.')}:${line}(:\\d+)?: `), said);
  assert.match(said, reason);
  assert.doesNotMatch(said, /^\s+at /m, 'no stack trace');
}

test('a step id that lesson.json does not know', () => {
  stops('02-derivative/en.md', (text) => text.replace('{#secant}', '{#secand}'), '{#secand}', /secand/);
});

test('an unknown scene', () => {
  stops('02-derivative/lesson.json', (text) => text.replace('"derivative?', '"derivativ?'), '"derivativ?', /derivativ\b.*derivative/s);
});

test('an unknown parameter', () => {
  stops('02-derivative/lesson.json', (text) => text.replace('&x=1&', '&xx=1&'), '&xx=1&', /xx/);
});

test('a missing translation of a step', () => {
  const { status, said } = build_with('02-derivative/zh.md', (text) => text.replace(/\n## [^\n]*\{#secant\}[\s\S]*?(?=\n## )/, ''));
  assert.equal(status, 1);
  assert.match(said, /02-derivative\/zh\.md:\d+.*secant/s);
});

test('a missing translation of a lesson', () => {
  const { status, said } = build_with('02-derivative/zh.md', null);
  assert.equal(status, 1);
  assert.match(said, /02-derivative.*zh/s);
});

test('a bad formula of a figure', () => {
  stops('02-derivative/lesson.json', (text) => text.replace('f=0.5x+1', 'f=0.5x+sine(x)'), 'sine', /sin/);
});

test('a bad formula of the prose', () => {
  stops('02-derivative/en.md', (text) => text.replace('$$y = kx + b$$', '$$y = \\frac{kx + b$$'), '\\frac{kx', /bad formula/);
});

test('bad JSON', () => {
  stops('02-derivative/lesson.json', (text) => text.replace('"minutes":', '"minutes"'), null, /JSON|expected|':'/i);
});

test('a dead link', () => {
  stops('02-derivative/en.md', (text) => text.replace(/(\n## [^\n]*\{#secant\}\n)/, '$1\nSee [there](../nowhere/).\n'), '../nowhere/', /nowhere/);
});

test('a word that one language lacks', () => {
  const { status, said } = build_with('words/zh/page.json', (text) => text.replace('"page.reset"', '"page.resett"'));
  assert.equal(status, 1);
  assert.match(said, /page\.reset/);
});

test('make lesson: a folder without mistakes, and nothing that was there is touched', () => {
  const lessons = join(folder, 'begun');
  cpSync(join(checkout, 'lessons'), lessons, { recursive: true });
  const begin = (...words) =>
    spawnSync(process.execPath, [join(checkout, 'web', 'new_lesson.mjs'), ...words, '--lessons', lessons], { encoding: 'utf8' });
  const course = () => JSON.parse(readFileSync(join(lessons, 'course.json'), 'utf8'));

  const before = course();
  const made = begin('second-derivative', '--part', 'slope');
  assert.equal(made.status, 0, made.stderr);
  const slope = course().parts.find((part) => part.id === 'slope').lessons;
  assert.deepEqual(slope.slice(0, -1), before.parts.find((part) => part.id === 'slope').lessons);
  assert.equal(slope.at(-1).id, 'second-derivative');
  for (const part of course().parts) {
    if (part.id !== 'slope') assert.deepEqual(part, before.parts.find((other) => other.id === part.id));
  }
  const check = spawnSync(cli, ['check', lessons], { encoding: 'utf8' });
  assert.equal(check.status, 0, check.stdout + check.stderr);
  assert.match(begin('second-derivative').stderr, /there is a lesson 'second-derivative' already/);
  assert.match(begin('Second Derivative').stderr, /small letters/);
  assert.match(begin('third-derivative', '--part', 'slop').stderr, /there is no part 'slop'/);
  assert.match(begin().stderr, /needs a name/);
});

// The guide for authors, followed to the letter: what it gives as examples is a lesson that works. No C++ is touched.
test('a lesson from nothing but lessons/README.md', () => {
  const lessons = join(folder, 'followed');
  cpSync(join(checkout, 'lessons'), lessons, { recursive: true });
  const guide = readFileSync(join(lessons, 'README.md'), 'utf8');
  const example = (language) => guide.match(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``))[1];
  const run = (program, ...words) => spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });

  const made = run(process.execPath, join(checkout, 'web', 'new_lesson.mjs'), 'two-points', '--part', 'slope', '--lessons', lessons);
  assert.equal(made.status, 0, made.stderr);
  const own = readdirSync(lessons).find((name) => name.endsWith('-two-points'));
  writeFileSync(join(lessons, own, 'lesson.json'), example('json').replace('"id": "derivative"', '"id": "two-points"'));
  for (const language of ['en', 'zh']) writeFileSync(join(lessons, own, `${language}.md`), example('markdown'));

  const told = run(cli, 'lessons', lessons, '--only', own, '--json');
  assert.equal(told.status, 0, told.stderr);
  const [lesson] = JSON.parse(told.stdout).lessons;
  const [step] = lesson.text.en.steps;
  assert.equal(lesson.id, 'two-points');
  assert.equal(step.task.check, 'h < 0.01');
  assert.equal(step.quiz.right, 'settles');
  assert.doesNotMatch(step.markdown, /\{\{/, 'its numbers are computed');
  assert.match(step.figure.svg, /^<svg/);
});
