// Search, glossary, both languages side by side, the page for lost addresses; and by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { excerpt, find } from '../../web/page/find.mjs';
import { Glossary } from '../../web/glossary.mjs';
import { pairs } from '../../web/templates/both.mjs';
import { make_prose } from '../../web/templates/prose.mjs';
import { kLanguages, kPhone, kWide, launch, open, serve_site, until_running } from './browser.mjs';
import { accessible, fits } from './reach.mjs';

let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('every word must be there; headings weigh more', () => {
  const index = [
    { lesson: 'one', title: 'Slopes', steps: [['a', 'A road', 'The tangent has a slope.'], ['b', 'The Tangent', 'It touches.']] },
    { lesson: 'two', title: '梯度', steps: [['c', '下山', '沿梯度的反方向走，学习率要合适。']] },
  ];
  assert.deepEqual(find(index, 'tangent').map(({ step }) => step), ['b', 'a']);
  assert.deepEqual(find(index, 'TANGENT slope').map(({ step }) => step), ['b', 'a']);
  assert.deepEqual(find(index, 'tangent road').map(({ step }) => step), ['a']);
  assert.deepEqual(find(index, '学习率').map(({ step }) => step), ['c']);
  assert.deepEqual(find(index, ' '), []);
  assert.deepEqual(excerpt('The tangent has a slope.', ['slope']), ['The tangent has a ', 'slope', '.']);
});

test('the longest term is found, once a page, and not inside a word', () => {
  const term = (id, name, forms = []) => ({ id, name, forms, means: '' });
  const en = new Glossary([term('derivative', 'derivative', ['derivatives']), term('partial', 'partial derivative')], false);
  const read = (prose, text, origin) => String(prose.blocks(text, origin)).replace(/ class="term"/g, '').trim();
  const origin = { seen: new Set(), lesson: 'one' };
  const prose = make_prose('en', en);
  assert.equal(read(prose, 'A Partial derivative, two derivatives, a derivative; antiderivative', origin), '<p>A <a href="../glossary/#partial">Partial derivative</a>, two <a href="../glossary/#derivative">derivatives</a>, a derivative; antiderivative</p>');
  assert.equal(en.first.get('partial'), 'one');
  assert.equal(read(prose, '[the derivative](../x/)', { seen: new Set(), link: (href) => href, line_of: () => 1 }), '<p><a href="../x/">the derivative</a></p>');
  const zh = make_prose('zh-Hans', new Glossary([term('derivative', '导数'), term('partial', '偏导数')], true));
  assert.equal(read(zh, '求偏导数和导数', { seen: new Set() }), '<p>求<a href="../glossary/#partial">偏导数</a>和<a href="../glossary/#derivative">导数</a></p>');
});

test('paragraphs meet paragraphs, and what one side has alone stands alone', () => {
  assert.deepEqual(pairs('<p>a</p><div class="formula"><math></math></div><p>b <b>c</b></p>', '<p>A</p>\n<p>B</p>'), [
    ['<p>a</p>', '<p>A</p>'],
    ['<div class="formula"><math></math></div>', ''],
    ['<p>b <b>c</b></p>', '<p>B</p>'],
  ]);
});

test('searching as one types, in both languages; a find leads to its step', async () => {
  for (const [language, words] of [['en', 'tangent'], ['zh', '切线']]) {
    const page = await open(browser, `${server.url}${language}/search/`, { language });
    await page.locator('#words').pressSequentially(words);
    await page.locator('.results li').first().waitFor();
    assert.match(await page.locator('.found').innerText(), /\d/);
    assert.match(page.url(), /\?q=/);
    assert.match(await page.locator('.results mark').first().innerText(), new RegExp(words, 'i'));
    const link = page.locator('.results a').first();
    const step = new URL(await link.getAttribute('href'), page.url()).searchParams.get('step');
    await link.click();
    await page.locator(`#step-${step}.now`).waitFor();
    await until_running(page); // to leave while it loads would be a fault
    await page.goto(`${server.url}${language}/search/?q=zzzz`);
    await page.waitForFunction(() => document.querySelector('.found').textContent.includes('zzzz'));
    assert.deepEqual(page.faults, []);
    await page.done();
  }
});

test('pages for reading have nothing to complain about', async () => {
  for (const language of kLanguages) {
    const other = kLanguages.find((one) => one !== language);
    for (const path of [`${language}/glossary/`, `${language}/scenes/`, `${language}/search/?q=1`, `${language}/house-price/with-${other}/`, '404.html']) {
      const page = await open(browser, server.url + path, { language, viewport: kPhone, reducedMotion: 'reduce' });
      for (const [viewport, colorScheme] of [[kPhone, 'light'], [kWide, 'dark']]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(200);
        await accessible(page);
        await fits(page);
      }
      assert.deepEqual(page.faults, [], path);
      await page.done();
    }
  }
});

test('both languages: as many steps as the lesson, each paragraph beside its other', async () => {
  const page = await open(browser, `${server.url}zh/derivative/with-en/`, { language: 'zh' });
  const rows = await page.locator('.pair').evaluateAll((all) => all.map((row) => [...row.children].map((side) => [side.lang, side.textContent.trim() !== ''])));
  assert.ok(rows.length > 40);
  for (const [[one], [other]] of rows) assert.deepEqual([one, other], ['zh-Hans', 'en']);
  const alone = rows.filter(([[, one], [, other]]) => one !== other).length;
  assert.ok(alone <= rows.length / 10, `${alone} of ${rows.length} stand alone`);
  await page.done();
});

test('a lost address says so, and the skip links skip', async () => {
  const page = await open(browser, `${server.url}en/nowhere/at/all/`);
  assert.ok(await page.locator('h1').isVisible());
  await page.locator('a[hreflang="zh-Hans"].button').click();
  await page.waitForURL(`${server.url}zh/`);
  await page.goto(`${server.url}en/derivative/`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await page.locator('.skip').nth(1).evaluate((one) => one === document.activeElement && one.getBoundingClientRect().top >= 0));
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => document.activeElement.id === 'figure'));
  await page.done();
});

test('text at twice its size still fits', async () => {
  for (const path of ['en/', 'zh/derivative/', 'en/glossary/']) {
    // 200 % zoom of a 1280 px window is a window of 640 px.
    const page = await open(browser, server.url + path, { viewport: { width: 640, height: 450 }, ratio: 2 });
    await fits(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await fits(page);
    await page.done();
  }
});
