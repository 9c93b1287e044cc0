// What a frame costs the processor, in every step of every lesson, at 1440 by 900 in Chromium:
//
//     make site && node tests/bench/frames_bench.mjs [lesson ...]
//
// Each step is made to move: its run is played, or else its first number swept. Counted is the time in the frame's
// callback: the step on the timeline, the drawing, the WebGL calls, and what the page does with the news; not the
// painting, which is the browser's. Prints a row a lesson, with the worst step, and whether anything is drawn while
// nothing moves. Prints Markdown, so that report.mjs can take it up.
import { launch, lessons_of, open, serve_site, until_running } from '../web/browser.mjs';

const kFrames = 45; // a step
const kSettling = 5; // frames that first draw what is new: letters, say
const kIdle = 700; // ms

const server = await serve_site();
const browser = await launch();
const wanted = process.argv.slice(2);
const lessons = (await lessons_of(browser, server.url)).filter((id) => wanted.length === 0 || wanted.includes(id));

// Counts the callbacks of animation frames from the page's first script on.
function count_frames() {
  const ask = window.requestAnimationFrame.bind(window);
  window.costs = [];
  window.requestAnimationFrame = (call) =>
    ask((now) => {
      const began = performance.now();
      call(now);
      window.costs.push(performance.now() - began);
    });
}

// In the page: moves the step and returns what its frames cost, in ms.
async function move({ step, frames, settling, idle }) {
  const { downhill } = window;
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  downhill.go(step);
  await pause(300);
  const running = () => downhill.state().actions.some((action) => action.running);
  const run = downhill.state().actions.find(({ id, enabled }) => id === 'run' && enabled);
  const swept = downhill.state().parameters.find(({ kind, offered }) => kind === 'number' && offered !== false);
  window.costs.length = 0;
  if (run) downhill.act('run');
  for (let i = 0; window.costs.length < frames + settling && i < 40 * frames; ++i) {
    if (run && !running()) {
      downhill.act('rewind');
      downhill.act('run');
      if (!running()) break;
    }
    if (!run && swept) downhill.set(swept.id, String(swept.min + ((swept.max - swept.min) * (i % 40)) / 40));
    if (!run && !swept) break;
    await pause(25);
  }
  const costs = window.costs.slice(settling);
  if (running()) downhill.act('run');
  await pause(500);
  const before = downhill.frames();
  await pause(idle);
  return { costs, idle: downhill.frames() - before };
}

const at = (times, share) => (times.length ? times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] : NaN);
const ms = (time) => (Number.isNaN(time) ? '' : time.toFixed(1));

console.log('| lesson | steps | frames | median ms | 99 % ms | slowest step (median ms) | idle frames |');
console.log('| --- | ---: | ---: | ---: | ---: | --- | ---: |');
const all = [];
let idle_frames = 0;
for (const lesson of lessons) {
  const page = await open(browser, `${server.url}en/${lesson}/`, { language: 'en' });
  await page.addInitScript(count_frames);
  await page.reload();
  await until_running(page);
  const steps = await page.locator('section.step').evaluateAll((sections) => sections.map(({ id }) => id.replace(/^step-/, '')));
  const costs = [];
  let worst = { step: '', median: 0 };
  let idle = 0;
  for (const step of steps) {
    const seen = await page.evaluate(move, { step, frames: kFrames, settling: kSettling, idle: kIdle });
    costs.push(...seen.costs);
    idle += seen.idle;
    const median = at(seen.costs, 0.5);
    if (median > worst.median) worst = { step, median };
  }
  all.push(...costs);
  idle_frames += idle;
  console.log(`| ${lesson} | ${steps.length} | ${costs.length} | ${ms(at(costs, 0.5))} | ${ms(at(costs, 0.99))} | ${worst.step} (${ms(worst.median)}) | ${idle} |`);
  await page.done();
}
console.log(`| all | | ${all.length} | ${ms(at(all, 0.5))} | ${ms(at(all, 0.99))} | | ${idle_frames} |`);
await browser.close();
await server.close();
