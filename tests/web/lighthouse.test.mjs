// What Lighthouse says of accessibility, best practices and search engines; of speed see lighthouse.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lighthouse_reports } from './lighthouse.mjs';

test('Lighthouse has nothing to complain about', { timeout: 600000 }, async () => {
  const reports = await lighthouse_reports({ categories: ['accessibility', 'best-practices', 'seo'] });
  assert.equal(reports.length, 8);
  for (const { page, scores, faults } of reports) {
    assert.deepEqual(faults, [], page);
    for (const [category, score] of Object.entries(scores)) assert.equal(score, 100, `${page}: ${category}`);
  }
});
