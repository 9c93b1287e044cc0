// The search page: finds as one types; the words stand in the address.
import { page_data } from './data.mjs';
import { find } from './find.mjs';
import { theme_button } from './theme.mjs';
import { say } from './words.mjs';
import { offline } from './offline.mjs';

const kMost = 40; // results shown

const field = document.querySelector('#words');
const said = document.querySelector('.found');
const list = document.querySelector('.results');

const element = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text, ...attributes });

function row({ lesson, title, step, heading, pieces }) {
  const item = document.createElement('li');
  const link = element('a', heading, { href: `../${lesson}/?step=${encodeURIComponent(step)}` });
  const place = element('span', title, { className: 'of' });
  const line = element('p', '');
  line.append(pieces[0], element('mark', pieces[1]), pieces[2]);
  item.append(link, place, line);
  return item;
}

function show(index) {
  const asked = field.value.trim();
  const results = find(index, asked);
  list.replaceChildren(...results.slice(0, kMost).map(row));
  said.textContent =
    asked === '' ? ''
    : results.length === 0 ? say('page.search.none', { words: asked })
    : results.length === 1 ? say('page.search.one')
    : say('page.search.found', { count: results.length });
  history.replaceState(null, '', location.pathname + (asked ? `?q=${encodeURIComponent(asked)}` : ''));
}

theme_button();
offline();
document.querySelector('.search').addEventListener('submit', (event) => event.preventDefault());
const index = await (await fetch(new URL(page_data.index, document.baseURI))).json();
field.value = new URLSearchParams(location.search).get('q') ?? '';
field.addEventListener('input', () => show(index));
if (field.value) show(index);
else field.focus();
