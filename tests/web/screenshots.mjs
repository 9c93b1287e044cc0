// Takes pictures of every page, to be looked at:  node tests/web/screenshots.mjs [folder] [filter]
//
// Both languages, both themes, wide and narrow; lessons at their first and second step, and as one long sheet.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, kLanguages, kPhone, kWide, launch, lessons_of, open, serve_site } from './browser.mjs';

const folder = process.argv[2] ?? join(checkout, 'build', 'screenshots');
const filter = process.argv[3] ?? '';
mkdirSync(folder, { recursive: true });

const server = await serve_site();
const browser = await launch();
const lessons = await lessons_of(browser, server.url);

async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  if (await page.locator('.stage').count()) {
    await page.waitForFunction(() => window.downhill || document.documentElement.classList.contains('broken'), null, { timeout: 60000 }).catch(() => {});
  }
  await page.waitForTimeout(500);
}

for (const language of kLanguages) {
  for (const [size, viewport] of [['wide', kWide], ['phone', kPhone]]) {
    for (const dark of [false, true]) {
      const look = { viewport, dark, language, touch: size === 'phone', ratio: size === 'phone' ? 2 : 1 };
      const name = (what) => `${what}-${language}-${size}-${dark ? 'dark' : 'light'}`;
      const shots = [['home', '']].concat(lessons.map((id) => [id, `${id}/`]));
      for (const [id, path] of shots) {
        if (!name(id).includes(filter)) continue;
        const page = await open(browser, `${server.url}${language}/${path}`, look);
        await settled(page);
        await page.screenshot({ path: join(folder, `${name(id)}.png`) });
        if (path) {
          const steps = await page.locator('section.step').count();
          for (let i = 1; i < steps; i += 1) {
            await page.locator('section.step').nth(i).evaluate((section) => section.scrollIntoView({ block: 'start', behavior: 'instant' }));
            await page.waitForTimeout(600);
            await page.screenshot({ path: join(folder, `${name(id)}-${i + 1}.png`) });
          }
        }
        await page.screenshot({ path: join(folder, `${name(id)}-long.png`), fullPage: true });
        if (page.faults.length) console.log(name(id), page.faults);
        await page.done();
      }
    }
  }
  const page = await open(browser, `${server.url}${language}/${lessons[0]}/`, { scripts: false, language });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${lessons[0]}-${language}-no-script.png`), fullPage: true });
  await page.done();
}
await browser.close();
await server.close();
