// What every page owes to every reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { from_web } from './browser.mjs';

const axe = readFileSync(from_web.resolve('axe-core/axe.min.js'), 'utf8');

export async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () => {
    // A picture is one thing with one name; what it is drawn of is nothing for axe, and is much.
    const drawn = [...document.querySelectorAll('svg')].map((svg) => [svg, [...svg.children].filter((part) => part.nodeName !== 'title')]);
    for (const [, parts] of drawn) for (const part of parts) part.remove();
    const report = await window.axe.run({ resultTypes: ['violations'] });
    for (const [svg, parts] of drawn) svg.append(...parts);
    return report;
  });
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  // axe takes a formula for nothing; it is read aloud.
  assert.deepEqual(faults.filter((fault) => !/^empty-table-header: <th[^>]*><math>.+<\/math><\/th>$/.test(fault)), []);
}

export async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(over, 0, 'the page is not wider than its window');
}
