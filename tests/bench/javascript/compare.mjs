// Our engine as WebAssembly beside plain Eigen as WebAssembly and libraries for JavaScript, on the training rows,
// from the same weights on the same batch, taking turns in one thread: in node and in the browser alike.
import { brain, convnet, tensorflow } from './trainers.mjs';

const kCompared = 20; // steps
const kTolerance = 1e-4; // of the loss, relative to plain Eigen's
const kWarm = 200; // ms: engines compile a second time, better, what runs for a while
const kRun = 20; // ms: a browser's clock ticks 10 times a millisecond

const time = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

function repeats_for(wanted, run) {
  for (let count = 1; ; count *= 2) {
    const took = time(() => run(count));
    if (took >= wanted / 2) return Math.max(1, Math.round((count * wanted) / took));
  }
}

// A row's entrants: ours first.
async function entrants_of(module, index, row, libraries, say) {
  const own = ['Eigen by hand', 'Downhill'].map((name, which) => ({
    name,
    compare: 'all',
    steps: (count) => module._bench_steps(which, count),
  }));
  const [inputs, outputs] = [row.sizes[0], row.sizes.at(-1)];
  const copy = (at, length) => module.HEAPF32.slice(at / 4, at / 4 + length);
  module._bench_begin(index);
  const parameters = row.sizes.slice(1).reduce((sum, units, i) => sum + units * (row.sizes[i] + 1), 0);
  const start = {
    parameters: copy(module._bench_parameters(), parameters),
    x: copy(module._bench_x(), inputs * row.batch),
    t: copy(module._bench_t(), outputs * row.batch),
  };
  const others = [];
  if (libraries) {
    for (const [name, make] of [
      ['TensorFlow.js, wasm', tensorflow('wasm')],
      ['TensorFlow.js, cpu', tensorflow('cpu')],
      ['ConvNetJS', convnet],
      ['brain.js', brain],
    ]) {
      try {
        others.push(await make(libraries, row, start));
      } catch (error) {
        say([row.name, name, 'cannot', error.message].join('\t'));
      }
    }
  }
  return [...own, ...others];
}

// Calls `say` with lines of fields between tabs: the row, who, µs a step (median, fastest), the last loss compared.
// Without `libraries` only the two of WebAssembly run, for a shorter time. Throws if losses do not agree.
export async function compare(module, libraries, say) {
  const rows = JSON.parse(module.UTF8ToString(module._bench_rows()));
  for (const [index, row] of rows.entries()) {
    const entrants = await entrants_of(module, index, row, libraries, say);
    for (let step = 0; step < kCompared; ++step) {
      for (const entrant of entrants) {
        await entrant.prepare?.();
        const loss = entrant.steps(1);
        const line = step === 0 || entrant.compare === 'all' ? (entrant === entrants[0] ? loss : entrants[0].loss) : loss;
        entrant.loss = loss;
        if (entrant.compare === 'never' || Math.abs(loss - line) <= kTolerance * line) continue;
        throw new Error(`${row.name}: at step ${step} ${entrant.name} has the loss ${loss}, by hand it is ${line}`);
      }
    }
    for (const entrant of entrants) {
      await entrant.prepare?.();
      repeats_for(kWarm, entrant.steps);
      entrant.count = repeats_for(kRun, entrant.steps);
      entrant.times = [];
    }
    const rounds = libraries ? 15 : 5;
    for (let round = 0; round < rounds; ++round) {
      for (let i = 0; i < entrants.length; ++i) {
        const entrant = entrants[(i + round) % entrants.length];
        await entrant.prepare?.();
        entrant.times.push((time(() => entrant.steps(entrant.count)) * 1000) / entrant.count);
      }
    }
    for (const { name, times, loss } of entrants) {
      times.sort((a, b) => a - b);
      say([row.name, name, times[times.length >> 1].toFixed(3), times[0].toFixed(3), loss.toPrecision(7)].join('\t'));
    }
  }
}
