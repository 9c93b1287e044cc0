// The stage and the page together, in the lesson on the derivative.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kPhone, launch, open, serve_site, until_running } from './browser.mjs';
import { make_eye } from './pixels.mjs';

let browser, server, eye;
before(async () => {
  server = await serve_site();
  browser = await launch();
  eye = await make_eye(browser);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function lesson(path = 'en/derivative/', options = {}) {
  const page = await open(browser, server.url + path, options);
  await until_running(page);
  await page.waitForTimeout(200);
  return page;
}
const state = (page) => page.evaluate(() => window.downhill.state());
const section = (page, step) => page.locator(`#step-${step}`);
const reach = (page, step) => page.waitForFunction((id) => window.downhill.state().step === id, step, { timeout: 5000 });

test('a slider moved by the keyboard changes figure, field, description and address', async () => {
  const page = await lesson();
  const before_move = await eye.measure(await page.locator('#stage').screenshot());
  const said = (await state(page)).describe;
  const row = section(page, 'road').locator('.control[data-parameter="h"]');
  const value = await row.locator('.exact').inputValue();
  await row.locator('input[type=range]').focus();
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(700);
  assert.notEqual(await row.locator('.exact').inputValue(), value);
  assert.notEqual((await eye.measure(await page.locator('#stage').screenshot())).digest, before_move.digest);
  const now = await state(page);
  assert.notEqual(now.describe, said);
  assert.equal(await page.locator('#stage').getAttribute('aria-label'), now.describe);
  assert.equal(await page.locator('.describe').innerText(), now.describe);
  assert.match(page.url(), /\?step=road#derivative\?/);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('a task completes through the form, stays done, and can be taken up again', async () => {
  const page = await lesson();
  const road = section(page, 'road');
  assert.equal(await road.locator('.task .shown').isVisible(), false);
  const field = road.locator('.control[data-parameter="h"] .exact');
  await field.fill('3');
  await field.press('Enter');
  await road.locator('.task.is-done').waitFor();
  assert.ok(await road.locator('.task .shown').isVisible());
  assert.equal((await state(page)).task.done, true);
  await road.locator('[data-action=reset]').click();
  await page.waitForTimeout(200);
  assert.ok(await road.locator('.task.is-done').isVisible(), 'once done, a task stays done');
  await road.locator('[data-action=restore]').click();
  await page.waitForFunction(() => window.downhill.state().line.includes('h=3'));
  await page.reload();
  await until_running(page);
  assert.ok(await section(page, 'road').locator('.task.is-done').isVisible(), 'progress is kept');
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('the quiz explains a wrong answer, and takes the right one', async () => {
  const page = await lesson();
  const quiz = section(page, 'road').locator('.quiz');
  await quiz.locator('.answer.wrong summary').first().click();
  assert.ok(await quiz.locator('.answer.wrong .why').first().isVisible());
  await page.waitForFunction(() => window.downhill.state().quiz?.answered !== '');
  assert.equal((await state(page)).quiz.right, false);
  await quiz.locator('.answer.right summary').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.downhill.state().quiz.right);
  assert.ok(await quiz.locator('.answer.right .why').isVisible());
  assert.equal(await quiz.locator('.answer.wrong .why').first().isVisible(), false, 'one explanation at a time');
  const field = section(page, 'road').locator('.control[data-parameter="h"] .exact');
  await field.fill('4');
  await field.press('Enter');
  await page.locator('#step-road.done').waitFor();
  await page.goto(`${server.url}en/`);
  assert.match(await page.locator('[data-lesson=derivative] .so-far').innerText(), /^1 of \d/);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('reading on moves the stage, and stepping in the stage moves the page', async () => {
  const page = await lesson();
  await section(page, 'limit').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  await reach(page, 'limit');
  assert.ok(await page.locator('#step-limit.now').count());
  await page.waitForTimeout(800); // until the new step has been drawn
  // "Next" stands in the lower right corner of the stage.
  const box = await page.locator('#stage').boundingBox();
  await page.mouse.click(box.x + box.width - 60, box.y + box.height - 40);
  await reach(page, 'sign');
  await page.waitForFunction(() => {
    const { top } = document.querySelector('#step-sign').getBoundingClientRect();
    return top > 0 && top < 200;
  });
  await page.waitForTimeout(1500);
  assert.equal((await state(page)).step, 'sign', 'the scroll does not move the stage again');
  assert.match(page.url(), /\?step=sign/);
  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, -2500);
  await page.waitForFunction(() => window.downhill.state().index < 3);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('nothing moves, nothing is drawn: no frame in 5 idle seconds', async () => {
  for (const path of ['en/derivative/', 'zh/house-price/']) {
    const page = await lesson(path);
    const frames = () => page.evaluate(() => window.downhill.frames());
    // The first pictures, which a busy machine takes its time for.
    let before_pause = 0;
    for (let tries = 0; before_pause === 0 || before_pause !== (await frames()); tries += 1) {
      assert.ok(tries < 10, `${path} does not come to rest`);
      before_pause = await frames();
      await page.waitForTimeout(1500);
    }
    await page.waitForTimeout(5000);
    assert.equal(await frames(), before_pause, path);
    await page.done();
  }
});

test('who asks for less motion sees the figure jump, others see it glide', async () => {
  const drawn = {};
  for (const reducedMotion of ['reduce', 'no-preference']) {
    const page = await open(browser, `${server.url}en/derivative/?step=road`, { reducedMotion });
    await until_running(page);
    const at_rest = async () => {
      for (let last = -1, now = 0; ; last = now) {
        await page.waitForTimeout(1200);
        now = await page.evaluate(() => window.downhill.frames());
        if (now === last) return now;
      }
    };
    const first = await at_rest();
    await page.evaluate(() => window.downhill.set('h', '0.5'));
    drawn[reducedMotion] = (await at_rest()) - first;
    await page.done();
  }
  assert.ok(drawn.reduce > 0 && drawn.reduce < drawn['no-preference'], JSON.stringify(drawn));
});

test('switching language keeps step and parameters', async () => {
  const page = await lesson('en/derivative/?step=limit');
  const field = section(page, 'limit').locator('.control[data-parameter="x"] .exact');
  await field.fill('2.5');
  await field.press('Enter');
  await page.waitForFunction(() => window.downhill.state().line.includes('x=2.5'));
  await page.waitForTimeout(400);
  const { line } = await state(page);
  // By the mouse alone: playwright's click() may scroll the page first, which is reading on.
  const link = await page.locator('a.language[data-language=zh]').boundingBox();
  await page.mouse.click(link.x + link.width / 2, link.y + link.height / 2);
  await page.waitForURL('**/zh/derivative/**');
  await until_running(page);
  const there = await state(page);
  assert.equal(there.step, 'limit');
  assert.equal(there.line, line);
  assert.equal(await section(page, 'limit').locator('.control[data-parameter="x"] .exact').inputValue(), '2.5');
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('a link restores its figure', async () => {
  const page = await lesson('en/derivative/?step=own#derivative?f=x^3-3x&x=0.5&from=-3&to=3');
  const { step, parameters } = await state(page);
  assert.equal(step, 'own');
  assert.equal(parameters.find(({ id }) => id === 'f').value, 'x^3-3x');
  assert.equal(await section(page, 'own').locator('.typed').inputValue(), 'x^3-3x');
  assert.equal(await page.locator('.message').isVisible(), false);
  await page.done();
});

test('a bad figure line or step shows the default, and says what was wrong', async () => {
  const first = (await state(await lesson())).line;
  for (const [line, reason] of [
    ['derivative?x=banana', /banana|column/],
    ['derivativ?x=1', /derivativ/],
    ['derivative?q=1', /q/],
    ['derivative?f=sine(x)', /sine.*sin/],
    ['%', /./],
  ]) {
    const page = await lesson(`en/derivative/#${line}`);
    assert.match(await page.locator('.message').innerText(), reason, line);
    assert.equal((await state(page)).line, first, line);
    assert.deepEqual(page.faults, []);
    await page.done();
  }
  const page = await lesson('zh/derivative/?step=nowhere');
  assert.match(await page.locator('.message').innerText(), /nowhere/);
  assert.equal((await state(page)).index, 0);
  await page.done();
});

test('a typed formula is drawn; a wrong one names its column and keeps the figure', async () => {
  const page = await lesson('en/derivative/?step=own');
  const row = section(page, 'own').locator('.control[data-parameter="f"]');
  await row.locator('.typed').fill('x + sine(x)');
  await row.locator('.mistake').waitFor();
  assert.match(await row.locator('.mistake').innerText(), /sine.*sin.*column 5/s);
  assert.equal(await row.locator('.typed').getAttribute('aria-invalid'), 'true');
  await row.locator('.typed').fill('x + sin(x)');
  await page.waitForFunction(() => window.downhill.state().line.includes('sin(x)'));
  assert.equal(await row.locator('.mistake').isVisible(), false);
  // Gaps: not finite in part of the range.
  await row.locator('.typed').fill('log(x) + 1/x');
  await page.waitForFunction(() => window.downhill.state().line.includes('log(x)'));
  await row.locator('.examples button').first().click();
  await page.waitForFunction(() => !window.downhill.state().line.includes('log(x)'));
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('damaged progress is said, and the lesson begins', async () => {
  const page = await lesson();
  await page.evaluate(() => localStorage.setItem('downhill.progress.derivative', '{"version":'));
  await page.reload();
  await until_running(page);
  assert.match(await page.locator('.message').innerText(), /progress/);
  assert.equal((await state(page)).index, 0);
  assert.deepEqual(page.faults, []);
  await page.done();
});

test('the theme button changes page and stage, and is remembered', async () => {
  const page = await lesson();
  const light = await eye.measure(await page.locator('#stage').screenshot());
  await page.locator('button.theme').click();
  await page.waitForTimeout(600);
  const dark = await eye.measure(await page.locator('#stage').screenshot());
  assert.notEqual(light.digest, dark.digest);
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.done();
});

test('under a sub-path everything is found', async () => {
  const deep = await serve_site({ base: '/some/where/' });
  const page = await open(browser, `${deep.url}zh/`);
  await page.locator('[data-lesson=derivative] a').click();
  await until_running(page);
  await page.locator('a.language').first().click();
  await until_running(page);
  assert.match(page.url(), /\/some\/where\/en\/derivative\//);
  assert.deepEqual(page.faults, []);
  await page.done();
  await deep.close();
});

test('on a phone a touch beside the handles scrolls the page', async () => {
  const page = await lesson('en/derivative/', { viewport: kPhone, touch: true, ratio: 2 });
  const client = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x: 30, y: 150 }]);
  for (let i = 1; i <= 10; i += 1) {
    await touch('touchMove', [{ x: 30, y: 150 - 12 * i }]);
    await page.waitForTimeout(16);
  }
  await touch('touchEnd', []);
  await page.waitForFunction(() => scrollY > 20, null, { timeout: 5000 });
  assert.deepEqual(page.faults, []);
  await page.done();
});


test('two fingers enlarge the figure, not the page; one finger then moves it', async () => {
  const page = await lesson('en/derivative/', { viewport: kPhone, touch: true, ratio: 2 });
  const client = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
  const look = async () => (await eye.measure(await page.locator('#stage').screenshot())).digest;
  const line = await page.evaluate(() => window.downhill.state().line);
  const before = await look();
  const at = (gap) => [{ x: 195 - gap, y: 180, id: 0 }, { x: 195 + gap, y: 180, id: 1 }];
  await touch('touchStart', at(30));
  for (let gap = 35; gap <= 70; gap += 5) await touch('touchMove', at(gap));
  await touch('touchEnd', []);
  await page.waitForTimeout(200);
  const enlarged = await look();
  assert.notEqual(enlarged, before, 'the figure is larger');
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page is not');
  await touch('touchStart', [{ x: 60, y: 120 }]);
  for (let i = 1; i <= 6; i += 1) await touch('touchMove', [{ x: 60 + 15 * i, y: 120 + 8 * i }]);
  await touch('touchEnd', []);
  await page.waitForTimeout(200);
  assert.notEqual(await look(), enlarged, 'it moves');
  assert.equal(await page.evaluate(() => scrollY), 0, 'and the page stays');
  assert.equal(await page.evaluate(() => window.downhill.state().line), line, 'no handle was touched');
  await page.done();
});
