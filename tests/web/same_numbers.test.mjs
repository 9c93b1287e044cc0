// Same line, same run: every step of every lesson gives the same numbers natively, as WebAssembly under node, and as
// WebAssembly in the browser.
//
// WebAssembly's arithmetic is the same to the bit everywhere, so node and browser must agree in every bit. Natively the
// functions of libm are another's, and may differ in the last bit of a result: there numbers agree to 1e-9 of the largest
// that they are along the run. What cannot is named below, with its reason.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { serve } from '../../web/serve.mjs';
import { checkout, launch, open } from './browser.mjs';

const kTolerance = 1e-9;
const kZero = 1e-15; // what is left where terms of about 1 cancel
const kSteps = [0, 1, 2, 5, 10, 20, 50, 120];

// Runs that double a difference every few steps, as the tests show by a push of 1e-13: they are compared as long as that
// keeps a last bit below the tolerance. Two neurons a layer, eight layers deep: a narrow net's gradient turns wildly.
const kChaotic = { 'confusion?seed=8&depth=8&width=2': { until: 20, push: ['rate', 0.3] } };

// Numbers that are made of nothing but rounding: the slope of log(error) over log(h), where the error is what is left
// when two numbers agree to 10 digits and more. They are true to about as many digits as are shown.
const kRounding = { order_forward: 1e-4, order_central: 1e-4 };

const folder = join(checkout, 'lessons');
const read = (...names) => readFileSync(join(folder, ...names), 'utf8');

const lessons = readdirSync(folder).filter((name) => /^\d/.test(name) && existsSync(join(folder, name, 'lesson.json')));
const parsed = new Map(lessons.map((name) => [name, JSON.parse(read(name, 'lesson.json'))]));
const lines = [...new Set([...parsed.values()].flatMap(({ steps }) => steps.map(({ figure }) => figure)))];

function question(asked) {
  const words = Object.assign({}, ...readdirSync(join(folder, 'words', 'en')).map((name) => JSON.parse(read('words', 'en', name))));
  const files = {};
  for (const [lesson, { data = [] }] of parsed) {
    for (const name of data) if (existsSync(join(folder, lesson, name))) files[name] = read(lesson, name);
  }
  return JSON.stringify({ words, files, steps: kSteps, lines: asked });
}

// ---- the three platforms ----

const bin = ['ci', 'release', 'dev'].map((preset) => join(checkout, 'build', preset, 'bin')).find((path) => existsSync(join(path, 'numbers')));
const module_folder = join(checkout, 'build', 'web', 'bin');

