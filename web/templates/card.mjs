// The social card of a page, 1200 x 630: its name, and a picture of what is in it. An SVG, made a PNG by card.mjs's
// caller where there is a tool for it.
import { escape } from './html.mjs';
import { is_square } from './air.mjs';

const kWidth = 1200;
const kHeight = 630;
const kLine = 22; // letters of a title on a line; squares are twice as wide

// Breaks a title into lines: between words, or in a language of squares after punctuation or anywhere.
function lines_of(title, tag) {
  const square = is_square(tag);
  const most = square ? kLine / 2 : kLine;
  const pieces = square ? title.match(/[A-Za-z0-9]+|./gu) : title.split(/(?<= )/);
  const lines = [''];
  for (const piece of pieces) {
    const closing = /^[，。：；？！、）]$/u.test(piece);
    if (lines.at(-1) !== '' && !closing && [...lines.at(-1) + piece.trimEnd()].length > most) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines.map((line) => line.trim()).filter(Boolean).slice(0, 6);
}

const with_colors = (svg, colors) => svg.replace(/var\((--[\w-]+)\)/g, (all, name) => colors.get(name) ?? all);

// color-mix() of our surfaces, for tools that do not know it: "color-mix(in srgb,#aaaaaa 80%,#fff)".
function mixed(svg) {
  const channels = (color) => {
    const hex = color.slice(1);
    const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
    return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16));
  };
  const mix = /color-mix\(in srgb,(#[0-9a-f]{3,6})(?: (\d+)%)?,(#[0-9a-f]{3,6})\)/g;
  let text = svg;
  while (mix.test(text)) {
    text = text.replace(mix, (all, one, share, other) => {
      const part = share === undefined ? 0.5 : Number(share) / 100;
      const [a, b] = [channels(one), channels(other)];
      return `#${a.map((c, i) => Math.round(c * part + b[i] * (1 - part)).toString(16).padStart(2, '0')).join('')}`;
    });
  }
  return text;
}

// The size of an SVG's own units, by its viewBox.
const size_of = (svg) => svg.match(/viewBox="0 0 (\S+) (\S+)"/).slice(1).map(Number);

// {title, kicker, site, svg: the figure (colours as variables), tag, colors}
export function card({ title, kicker, site, svg, tag, colors }) {
  const [width, height] = size_of(svg);
  const scale = Math.min(600 / width, 470 / height);
  const figure = svg
    .replace(/<title>[\s\S]*?<\/title>/, '')
    .replace(/^<svg\b([^>]*)>/, (all, rest) => `<svg${rest.replace(/ (role|aria-label|width|height|x|y)="[^"]*"/g, '')} x="${1150 - width * scale}" y="${80 + (470 - height * scale) / 2}" width="${width * scale}" height="${height * scale}">`);
  const lines = lines_of(title, tag);
  const text = `<g font-family="'Noto Serif','Noto Serif CJK SC',serif" font-weight="bold" font-size="50" fill="var(--ink)">${lines
    .map((line, i) => `<text x="60" y="${200 + 64 * i}">${escape(line)}</text>`)
    .join('')}</g>`;
  const small = (y, words, color) => `<text x="60" y="${y}" font-family="'Noto Sans','Noto Sans CJK SC',sans-serif" font-size="26" fill="${color}">${escape(words)}</text>`;
  const mark = '<g transform="translate(60 546) scale(1.4)" fill="none" stroke="var(--ink)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M2 26 12 8l6 10 4-5 8 13"/><path d="M12 8c2 6 3 12 9 16" stroke="var(--tangent)" stroke-dasharray="1 4"/></g>';
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kWidth} ${kHeight}" width="${kWidth}" height="${kHeight}"><rect width="${kWidth}" height="${kHeight}" fill="var(--paper)"/><rect x="530" y="60" width="640" height="510" rx="24" fill="var(--sheet)" stroke="var(--line)"/>${figure}${text}${small(110, kicker, 'var(--ink-2)')}${mark}${small(580, site, 'var(--ink)').replace('x="60"', 'x="122"')}</svg>`;
  return mixed(with_colors(whole, colors));
}
