// Whoever writes an address, a table or a file of progress writes text, never markup; and a page runs, shows and asks
// for nothing but its own files.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { headers_for } from '../../web/headers.mjs';
import { kContentSecurityPolicy } from '../../web/headers.mjs';
import { kLanguages, launch, open, serve_site, site, until_running } from './browser.mjs';

const kHostile = [
  '<img src=x onerror="window.struck=1">',
  '"><script>window.struck=1</script>',
  "'-window.struck=1-'",
  '</title></script><svg onload=window.struck=1>',
  'javascript:window.struck=1',
  '{{constructor.constructor("window.struck=1")()}}',
  '\u202e<b>&lt;',
];

// All of them in one text, where a page that runs the program takes its time.
const kAll = kHostile.join(' ');

const all_files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? all_files(join(folder, entry.name)) : [relative(site, join(folder, entry.name))],
  );
const files = all_files(site);
const text = (name) => readFileSync(join(site, name), 'utf8');

// The tags of a page, without what stands between them: [whole, name, attributes].
const tags = (html) => [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s"'>=/]+(?:="[^"]*"|='[^']*')?)*)\s*\/?>/gi)];

const folder = mkdtempSync(join(tmpdir(), 'downhill-security-'));
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

// ---- as files ----

test('the policy allows nothing inline, nothing from elsewhere, no eval', () => {
  const rules = Object.fromEntries(kContentSecurityPolicy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
  assert.deepEqual(rules['default-src'], ["'none'"]);
  assert.deepEqual(rules['script-src'], ["'self'", "'wasm-unsafe-eval'"]);
  for (const name of ['base-uri', 'form-action']) assert.deepEqual(rules[name], ["'none'"]);
  for (const [name, sources] of Object.entries(rules)) {
    for (const source of sources) {
      assert.ok(["'self'", "'none'"].includes(source) || (name === 'script-src' && source === "'wasm-unsafe-eval'") || (name === 'img-src' && source === 'data:'), `${name} ${source}`);
    }
  }
});

test('every page has the policy before anything that it rules', () => {
  const pages = files.filter((name) => name.endsWith('.html'));
  assert.ok(pages.length > 40);
  const policy = kContentSecurityPolicy.replaceAll("'", '&#39;');
  for (const page of pages) {
    const html = text(page);
    const at = html.indexOf(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    assert.ok(at > 0 && at < 200, page);
    assert.equal(html.match(/Content-Security-Policy/g).length, 1, page);
    assert.ok(at < html.search(/<(script|link|img|style|svg)\b/), page);
  }
});

test('no page has script, handlers or styles inline, nor frames, nor addresses that run', () => {
  for (const page of files.filter((name) => name.endsWith('.html'))) {
    for (const [whole, name, attributes] of tags(text(page))) {
      const where = `${page}: ${whole}`;
      assert.doesNotMatch(attributes, /\s(on[a-z]+|style|srcdoc|formaction|ping)\s*=/i, where);
      assert.doesNotMatch(attributes, /=\s*["']?\s*(javascript|vbscript):/i, where);
      assert.ok(!['iframe', 'object', 'embed', 'base', 'style', 'foreignobject', 'frame', 'applet'].includes(name.toLowerCase()), where);
      if (name === 'script') assert.match(attributes, / src="|type="application\/json"/, where);
      // What is loaded, rather than led to, is the site's own.
      if (name !== 'a') assert.doesNotMatch(attributes, /\s(src|srcset|poster|data)="(https?:)?\/\//i, where);
      if (name === 'link' && !/rel="(canonical|alternate)"/.test(attributes)) assert.doesNotMatch(attributes, /href="(https?:)?\/\//, where);
      if (name === 'a' && /href="https?:/.test(attributes) && /target=/.test(attributes)) assert.match(attributes, /rel="[^"]*noopener/, where);
    }
  }
});

test('no script of the site makes code or markup from text, no style sheet asks elsewhere', () => {
  for (const name of files.filter((file) => file.endsWith('.js'))) {
    assert.doesNotMatch(text(name), /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|new Function\(|[^\w.]eval\(/, name);
  }
  for (const name of files.filter((file) => file.endsWith('.css'))) {
    assert.doesNotMatch(text(name), /@import|url\(\s*["']?(https?:)?\/\//, name);
  }
});

test('pictures in files are pictures alone', () => {
  for (const name of files.filter((file) => file.endsWith('.svg'))) {
    assert.doesNotMatch(text(name), /<script|<foreignObject|<iframe|\son[a-z]+=|javascript:|href="(?!#)/i, name);
  }
});

test('only figures for other pages may be framed', async () => {
  for (const address of ['/', '/en/', '/en/derivative/', '/zh/search/?q=embed/', '/en/derivative/?x=/embed']) {
    assert.match(headers_for(address)['Content-Security-Policy'], /frame-ancestors 'self'$/, address);
  }
  assert.match(headers_for('/en/embed/')['Content-Security-Policy'], /frame-ancestors \*$/);
  const { headers } = await fetch(`${server.url}en/derivative/`);
  assert.equal(headers.get('content-security-policy'), headers_for('/en/derivative/')['Content-Security-Policy']);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});

// ---- in a browser ----

// Elements that no page of ours makes, or that carry what a hostile text wanted.
const strange = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const handlers = all.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on')));
    const made = document.querySelectorAll('img[src="x"], script:not([src]):not([type="application/json"]), iframe, [href^="javascript:" i]');
    return [window.struck, ...handlers, ...made].filter(Boolean).map((one) => one.outerHTML ?? one);
  });

async function expect_unharmed(page, what) {
  assert.deepEqual(await strange(page), [], what);
  assert.deepEqual(page.faults, [], what);
}

test('what stands in an address is text', async () => {
  const light = kHostile.map(encodeURIComponent).flatMap((code) => [`en/search/?q=${code}`, `?lang=${code}#${code}`]);
  const code = encodeURIComponent(kAll);
  const running = [`en/derivative/?step=${code}#derivative?f=${code}`, `en/derivative/#${code}?x=1`];
  for (const place of [...light, ...running]) {
    const page = await open(browser, server.url + place);
    if (running.includes(place)) await until_running(page);
    await expect_unharmed(page, place);
    await page.done();
  }
});

test('a formula with markup is refused in words', async () => {
  const page = await open(browser, `${server.url}en/derivative/#derivative?f=${encodeURIComponent(kHostile[0])}`);
  await until_running(page);
  await page.locator('.message').waitFor();
  assert.equal(await page.locator('.message *').count(), 0, 'a sentence without elements');
  for (const hostile of kHostile) {
    const mistake = await page.evaluate((value) => window.downhill.set('f', value), hostile);
    assert.ok(mistake.error.length > 0, hostile);
  }
  await expect_unharmed(page);
  await page.done();
});

test('an embedded figure takes no markup from its address', async () => {
  const code = encodeURIComponent(kAll);
  const page = await open(browser, `${server.url}en/embed/?controls=h,${code}&locked=${code}&host=${code}#derivative?f=${code}`);
  await page.waitForFunction(() => window.downhill, null, { timeout: 60000 });
  await expect_unharmed(page);
  await page.done();
});

test("a table's name, columns and cells are text, in the saved picture too", async () => {
  const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
  const table = [['a', 'b', ...kHostile.map((one, i) => one + i)], ...[1, 2, 3, 4].map((n) => [n, n * n, ...kHostile.map(() => n)])];
  const csv = table.map((row) => row.map((cell) => quoted(String(cell))).join(',')).join('\n');
  const page = await open(browser, `${server.url}en/feature-scaling/`);
  await page.locator('.control.file').first().scrollIntoViewIfNeeded();
  await page.mouse.move(1, 1);
  await until_running(page);
  const field = page.locator('.control.file input[type=file]').first();
  for (const [i, hostile] of kHostile.entries()) {
    await field.setInputFiles({ name: `${hostile.replaceAll('/', '')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(i % 2 ? csv : `a,b\n${quoted(hostile)},1\n`) });
    await page.waitForTimeout(100);
    await expect_unharmed(page, hostile);
  }
  // The columns stand in the form's lists and, chosen, in the picture.
  const { svg, lines } = await page.evaluate(([names]) => {
    const program = window.downhill;
    const file = program.state().parameters.find(({ kind }) => kind === 'file');
    const columns = program.state().parameters.filter(({ kind, choices }) => kind === 'choice' && choices.some(({ id }) => names.includes(id)));
    const lines = [];
    for (const { id } of columns) {
      for (const name of names) {
        program.set(id, name);
        lines.push(program.svg(720, 460));
      }
    }
    return { svg: program.svg(720, 460), lines, file };
  }, [table[0]]);
  const judged = await page.evaluate((pictures) => pictures.map((picture) => {
    const { documentElement: root } = new DOMParser().parseFromString(picture, 'image/svg+xml');
    const all = [root, ...root.querySelectorAll('*')];
    return {
      name: root.nodeName,
      strange: all.filter((one) => /^(script|img|iframe|foreignObject|parsererror|a)$/i.test(one.nodeName)).length,
      handlers: all.filter((one) => one.getAttributeNames().some((name) => /^on|href/i.test(name))).length,
    };
  }), [svg, ...lines]);
  for (const one of judged) assert.deepEqual(one, { name: 'svg', strange: 0, handlers: 0 });
  assert.ok(lines.some((picture) => picture.includes('&lt;')), 'a column of that name was drawn');
  await expect_unharmed(page);
  await page.done();
});

test('a file of progress, and what the browser kept, are text', async () => {
  const hostile_lesson = (hostile) => ({
    version: 1,
    lesson: 'derivative',
    step: hostile,
    steps: { [hostile]: { line: hostile, answer: hostile, task: true }, road: { line: hostile, answer: hostile } },
  });
  const page = await open(browser, `${server.url}en/`);
  const said = page.locator('.keep-progress .said');
  for (const [i, hostile] of kHostile.entries()) {
    const lesson = hostile_lesson(hostile);
    const file = join(folder, `${i}.json`);
    writeFileSync(file, JSON.stringify({ downhill: 1, lessons: { derivative: lesson, [hostile]: lesson } }));
    await page.locator('.progress-file').setInputFiles(file);
    await said.filter({ hasText: /\d/ }).waitFor();
    const name = `${hostile.replaceAll('/', '')}.json`;
    await page.locator('.progress-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(hostile) });
    await page.waitForFunction((part) => document.querySelector('.keep-progress .said').textContent.includes(part), name.slice(0, 10));
    await expect_unharmed(page, hostile);
  }
  await page.evaluate((kept) => localStorage.setItem('downhill.progress.derivative', kept), JSON.stringify(hostile_lesson(kAll)));
  await page.goto(`${server.url}en/derivative/?step=road`);
  await until_running(page);
  await expect_unharmed(page);
  await page.done();
});

test('every kind of page asks for nothing but files of the site', async () => {
  for (const language of kLanguages) {
    for (const path of ['', 'derivative/', 'glossary/', 'search/?q=slope', 'scenes/', 'embed/#derivative']) {
      const page = await open(browser, `${server.url}${language}/${path}`);
      if (path.startsWith('derivative') || path.startsWith('embed')) await until_running(page);
      assert.deepEqual(page.faults, [], `${language}/${path}`);
      assert.deepEqual(await page.context().cookies(), []);
      await page.done();
    }
  }
});
