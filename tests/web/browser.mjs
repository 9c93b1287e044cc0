// A browser for the page tests: Debian's Chromium (or $CHROMIUM), driven by playwright-core.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';

export const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const site = process.env.DOWNHILL_SITE ?? join(checkout, 'build', 'site');
export const cli =
  process.env.DOWNHILL_CLI ??
  ['ci', 'release', 'dev'].map((preset) => join(checkout, 'build', preset, 'bin', 'downhill')).find(existsSync);
export const from_web = createRequire(join(checkout, 'web', 'package.json'));

export const kWide = { width: 1440, height: 900 };
export const kPhone = { width: 390, height: 844 };
export const kNarrowest = { width: 360, height: 740 };
export const kLanguages = ['en', 'zh'];

export function launch() {
  const { chromium } = from_web('playwright-core');
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--no-sandbox',
      // The page around the canvas is put together by the processor itself, not by a processor that plays GPU.
      '--disable-gpu-compositing',
      '--disable-background-networking',
    ],
  });
}

// The site, under `base`; resolves to {url, close}.
export async function serve_site({ base = '/', folder = site } = {}) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder}: no site there; run make site first`);
  const server = await serve(folder, { port: 0, base, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${server.port}${base}`, close: server.close };
}

// A page in a context of its own. What it should never do is gathered in `page.faults`: messages on the
// console above "info", uncaught errors, and requests outside the site or without an answer.
export async function open(browser, url, { viewport = kWide, dark = false, scripts = true, ratio = 1, touch = false, language = 'en', ...rest } = {}) {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: ratio,
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    hasTouch: touch,
    isMobile: touch,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    // Else every page would fetch the whole course into a cache of its own.
    serviceWorkers: 'block',
    ...rest,
  });
  const page = await context.newPage();
  page.faults = [];
  const origin = new URL(url).origin;
  page.on('console', (message) => {
    // Of these tests, not of the page: workers are blocked, and the browser reads the canvas back to paint it.
    const own = !/^Service Worker registration blocked by Playwright$|GPU stall due to ReadPixels/.test(message.text());
    if (own && ['error', 'warning', 'assert'].includes(message.type())) page.faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !address.startsWith('data:') && !address.startsWith('blob:')) page.faults.push(`request to ${address}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) page.faults.push(`${response.status()} for ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Leaving a page ends what it was still loading.
    if (why !== 'net::ERR_ABORTED') page.faults.push(`failed: ${request.url()}: ${why}`);
  });
  await page.goto(url);
  page.done = () => context.close();
  return page;
}

// Waits until the program draws; says why if it cannot.
export async function until_running(page) {
  await page.mouse.move(1, 1); // the sign of a reader that it waits for
  await page.waitForFunction(() => window.downhill || document.documentElement.classList.contains('broken'), null, { timeout: 60000 });
  const why = await page.evaluate(() => (window.downhill ? null : document.querySelector('.status').textContent));
  if (why) throw new Error(`the stage does not run: ${why}`);
}

// The lessons of a built site, in the order of the course.
export async function lessons_of(browser, url) {
  const page = await open(browser, `${url}en/`, { scripts: false });
  const ids = await page.locator('[data-lesson]').evaluateAll((rows) => rows.map((row) => row.dataset.lesson));
  await page.done();
  return ids;
}
