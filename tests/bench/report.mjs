// make bench: runs all that stands beside other libraries and writes build/bench/report.md.
//
//     node tests/bench/report.mjs
//
// Everything must be built before (the Makefile does). What is missing is said in the report, and is no error; what
// does not agree with the rest is one.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const out = join(checkout, 'build', 'bench');
const kNear = 1.3; // of the time by hand
const kOfNative = 0.6; // of native speed, in WebAssembly
const kFrame = 4; // ms of the processor, median
const kSlowestFrame = 10; // ms, 99 of 100
const kLinear = 1.1; // exponent of the growth: 1 is linear

// Why, where we know: what a profile or another table of the report shows.
const kReasons = [
  [/^Training, native: 784/, "dlib's products are OpenBLAS's, for this processor; ours as released are for SSE2 (see the next table)"],
  [/^Gradients: Rosenbrock, n = /, 'a formula typed as text keeps every intermediate result in memory, by hand they stay in registers'],
  [/SGD, batch 10: /, 'the products are so small that looking at the norms of gradient and step, and a layer apart for each activation, weigh'],
];
const why = (sentence) => kReasons.find(([where]) => where.test(sentence))?.[1];

const native = (name) => [join(checkout, 'build', 'release', 'bin', name), []];
const script = (name) => [process.execPath, [join(checkout, 'tests', 'bench', 'javascript', name)]];

// The fields of each line that a bench prints; null if it is not built.
function run([program, flags], ...more) {
  const file = flags[0] ?? program;
  if (!existsSync(file)) return null;
  process.stderr.write(`  ${[file.slice(checkout.length + 1), ...more].join(' ')}\n`);
  // One thread each, whichever BLAS the machine has.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const text = execFileSync(program, [...flags, ...more], { env, encoding: 'utf8', maxBuffer: 1e8 });
  return text.trim().split('\n').filter((line) => line.includes('\t')).map((line) => line.split('\t'));
}

const ours = (who) => who.startsWith('Downhill');
const by_hand = (who) => who.includes('by hand');
const digits = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n');
}

// Rows by name: [{row, times: [{who, median, fastest}], absent: [{who, why}]}], the fastest first.
function rows_of(lines) {
  const rows = new Map();
  for (const [row, who, median, fastest] of lines) {
    if (!rows.has(row)) rows.set(row, { row, times: [], absent: [] });
    if (Number.isNaN(Number(median))) rows.get(row).absent.push({ who, why: median });
    else rows.get(row).times.push({ who, median: Number(median), fastest: Number(fastest) });
  }
  for (const { times } of rows.values()) times.sort((a, b) => a.fastest - b.fastest);
  return [...rows.values()];
}

const verdicts = { first: 0, rows: 0, behind: [], slow: [] };

// A section on what stands side by side. Ratios are of the fastest runs, to our own (the faster one if there are two).
function side_by_side(title, lines, note) {
  if (!lines) return `## ${title}\n\nNot built.\n`;
  const parts = [`## ${title}`, '', note, ''];
  for (const { row, times, absent } of rows_of(lines)) {
    const our = times.find(({ who }) => ours(who));
    const hand = times.find(({ who }) => by_hand(who));
    const peer = times.find(({ who }) => !ours(who) && !by_hand(who));
    const cells = times.map(({ who, median, fastest }) => [
      ours(who) ? `**${who}**` : who,
      digits(fastest),
      digits(median),
      our ? (fastest / our.fastest).toFixed(2) : '',
    ]);
    parts.push(`### ${row}`, '', table(['', 'fastest, µs', 'median, µs', 'time against ours'], [...cells, ...absent.map(({ who, why }) => [who, why, '', ''])]));
    const against_hand = our.fastest / hand.fastest;
    const here = `${title}: ${row}`;
    ++verdicts.rows;
    if (!peer || our.fastest <= peer.fastest) ++verdicts.first;
    else verdicts.behind.push(`${here}: ${peer.who} is first, we take ${(our.fastest / peer.fastest).toFixed(2)} of its time`);
    if (against_hand > kNear) verdicts.slow.push(`${here}: ${against_hand.toFixed(2)} of the time by hand`);
    const first = peer && peer.fastest < our.fastest ? `First of the libraries is ${peer.who}.` : peer ? `We are first of the libraries; next is ${peer.who}.` : 'No other library is here.';
    parts.push(`${first} Of the time by hand we take ${against_hand.toFixed(2)}.`, '');
  }
  return parts.join('\n');
}

