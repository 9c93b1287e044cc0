// The built site as files: links lead somewhere, nothing comes from elsewhere, and it is small.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { checkout, kLanguages, site } from './browser.mjs';

// Bytes by gzip -9 that a lesson's stage may load.
const kProgram = 420_000; // .js + .wasm + lesson.js
const kFonts = { en: 40_000, zh: 200_000 };
const kTogether = 600_000;

const all_files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? all_files(join(folder, entry.name)) : [relative(site, join(folder, entry.name))],
  );
const files = all_files(site);
const pages = files.filter((name) => name.endsWith('.html'));
const text = (name) => readFileSync(join(site, name), 'utf8');

test('every address in every page is relative and leads to a file', () => {
  for (const page of pages) {
    if (page === '404.html') continue; // shown under any address: see below
    for (const [, address] of text(page).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (address.startsWith('#')) {
        assert.ok(text(page).includes(`id="${address.slice(1)}"`), `${page}: ${address}`);
        continue;
      }
      if (/^https:/.test(address)) continue; // a paper one may read; nothing is loaded from there
      assert.doesNotMatch(address, /^\/|^[a-z]+:/i, `${page}: ${address}`);
      const target = new URL(address, `file:///${page}`).pathname.slice(1);
      const file = target === '' || target.endsWith('/') ? `${target}index.html` : target;
      assert.ok(files.includes(file), `${page}: ${address}`);
    }
  }
});

