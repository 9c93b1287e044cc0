// `make serve` for an author at work: what is saved is on the open page by itself, and a mistake costs nothing.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkout, launch, open, site } from './browser.mjs';

const cli =
  process.env.DOWNHILL_CLI ??
  ['ci', 'release', 'dev'].map((preset) => join(checkout, 'build', preset, 'bin', 'downhill')).find(existsSync);
const folder = mkdtempSync(join(tmpdir(), 'downhill-watch-'));
const words = join(folder, 'lessons', '02-derivative', 'en.md');
let child;
let said = '';
let url;
let browser;

// Waits until the watcher has said something after `from`, and returns where that ends.
async function heard(pattern, from = 0, seconds = 300) {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    const found = said.slice(from).match(pattern);
    if (found) return { found, at: from + found.index + found[0].length };
  }
  throw new Error(`never said ${pattern}: ${said.slice(from)}`);
}

const change = (from, to) => {
  const text = readFileSync(words, 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(words, text.replace(from, to));
};

before(async () => {
  cpSync(join(checkout, 'lessons'), join(folder, 'lessons'), { recursive: true });
  // What an earlier build has kept; without it the first build only takes longer.
  for (const kept of ['course', 'fonts', 'cards']) {
    const from = join(checkout, 'build', kept);
    if (existsSync(from)) cpSync(from, join(folder, kept), { recursive: true });
  }
  const words_of_it = ['--cli', cli, '--lessons', join(folder, 'lessons'), '--program', 'none', '--out', join(folder, 'site'), '--port', '0'];
  child = spawn(process.execPath, [join(checkout, 'web', 'watch.mjs'), ...words_of_it]);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const { found } = await heard(/http:\/\/localhost:(\d+)\//);
  url = `http://127.0.0.1:${found[1]}/`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  child?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('saved words come onto the open page, at its place; a mistake is said and the page stays', { timeout: 600000 }, async () => {
  const page = await open(browser, `${url}en/derivative/?step=secant`);
  const shown = () => document.body.textContent.includes('Saved just now');
  assert.equal(await page.evaluate(shown), false);

  const from = said.length;
  const [line] = readFileSync(words, 'utf8').split('\n').filter((one) => one && !one.startsWith('#'));
  change(line, `Saved just now. ${line}`);
  await page.waitForFunction(shown, null, { timeout: 120000 }).catch((error) => assert.fail(`${error.message}: ${said}`));
  assert.match(page.url(), /step=secant/);
  const { found } = await heard(/built in ([\d.]+) s: 02-derivative\n/, from);
  console.log(`# one lesson's words: ${found[0].trim()}`);

  const good = said.length;
  change('{#secant}', '{#secand}');
  const { at } = await heard(/02-derivative\/en\.md:\d+(:\d+)?: .*secand[\s\S]*the last good pages stay/, good);
  assert.match(await (await fetch(`${url}en/derivative/`)).text(), /Saved just now/);
  change('{#secand}', '{#secant}');
  await heard(/built in /, at);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('only the server knows of it: nothing in the built site', () => {
  const pages = readdirSync(join(folder, 'site'), { recursive: true }).filter((name) => /\.(html|js)$/.test(name));
  for (const name of pages) assert.doesNotMatch(readFileSync(join(folder, 'site', name), 'utf8'), /~live/, name);
  assert.ok(existsSync(site), 'and nothing else is touched');
});