// Short runs of both, in turn, so that both meet the same machine.
function wasm_against_native() {
  const title = '## WebAssembly against native';
  const fastest = { native: new Map(), wasm: new Map() };
  for (let round = 0; round < 5; ++round) {
    for (const [side, command] of [['native', native('training_peers_bench')], ['wasm', script('node.mjs')]]) {
      const lines = run(command, '--own');
      if (!lines) return `${title}\n\nNot built.\n`;
      for (const [row, who, , time] of lines) {
        if (ours(who)) fastest[side].set(row, Math.min(Number(time), fastest[side].get(row) ?? Infinity));
      }
    }
  }
  const rows = [...fastest.native].map(([row, time]) => {
    const share = time / fastest.wasm.get(row);
    if (share < kOfNative) verdicts.slow.push(`WebAssembly: ${row}: ${(100 * share).toFixed(0)} % of native speed`);
    return [row, digits(time), digits(fastest.wasm.get(row)), `${(100 * share).toFixed(0)} %`];
  });
  return `${title}\n\nOur training step, both with SIMD of four floats (SSE2; WebAssembly SIMD in node), processes in turn. The aim: at least ${100 * kOfNative} %.\n\n${table(['', 'native, µs', 'WebAssembly, µs', 'share of native speed'], rows)}`;
}

function growth() {
  const lines = run(native('growth_bench'));
  if (!lines) return '## Growth\n\nNot built.\n';
  const parts = ['## Growth', '', 'The exponent is the slope of log time by log size, from the smallest to the largest: 1 is linear.', ''];
  for (const [what, sizes] of group(lines)) {
    const points = sizes.map(([, many, , fastest]) => ({ many: Number(many), time: Number(fastest) }));
    const [low, high] = [points[0], points.at(-1)];
    const exponent = Math.log(high.time / low.time) / Math.log(high.many / low.many);
    parts.push(`### ${what}`, '', table(['how many', 'fastest, µs', 'ns each'], points.map(({ many, time }) => [many, digits(time), digits((1000 * time) / many)])));
    const word = exponent <= kLinear ? 'linear' : '**not linear**';
    if (exponent > kLinear) verdicts.slow.push(`growth: ${what}: not linear, the time grows as the size to the ${exponent.toFixed(2)}`);
    parts.push(`Exponent ${exponent.toFixed(2)}: ${word}.`, '');
  }
  return parts.join('\n');
}

function group(lines) {
  const groups = new Map();
  for (const line of lines) groups.set(line[0], [...(groups.get(line[0]) ?? []), line]);
  return groups;
}

