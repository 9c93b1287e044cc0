// Markdown with formulas to HTML, in one language.
import MarkdownIt from 'markdown-it';
import { airy, is_square, join_airy } from './air.mjs';
import { escape, markup } from './html.mjs';
import { mathml } from './formula.mjs';

// A mistake in a file of an author.
export class SourceError extends Error {
  constructor(file, line, reason) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'SourceError';
  }
}

// $…$: as in Pandoc, the opening sign has no space behind it, the closing one none before it and no
// digit behind it, so prices stay prices.
function inline_formula(state, silent) {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const display = src[pos + 1] === '$';
  const begin = pos + (display ? 2 : 1);
  if (!display && (begin >= state.posMax || /\s/.test(src[begin]))) return false;
  let end = begin;
  for (;;) {
    end = src.indexOf(display ? '$$' : '$', end);
    if (end < 0 || end >= state.posMax) return false;
    const escaped = /(^|[^\\])(\\\\)*\\$/.test(src.slice(begin, end));
    if (!escaped && (display || (end > begin && !/\s/.test(src[end - 1]) && !/\d/.test(src[end + 1] ?? '')))) break;
    end += 1;
  }
  if (!silent) {
    const token = state.push(display ? 'formula_display' : 'formula', 'math', 0);
    token.content = src.slice(begin, end).trim();
  }
  state.pos = end + (display ? 2 : 1);
  return true;
}

// $$…$$ on lines of its own.
function block_formula(state, first, last, silent) {
  const line = (n) => state.src.slice(state.bMarks[n] + state.tShift[n], state.eMarks[n]).trim();
  if (!line(first).startsWith('$$')) return false;
  let end = first;
  let text = line(first).slice(2);
  while (!text.endsWith('$$')) {
    if (++end >= last) return false;
    text += '\n' + line(end);
  }
  if (silent) return true;
  const token = state.push('formula_display', 'math', 0);
  token.content = text.slice(0, -2).trim();
  token.block = true;
  token.map = [first, end + 1];
  state.line = end + 1;
  return true;
}

// Puts thin spaces where the pieces of one paragraph meet.
function space_pieces(children) {
  let before = null; // the last token that shows something
  for (const token of children) {
    const western = token.type === 'formula' || token.type === 'code_inline';
    if (token.type !== 'text' && !western) {
      if (token.type === 'softbreak' || token.type === 'hardbreak') before = null;
      continue;
    }
    if (token.type === 'text') {
      if (token.content === '') continue;
      token.content = airy(token.content);
    }
    if (before) {
      const text = (t) => (t.type === 'text' ? t.content : null);
      const [a, b] = join_airy(text(before), text(token));
      if (before.type === 'text') before.content = a;
      if (token.type === 'text') token.content = b;
    }
    before = token;
  }
}

// A formula and the punctuation at it stay on one line: browsers would break between them.
const kOpening = /[(（“‘「《]$/u;
const kClosing = /^[.,;:?!)’”，。；：？！、）」》%]+/u;

function hold_punctuation(children) {
  children.forEach((token, i) => {
    if (token.type !== 'formula') return;
    const [before, after] = [children[i - 1], children[i + 1]];
    token.meta = { before: '', after: '' };
    if (before?.type === 'text' && kOpening.test(before.content)) {
      token.meta.before = before.content.at(-1);
      before.content = before.content.slice(0, -1);
    }
    if (after?.type === 'text' && kClosing.test(after.content)) {
      token.meta.after = after.content.match(kClosing)[0];
      after.content = after.content.slice(token.meta.after.length);
    }
  });
}

// `origin` says where a text comes from: {file, line_of(snippet), link(href, line)}; `link` hears of every
// link, and may answer with the address to write instead.
// `terms`, if given, links the first use of each term of a page: see glossary.mjs.
export function make_prose(tag, terms = null) {
  const square = is_square(tag);
  // Curly quotes for straight ones; Chinese texts bring their own.
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: !square }).disable('replacements');
  parser.inline.ruler.after('escape', 'formula', inline_formula);
  parser.block.ruler.before('fence', 'formula', block_formula, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  const each_paragraph = (change) => (state) => state.tokens.forEach((token) => token.children && change(token.children));
  if (terms) parser.core.ruler.push('terms', (state) => state.env.origin.seen && state.tokens.forEach((token, i) => {
    if (state.tokens[i - 1]?.type === 'paragraph_open') token.children = terms.link_first_uses(token.children, state);
  }));
  if (square) parser.core.ruler.push('air', each_paragraph(space_pieces));
  parser.core.ruler.push('hold', each_paragraph(hold_punctuation));

  const formula = (tokens, i, options, env) => {
    const { content, type, meta } = tokens[i];
    const display = type === 'formula_display';
    try {
      const math = mathml(content, display);
      if (!display && !meta?.before && !meta?.after) return math;
      if (!display) return `<span class="whole">${escape(meta.before)}${math}${escape(meta.after)}</span>`;
      const tag = tokens[i].block ? 'div' : 'span';
      return `<${tag} class="formula">${math}</${tag}>`;
    } catch (error) {
      const reason = error.message.replace(/^KaTeX parse error: /, '').replace(/\s+/g, ' ');
      throw new SourceError(env.origin.file, env.origin.line_of(content), `bad formula '${content}': ${reason}`);
    }
  };
  parser.renderer.rules.formula = formula;
  parser.renderer.rules.formula_display = formula;
  parser.renderer.rules.table_open = () => '<div class="table"><table>\n';
  parser.renderer.rules.table_close = () => '</table></div>\n';
  // Alignment of table cells without inline styles; an empty corner is no heading.
  const cell_tag = (tokens, open) => (tokens[open].tag === 'th' && tokens[open + 1].content === '' ? 'td' : tokens[open].tag);
  for (const cell of ['th', 'td']) {
    parser.renderer.rules[`${cell}_open`] = (tokens, i) => {
      const align = tokens[i].attrGet('style')?.match(/text-align:(\w+)/)?.[1];
      return `<${cell_tag(tokens, i)}${align ? ` class="${align}"` : ''}>`;
    };
    parser.renderer.rules[`${cell}_close`] = (tokens, i) => `</${cell_tag(tokens, i - 2)}>`;
  }
  parser.renderer.rules.term_open = (tokens, i) => `<a class="term" href="../glossary/#${tokens[i].meta}">`;
  parser.renderer.rules.term_close = () => '</a>';
  parser.renderer.rules.link_open = (tokens, i, options, env) => {
    const href = tokens[i].attrGet('href');
    const address = env.origin.link?.(href, env.origin.line_of(`](${href}`)) ?? href;
    return `<a href="${escape(address)}">`;
  };

  return {
    blocks: (text, origin) => markup(parser.render(text, { origin })),
    // One line, without a paragraph around it.
    line: (text, origin) => markup(parser.renderInline(text, { origin })),
  };
}
