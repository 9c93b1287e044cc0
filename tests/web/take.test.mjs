// Take it with you: figures as files, the site without a network, lessons on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, open, serve_site, until_running } from './browser.mjs';

let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('any figure as SVG and PNG, its data as CSV', async () => {
  const page = await open(browser, `${server.url}en/derivative/?step=closer`);
  await until_running(page);
  await page.locator('.keep .share').click();
  const file = async (kind) => {
    const download = page.waitForEvent('download');
    await page.locator(`[data-file=${kind}]`).click();
    const got = await download;
    assert.equal(got.suggestedFilename(), `derivative-closer.${kind}`);
    return readFileSync(await got.path());
  };
  assert.match(String(await file('svg')), /^<svg [^>]*width="720"[\s\S]*<title>.+<\/title>[\s\S]*<\/svg>/);
  const png = await file('png');
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1440, 920]);
  const rows = String(await file('csv')).replace(/^\ufeff/, '').trim().split('\r\n').map((line) => line.split(','));
  assert.deepEqual(rows[0], ['plot', 'series', 'color', 'x', 'y']);
  // The curve of the step's own formula, x^2/4 + 1/4: as finely as a picture holds it.
  const curve = rows.filter(([, , color]) => color === 'curve').map((row) => row.slice(3).map(Number));
  assert.ok(curve.length > 10);
  for (const [x, y] of curve) assert.ok(Math.abs(y - (x * x + 1) / 4) < 0.02, `${x} ${y}`);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('the playground gives its run, its network and its points as files, and takes them back', async () => {
  const page = await open(browser, `${server.url}en/backprop-network/?step=own`);
  await until_running(page);
  await page.locator('.keep .share').click();
  const file = async (id, ending) => {
    const download = page.waitForEvent('download');
    await page.locator(`[data-export=${id}]`).click();
    const got = await download;
    assert.equal(got.suggestedFilename(), `backprop-network-own-${id}.${ending}`);
    return readFileSync(await got.path(), 'utf8');
  };
  const run = JSON.parse(await file('run', 'json'));
  assert.equal(run.figure, await page.evaluate(() => window.downhill.state().line));
  assert.equal(run.weights.length, 17);
  assert.equal(JSON.parse(await file('network', 'json')).layers.length, 2);
  const points = await file('points', 'csv');
  assert.match(points, /^x,y,class\n-0.6,0.6,0\n/);
  await page.keyboard.press('Escape');

  // And takes them back: other settings are the run's again, and points come without settings.
  const line = () => page.evaluate(() => window.downhill.state().line);
  const form = page.locator('form.controls[data-step=own]');
  const give = (name, text) =>
    form.locator('.file input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await form.locator('[data-parameter=units] .exact').fill('7');
  await form.locator('[data-parameter=units] .exact').press('Enter');
  assert.match(await line(), /units=7/);
  await give('run.json', JSON.stringify(run));
  await page.waitForFunction((wanted) => window.downhill.state().line === wanted, run.figure);
  await give('points.csv', 'x,y,class\n0.5,-1,1\n-1,1,0\n');
  await page.waitForFunction(() => /points=0.5,-1,1,-1,1,0/.test(window.downhill.state().line));
  await give('run.json', '{"downhill": "network-run"}');
  await form.locator('.file .mistake').waitFor();
  assert.match(await line(), /points=0.5,-1,1,-1,1,0/);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('after the first visit the course works with the network off', async () => {
  const own = await serve_site();
  const page = await open(browser, `${own.url}en/`, { serviceWorkers: 'allow' });
  await page.evaluate(() => new Promise((done) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => data.kept === 'en' && done());
  }));
  await own.close();
  await page.context().setOffline(true);
  await page.goto(`${own.url}en/gradient-descent/?step=rate`);
  await until_running(page);
  assert.equal(await page.evaluate(() => window.downhill.state().step), 'rate');
  await page.goto(`${own.url}en/search/?q=saddle`);
  await page.locator('.results li').first().waitFor();
  await page.goto(`${own.url}en/`);
  assert.ok(await page.locator('.hero h1').isVisible());
  assert.deepEqual(page.faults.filter((fault) => !/^failed: .*ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED)/.test(fault)), []);
  await page.done();
});

test('on paper: text and figures, no controls', async () => {
  const page = await open(browser, `${server.url}en/gradient/`);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['header', 'footer', '.stage', 'form.controls', '.neighbours', '.share-dialog']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  const pictures = page.locator('.still-figure .wide').locator('svg, img');
  assert.ok((await pictures.count()) >= 5);
  for (const picture of await pictures.all()) assert.ok(await picture.isVisible());
  assert.ok(await page.locator('.answer .why').first().isVisible(), 'answers are unfolded');
  const paper = await page.pdf();
  assert.ok(paper.length > 100_000, `pictures are on it: ${paper.length} bytes`);
  assert.deepEqual(page.faults, []);
  await page.done();
});
