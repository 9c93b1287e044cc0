// The terms of the course: "glossary.<id>" is a word, ".forms" its other forms (with | between), ".means" what it means.

const kFlanked = '\\p{L}\\p{N}'; // what a word of letters may not be part of

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// The terms of one language: [{id, name, forms, means}], as the words give them.
export function terms_of(words) {
  return Object.keys(words)
    .filter((key) => /^glossary\.[^.]+$/.test(key))
    .map((key) => ({
      id: key.slice('glossary.'.length),
      name: words[key],
      forms: (words[`${key}.forms`] ?? '').split('|').filter(Boolean),
      means: words[`${key}.means`],
    }));
}

// Finds terms in prose. `square`: letters without spaces between words, where any place may begin a term.
export class Glossary {
  constructor(terms, square) {
    this.terms = terms;
    const ids = new Map(terms.flatMap(({ id, name, forms }) => [name, ...forms].map((form) => [form.toLowerCase(), id])));
    // The longest first: "partial derivative" is more than "derivative".
    const any = [...ids.keys()].sort((a, b) => b.length - a.length).map(escaped).join('|');
    this.ids = ids;
    this.pattern = new RegExp(square ? `(?:${any})` : `(?<![${kFlanked}])(?:${any})(?![${kFlanked}])`, 'giu');
    this.first = new Map(); // by term: the lesson that uses it first
  }

  // Links the first use of each term on a page: markdown-it's inline tokens in, tokens out. The origin's `seen` is
  // the page's memory, its `lesson` the page.
  link_first_uses(children, { Token, env: { origin } }) {
    let in_link = 0;
    return children.flatMap((token) => {
      if (token.type === 'link_open') in_link += 1;
      if (token.type === 'link_close') in_link -= 1;
      return token.type === 'text' && in_link === 0 ? this.split(token, Token, origin) : [token];
    });
  }

  split(token, Token, origin) {
    const out = [];
    let from = 0;
    const put = (text) => text && out.push(Object.assign(new Token('text', '', 0), { content: text }));
    for (const match of token.content.matchAll(this.pattern)) {
      const id = this.ids.get(match[0].toLowerCase());
      if (origin.seen.has(id)) continue;
      origin.seen.add(id);
      if (!this.first.has(id)) this.first.set(id, origin.lesson);
      put(token.content.slice(from, match.index));
      const open = new Token('term_open', 'a', 1);
      open.meta = id;
      out.push(open, Object.assign(new Token('text', '', 0), { content: match[0] }), new Token('term_close', 'a', -1));
      from = match.index + match[0].length;
    }
    if (out.length === 0) return [token];
    put(token.content.slice(from));
    return out;
  }
}
