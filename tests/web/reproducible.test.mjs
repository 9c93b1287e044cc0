// The same checkout gives the same site, byte for byte.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { checkout, cli } from './browser.mjs';

const program = process.env.DOWNHILL_PROGRAM ?? join(checkout, 'build', 'web', 'bin');

// {path: digest} of every file.
function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')])
      .sort(),
  );
}

test('two builds into different folders are byte-identical', { timeout: 600000 }, () => {
  const built = ['one', 'another'].map((name) => {
    const folder = mkdtempSync(join(tmpdir(), `downhill-${name}-`)); // what is kept for the next build lies in it too
    const out = join(folder, 'site');
    try {
      const done = spawnSync(
        process.execPath,
        [join(checkout, 'web', 'build.mjs'), '--cli', cli, '--lessons', join(checkout, 'lessons'), '--program', program, '--out', out],
        { encoding: 'utf8', cwd: checkout },
      );
      assert.equal(done.status, 0, done.stderr);
      return digests(out);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  assert.ok(Object.keys(built[0]).length > 100);
  assert.deepEqual(built[1], built[0]);
});
