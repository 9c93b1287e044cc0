// The stage before the program draws, and without it: title, progress, picture and readouts of a step.
import { page_data } from './data.mjs';

const stage = document.querySelector('.stage');
const wide_enough = 460; // px: narrower stages show the narrow picture

// Copies of an inline picture need ids of their own; one from a file is wanted at once.
function copy_of(picture) {
  const copy = picture.cloneNode(true);
  copy.removeAttribute('loading');
  for (const element of copy.querySelectorAll('[id]')) {
    const id = element.id;
    element.id = `stage-${id}`;
    for (const user of copy.querySelectorAll('*')) {
      for (const { name, value } of [...user.attributes]) {
        if (value === `url(#${id})` || value === `#${id}`) user.setAttribute(name, value.replace(id, element.id));
      }
    }
  }
  return copy;
}

export function show_still(section, index, done) {
  const step = page_data.steps[index];
  const narrow = stage.clientWidth < wide_enough;
  stage.querySelector('.still .title').textContent = step.title;
  stage.querySelector('.still .caption').textContent = step.caption;
  stage.querySelectorAll('.dots i').forEach((dot, i) => {
    dot.className = i === index ? 'on' : done[i] ? 'ok' : '';
  });
  stage.querySelector('.picture').replaceChildren(copy_of(section.querySelector(`.still-figure .${narrow ? 'narrow' : 'wide'} > *`)));
  stage.querySelector('.read').replaceChildren(
    ...step.readouts.map(({ label, text, role }) => {
      const chip = document.createElement('span');
      chip.className = `chip hue-${role}`;
      const name = document.createElement('span');
      name.textContent = label;
      chip.append(name, text);
      return chip;
    }),
  );
}