test('every page has a policy, a language, a title, a description and its other languages', () => {
  for (const page of pages) {
    const html = text(page);
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;|<meta http-equiv="Content-Security-Policy" content="default-src 'none'/, page);
    assert.match(html, /<html lang="(en|zh-Hans)">/, page);
    assert.match(html, /<title>[^<]+<\/title>/, page);
    assert.match(html, /<meta name="description" content="[^"]+">/, page);
    for (const language of ['en', 'zh-Hans']) assert.match(html, new RegExp(`hreflang="${language}"`), page);
    assert.doesNotMatch(html, / style="| on[a-z]+="|<script>|<style/, `${page}: nothing inline`);
    assert.doesNotMatch(html, /⟨[a-z.-]+⟩|\{\{|:::|undefined|\bNaN\b/, `${page}: nothing unfinished`);
    assert.doesNotMatch(html.replace(/<pre.*?<\/pre>/gs, ''), /.{20}\*\*.{20}/, `${page}: emphasis that Markdown did not see`);
  }
});

test('the stage of every lesson has a glyph for all that it may write', () => {
  // Read from the fonts by fontTools; what may be written, from what the page hands to the program.
  const reader = 'import sys; from fontTools.ttLib import TTFont; print("".join(map(chr, TTFont(sys.argv[1]).getBestCmap())))';
  const read = new Map();
  const letters = (name) => {
    if (!read.has(name)) {
      const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', reader, join(site, 'assets', 'fonts', name)], { encoding: 'utf8', env: { PYTHONIOENCODING: 'utf-8' } });
      assert.equal(status, 0, stderr);
      read.set(name, new Set(stdout));
    }
    return read.get(name);
  };
  for (const name of files.filter((file) => file.endsWith('/lesson.json'))) {
    const [language, id] = name.split('/');
    const { lesson, words } = JSON.parse(text(name));
    const scenes = lesson.steps.map(({ figure }) => figure.split('?')[0]);
    const speakers = Object.keys(words).filter((key) => ['stage', 'rule', 'figure', ...scenes].includes(key.split('.')[0]));
    const said = speakers.filter((key) => !key.split('.').includes('describe')).map((key) => words[key]).join('');
    for (const [face, shown] of [['regular', said + JSON.stringify(lesson)], ['bold', said + lesson.steps.map(({ title }) => title).join('')]]) {
      const han = `stage-han-${face}-${language}-${id}.otf`;
      const there = new Set([...letters(`stage-${face}.ttf`), ...(files.includes(`assets/fonts/${han}`) ? letters(han) : [])]);
      assert.deepEqual([...new Set(shown)].filter((letter) => letter > ' ' && !there.has(letter)), [], `${name}: ${face}`);
    }
  }
});

test('both languages have the same pages', () => {
  const [one, two] = kLanguages.map((language) => pages.filter((name) => name.startsWith(`${language}/`)).map((name) => name.slice(3)));
  const alike = (names) => names.map((name) => name.replace(/with-\w+/, 'with-the-other'));
  assert.deepEqual(alike(one), alike(two));
});

for (const language of kLanguages) {
  test(`program and fonts: within their budgets: ${language}`, (t) => {
    const size = (name) => gzipSync(readFileSync(join(site, 'assets', name)), { level: 9 }).length;
    const packed = new Map();
    const once = (name) => packed.get(name) ?? packed.set(name, size(name)).get(name);
    const sum = (names) => names.map(once).reduce((a, b) => a + b, 0);
    for (const page of pages.filter((name) => / id="stage"/.test(text(name)) && !name.includes('/embed/') && name.startsWith(`${language}/`))) {
      const [, lesson] = page.split('/');
      const assets = JSON.parse(text(page).match(/<script type="application\/json" id="page-data">(.*?)<\/script>/s)[1]).assets;
      const bare = (address) => address.replace(/\?.*/, '');
      const program = ['lesson.js', bare(assets.script), bare(assets.wasm)];
      const fonts = Object.values(assets.files).map(bare).filter((name) => name.startsWith('fonts/'));
      t.diagnostic(`${language}/${lesson}: ${bare(assets.wasm)}, .js + .wasm ${sum(program)} bytes, fonts ${sum(fonts)} bytes`);
      assert.ok(sum(program) <= kProgram, `${page}: program ${sum(program)} bytes`);
      assert.ok(fonts.length >= 3 && sum(fonts) <= kFonts[language], `${page}: fonts ${sum(fonts)} bytes`);
      assert.ok(sum(program) + sum(fonts) <= kTogether, `${page}: ${sum(program) + sum(fonts)} bytes`);
    }
  });
}

test('a page is light: HTML, CSS and script', (t) => {
  const kPage = 80_000; // bytes by gzip -9
  const packed = (name) => gzipSync(readFileSync(join(site, name)), { level: 9 }).length;
  for (const page of pages) {
    const folder = `file:///${page}`;
    const parts = [...text(page).matchAll(/<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]*)"/g)];
    const names = parts.map(([, address]) => new URL(address, folder).pathname.slice(1));
    const size = [page, ...names].map(packed).reduce((a, b) => a + b, 0);
    t.diagnostic(`${page}: ${size} bytes packed`);
    assert.ok(names.length >= 2 && size <= kPage, `${page}: ${size} bytes`);
  }
});

test('pictures in files bring the colours of both themes, and nothing else', () => {
  const pictures = files.filter((name) => kLanguages.includes(name.split('/')[0]) && name.endsWith('.svg'));
  assert.ok(pictures.length > 0);
  for (const name of pictures) {
    const svg = text(name);
    const [, light, dark] = svg.match(/<style>:root\{(.*?)\}@media\(prefers-color-scheme:dark\)\{:root\{(.*?)\}\}<\/style>/);
    for (const [, variable] of svg.matchAll(/var\((--[\w-]+)\)/g)) {
      for (const theme of [light, dark]) assert.match(theme, new RegExp(`${variable}:#[0-9a-f]{6}`), name);
    }
    assert.doesNotMatch(svg, /undefined|NaN|<script|href="http/, name);
  }
});

test('the page for lost addresses begins at the root, in every language', () => {
  const html = text('404.html');
  for (const [, address] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
    assert.match(address, /^\//);
    const name = address.slice(1).replace(/\?.*/, '');
    assert.ok(files.includes(name.endsWith('/') ? `${name}index.html` : name), address);
  }
  for (const language of kLanguages) assert.match(html, new RegExp(`href="/${language}/"`));
});

test('every lesson has a card, and every language an app', () => {
  for (const language of kLanguages) {
    const app = JSON.parse(text(`${language}/app.webmanifest`));
    assert.ok(app.name && app.start_url === './' && app.display === 'standalone');
    for (const { src, sizes } of app.icons) {
      const name = new URL(src, `file:///${language}/app.webmanifest`).pathname.slice(1);
      assert.ok(files.includes(name), src);
      // Width and height stand at byte 16 of a PNG.
      if (name.endsWith('.png')) assert.equal(`${readFileSync(join(site, name)).readUInt32BE(16)}x${readFileSync(join(site, name)).readUInt32BE(20)}`, sizes);
    }
  }
  for (const page of files.filter((name) => name.endsWith('/lesson.json')).map((name) => name.replace('lesson.json', 'index.html'))) {
    const [language, lesson] = page.split('/');
    const address = text(page).match(/<meta property="og:image" content="([^"]*)"/)[1];
    assert.match(address, new RegExp(`cards/${language}-${lesson}\\.(png|svg)`));
    assert.ok(files.includes(new URL(address, `file:///${page}`).pathname.slice(1)), address);
  }
});

test('what the service worker keeps is there', () => {
  const { version, ...lists } = JSON.parse(text('worker.json'));
  assert.ok(text('worker.js').includes(version));
  for (const address of Object.values(lists).flat()) {
    const name = decodeURI(address.replace(/\?.*/, ''));
    assert.ok(files.includes(name === './' ? 'index.html' : name.endsWith('/') ? `${name}index.html` : name), address);
  }
  for (const language of kLanguages) assert.ok(lists[language].includes(`${language}/derivative/`));
});

test('first uses lead to the glossary, which knows where they are', () => {
  for (const language of kLanguages) {
    const glossary = text(`${language}/glossary/index.html`);
    for (const [, id] of glossary.matchAll(/<div id="([^"]+)" class="term-row">/g)) {
      const row = glossary.slice(glossary.indexOf(`id="${id}"`)).split('</div>')[0];
      const first = row.match(/class="first">[^<]*<a href="\.\.\/([^/]+)\/"/)?.[1];
      if (first) assert.match(text(`${language}/${first}/index.html`), new RegExp(`href="\\.\\./glossary/#${id}"`), `${language} ${id}`);
    }
    assert.match(glossary, language === 'en' ? /gradient <span class="other" lang="zh-Hans">梯度/ : /梯度 <span class="other" lang="en">gradient/);
  }
});

test('authors find every scene, with its parameters and a picture', () => {
  const groups = readFileSync(join(checkout, 'src', 'scenes', 'groups.cmake'), 'utf8');
  const scenes = [...groups.matchAll(/set\(scenes_of_\w+\s+([^)]+)\)/g)].flatMap(([, names]) => names.trim().split(/\s+/)).map((name) => name.replaceAll('_', '-'));
  assert.ok(scenes.length > 20);
  for (const language of kLanguages) {
    const html = text(`${language}/scenes/index.html`);
    for (const scene of scenes) {
      const [section] = html.match(new RegExp(`<section class="scene" id="${scene}"[\\s\\S]*?</section>`)) ?? [''];
      assert.match(section, /<svg|<img/, `${language}: ${scene}`);
      assert.match(section, /<th scope="row"><code>/, `${language}: ${scene}`);
    }
  }
});
