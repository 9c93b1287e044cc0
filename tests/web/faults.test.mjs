// What may go wrong in a browser, in both languages: the page stands, the reader is told in one sentence of the page's
// words, and nothing that was done is lost: progress, the step, the figure's line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkout, kLanguages, launch, open, serve_site, until_running } from './browser.mjs';
import { make_eye } from './pixels.mjs';

let browser, server, eye;
before(async () => {
  server = await serve_site();
  browser = await launch();
  eye = await make_eye(browser);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const words = Object.fromEntries(
  kLanguages.map((id) => [id, JSON.parse(readFileSync(join(checkout, 'lessons', 'words', id, 'page.json'), 'utf8'))]),
);
// Chinese is set with thin spaces beside Latin letters.
const bare = (text) => text.replace(/\s/g, '');
const expect_said = (text, language, key) => assert.ok(bare(text).includes(bare(words[language][key])), `${key}: ${text}`);

const kKept = JSON.stringify({
  version: 1,
  lesson: 'derivative',
  step: 'road',
  steps: { road: { line: 'derivative?h=3', task: true } },
});
const kept = (page) => page.evaluate(() => localStorage.getItem('downhill.progress.derivative'));
const status = (page) => page.locator('.stage .status').innerText();
const state = (page) => page.evaluate(() => window.downhill.state());
// The stage once it has come to rest, with the page at its top.
async function look(page) {
  // The same place each time: a field in use would pull the page back to itself.
  await page.evaluate(() => document.activeElement?.blur());
  for (let y = 1; y !== 0; ) {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await page.waitForTimeout(300);
    y = await page.evaluate(() => scrollY);
  }
  const picture = () => page.locator('#stage').screenshot();
  const digest = async (png) => (await eye.measure(png)).digest;
  let last = await digest(await picture());
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(400);
    const png = await picture();
    const now = await digest(png);
    if (now === last) return png;
    last = now;
  }
  throw new Error('the stage does not come to rest');
}
// To another step by reading on; who works at a form stays there.
const read_on = (page, step) =>
  page.evaluate((id) => {
    document.activeElement?.blur();
    document.getElementById(`step-${id}`).scrollIntoView({ behavior: 'instant' });
  }, step);
const set = async (page, parameter, value) => {
  const field = page.locator(`section.step.now .control[data-parameter="${parameter}"] .exact`);
  await field.fill(value);
  await field.press('Enter');
};

// A page of the lesson whose browser remembers a task. `spoil` runs in the page before its own scripts; `refuse`
// answers requests.
async function visit(language, { spoil = null, refuse = null, path = 'derivative/', ...options } = {}) {
  const page = await open(browser, `${server.url}404.html`, { language, ...options });
  await page.evaluate((text) => localStorage.setItem('downhill.progress.derivative', text), kKept);
  if (spoil) await page.addInitScript(spoil);
  if (refuse) await refuse(page);
  await page.goto(`${server.url}${language}/${path}`);
  return page;
}

async function visit_running(language, options) {
  const page = await visit(language, options);
  await until_running(page);
  await page.waitForTimeout(400);
  return page;
}

// It stays a still, says why, keeps what was kept, and can be read on.
async function expect_still(page, language, key) {
  await page.mouse.move(1, 1);
  await page.locator('html.broken').waitFor({ timeout: 60000 });
  expect_said(await status(page), language, key);
  assert.ok(await page.locator('.stage .picture svg, .stage .picture img').first().isVisible(), 'the picture is there');
  assert.equal(JSON.parse(await kept(page)).steps.road.task, true);
  assert.ok(await page.locator('#step-road .task.is-done').isVisible());
  const title = await page.locator('.still .title').innerText();
  await read_on(page, 'limit');
  await page.locator('#step-limit.now').waitFor();
  assert.notEqual(await page.locator('.still .title').innerText(), title, 'the picture follows the reader');
  assert.deepEqual(page.faults.filter((fault) => fault.startsWith('uncaught')), []);
}

const program = /assets\/.*\.wasm/;
const script = /assets\/downhill-.*\.js/;
const truncated = (pattern) => (page) =>
  page.route(pattern, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
  });

