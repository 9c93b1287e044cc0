// The still of a figure in a page: inline where it is light, a file of its own where it would make the page heavy.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { html, markup } from './html.mjs';
import { remember } from './remember.mjs';

const kLight = 4000; // bytes, packed
const is_light = remember((svg) => gzipSync(svg).length <= kLight);

// An <svg> element of the page, with the sentence that describes it as its name.
function inline(svg, describe) {
  const named = svg.replace(/^<svg\b([^>]*)>/, (all, attributes) => {
    const rest = attributes.replace(/ (role|aria-label|width|height|style|xmlns)="[^"]*"/g, '');
    return html`<svg${markup(rest)} role="img" aria-label="${describe}">`.text;
  });
  return markup(named);
}

// As a file it brings its colours along, of both themes: no page's variables reach into it.
export function standalone(svg, colors) {
  const used = [...new Set([...svg.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))];
  const rule = (theme) => `:root{${used.map((name) => `${name}:${theme.get(name)}`).join(';')}}`;
  const style = `<style>${rule(colors.light)}@media(prefers-color-scheme:dark){${rule(colors.dark)}}</style>`;
  const [, width, height] = svg.match(/viewBox="0 0 (\S+) (\S+)"/);
  return svg.replace(/^<svg\b([^>]*)>/, `<svg$1 width="${width}" height="${height}">${style}`);
}

// keep(name, text) puts a file beside the page.
export function picture(svg, describe, name, { colors, keep }) {
  if (!/^<svg\b/.test(svg)) throw new Error('a figure is not an <svg> element');
  if (is_light(svg)) return inline(svg, describe);
  const text = standalone(svg, colors);
  keep(`${name}.svg`, text);
  const [, width, height] = svg.match(/viewBox="0 0 (\S+) (\S+)"/);
  const version = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return html`<img src="${name}.svg?v=${version}" width="${width}" height="${height}" alt="${describe}" loading="lazy">`;
}
