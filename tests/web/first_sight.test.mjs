// What a reader sees first, and what a second visit costs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, open, serve_site, until_running } from './browser.mjs';

let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const of_program = (address) => /\/downhill-[^/]*\.(js|wasm)|\/stage-[^/]*\.(ttf|otf)/.test(address);

for (const language of kLanguages) {
  test(`text and figure are there from HTML and styles alone, before the program is asked for: ${language}`, { timeout: 60000 }, async () => {
    const page = await open(browser, `${server.url}${language}/`, { language });
    let asked = 0;
    // The program never comes, and neither does any script.
    await page.route('**/*', (route) => {
      const address = route.request().url();
      asked += of_program(address) ? 1 : 0;
      return /\.(js|wasm|ttf|otf)(\?|$)/.test(address) ? route.abort() : route.continue();
    });
    await page.goto(`${server.url}${language}/gradient/`, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    assert.ok((await page.locator('section.step p').first().innerText()).length > 8);
    const figure = page.locator('.still-figure .wide').locator('svg, img').first();
    assert.ok(await figure.isVisible(), 'the figure of the first step');
    assert.equal(asked, 0);
    await page.done();
  });
}

test('the program is asked for after the first paint, and compiled while it arrives', { timeout: 60000 }, async () => {
  const page = await open(browser, `${server.url}en/`);
  await page.addInitScript(() => {
    window.streamed = 0;
    const stream = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = (...all) => ((window.streamed += 1), stream.apply(WebAssembly, all));
  });
  for (const address of ['en/gradient/', 'en/gradient/?step=follow']) {
    await page.goto(`${server.url}${address}`);
    await until_running(page);
    const seen = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      parts: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
      streamed: window.streamed,
    }));
    const program = seen.parts.filter(({ name }) => of_program(name));
    assert.ok(program.length >= 3, JSON.stringify(seen.parts));
    for (const { name, startTime } of program) assert.ok(startTime >= seen.painted, `${name} at ${startTime}, the first paint at ${seen.painted}`);
    assert.equal(seen.streamed, 1);
  }
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('a second visit takes nothing from the network', { timeout: 120000 }, async () => {
  const page = await open(browser, `${server.url}en/gradient/`, { serviceWorkers: 'allow' });
  await page.evaluate(
    () => new Promise((kept) => navigator.serviceWorker.addEventListener('message', (event) => event.data.kept && kept())),
  );
  const from_network = [];
  page.on('response', (response) => {
    if (!response.fromServiceWorker()) from_network.push(response.url());
  });
  for (const address of ['en/gradient/', 'en/momentum/']) {
    await page.goto(`${server.url}${address}`);
    await until_running(page);
  }
  // The browser itself asks for the worker's script, to learn of a newer site.
  assert.deepEqual(from_network.filter((address) => !address.endsWith('/worker.js')), []);
  assert.deepEqual(page.faults, []);
  await page.done();
});