const kStarts = {
  'WebAssembly is missing': { key: 'page.no-wasm', spoil: () => delete globalThis.WebAssembly },
  'WebAssembly is blocked': {
    key: 'page.not-loaded',
    spoil: () => {
      const refused = () => Promise.reject(new WebAssembly.CompileError('refused by the policy'));
      WebAssembly.instantiate = refused;
      WebAssembly.instantiateStreaming = refused;
    },
  },
  'WebGL is missing': {
    key: 'page.no-webgl',
    spoil: () => {
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest);
      };
    },
  },
  'the program is not there': { key: 'page.not-loaded', refuse: (page) => page.route(program, (route) => route.fulfill({ status: 404 })) },
  'the program is truncated': { key: 'page.not-loaded', refuse: truncated(program) },
  'its script is truncated': { key: 'page.not-loaded', refuse: truncated(script) },
  'the network is gone before it comes': { key: 'page.not-loaded', refuse: (page) => page.route(program, (route) => route.abort()) },
};

for (const language of kLanguages) {
  for (const [name, { key, ...spoilt }] of Object.entries(kStarts)) {
    test(`${language}: ${name}`, async () => {
      const page = await visit(language, spoilt);
      await expect_still(page, language, key);
      await page.done();
    });
  }

  test(`${language}: the drawing context is lost and restored`, async () => {
    const page = await visit_running(language);
    const before_loss = await look(page);
    await page.evaluate(() => {
      window.lose = document.querySelector('.stage canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.lose.loseContext();
    });
    await page.waitForFunction(() => document.querySelector('.stage .status').textContent !== '');
    expect_said(await status(page), language, 'page.lost');
    // What is done meanwhile is kept.
    await set(page, 'h', '2.5');
    await page.waitForFunction(() => localStorage.getItem('downhill.progress.derivative').includes('h=2.5'));
    await page.evaluate(() => window.lose.restoreContext());
    await page.waitForFunction(() => document.querySelector('.stage .status').textContent === '');
    await set(page, 'h', '3');
    await page.waitForFunction(() => window.downhill.state().line.includes('h=3'));
    const share = await eye.differing(before_loss, await look(page));
    assert.ok(share < 0.001, `it is drawn as before: ${share} of it differs`);
    // A lost context is itself a message of Chromium's.
    assert.deepEqual(page.faults.filter((fault) => !/CONTEXT_LOST|context lost/i.test(fault)), []);
    await page.done();
  });

  test(`${language}: there is no memory for what is asked`, async () => {
    const page = await visit_running(language);
    await set(page, 'h', '2.5');
    await page.waitForFunction(() => localStorage.getItem('downhill.progress.derivative').includes('h=2.5'));
    await page.evaluate(() => {
      WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError('no more memory');
      };
      window.downhill.give('points.csv', '1,2\n'.repeat(20_000_000));
    });
    await expect_still(page, language, 'page.stopped');
    assert.match(await kept(page), /h=2.5/);
    assert.deepEqual(page.faults, []);
    await page.reload();
    await until_running(page);
    assert.equal(JSON.parse((await state(page)).progress).steps.road.task, true);
    await page.done();
  });

  test(`${language}: the program breaks down in a frame`, async () => {
    const page = await visit_running(language);
    await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
    await expect_still(page, language, 'page.stopped');
    assert.deepEqual(page.faults, []);
    await page.done();
  });

  test(`${language}: storage is full, or forbidden`, async () => {
    for (const spoil of [
      () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
      () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }),
    ]) {
      const page = await open(browser, `${server.url}404.html`, { language });
      await page.addInitScript(spoil);
      await page.goto(`${server.url}${language}/derivative/`);
      await until_running(page);
      await page.locator('section.step.now').waitFor();
      assert.equal(await page.locator('.message').isVisible(), false, 'nothing is said before there is something to keep');
      await set(page, 'h', '3');
      await page.locator('#step-road .task.is-done').waitFor();
      expect_said(await page.locator('.message').innerText(), language, 'page.not-kept');
      await read_on(page, 'limit');
      await page.locator('#step-limit.now').waitFor();
      assert.ok(await page.locator('#step-road.step .task.is-done').count(), 'while the page is open it is remembered');
      assert.deepEqual(page.faults, []);
      await page.done();
    }
  });

  test(`${language}: the window becomes nothing, the screen denser, and back`, async () => {
    const page = await visit_running(language);
    await set(page, 'h', '2.5');
    await page.waitForFunction(() => window.downhill.state().line.includes('h=2.5'));
    const { line } = await state(page);
    await look(page); // at rest
    const was = await page.locator('#stage').screenshot();
    const client = await page.context().newCDPSession(page);
    const screen = (width, height, ratio) =>
      client.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: ratio, mobile: false });
    const expect_pixels = (ratio) =>
      page.waitForFunction((wanted) => {
        const { width, clientWidth } = document.querySelector('.stage canvas');
        return Math.abs(width / clientWidth - wanted) < 0.02;
      }, ratio);
    // As to another screen: a density emulated alone comes without the event that tells of it.
    for (const [width, height, ratio] of [[1, 1, 1], [1440, 900, 3], [1300, 800, 0.5]]) {
      await screen(width, height, ratio);
      if (width === 1) await page.waitForTimeout(500);
      else await expect_pixels(ratio);
    }
    await screen(1440, 900, 1);
    await expect_pixels(1);
    assert.equal((await state(page)).line, line);
    await look(page);
    // Not to the bit: letters drawn at other densities in between lie elsewhere in the font's picture.
    const share = await eye.differing(was, await page.locator('#stage').screenshot());
    assert.ok(share < 0.001, `${share} of the picture differs`);
    assert.deepEqual(page.faults, []);
    await page.done();
  });

  test(`${language}: the network goes while the page is open`, async () => {
    const page = await visit_running(language);
    await page.context().setOffline(true);
    await set(page, 'h', '2.5');
    await read_on(page, 'limit');
    await page.waitForFunction(() => window.downhill.state().step === 'limit');
    assert.match(await kept(page), /h=2.5/);
    assert.deepEqual(page.faults, []);
    await page.done();
  });

  test(`${language}: the page is hidden for an hour in the middle of a run`, async () => {
    // A hidden page gets no frames, and its clock goes on.
    const hide = () => {
      const request = window.requestAnimationFrame.bind(window);
      const now = performance.now.bind(performance);
      let waiting = null;
      let away = 0;
      window.requestAnimationFrame = (frame) => (waiting ? waiting.push(frame) : request(frame));
      performance.now = () => now() + away;
      window.hide_page = () => (waiting = []);
      window.show_page = () => {
        away += 3_600_000;
        const frames = waiting;
        waiting = null;
        frames.forEach(request);
      };
    };
    const page = await visit_running(language, { spoil: hide, path: 'house-price/?step=run' });
    const at = async () => (await state(page)).at;
    const step = (await state(page)).step;
    const actions = (await state(page)).actions.map(({ id }) => id);
    assert.ok(actions.includes('run'), `${step}: ${actions}`);
    await page.evaluate(() => window.downhill.act('run'));
    await page.waitForFunction(() => window.downhill.state().at > 3);
    const [hidden, later] = await page.evaluate(async () => {
      window.hide_page();
      await new Promise((done) => setTimeout(done, 200)); // the frame that was asked for before
      const { at: first } = window.downhill.state();
      await new Promise((done) => setTimeout(done, 1000));
      const { at: second } = window.downhill.state();
      return [first, second];
    });
    assert.equal(hidden, later, 'nothing runs while hidden');
    const next = await page.evaluate(async () => {
      window.show_page();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return window.downhill.state().at;
    });
    assert.ok(next - hidden < 50, `it goes on from where it was: ${hidden}, then ${next}`);
    await page.waitForFunction((was) => window.downhill.state().at > was, later);
    assert.ok((await at()) > later);
    assert.deepEqual(page.faults, []);
    await page.done();
  });
}
