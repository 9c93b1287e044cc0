// TeX to MathML, by KaTeX.
//
// MathML alone: browsers set it themselves (with the OpenType math font that fonts.mjs subsets), it
// is read aloud, and it needs no inline styles, which the pages' Content-Security-Policy forbids.
import katex from 'katex';
import { remember } from './remember.mjs';

// MathML Core knows no mathvariant but "normal"; other alphabets are characters of their own.
const kAlphabets = {
  bold: { A: 0x1d400, a: 0x1d41a, 0: 0x1d7ce },
  'bold-italic': { A: 0x1d468, a: 0x1d482 },
  script: { A: 0x1d49c, a: 0x1d4b6 },
  fraktur: { A: 0x1d504, a: 0x1d51e },
  'double-struck': { A: 0x1d538, a: 0x1d552, 0: 0x1d7d8 },
  'sans-serif': { A: 0x1d5a0, a: 0x1d5ba, 0: 0x1d7e2 },
  monospace: { A: 0x1d670, a: 0x1d68a, 0: 0x1d7f6 },
};
// Letters that Unicode had before the alphabets.
const kOlder = {
  script: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  fraktur: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  'double-struck': { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
};

function in_alphabet(text, variant) {
  const alphabet = kAlphabets[variant];
  return [...text]
    .map((c) => {
      if (kOlder[variant]?.[c]) return kOlder[variant][c];
      const base = /[A-Z]/.test(c) ? 'A' : /[a-z]/.test(c) ? 'a' : /[0-9]/.test(c) ? '0' : null;
      if (base === null || alphabet[base] === undefined) return c;
      return String.fromCodePoint(alphabet[base] + c.codePointAt(0) - base.codePointAt(0));
    })
    .join('');
}

// f′: the prime of a text or math font is raised already; as a superscript it would fly away.
const kPrime = '<mo mathvariant="normal"[^>]*>′</mo>';
const kPrimed = new RegExp(`<msup>(<m[ion][^>]*>[^<]*</m[ion]>)(${kPrime}|<mrow>(?:${kPrime})+</mrow>)</msup>`, 'g');

// A sign right after another operator or a bracket belongs to its number: x = −1, not x = − 1.
const kSign = /(<mo[^>]*>(?:[=<>≤≥≈≠≡∼→←∈([{,;:×⋅·/±]|&lt;|&gt;)<\/mo>)<mo((?: (?!form)[^>]*)?)>([−+±])/g;

const as_display = remember((tex) => set(tex, true));
const in_line = remember((tex) => set(tex, false));

// The MathML of a formula. Throws a ParseError of KaTeX for what TeX or KaTeX's strict rules reject.
export const mathml = (tex, display = false) => (display ? as_display(tex) : in_line(tex));

function set(tex, display) {
  const text = katex.renderToString(tex, {
    output: 'mathml',
    displayMode: display,
    throwOnError: true,
    strict: 'error',
    trust: false,
  });
  return text
    .replace(/^<span class="katex">/, '')
    .replace(/<\/span>$/, '')
    .replace(/<annotation[\s\S]*?<\/annotation>/, '')
    .replace(/<semantics>([\s\S]*)<\/semantics>/, '$1')
    .replace(/ xmlns="[^"]*"/, '')
    .replace(/<(m[ion]|mtext) mathvariant="([a-z-]+)">([^<]*)</g, (all, tag, variant, letters) =>
      kAlphabets[variant] ? `<${tag}>${in_alphabet(letters, variant)}<` : all,
    )
    // A thin space between an operator such as "lim" and its argument.
    .replace(/<mo>\u2061<\/mo>(?!<mo stretchy="false">\(|<\/mrow>)/g, '<mspace width="0.1667em"></mspace>')
    .replace(/<munder><mrow><mi>[a-z ]+<\/mi><mo>\u2061<\/mo><\/mrow>(?:(?!<\/?munder>).)*<\/munder>/g, '$&<mspace width="0.1667em"></mspace>')
    .replace(kSign, '$1<mo form="prefix"$2>$3')
    .replace(kPrimed, (all, base, primes) => {
      const marks = primes.match(/′/g).length;
      return `<mrow>${base}<mo lspace="0" rspace="0">${marks === 2 ? '″' : '′'.repeat(marks)}</mo></mrow>`;
    });
}