function natively(asked = lines) {
  const { status, stdout, stderr } = spawnSync(join(bin, 'numbers'), { input: question(asked), encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

// Runs in node and in the page.
async function by_module(address, text) {
  const { default: make } = await import(address);
  const module = await make();
  const at = module.stringToNewUTF8(text);
  const answer = module.UTF8ToString(module._numbers(at));
  module._free(at);
  return answer;
}

const under_node = async (asked = lines) => JSON.parse(await by_module(pathToFileURL(join(module_folder, 'numbers.js')).href, question(asked)));

async function in_browser(asked = lines) {
  const server = await serve(module_folder, { port: 0, host: '127.0.0.1' });
  const browser = await launch();
  try {
    const root = `http://127.0.0.1:${server.port}/`;
    const page = await open(browser, `${root}programs.json`);
    const answer = await page.evaluate(`(${by_module})(${JSON.stringify(`${root}numbers.js`)}, ${JSON.stringify(question(asked))})`);
    return JSON.parse(answer);
  } finally {
    await browser.close();
    await server.close();
  }
}

// ---- comparing ----

// Where two answers to the same question differ: [{line, step, id, one, other}].
function differences(one, other, { tolerance = kTolerance, chaotic = kChaotic } = {}) {
  const found = [];
  assert.deepEqual(one.map(({ line }) => line), other.map(({ line }) => line));
  one.forEach(({ line, runs, error }, i) => {
    assert.equal(error ?? other[i].error, undefined, line);
    assert.deepEqual(runs.map(({ step }) => step), other[i].runs.map(({ step }) => step), line);
    const compared = runs.filter(({ step }) => step <= (chaotic[line]?.until ?? Infinity));
    const largest = {}; // of each number along the run
    for (const { numbers } of compared) {
      for (const [id, text] of Object.entries(numbers)) {
        const size = Math.abs(Number(text));
        if (Number.isFinite(size)) largest[id] = Math.max(largest[id] ?? 0, size);
      }
    }
    compared.forEach(({ step, numbers }, k) => {
      const others = other[i].runs[k].numbers;
      assert.deepEqual(Object.keys(numbers), Object.keys(others), line);
      for (const [id, text] of Object.entries(numbers)) {
        if (text === others[id]) continue; // also what is not finite
        const most = Math.max(kZero, (kRounding[id] ?? tolerance) * (largest[id] ?? 0));
        if (!(Math.abs(Number(text) - Number(others[id])) <= most)) found.push({ line, step, id, one: text, other: others[id] });
      }
    });
  });
  return found;
}

let native;
test('every line of the course is answered', () => {
  assert.ok(bin, 'build/ci/bin/numbers is not there: build the preset "ci" first');
  assert.ok(existsSync(join(module_folder, 'numbers.js')), 'build/web/bin/numbers.js is not there: build the preset "web" first');
  native = natively();
  assert.ok(native.length > 150);
  for (const { line, runs } of native) {
    assert.ok(runs?.length > 0, line);
    assert.ok(Object.keys(runs[0].numbers).length > 0, `${line} publishes nothing`);
  }
  for (const line of Object.keys(kChaotic)) assert.ok(lines.includes(line), `${line} is in no lesson`);
});

test('natively, under node and in the browser: the same numbers', async (t) => {
  const node = await under_node();
  const count = node.flatMap(({ runs }) => runs).reduce((sum, { numbers }) => sum + Object.keys(numbers).length, 0);
  t.diagnostic(`${lines.length} figures, ${count} numbers`);
  assert.deepEqual(differences(native, node), []);
  assert.equal(JSON.stringify(await in_browser()), JSON.stringify(node), 'node and browser differ');
});

test('a millionth more in any one number is seen', () => {
  for (const [i, { line, runs }] of native.entries()) {
    for (const id of Object.keys(runs[0].numbers).filter((one) => !(one in kRounding))) {
      const until = kChaotic[line]?.until ?? Infinity;
      const at = runs.reduce((best, { step, numbers }, k) => (step <= until && Number.isFinite(Number(numbers[id])) && !(Math.abs(Number(numbers[id])) <= Math.abs(Number(runs[best]?.numbers[id] ?? 0))) ? k : best), -1);
      if (at < 0 || Math.abs(Number(runs[at].numbers[id])) < 1e-8) continue; // nothing to change
      const changed = structuredClone(native[i]);
      changed.runs[at].numbers[id] = String(Number(runs[at].numbers[id]) * (1 + 1e-6));
      const [found] = differences([native[i]], [changed]);
      assert.deepEqual([found?.step, found?.id], [runs[at].step, id], line);
    }
  }
});

test('a millionth more in a learning rate is seen', () => {
  const asked = lines.filter((line) => /[?&]rate=/.test(line));
  const moved = asked.map((line) => line.replace(/([?&]rate=)([\d.]+)/, (_, name, rate) => name + Number(rate) * (1 - 1e-6)));
  assert.ok(asked.length > 20);
  const answers = natively(moved).map((row, i) => ({ ...row, line: asked[i] }));
  const seen = new Set(differences(native.filter(({ line }) => asked.includes(line)), answers).map(({ line }) => line));
  assert.ok(seen.size > 0.8 * asked.length, `${seen.size} of ${asked.length}`);
});

test('what is called chaotic is: a push of 1e-13 grows beyond every tolerance; and it does not before', () => {
  for (const [line, { until, push }] of Object.entries(kChaotic)) {
    const [still] = natively([line]);
    const [name, value] = push;
    const [pushed] = natively([`${line}&${name}=${value * (1 + 1e-13)}`]);
    const found = differences([still], [{ ...pushed, line }], { chaotic: {}, tolerance: 1e-4 });
    assert.ok(found.length > 0, line);
    assert.ok(found.every(({ step }) => step > until), `${line} differs at step ${found[0].step}`);
  }
});
