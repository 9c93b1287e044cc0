// The fonts of the site, cut down to the characters that it uses.
//
// | file                          | from                              | for                                  |
// | text-{regular,bold,italic}    | Noto Sans, symbols of Noto Sans Math | Latin, Greek and signs on the pages |
// | heading                       | Noto Serif Bold                   | headings                             |
// | math                          | STIX Two Math (has a MATH table)  | formulas                             |
// | stage-{regular,bold,italic}   | Noto Sans, symbols of Noto Sans Math | the stage, every language          |
// | stage-han-{regular,bold}-LANG-LESSON | Noto Sans CJK SC           | the stage, behind the others         |
//
// Cutting takes seconds, so results are kept by the hash of all that they depend on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const kNoto = '/usr/share/fonts/truetype/noto';
const kCjk = '/usr/share/fonts/opentype/noto';
const kSimplified = 2; // the face "Noto Sans CJK SC" in the collections

// Always there, whatever the lessons say: what a learner may type, and what programs print.
const kAscii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i));
const kGreek = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω';
const kSigns = '\u00a0\u2009−±×÷·°′″²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉½–—‘’“”…‹›≈≠≤≥≪≫∞√∑∏∫∂∇∈→←↔⇒⇔⟨⟩ŷ\u0302ℝ';
// Shared by figures and formulas: TeX letters in italics are characters of their own.
const kFormula = '()[]{}|+−=<>/!,.:;±×÷·′″∗⋅…⋯≈≠≤≥≪≫∼∝∞√∑∏∫∂∇∈∉→←↦↔⇒⇔⟨⟩‖∣∘⊙⊤ℎℝ^ˆ¯˜⏞⏟ ';

const han = (text) => [...text].filter((c) => /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—·]/u.test(c)).join('');
const unique = (text) => [...new Set(text)].sort().join('');

const italic = (text) =>
  [...text]
    .map((c) => {
      const code = c.codePointAt(0);
      if (c === 'h') return 'ℎ';
      if (/[A-Z]/.test(c)) return String.fromCodePoint(0x1d434 + code - 65);
      if (/[a-z]/.test(c)) return String.fromCodePoint(0x1d44e + code - 97);
      if (/[α-ω]/.test(c)) return String.fromCodePoint(0x1d6fc + code - 0x3b1);
      return '';
    })
    .join('');

function math_font() {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/stix-two-math/package.json'));
  return join(folder, 'files', 'stix-two-math-latin-400-normal.woff2');
}

// texts: {page: all text on all pages, headings, formulas, stage: [{language, lesson, regular, bold}]}
function jobs(texts) {
  const latin = (face) => `${kNoto}/NotoSans-${face}.ttf`;
  const symbols = `${kNoto}/NotoSansMath-Regular.ttf`;
  const sans = (out, face, text, layout) => {
    const letters = unique(kAscii + kGreek + kSigns + text).replace(/[\u2e80-\u9fff\uff00-\uffef]/gu, '');
    return { out, layout, parts: [{ font: latin(face), text: letters }, { font: symbols, text: letters }] };
  };
  const cjk = (out, face, text) => ({
    out,
    layout: [],
    parts: [{ font: `${kCjk}/NotoSansCJK-${face}.ttc`, number: kSimplified, text: unique(han(text)) }],
  });
  const page = unique(texts.page);
  const formula_letters = unique(kAscii.replace(/[^0-9a-zA-Z]/g, '') + kFormula + texts.formulas);
  return [
    sans('text-regular.woff2', 'Regular', page, ['kern']),
    sans('text-bold.woff2', 'Bold', page, ['kern']),
    sans('text-italic.woff2', 'Italic', '', ['kern']),
    { out: 'heading.woff2', layout: ['kern'], parts: [{ font: `${kNoto}/NotoSerif-Bold.ttf`, text: unique(kAscii + '\u2009–—‘’“”…×·²−' + texts.headings) }] },
    { out: 'math.woff2', layout: ['ssty', 'dtls', 'flac'], parts: [{ font: math_font(), text: formula_letters + italic(formula_letters) }] },
    sans('stage-regular.ttf', 'Regular', page, []),
    sans('stage-bold.ttf', 'Bold', page, []),
    sans('stage-italic.ttf', 'Italic', '', []),
    ...texts.stage
      .filter(({ regular }) => /\p{Script=Han}/u.test(regular))
      .flatMap(({ language, lesson, regular, bold }) => [
        cjk(`stage-han-regular-${language}-${lesson}.otf`, 'Regular', regular),
        cjk(`stage-han-bold-${language}-${lesson}.otf`, 'Bold', bold),
      ]),
  ];
}

function key(job) {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(here, 'fonts.py')));
  hash.update(JSON.stringify(job));
  for (const part of job.parts) {
    const { size, mtimeMs } = statSync(part.font);
    hash.update(`${size} ${mtimeMs}`);
  }
  return hash.digest('hex').slice(0, 24);
}

// Debian's python has fontTools; another python on PATH may not.
function python() {
  for (const candidate of ['/usr/bin/python3', 'python3']) {
    if (spawnSync(candidate, ['-c', 'import fontTools, brotli']).status === 0) return candidate;
  }
  throw new Error('fonts: no python3 with fontTools (Debian: python3-fonttools)');
}

// Returns {fonts: Map from a font's name to its file, late: whether there are letters that it lacks}. `cache` is a folder
// to keep results in. `before` are the fonts of an earlier text: given these, nothing is cut, and they stand in.
export function make_fonts(texts, cache, before = null) {
  const all = jobs(texts);
  for (const { font } of all.flatMap((job) => job.parts)) {
    if (!existsSync(font)) throw new Error(`fonts: ${font} is not there (Debian: fonts-noto-core, fonts-noto-cjk)`);
  }
  mkdirSync(cache, { recursive: true });
  const kept = (job) => join(cache, `${key(job)}-${job.out}`);
  const missing = all.filter((job) => !existsSync(kept(job)));
  const late = missing.length > 0 && before !== null && missing.every((job) => before.has(job.out));
  if (missing.length > 0 && !late) {
    const temporary = (job) => join(cache, `new-${process.pid}-${job.out}`);
    const input = JSON.stringify(missing.map((job) => ({ ...job, out: temporary(job) })));
    const result = spawnSync(python(), [join(here, 'fonts.py')], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (result.status !== 0) throw new Error(`fonts: ${result.stderr.trim().split('\n').pop()}`);
    for (const job of missing) renameSync(temporary(job), kept(job));
  }
  const file = (job) => (existsSync(kept(job)) ? kept(job) : before.get(job.out));
  return { fonts: new Map(all.map((job) => [job.out, file(job)])), late };
}
