// A second browser: the course works in Firefox too. Debian's Firefox ESR (or $FIREFOX) under xvfb-run, driven by
// WebDriver BiDi, which playwright does not speak to it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { from_web, kLanguages, launch, serve_site } from './browser.mjs';
import { make_eye } from './pixels.mjs';

const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const kLessons = ['derivative', 'gradient-descent', 'momentum'];

// An X server without a screen; resolves to {display, close}.
function screen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (number) => done({ display: `:${String(number).trim()}`, close: () => server.kill() }));
  });
}

let browser, chromium, server, eye, x;
before(async () => {
  assert.ok(existsSync(firefox), `${firefox} is not there: run cmake/setup.sh test`);
  server = await serve_site();
  x = await screen();
  // With a window, since headless it has no WebGL; without a graphics card it draws by software.
  browser = await from_web('puppeteer-core').launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: firefox,
    headless: false,
    env: { ...process.env, DISPLAY: x.display },
    extraPrefsFirefox: {
      'webgl.force-enabled': true,
      'webgl.forbid-software': false,
      'gfx.x11-egl.force-enabled': true,
      // Its own sandbox does not start for root, as whom containers run.
      ...(process.getuid() === 0 ? { 'security.sandbox.content.level': 0 } : {}),
    },
  });
  chromium = await launch();
  eye = await make_eye(chromium);
});
after(async () => {
  await browser?.close();
  await chromium?.close();
  await x?.close();
  await server?.close();
});

// A page; `page.faults` gathers what its console says above "info", a refused font or policy among it.
async function open(path) {
  const page = await browser.newPage();
  page.faults = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'warning', 'assert'].includes(message.type())) page.faults.push(message.text());
  });
  page.on('pageerror', (error) => page.faults.push(`uncaught: ${error.message}`));
  await page.setViewport({ width: 1200, height: 800 });
  await page.goto(server.url + path);
  return page;
}

async function until_running(page) {
  await page.mouse.move(5, 5);
  await page.waitForFunction(() => window.downhill || document.documentElement.classList.contains('broken'), { timeout: 60_000 });
  assert.ok(await page.evaluate(() => Boolean(window.downhill)), await page.$eval('.stage .status', (status) => status.textContent));
}

const state = (page) => page.evaluate(() => window.downhill.state());
const shot = async (page) => eye.measure(Buffer.from(await (await page.$('#stage')).screenshot()));

async function type_into(page, parameter, value) {
  await page.evaluate((id) => document.querySelector(`section.step.now .control[data-parameter="${id}"] :is(.exact, .typed)`).select(), parameter);
  await page.focus(`section.step.now .control[data-parameter="${parameter}"] :is(.exact, .typed)`);
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

for (const language of kLanguages) {
  test(`home and lessons, and the stage draws: ${language}`, async () => {
    const home = await open(`${language}/`);
    assert.ok((await home.$$('[data-lesson]')).length > 20);
    assert.deepEqual(home.faults, []);
    await home.close();
    for (const lesson of kLessons) {
      const page = await open(`${language}/${lesson}/`);
      await until_running(page);
      await page.waitForFunction(() => window.downhill.frames() > 0);
      const { colors, ground } = await shot(page);
      assert.ok(colors > 30 && ground < 0.97, `${lesson}: the stage is not blank: ${colors} colours, ${ground} ground`);
      assert.equal(await page.evaluate(() => document.fonts.check('1em "Downhill Math"')), true);
      assert.deepEqual(page.faults, []);
      await page.close();
    }
  });
}

test('a control moves the figure, a task is done, the next step comes, and a reload keeps it', async () => {
  const page = await open('en/derivative/');
  await until_running(page);
  const readout = async (id) => (await state(page)).readouts.find((one) => one.id === id).text;
  const [before_it, drawn] = [await readout('rise'), (await shot(page)).digest];
  assert.equal((await state(page)).task.done, false);

  await type_into(page, 'h', '3');
  await page.waitForFunction(() => window.downhill.state().task.done);
  assert.notEqual(await readout('rise'), before_it);
  assert.notEqual((await shot(page)).digest, drawn);
  await page.waitForSelector('#step-road .task.is-done');

  await page.evaluate(() => {
    document.activeElement.blur();
    document.querySelector('#step-secant').scrollIntoView({ behavior: 'instant' });
  });
  await page.waitForSelector('#step-secant.now');
  assert.equal((await state(page)).step, 'secant');

  await page.reload();
  await until_running(page);
  await page.waitForSelector('#step-road .task.is-done');
  assert.equal((await state(page)).done.length > 1, true);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('a formula can be typed', async () => {
  const page = await open('en/derivative/#own');
  await until_running(page);
  await page.evaluate(() => window.downhill.go('own'));
  await page.waitForSelector('#step-own.now');
  await type_into(page, 'f', 'sin(2x)');
  await page.waitForFunction(() => window.downhill.state().line.includes('sin(2x)'));
  await page.waitForSelector('#step-own .task.is-done');
  assert.deepEqual(page.faults, []);
  await page.close();
});
