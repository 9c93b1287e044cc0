// The built site as files: links lead somewhere, nothing comes from elsewhere, and it is small.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { shared_words } from '../../web/pages.mjs';
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
    const is_shared = shared_words(join(checkout, 'lessons', 'words', language));
    const speakers = Object.keys(words).filter((key) => ['stage', 'rule', ...scenes].includes(key.split('.')[0]) || is_shared(key, scenes));
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
  assert.deepEqual(one, two);
});

for (const language of kLanguages) {
  test(`program and fonts: within their budgets: ${language}`, (t) => {
    const size = (name) => gzipSync(readFileSync(join(site, 'assets', name)), { level: 9 }).length;
    const packed = new Map();
    const once = (name) => packed.get(name) ?? packed.set(name, size(name)).get(name);
    const sum = (names) => names.map(once).reduce((a, b) => a + b, 0);
    for (const page of pages.filter((name) => name.startsWith(`${language}/`) && name.split('/').length === 3)) {
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

test('a page with its pictures is not heavy', (t) => {
  for (const page of pages) {
    const html = readFileSync(join(site, page), 'utf8');
    const packed = gzipSync(html, { level: 9 }).length;
    t.diagnostic(`${page}: ${statSync(join(site, page)).size} bytes, ${packed} packed`);
    const pictures = html.match(/<div class="(wide|narrow)">/g)?.length ?? 0;
    assert.ok(packed <= 30_000 + 20_000 * pictures, `${page}: ${packed} bytes packed, ${pictures} pictures`);
  }
});
