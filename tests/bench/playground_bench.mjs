// How fast the playground of lesson 14 trains in the browser: 2-8-8-1 on 500 points.
//
//     make site && node tests/bench/playground_bench.mjs [lesson] [step] [figure line]
//
// Prints the time between frames (median and slowest tenth) and the epochs a second while "Train" runs; measured by
// hand, no test. Frames come at most as often as the screen: 16.7 ms is 60 a second.
import { launch, open, serve_site, until_running } from '../web/browser.mjs';

const kLine = 'network?data=spirals&count=500&layers=2&units=8&noise=0.01&rate=0.02';
const [lesson = 'backprop-network', step = 'own', line = kLine] = process.argv.slice(2);

const server = await serve_site();
const browser = await launch();
const page = await open(browser, `${server.url}en/${lesson}/?step=${step}#${line}`, { language: 'en' });
await until_running(page);
const seen = await page.evaluate(async () => {
  const { downhill } = window;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const times = [];
  const epoch = () => downhill.state().at;
  downhill.act('run');
  await frame();
  const [first, start] = [epoch(), performance.now()];
  for (let last = start; performance.now() - start < 5000 && downhill.state().actions.some(({ running }) => running); ) {
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return { times, epochs: epoch() - first, seconds: (performance.now() - start) / 1000 };
});
const sorted = seen.times.toSorted((a, b) => a - b);
const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
console.log(`${lesson} ${step}: ${line}`);
console.log(`  frames: ${sorted.length}, between them ${at(0.5)} ms (median), ${at(0.9)} ms (slowest tenth)`);
console.log(`  epochs: ${seen.epochs} in ${seen.seconds.toFixed(1)} s, ${(seen.epochs / seen.seconds).toFixed(0)} a second`);
await browser.close();
await server.close();
