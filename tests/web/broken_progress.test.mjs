// Whatever stands in the browser's storage or in a file of progress, the page reads it whole or not at all. Inputs are
// made by chance from whole ones, the same in every run: pieces lost, doubled, swapped, values of other types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done_steps, load_progress, read_file, read_steps, set_aside, summary } from '../../web/page/progress.mjs';

const kInputs = 20_000;
const kSteps = [{ id: 'road', task: true, quiz: true }, { id: 'secant', task: true, quiz: false }, { id: '__proto__', task: false, quiz: true }];
const kWhole = {
  version: 1,
  lesson: 'derivative',
  step: 'road',
  steps: { road: { line: 'derivative?x=1', task: true, answer: 'down', quiz: true }, secant: { task: true }, gone: {} },
};
const kStrange = [null, true, 0, -1, 1e308, '', 'x', '<img src=x onerror=alert(1)>', [], {}, [[]], { toString: 1, valueOf: 1 }, '\u0000', '\ud800'];

// xorshift (Marsaglia, 2003): 32 bits, seeded.
function random_from(seed) {
  let x = seed;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

// A value within another replaced, or taken away.
function broken_value(value, random) {
  if (value === null || typeof value !== 'object' || random(4) === 0) return kStrange[random(kStrange.length)];
  const keys = Object.keys(value);
  if (keys.length === 0) return kStrange[random(kStrange.length)];
  const key = keys[random(keys.length)];
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (random(5) === 0) delete copy[key];
  else copy[key] = broken_value(value[key], random);
  return copy;
}

function broken_text(text, random) {
  const from = random(text.length + 1);
  const to = from + random(20);
  const piece = ['', text.slice(from, to).repeat(2), '{', '"', '\\', ',', '[[[['][random(7)];
  return text.slice(0, from) + piece + text.slice(to);
}

function expect_sound(steps) {
  if (steps === null) return;
  for (const { line, task, answer, quiz } of Object.values(steps)) {
    assert.ok([line, answer].every((text) => text === undefined || typeof text === 'string'));
    assert.ok([task, quiz].every((flag) => flag === undefined || typeof flag === 'boolean'));
  }
  const { done, steps: finished, tasks } = summary(steps, kSteps);
  assert.ok(done.every((one) => typeof one === 'boolean') && finished <= kSteps.length && tasks <= kSteps.length);
  assert.equal(done_steps(steps, kSteps).length, kSteps.length);
}

test('the progress of a lesson is read whole or not at all', () => {
  const random = random_from(7);
  let whole = 0;
  for (let i = 0; i < kInputs; ++i) {
    const value = random(3) === 0 ? kWhole : broken_value(kWhole, random);
    const text = random(2) === 0 ? JSON.stringify(value) : broken_text(JSON.stringify(value), random);
    const steps = read_steps(text, 'derivative');
    if (steps) whole += 1;
    expect_sound(steps);
  }
  assert.ok(whole > kInputs / 20 && whole < kInputs, `${whole} of ${kInputs} could be read`);
});

test('a file of progress is read whole or not at all', () => {
  const random = random_from(8);
  const file = { downhill: 1, lessons: { derivative: kWhole, hiker: { ...kWhole, lesson: 'hiker' }, unknown: 3 } };
  for (let i = 0; i < kInputs; ++i) {
    const text = random(2) === 0 ? JSON.stringify(broken_value(file, random)) : broken_text(JSON.stringify(file), random);
    const texts = read_file(text, ['derivative', 'hiker', 'toString', '__proto__']);
    if (texts === null) continue;
    for (const [id, kept] of Object.entries(texts)) {
      assert.ok(['derivative', 'hiker'].includes(id));
      assert.notEqual(read_steps(kept, id), null);
      expect_sound(read_steps(kept, id));
    }
  }
});

test('what is absurd is refused at once', () => {
  const million = 1_000_000;
  for (const text of ['['.repeat(million), '{"a":'.repeat(million / 5), '"'.repeat(million), '9'.repeat(million), '\u0000'.repeat(million)]) {
    assert.equal(read_steps(text, 'derivative'), null);
    assert.equal(read_file(text, ['derivative']), null);
  }
});

test('an answer that is no text does not stop the page', () => {
  const text = JSON.stringify({ ...kWhole, steps: { road: { answer: { toString: 1 } } } });
  assert.equal(read_steps(text, 'derivative'), null);
});

test('without storage, or with one that fails, nothing is kept and nothing thrown', () => {
  const storages = {
    'is absent': undefined,
    'is forbidden': { get: () => { throw new Error('SecurityError'); } },
    'is full': {
      value: { getItem: () => null, setItem: () => { throw new Error('QuotaExceededError'); }, removeItem: () => { throw new Error('no'); } },
    },
  };
  for (const [why, storage] of Object.entries(storages)) {
    if (storage) Object.defineProperty(globalThis, 'localStorage', { configurable: true, ...storage });
    assert.deepEqual(load_progress('derivative'), { text: '', steps: {} }, why);
    assert.doesNotThrow(() => set_aside('derivative', 'x'), why);
    delete globalThis.localStorage;
  }
});
