// A hair of space between Han and Latin letters, digits or formulas.
//
// Authors write one plain space there, or none; a plain space is too wide beside square characters.
// Both become one thin space. Used when the site is built and by the page's script, for sentences
// that come from the program.

// Whether a language's letters are squares without spaces between words, by its tag.
export const is_square = (tag) => /^(zh|ja)\b/.test(tag);

export const kThin = '\u2009';

// Han characters and kana, but no punctuation: that brings its own space.
const kHan = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const kWestern = 'A-Za-z0-9\\u00b0\\u00b2\\u00b3\\u00b9\\u00c0-\\u024f\\u0370-\\u03ff\\u2070-\\u209f$%';

const han_then_western = new RegExp(`([${kHan}]) ?(?=[${kWestern}+\\-\\u2212(]?[${kWestern}])`, 'gu');
const western_then_han = new RegExp(`([${kWestern}][)'\\u2032]?) ?(?=[${kHan}])`, 'gu');
const ends_in_han = new RegExp(`[${kHan}] ?$`, 'u');
const begins_with_han = new RegExp(`^ ?[${kHan}]`, 'u');
const ends_western = new RegExp(`[${kWestern}] ?$`, 'u');
const begins_western = new RegExp(`^ ?[${kWestern}]`, 'u');

export function airy(text) {
  return text.replace(han_then_western, `$1${kThin}`).replace(western_then_han, `$1${kThin}`);
}

// Where two pieces of a sentence meet: `null` stands for a formula or code, which counts as Western.
// Returns the two pieces with exactly one thin space between them where one belongs.
export function join_airy(before, after) {
  const meets =
    before === null ? after !== null && begins_with_han.test(after)
    : after === null ? ends_in_han.test(before)
    : (ends_in_han.test(before) && begins_western.test(after)) ||
      (ends_western.test(before) && begins_with_han.test(after));
  if (!meets) return [before, after];
  if (before !== null) return [before.replace(/ $/, '') + kThin, after?.replace(/^ /, '') ?? null];
  return [null, kThin + after.replace(/^ /, '')];
}
