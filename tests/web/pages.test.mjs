// Every page, both languages, wide and narrow, light and dark: nothing to complain about.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, kNarrowest, kPhone, kWide, launch, lessons_of, open, serve_site, until_running } from './browser.mjs';
import { make_eye } from './pixels.mjs';
import { accessible, fits } from './reach.mjs';

let browser, server, eye, lessons;
before(async () => {
  server = await serve_site();
  browser = await launch();
  eye = await make_eye(browser);
  lessons = await lessons_of(browser, server.url);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const language of kLanguages) {
  for (const [size, viewport] of [['wide', kWide], ['narrow', kPhone]]) {
    const look = { viewport, language, touch: size === 'narrow' };

    // In both themes, which follow the system's while the page is open.
    async function in_both(page, check) {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(300);
        await check(colorScheme);
        await accessible(page);
      }
      await fits(page);
      if (size === 'narrow') {
        await page.setViewportSize(kNarrowest);
        await fits(page);
      }
      assert.deepEqual(page.faults, []);
      await page.done();
    }

    test(`home page: ${language}, ${size}`, async () => {
      const page = await open(browser, `${server.url}${language}/`, look);
      assert.equal(await page.locator('[data-lesson]').count(), lessons.length);
      await in_both(page, () => {});
    });

    test(`lessons: ${language}, ${size}`, async (t) => {
      for (const lesson of lessons) {
        await t.test(lesson, async () => {
          const page = await open(browser, `${server.url}${language}/${lesson}/`, look);
          await until_running(page);
          await in_both(page, async (theme) => {
            const { colors, ground } = await eye.measure(await page.locator('#stage').screenshot());
            assert.ok(colors > 30 && ground < 0.97, `the stage is not blank: ${colors} colours, ${ground} ground`);
            const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
            assert.equal(parseInt(background.match(/\d+/)[0], 10) < 128, theme === 'dark', 'the theme is the system’s');
          });
        });
      }
    });
  }

  test(`without JavaScript the page reads: ${language}`, async () => {
    for (const lesson of lessons) {
      const page = await open(browser, `${server.url}${language}/${lesson}/`, { scripts: false, language });
      const sections = page.locator('section.step');
      const count = await sections.count();
      assert.ok(count >= 3);
      for (let i = 0; i < count; i += 1) {
        const section = sections.nth(i);
        const picture = section.locator('.still-figure .wide').locator('svg, img');
        await picture.scrollIntoViewIfNeeded();
        assert.ok(await picture.isVisible(), `${lesson}: picture of step ${i + 1}`);
        assert.ok((await picture.evaluate((one) => one.tagName !== 'IMG' || one.decode().then(() => one.naturalWidth))) !== 0, lesson);
        const opening = await section.locator('p').first().innerText();
        assert.ok(opening.length > (language === 'zh' ? 8 : 20), `${lesson}: step ${i + 1} opens with “${opening}”`);
        assert.equal(await section.locator('form').isVisible(), false, 'no dead controls');
        if (await section.locator('.task').count()) assert.ok(await section.locator('.task .what').isVisible());
      }
      assert.equal(await page.locator('.stage').isVisible(), false);
      const answer = page.locator('.answer').first();
      await answer.locator('summary').click();
      assert.ok(await answer.locator('.why').isVisible(), 'an answer unfolds its explanation');
      assert.deepEqual(page.faults, []);
      await page.done();
    }
  });
}

test('the first page chooses by the browser, and offers links without JavaScript', async () => {
  for (const language of kLanguages) {
    const page = await open(browser, server.url, { language });
    await page.waitForURL(`**/${language}/`);
    assert.deepEqual(page.faults, []);
    await page.done();
  }
  const page = await open(browser, server.url, { scripts: false });
  await accessible_links(page);
  await page.done();
});

async function accessible_links(page) {
  for (const language of kLanguages) assert.ok(await page.locator(`a[href="${language}/"]`).isVisible());
}

test('the stage is crisp at device pixel ratios 1, 2 and 3', async () => {
  for (const ratio of [1, 2, 3]) {
    const page = await open(browser, `${server.url}en/${lessons[0]}/`, { ratio });
    await until_running(page);
    await page.waitForTimeout(300);
    const [width, css] = await page.evaluate(() => {
      const canvas = document.querySelector('#stage');
      return [canvas.width, canvas.clientWidth];
    });
    assert.equal(width, css * ratio);
    await page.done();
  }
});

test('without its program the still stays, and a sentence says why', async () => {
  const page = await open(browser, `${server.url}en/`);
  await page.route('**/*.wasm*', (route) => route.abort());
  await page.goto(`${server.url}en/${lessons[0]}/`);
  await page.locator('html.broken').waitFor();
  assert.match(await page.locator('.status').innerText(), /could not be loaded/);
  assert.equal(await page.locator('.still .picture :is(svg, img):visible').count(), 1, 'inlined, or a file of its own');
  await page.done();
});
