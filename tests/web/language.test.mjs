// A third language is a matter of files: lessons/README.md, "Another language". Here it is a copy of the English one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkout, cli } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'downhill-language-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a third language needs files and nothing else', () => {
  const lessons = join(folder, 'lessons');
  cpSync(join(checkout, 'lessons'), lessons, { recursive: true });
  cpSync(join(lessons, 'words', 'en'), join(lessons, 'words', 'fr'), { recursive: true });
  for (const name of readdirSync(lessons).filter((one) => /^\d/.test(one))) {
    if (existsSync(join(lessons, name, 'en.md'))) cpSync(join(lessons, name, 'en.md'), join(lessons, name, 'fr.md'));
  }
  const words = join(lessons, 'words', 'fr', 'page.json');
  const page = { ...JSON.parse(readFileSync(words, 'utf8')), 'page.language': 'Français', 'page.tag': 'fr' };
  writeFileSync(words, JSON.stringify(page));

  const out = join(folder, 'site');
  const run = spawnSync(
    process.execPath,
    [join(checkout, 'web', 'build.mjs'), '--cli', cli, '--lessons', lessons, '--program', 'none', '--out', out],
    { encoding: 'utf8' },
  );
  assert.equal(run.status, 0, run.stderr);
  const text = (name) => readFileSync(join(out, name), 'utf8');
  assert.match(text('index.html'), /<a class="button" href="fr\/" lang="fr" hreflang="fr">Français<\/a>/);
  const lesson = text('fr/derivative/index.html');
  assert.match(lesson, /<html lang="fr">/);
  for (const tag of ['en', 'fr', 'zh-Hans']) assert.match(lesson, new RegExp(`rel="alternate" hreflang="${tag}"`));
  assert.match(text('zh/derivative/index.html'), /data-language="fr">Français</);
  assert.match(text('zh/glossary/index.html'), /lang="fr">gradient</);
  for (const name of ['fr/glossary', 'fr/about', 'fr/search', 'fr/embed', 'fr/derivative/with-zh', 'zh/derivative/with-fr']) assert.ok(existsSync(join(out, name, 'index.html')), name);
  const list = JSON.parse(text('worker.json'));
  assert.ok(list.fr.includes('fr/derivative/'));
});
