// The page about the course: every part that the site ships is there with the text of its licence. What is shipped is
// found here in another way than by the list: from the fonts, the bundles and the compiler's commands.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkout, from_web, kLanguages, kPhone, kWide, launch, open, serve_site, site } from './browser.mjs';
import { accessible, fits } from './reach.mjs';

// Words that only this licence has.
const kWords = {
  MIT: 'Permission is hereby granted, free of charge',
  Zlib: 'The origin of this software must not be misrepresented',
  'MPL-2.0': 'Mozilla Public License Version 2.0',
  'OFL-1.1': 'SIL OPEN FONT LICENSE Version 1.1',
  'Apache-2.0-WITH-LLVM-exception': 'LLVM Exceptions to the Apache 2.0 License',
};
const plain = (text) => text.replace(/\s+/g, ' ').trim();

let browser, server;
// By language: {own, parts: Map from id to {name, license, notice, text: where its link leads}}
const about = {};
before(async () => {
  server = await serve_site();
  browser = await launch();
  for (const language of kLanguages) {
    const page = await open(browser, `${server.url}${language}/about/`, { language });
    about[language] = await page.evaluate(() => ({
      own: document.querySelector('#licence').textContent,
      parts: [...document.querySelectorAll('.parts li')].map((row) => {
        const [home, license] = row.querySelectorAll('a');
        const [uses, notice] = row.querySelectorAll('.for');
        const text = document.querySelector(license.getAttribute('href')).textContent;
        return { id: row.id.replace('part-', ''), name: home.textContent, license: license.textContent, uses: uses.textContent, notice: notice.textContent, text };
      }),
    }));
    assert.deepEqual(page.faults, []);
    await page.done();
  }
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const listed = (language, id) => {
  const part = about[language].parts.find((one) => one.id === id);
  assert.ok(part, `${language}: ${id} is listed`);
  return part;
};

test('every part has a use, a notice and the text of its licence, in both languages', () => {
  for (const language of kLanguages) {
    assert.equal(about[language].own, readFileSync(join(checkout, 'LICENSE'), 'utf8').trim());
    assert.ok(about[language].parts.length >= 10);
    for (const { id, license, uses, notice, text } of about[language].parts) {
      assert.ok(plain(text).includes(kWords[license]), `${id}: ${license}`);
      assert.match(notice, /Copyright|©/, id);
      assert.ok(uses.length > 3 && !uses.includes('⟨'), id);
    }
  }
  const alike = (language) => about[language].parts.map(({ id, license, notice, text }) => ({ id, license, notice, text }));
  assert.deepEqual(alike('en'), alike('zh'));
});

test('every font that is shipped is listed, under the OFL', () => {
  const folder = join(site, 'assets', 'fonts');
  const reader = 'import sys; from fontTools.ttLib import TTFont; print("\\n".join(TTFont(f, lazy=True)["name"].getDebugName(1) for f in sys.argv[1:]))';
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', reader, ...readdirSync(folder).map((name) => join(folder, name))], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const families = [...new Set(stdout.trim().split('\n'))];
  assert.ok(families.length >= 4, families.join());
  for (const family of families) {
    const part = about.en.parts.find(({ name }) => name.split(', ').includes(family));
    assert.equal(part?.license, 'OFL-1.1', family);
  }
});

test('every npm package whose code is in a script or a style is listed', async () => {
  const { build } = from_web('esbuild');
  const folder = (name, pattern) => readdirSync(join(checkout, 'web', name)).filter((file) => pattern.test(file)).map((file) => join(checkout, 'web', name, file));
  const { metafile } = await build({
    entryPoints: [...folder('page', /\.mjs$/), ...folder('styles', /^(?!index).*\.css$/)],
    bundle: true, write: false, metafile: true, outdir: checkout, format: 'esm', external: ['fonts/*'], logLevel: 'silent', define: { kVersion: '""' },
  });
  assert.ok(Object.keys(metafile.inputs).length > 20);
  const packages = Object.keys(metafile.inputs).map((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean);
  for (const name of packages) listed('en', name.replace('@', '').replace('/', '-'));
});

test('every library that the program is compiled from is listed, with its own notice', (t) => {
  const file = join(checkout, 'build', 'web', 'compile_commands.json');
  if (!existsSync(file)) return t.skip('the preset "web" is not configured here');
  const folders = new Set();
  for (const { command, file: source } of JSON.parse(readFileSync(file, 'utf8'))) {
    if (!source.startsWith(join(checkout, 'src'))) continue;
    for (const [, folder] of command.matchAll(/(?:-isystem |-I)(\S+)/g)) if (!folder.startsWith(checkout)) folders.add(folder);
  }
  assert.ok(folders.size >= 4, [...folders].join());
  for (const folder of folders) {
    const id = ['imgui', 'sdl', 'eigen', 'json'].find((one) => folder.toLowerCase().includes(one));
    assert.ok(id, `${folder}: a library that the page does not know`);
    const { notice, text } = listed('en', id);
    const licence = [folder, dirname(folder)].map((place) => join(place, 'LICENSE.txt')).find(existsSync);
    if (!licence) continue; // a package of headers
    const own = plain(readFileSync(licence, 'utf8'));
    assert.ok(own.includes(plain(notice)), `${id}: ${notice}`);
    assert.ok(own.includes(plain(text)), `${id}: the text of its licence`);
  }
  for (const id of ['emscripten', 'musl', 'llvm']) listed('en', id); // what emcc links
});

test('every page leads there', () => {
  const pages = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? pages(join(folder, entry.name)) : entry.name === 'index.html' ? [join(folder, entry.name)] : []));
  for (const language of kLanguages) {
    for (const page of pages(join(site, language))) {
      if (page.includes('/embed/')) continue; // stands in a page of others
      assert.match(readFileSync(page, 'utf8'), new RegExp(`<footer>.*<a href="(\\.\\./)+${language}/about/">`), page);
    }
  }
});

for (const [language, dark, viewport] of [['en', false, kWide], ['zh', true, kPhone]]) {
  test(`it is for everybody, and opens the licence that one asks for: ${language}`, async () => {
    const page = await open(browser, `${server.url}${language}/about/`, { language, dark, viewport });
    await page.locator('#part-eigen a').last().click();
    const text = page.locator('#licence-mpl-2-0');
    await text.waitFor({ state: 'visible' });
    assert.equal(await page.locator('#licence-zlib').isVisible(), false);
    await accessible(page);
    await fits(page);
    assert.deepEqual(page.faults, []);
    await page.done();
  });
}

test('npm audit finds nothing in what the site needs', (t) => {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--prefix', join(checkout, 'web')], { encoding: 'utf8', timeout: 60_000 });
  let report = {};
  try {
    report = JSON.parse(stdout);
  } catch {} // no answer at all
  if (!report.metadata) return t.skip(`the registry gave no answer: ${report.message ?? report.error?.code ?? 'none'}`);
  assert.equal(report.metadata.vulnerabilities.total, 0, stdout);
});
