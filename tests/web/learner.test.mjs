// An automated learner: finishes every lesson, in every language, by the page's form controls and
// its quizzes alone. What it does in each step is in solutions.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { kLanguages, kPhone, launch, open, serve_site, until_running } from './browser.mjs';

const solutions = JSON.parse(readFileSync(new URL('./solutions.json', import.meta.url), 'utf8'));

let browser, server;
before(async () => {
  server = await serve_site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

// "h=3", "view=map", "press run": by the keyboard, as all of it can be done.
async function do_deed(page, section, deed) {
  if (deed.startsWith('press ')) {
    const button = section.locator(`[data-action="${deed.slice(6)}"]:enabled`);
    await button.focus();
    await page.keyboard.press('Enter');
    // A run has done enough when the task is: it need not be watched to its end.
    const id = await section.getAttribute('id');
    await page.waitForFunction((id) => {
      const running = window.downhill.state().actions.find((action) => action.running);
      if (!running) return true;
      if (document.querySelector(`#${id} .task.is-done`)) {
        document.querySelector(`#${id} [data-action="${running.id}"]`).click();
      }
      return false;
    }, id, { timeout: 120000, polling: 250 });
    return;
  }
  const [, name, value] = deed.match(/^([^=]+)=(.*)$/);
  const row = section.locator(`.control[data-parameter="${name}"]`);
  assert.equal(await row.count(), 1, `the form offers ${name}`);
  const kind = await row.getAttribute('class');
  const field = row.locator(kind.includes('choice') ? 'select' : kind.includes('flag') ? 'input' : '.exact, .typed');
  await field.focus();
  if (kind.includes('choice')) await field.selectOption(value);
  else if (kind.includes('flag')) {
    if ((await field.isChecked()) !== (value === '1')) await page.keyboard.press('Space');
  } else {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
}

async function take_quiz(page, section, where) {
  const answers = section.locator('.quiz .answer');
  const count = await answers.count();
  const right = [];
  for (let i = 0; i < count; i += 1) {
    const answer = answers.nth(i);
    if ((await answer.getAttribute('class')).includes('right')) right.push(answer);
    else await explain(page, answer, where);
  }
  assert.equal(right.length, 1, where);
  await explain(page, right[0], where);
}

async function explain(page, answer, where) {
  assert.equal(await answer.locator('.why').isVisible(), false, `${where}: closed at first`);
  await answer.locator('summary').focus();
  await page.keyboard.press('Enter');
  const id = await answer.getAttribute('data-answer');
  await page.waitForFunction((one) => window.downhill.state().quiz?.answered === one, id);
  assert.ok(await answer.locator('.why').isVisible(), `${where}: ${id} shows its explanation`);
  assert.ok((await answer.locator('.why').innerText()).trim().length > 10, `${where}: ${id}`);
}

// One language a lesson, by turns: the controls are the same. tests/scenes/every_lesson_test.cpp walks
// all lessons in all languages without a browser. A small window, since this one draws by software.
for (const [i, [lesson, steps]] of Object.entries(solutions).entries()) {
  const language = kLanguages[i % kLanguages.length];
  test(`${lesson} can be finished by the form controls alone (${language})`, { timeout: 300000 }, async () => {
    const page = await open(browser, `${server.url}${language}/${lesson}/`, { language, viewport: kPhone, reducedMotion: 'reduce' });
    await until_running(page);
    const sections = page.locator('section.step');
    const count = await sections.count();
    for (let at = 0; at < count; at += 1) {
      const section = sections.nth(at);
      const step = (await section.getAttribute('id')).replace('step-', '');
      const where = `${lesson} ${step}`;
      await page.evaluate((id) => window.downhill.go(id), step);
      if (await section.locator('.task').count()) {
        assert.equal(await section.locator('.task.is-done').count(), 0, `${where}: open at first`);
        for (const deed of steps[step]) await do_deed(page, section, deed);
        await section.locator('.task.is-done').waitFor({ timeout: 5000 });
        assert.ok(await section.locator('.task .shown').isVisible(), `${where}: says what it showed`);
      }
      if (await section.locator('.quiz').count()) await take_quiz(page, section, where);
      await page.waitForFunction((one) => window.downhill.state().done[one], at);
    }
    assert.deepEqual(page.faults, []);
    await page.done();
  });
}
