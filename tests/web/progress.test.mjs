// Progress: shown on the map, kept in files, cleared and brought back; what is damaged is set aside.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { summary } from '../../web/page/progress.mjs';
import { launch, open, serve_site } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'downhill-progress-'));
let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const progress = (lesson, steps) => JSON.stringify({ version: 1, lesson, step: 'road', steps });
const kSome = progress('derivative', { road: { task: true, answer: 'down', quiz: true }, secant: { task: true } });

async function home(kept = {}, language = 'en') {
  const page = await open(browser, `${server.url}${language}/`, { language });
  await page.evaluate((items) => {
    for (const [key, value] of Object.entries(items)) localStorage.setItem(`downhill.${key}`, value);
  }, kept);
  await page.reload();
  return page;
}
const so_far = (page) => page.locator('[data-lesson=derivative] .so-far');
const said = (page) => page.locator('.keep-progress .said').innerText();
const kept = (page, key) => page.evaluate((name) => localStorage.getItem(`downhill.${name}`), key);

test('of a step counts what it asks for', () => {
  const steps = [{ id: 'a', task: true, quiz: true }, { id: 'b', task: true, quiz: false }, { id: 'c', task: false, quiz: false }];
  assert.deepEqual(summary({}, steps), { done: [false, false, false], steps: 0, tasks: 0, all_tasks: 2 });
  assert.deepEqual(summary({ a: { task: true }, b: { task: true } }, steps), { done: [false, true, true], steps: 2, tasks: 2, all_tasks: 2 });
  assert.equal(summary({ a: { task: true, quiz: true }, b: { task: true } }, steps).steps, 3);
});

test('the map shows steps, tasks, what comes first and how long it takes', async () => {
  const page = await home();
  assert.equal(await so_far(page).isVisible(), false);
  assert.match(await page.locator('[data-lesson=gradient] .needs').innerText(), /Builds on: .+, .+/);
  const total = await page.locator('.total').innerText();
  await page.evaluate((text) => localStorage.setItem('downhill.progress.derivative', text), kSome);
  await page.reload();
  const { steps } = JSON.parse(await page.locator('#page-data').textContent()).lessons.find(({ id }) => id === 'derivative');
  const quiz = steps[1].quiz ? 1 : 2; // of two tasks done, the second step may have a quiz open
  assert.match(await so_far(page).innerText(), new RegExp(`^${quiz} of ${steps.length} steps · 2 of ${steps.filter(({ task }) => task).length} tasks`));
  assert.equal(await page.locator('[data-lesson=derivative] .dots i.ok').count(), quiz);
  assert.match(await page.locator('.start').getAttribute('href'), /^derivative\/$/);
  assert.ok((await page.locator('.total').innerText()).length > total.length, 'says what is left');
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('to a file, cleared, undone, and from the file on another device', async () => {
  const page = await home({ 'progress.derivative': kSome });
  const download = page.waitForEvent('download');
  await page.locator('[data-progress=save]').click();
  const file = join(folder, 'downhill.json');
  await (await download).saveAs(file);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { downhill: 1, lessons: { derivative: JSON.parse(kSome) } });

  await page.locator('[data-progress=clear]').click();
  assert.equal(await kept(page, 'progress.derivative'), null);
  assert.equal(await so_far(page).isVisible(), false);
  await page.locator('[data-progress=undo]').click();
  assert.deepEqual(JSON.parse(await kept(page, 'progress.derivative')), JSON.parse(kSome));
  assert.ok(await so_far(page).isVisible());
  assert.ok(await page.evaluate(() => document.activeElement !== document.body), 'the focus is not lost');
  await page.done();

  const other = await home({}, 'zh');
  await other.locator('.progress-file').setInputFiles(file);
  await so_far(other).waitFor();
  assert.match(await said(other), /1/);
  // What is no progress changes nothing.
  for (const foreign of ['{"downhill":', '{"lessons":{}}', '{"downhill":1,"lessons":{"derivative":{"steps":[1]}}}', 'PNG']) {
    writeFileSync(join(folder, 'other.json'), foreign);
    await other.locator('.progress-file').setInputFiles(join(folder, 'other.json'));
    await other.waitForFunction(() => document.querySelector('.keep-progress .said').textContent.includes('other.json'));
    assert.deepEqual(JSON.parse(await kept(other, 'progress.derivative')), JSON.parse(kSome), foreign);
  }
  assert.deepEqual(other.faults, []);
  await other.done();
});

test('a damaged store is set aside with a message, and nothing else is lost', async () => {
  const page = await home({ 'progress.derivative': kSome, 'progress.hiker': '{"version":1,"steps"', 'progress.gradient': kSome });
  assert.match(await said(page), /hiker.*gradient/i);
  assert.equal(await kept(page, 'aside.hiker'), '{"version":1,"steps"');
  assert.equal(await kept(page, 'progress.hiker'), null);
  assert.equal(await kept(page, 'aside.gradient'), kSome, 'of another lesson');
  assert.equal(await kept(page, 'progress.derivative'), kSome);
  assert.ok(await so_far(page).isVisible());
  assert.deepEqual(page.faults, []);
  await page.done();
});
