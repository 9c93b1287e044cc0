// State is a link: the address says all of a figure, back and forward lead through it, and other pages can frame it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { kPhone, launch, open, serve_site, until_running } from './browser.mjs';

let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const state = (page) => page.evaluate(() => window.downhill.state());
const until_line = (page, part) => page.waitForFunction((text) => window.downhill.state().line.includes(text), part, { timeout: 10000 });

test('a link gives the same run: seed, step and all', async () => {
  const line = 'sgd?seed=7&batch=4&step=9';
  const seen = [];
  for (let i = 0; i < 2; i += 1) {
    const page = await open(browser, `${server.url}en/stochastic-gradient-descent/?step=walk#${line}`);
    await until_running(page);
    const { line: shown, at, readouts, describe } = await state(page);
    assert.equal(at, 9);
    assert.match(shown, /seed=7/);
    seen.push({ shown, readouts, describe });
    assert.deepEqual(page.faults, []);
    await page.done();
  }
  assert.deepEqual(seen[0], seen[1]);
});

test('back and forward lead from step to step, with the figures as they were', async () => {
  const page = await open(browser, `${server.url}en/derivative/?step=limit`);
  await until_running(page);
  const field = page.locator('#step-limit .control[data-parameter="x"] .exact');
  await field.fill('2.5');
  await field.press('Enter');
  await until_line(page, 'x=2.5');
  const box = await page.locator('#stage').boundingBox();
  await page.mouse.click(box.x + box.width - 60, box.y + box.height - 40); // "Next" in the stage
  await page.waitForFunction(() => window.downhill.state().step === 'sign');
  await page.waitForFunction(() => location.search === '?step=sign');
  await page.goBack();
  await page.waitForFunction(() => window.downhill.state().step === 'limit');
  await until_line(page, 'x=2.5');
  assert.match(page.url(), /\?step=limit#derivative\?/);
  await page.goForward();
  await page.waitForFunction(() => window.downhill.state().step === 'sign');
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('the dialog hands on link and code, and gives the focus back', async () => {
  const page = await open(browser, `${server.url}en/derivative/?step=closer`, { permissions: ['clipboard-read', 'clipboard-write'], viewport: kPhone, touch: true });
  await until_running(page);
  const button = page.locator('#step-closer button.share');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#share-link').inputValue(), /\/en\/derivative\/\?step=closer#derivative\?/);
  await page.locator('[data-copy=share-link]').click();
  await page.locator('.share-dialog .said:not(:empty)').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator('#share-link').inputValue());
  await page.locator('#share-controls').selectOption('locked');
  assert.match(await page.locator('#share-code').inputValue(), /<iframe src="[^"]*\/en\/embed\/\?controls=h,x&amp;locked=all#derivative\?/);
  await page.keyboard.press('Escape');
  assert.ok(await button.evaluate((one) => one === document.activeElement), 'the focus is back');
  await page.evaluate(() => document.querySelector('.keep .copy').click());
  await page.waitForTimeout(200);
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/en\/derivative\/\?step=closer/);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('one figure by itself: its controls move it, locked ones do not', async () => {
  const page = await open(browser, `${server.url}en/embed/?controls=h,x&locked=x#derivative?f=x^2&x=1&h=0.5`);
  await until_running(page);
  assert.deepEqual(await page.locator('.control').evaluateAll((rows) => rows.map((row) => row.dataset.parameter)), ['h', 'x']);
  const field = (id) => page.locator(`.control[data-parameter="${id}"] .exact`);
  await field('h').fill('3');
  await field('h').press('Enter');
  await until_line(page, 'h=3');
  assert.ok(await field('x').isDisabled());
  await page.evaluate(() => window.downhill.set('x', '0'));
  await until_line(page, 'h=3');
  await page.waitForFunction(() => window.downhill.state().parameters.find(({ id }) => id === 'x').value === '1');
  await page.waitForFunction(() => location.hash.includes('h=3'));
  assert.deepEqual(page.faults, []);
  await page.goto('about:blank');
  await page.goto(`${server.url}zh/embed/?controls=none#derivative?x=banana`);
  await until_running(page);
  assert.match(await page.locator('.message').innerText(), /banana/);
  assert.equal(await page.locator('.control').count(), 0);
  await page.done();
});

test('the page around it is heard and told, if it is the one that the address names', async () => {
  const around = createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><title>class</title><script>const heard = []; addEventListener('message', ({ data }) => heard.push(data));</script><iframe width="700" height="600" src="${searchParams.get('src') ?? ''}"></iframe>`);
  });
  await new Promise((done) => around.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${around.address().port}`;
  const framed = async (host) => {
    const src = `${server.url}en/embed/?controls=h&host=${encodeURIComponent(host)}#derivative?f=x^2&h=0.5`;
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${origin}/?src=${encodeURIComponent(src)}`);
    await page.waitForFunction(() => frames.length === 1);
    const frame = page.frames()[1];
    await frame.waitForFunction(() => window.downhill, null, { timeout: 60000 });
    const send = (message) => page.evaluate((what) => frames[0].postMessage(what, '*'), message);
    return { page, frame, send, heard: () => page.evaluate(() => heard), done: () => context.close() };
  };
  try {
    const class_page = await framed(origin);
    await class_page.page.waitForFunction(() => heard.some(({ downhill }) => downhill === 'ready'));
    await class_page.send({ downhill: 'set', values: { h: 0.25 } });
    await class_page.page.waitForFunction(() => heard.some(({ downhill, values }) => downhill === 'state' && values.h === '0.25'));
    await class_page.send({ downhill: 'set', values: { h: 'banana' } });
    await class_page.page.waitForFunction(() => heard.some(({ downhill, error }) => downhill === 'error' && /banana/.test(error)));
    await class_page.send({ downhill: 'figure', line: 'derivative?f=x^3' });
    await class_page.page.waitForFunction(() => heard.some(({ line }) => line?.includes('x^3')));
    await class_page.done();

    const stranger = await framed('https://elsewhere.example');
    await stranger.send({ downhill: 'set', values: { h: 0.25 } });
    await stranger.page.waitForTimeout(600);
    assert.deepEqual(await stranger.heard(), []);
    assert.match(await stranger.frame.evaluate(() => window.downhill.state().line), /h=0\.5/);
    await stranger.done();
  } finally {
    around.closeAllConnections();
    around.close();
  }
});
