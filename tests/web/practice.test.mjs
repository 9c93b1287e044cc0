// Lesson 23's exercises: their history is the learner's, and a sheet is fit for paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, open, serve_site, until_running } from './browser.mjs';

let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const history_of = (page) =>
  page.evaluate(() => (/[?&]history=([\d,]*)/.exec(window.downhill.state().line) ?? ['', ''])[1]);

test('the history stays, leaves as a file, is cleared, and comes back', async () => {
  const page = await open(browser, `${server.url}en/practice/?step=mixed`);
  await until_running(page);
  const form = page.locator('form.controls[data-step=mixed]');
  const press = (action) => form.locator(`[data-action=${action}]`).click();
  const answer = async (text) => {
    await form.locator('[data-parameter=answer] input').fill(text);
    await press('check');
    await press('next');
  };
  // The chain rule is missed, and comes back after one other exercise.
  await press('solution');
  await press('next');
  await answer('15(3x + 2)^4');
  await answer('9x^2 + 2');
  const back = () => page.evaluate(() => Number(window.downhill.state().readouts.find(({ id }) => id === 'back').text));
  assert.equal(await back(), 1);
  const kept = await history_of(page);
  assert.equal(kept.split(',').length, 3);

  await page.waitForTimeout(600); // what was done is kept a moment later
  await page.goto(`${server.url}en/practice/?step=mixed`);
  await until_running(page);
  assert.equal(await history_of(page), kept, 'after a reload');

  await page.locator('.keep .share').click();
  const download = page.waitForEvent('download');
  await page.locator('[data-export=history]').click();
  const file = readFileSync(await (await download).path(), 'utf8');
  assert.equal(JSON.parse(file).history.join(','), kept);
  await page.keyboard.press('Escape');

  await press('reset');
  await page.waitForFunction(() => !/history=\d/.test(window.downhill.state().line));
  const give = (text) =>
    form.locator('.file input[type=file]').setInputFiles({ name: 'h.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  for (const bad of ['not JSON', '{"downhill": "network-run"}', '{"downhill": "practice", "version": 2, "history": [111]}', file.replace(/\[\d+/, '[999')]) {
    await give(bad);
    await form.locator('.file .mistake').waitFor();
    assert.equal(await history_of(page), '', bad);
  }
  await give(file);
  await page.waitForFunction((wanted) => window.downhill.state().line.includes(`history=${wanted}`), kept);
  assert.equal(await back(), 1);
  assert.deepEqual(page.faults, []);
  await page.done();
});

// The PDF's own count of its pages: every page object says its type.
const pages_of = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

for (const [language, format] of [['en', 'Letter'], ['zh', 'A4']]) {
  test(`a sheet: a dozen exercises on one page of ${format}, the answers on the next (${language})`, async () => {
    const page = await open(browser, `${server.url}${language}/practice/?step=mixed`, { language });
    await until_running(page);
    await page.locator('.keep .share').click();
    const download = page.waitForEvent('download');
    await page.locator('[data-export=sheet]').click();
    const got = await download;
    assert.equal(got.suggestedFilename(), 'practice-mixed-sheet.html');
    const sheet = await page.context().newPage();
    await sheet.setContent(readFileSync(await got.path(), 'utf8'));
    assert.equal(await sheet.locator('.exercises li').count(), 12);
    assert.equal(await sheet.locator('.answers li').count(), 12);
    assert.ok((await sheet.locator('.exercises math').count()) === 12, 'formulas are set as formulas');
    assert.equal(pages_of(await sheet.pdf({ format })), 2);
    await sheet.locator('.answers').evaluate((answers) => answers.remove());
    const alone = pages_of(await sheet.pdf({ format }));
    assert.ok(alone === 1, `without the answers ${alone} pages`);
    assert.deepEqual(page.faults, []);
    await page.done();
  });
}
