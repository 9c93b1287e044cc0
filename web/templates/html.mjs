// HTML as tagged templates: whatever is put into html`…` is escaped unless it is markup already.

const kEscapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text) => String(text).replace(/[&<>"']/g, (c) => kEscapes[c]);

export class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

// Text that is known to be markup: the output of markdown-it, KaTeX or our own SVG.
export const markup = (text) => new Markup(text);

function put(value) {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(put).join('');
  return escape(value);
}

export function html(strings, ...values) {
  return new Markup(strings.reduce((all, piece, i) => all + put(values[i - 1]) + piece));
}

// JSON inside <script type="application/json">: nothing in it may end the element.
export const json = (value) => markup(JSON.stringify(value).replace(/</g, '\\u003c'));

// A title in pieces that lines are broken between rather than inside: after a colon, and in Chinese, which
// has no spaces to break at, after any punctuation.
export function phrases(title) {
  const text = put(title);
  if (text.includes('<')) return title;
  const pieces = /\p{Script=Han}/u.test(text) ? text.match(/[^，：；、。？！]+[，：；、。？！]*/gu) : text.split(/(?<=:) /);
  const gap = /\p{Script=Han}/u.test(text) ? '' : ' ';
  return pieces.length < 2 ? title : new Markup(pieces.map((piece) => `<span class="phrase">${piece}</span>`).join(gap));
}