// From nothing: nothing of an earlier build is kept beside this one.
async function site() {
  const title = '## The site, from nothing';
  const cli = join(checkout, 'build', 'release', 'bin', 'downhill');
  if (!existsSync(cli)) return `${title}\n\nThe command line is not built.\n`;
  const folder = join(out, 'build');
  await rm(folder, { recursive: true, force: true });
  process.stderr.write('  web/build.mjs\n');
  const began = performance.now();
  const text = execFileSync(process.execPath, [join(checkout, 'web', 'build.mjs'), '--cli', cli, '--program', 'none', '--out', join(folder, 'site')], {
    cwd: checkout,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  const lessons = [...text.matchAll(/^ {2}(\S+) +([\d.]+) s$/gm)].map(([, name, time]) => [name, Number(time)]);
  const sum = lessons.reduce((total, [, time]) => total + time, 0);
  lessons.sort((a, b) => b[1] - a[1]);
  await rm(folder, { recursive: true, force: true });
  return `${title}\n\n${seconds.toFixed(1)} s in all, ${(sum / lessons.length).toFixed(2)} s a lesson (${lessons.length} lessons, each computed by itself). The slowest:\n\n${table(['lesson', 's'], lessons.slice(0, 5).map(([name, time]) => [name, time.toFixed(2)]))}`;
}

// Every step of every lesson, in Chromium.
function frames() {
  const title = '## Frames';
  if (!existsSync(join(checkout, 'build', 'site', 'index.html'))) return `${title}\n\nThe site is not built.\n`;
  process.stderr.write('  tests/bench/frames_bench.mjs\n');
  const rows = execFileSync(process.execPath, [join(checkout, 'tests', 'bench', 'frames_bench.mjs')], { encoding: 'utf8' });
  const [, , median, slowest, , idle] = rows.match(/^\| all \|.*$/m)[0].split('|').slice(2).map((cell) => Number(cell));
  if (median > kFrame) verdicts.slow.push(`frames: ${median} ms in the middle`);
  if (slowest > kSlowestFrame) verdicts.slow.push(`frames: ${slowest} ms for one in a hundred`);
  if (idle > 0) verdicts.slow.push(`frames: ${idle} drawn while nothing moved`);
  return `${title}\n\nWhat a frame costs the processor while a step moves, at 1440 by 900; the browser's painting is not in it. The aim: ${kFrame} ms in the middle, ${kSlowestFrame} ms for one in a hundred, no frame while nothing moves.\n\n${rows}`;
}

await mkdir(out, { recursive: true });
const training = 'One step: forward, loss, backward, update, on one batch. All begin with the same weights, and their losses of 20 steps agree to 1e-4.';
const sections = [
  side_by_side('Training, native', run(native('training_peers_bench')), `${training} One thread. Ours and Eigen compiled as released, for SSE2; the others use what the processor has.`),
  side_by_side('Training, native, compiled for this processor', run(native('training_peers_bench_native')), 'The same, ours and Eigen with `-march=native`.'),
  side_by_side('Training, node', run(script('node.mjs')), `${training} Ours and Eigen as WebAssembly. ConvNetJS has no Adam: Adadelta stands in, and only its first loss is compared. brain.js updates after every example and bends its outputs: as many examples, not the same run.`),
  side_by_side('Training, Chromium', run(script('browser.mjs')), 'The same in a page.'),
  wasm_against_native(),
  side_by_side('Gradients', run(native('gradient_peers_bench')), 'Value and gradient; all agree to 1e-9. Our tape is recorded afresh each time, our formula was typed as text and is compiled when it is read; ADOL-C replays a tape recorded once. Jets beyond 100 variables take several passes.'),
  growth(),
  frames(),
  await site(),
];
const listed = (items, none) => (items.length > 0 ? items.map((item) => `- ${item}${why(item) ? `: ${why(item)}` : ''}`).join('\n') : none);
const report = `# Downhill beside others

${cpus()[0].model}, node ${process.versions.node}. Times of one run hold on this machine only; ratios are what to read. They are of the
fastest runs, those side by side taking turns.

First of the libraries in ${verdicts.first} of ${verdicts.rows} rows.

Not first:

${listed(verdicts.behind, 'Nowhere.')}

Behind the other aims (${kNear} of the time by hand, ${100 * kOfNative} % of native speed, linear growth, frames of ${kFrame} and ${kSlowestFrame} ms):

${listed(verdicts.slow, 'Nowhere.')}

${sections.join('\n')}`;
await writeFile(join(out, 'report.md'), report);
console.log(`${join('build', 'bench', 'report.md')}: first in ${verdicts.first} of ${verdicts.rows} rows`);
