// The home page: marks what is done, and remembers the language.
import { page_data } from './data.mjs';
import { load, save } from './store.mjs';
import { theme_button } from './theme.mjs';
import { say } from './words.mjs';

theme_button();
save('language', page_data.language);

// What a lesson's page keeps beside the progress: which steps are done.
function done_steps(id, steps) {
  try {
    const done = JSON.parse(load(`done.${id}`) ?? '[]');
    return Array.isArray(done) ? done.slice(0, steps).filter(Boolean).length : 0;
  } catch {
    return 0;
  }
}

for (const { id, steps } of page_data.lessons) {
  const done = done_steps(id, steps);
  if (done === 0) continue;
  const row = document.querySelector(`[data-lesson="${id}"]`);
  row.classList.toggle('done', done === steps);
  const so_far = row.querySelector('.so-far');
  so_far.textContent = done === steps ? say('page.home.done') : say('page.home.so-far', { done, steps });
  so_far.hidden = false;
}
