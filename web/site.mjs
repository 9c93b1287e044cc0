// The site as files: pages in every language, style, scripts, programs, fonts, pictures; and building them again when
// something changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { BuildError, downhill, read_course } from './course.mjs';
import { make_fonts } from './fonts.mjs';
import { make_pages } from './pages.mjs';
import { can_rasterize, png_of } from './rasterize.mjs';
import { card } from './templates/card.mjs';
import { read_colors } from './templates/colors.mjs';
import { remember } from './templates/remember.mjs';

const here = dirname(fileURLToPath(import.meta.url));

// Debian's emcc cannot make its scripts small.
const minified = remember((script) => esbuild.transformSync(script, { minify: true, format: 'esm', target: 'es2022' }).code);

// The WebAssembly programs, into `files`. Returns which one a page with these scenes loads: the smallest that has them
// all; null for the folder "none".
function put_programs(folder, files) {
  if (folder === 'none') return null;
  const read = (name) => {
    const file = join(folder, name);
    if (!existsSync(file)) throw new BuildError(`${file} is not there: build the preset "web" first`);
    return readFileSync(file);
  };
  const programs = Object.entries(JSON.parse(read('programs.json').toString())).map(([group, scenes]) => {
    const name = `downhill-${group}`;
    const wasm = read(`${name}.wasm`);
    files.set(`assets/${name}.js`, minified(read(`${name}.js`).toString()));
    files.set(`assets/${name}.wasm`, wasm);
    return { name, scenes, size: wasm.length };
  });
  programs.sort((a, b) => a.size - b.size);
  return (scenes) => {
    const fitting = programs.find((program) => scenes.every((scene) => program.scenes.includes(scene)));
    if (!fitting) throw new BuildError(`no program has the scenes ${scenes.join(', ')}: build the preset "web" again`);
    return fitting.name;
  };
}

// Style and scripts of the pages, as Map from name to bytes.
async function bundle(theme) {
  const common = { bundle: true, minify: true, write: false, outdir: here, logLevel: 'warning' };
  const scripts = { ...common, target: ['es2022'] };
  const entry = (name) => ({ in: join(here, 'page', `${name}.mjs`), out: name });
  const colors = { name: 'colors', setup: (build) => {
    build.onResolve({ filter: /^colors\.css$/ }, () => ({ path: 'colors.css', namespace: 'theme' }));
    build.onLoad({ filter: /.*/, namespace: 'theme' }, () => ({ contents: theme, loader: 'css' }));
  } };
  try {
    const bundles = await Promise.all([
      esbuild.build({ ...scripts, format: 'iife', entryPoints: [entry('head'), entry('choose')] }),
      esbuild.build({ ...scripts, format: 'esm', entryPoints: ['lesson', 'home', 'embed', 'search', 'plain'].map(entry) }),
      esbuild.build({ ...common, external: ['fonts/*'], plugins: [colors], entryPoints: [{ in: join(here, 'styles', 'index.css'), out: 'style' }] }),
    ]);
    const outputs = bundles.flatMap(({ outputFiles }) => outputFiles);
    return new Map(outputs.map(({ path, contents }) => [path.slice(here.length + 1), Buffer.from(contents)]));
  } catch (error) {
    throw error.errors ? new BuildError('style and scripts were not bundled') : error; // esbuild has said why
  }
}

// Icons and social cards: PNGs where rsvg-convert is there, else the SVGs. Returns {icon, picture_of}, as make_pages
// wants them.
function put_pictures(course, colors, files, cache) {
  const png = can_rasterize();
  if (png) {
    const [light] = [colors.light];
    const mark = readFileSync(join(here, 'static', 'favicon.svg'), 'utf8').replace(/<svg[^>]*>|<\/svg>|<style>.*<\/style>/gs, '');
    const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><style>.hill{stroke:${light.get('--ink')}}.way{stroke:${light.get('--tangent')}}</style><rect width="32" height="32" fill="${light.get('--paper')}"/><g transform="translate(5.6 5) scale(.65)">${mark}</g></svg>`;
    for (const size of [180, 192, 512]) files.set(`assets/icon-${size}.png`, png_of(icon, size, cache));
  }
  const names = new Map();
  for (const language of course.languages) {
    const words = course.words[language];
    const about = { site: `${words['page.site']} · ${words['page.tagline']}`, tag: words['page.tag'], colors: colors.light };
    for (const lesson of course.lessons) {
      const { title, steps } = lesson.text[language];
      const kicker = words['page.lesson'].replace('{number}', lesson.number);
      const svg = card({ ...about, title, kicker, svg: (steps[1] ?? steps[0]).figure.svg });
      const name = `cards/${language}-${lesson.id}.${png ? 'png' : 'svg'}`;
      files.set(`assets/${name}`, png ? png_of(svg, 1200, cache) : svg);
      names.set(`${language} ${lesson.id}`, name);
    }
  }
  const first = course.lessons[0]?.id;
  return { icon: png ? 'icon-180.png' : 'favicon.svg', picture_of: (language, lesson) => names.get(`${language} ${lesson?.id ?? first}`) ?? null };
}

// The service worker, and the list of what it keeps: what pages of all languages share, and by language.
async function put_worker(course, pages, addresses, fonts, files) {
  const of_language = (name) => course.languages.find((language) => name.startsWith(`${language}/`) || name.startsWith(`assets/fonts/stage-han-regular-${language}-`) || name.startsWith(`assets/fonts/stage-han-bold-${language}-`));
  const list = { common: ['./', ...fonts.filter((name) => name.endsWith('.woff2')).map((name) => `assets/fonts/${name}`)] };
  const put = (name, address = name) => (list[of_language(name) ?? 'common'] ??= []).push(address);
  for (const address of addresses) if (!/^assets\/(cards|icon-)/.test(address)) put(address);
  // Pictures are kept when they are seen; with the program there is no need of them.
  for (const name of pages.keys()) {
    if (/\/(index\.html|[\w-]+\.json|app\.webmanifest)$/.test(name)) put(name, name.replace(/index\.html$/, ''));
  }
  const hash = createHash('sha256').update(JSON.stringify(list)).update(readFileSync(join(here, 'page', 'worker.mjs')));
  for (const text of pages.values()) hash.update(text);
  list.version = hash.digest('hex').slice(0, 12);
  files.set('worker.json', JSON.stringify(list));
  const { outputFiles } = await esbuild.build({ bundle: true, write: false, minify: true, format: 'iife', target: ['es2022'], entryPoints: [join(here, 'page', 'worker.mjs')], define: { kVersion: JSON.stringify(list.version) }, logLevel: 'warning' });
  files.set('worker.js', outputFiles[0].text);
}

// An asset's address from the site's root has its content's hash, so that no cache mixes two builds. Pages are made
// before all contents are known (fonts depend on the pages' letters), so they say kLater for the hash, and get it then.
const kLater = '?v=~';

function with_versions(pages, files) {
  const version = remember((name) => {
    if (!files.has(`assets/${name}`)) throw new Error(`no asset '${name}'`);
    return createHash('sha256').update(files.get(`assets/${name}`)).digest('hex').slice(0, 10);
  });
  const put = (text) => text.replace(/([^"\s?]+)\?v=~/g, (_, address) => `${address}?v=${version(address.replace(/^.*\bassets\//, ''))}`);
  return { pages: new Map([...pages].map(([name, text]) => [name, put(text)])), put };
}

export class Site {
  #options;
  #parts = new Map(); // of the course, as last computed
  #fonts = null; // as last cut
  #files = new Map(); // as last written: name to content

  // {cli, lessons, program, out, url}: see build.mjs.
  constructor(options) {
    this.#options = options;
  }

  // Builds, and writes what differs from the last time; the first time into a new folder that then takes the place of
  // what was there. A BuildError or SourceError leaves the site as it is.
  //
  // `hasty` writes the pages even if the fonts lack some of their letters. Returns {pages, lessons, languages: how many
  // and which, computed: see read_course(), changed: whether anything was written, late: whether fonts lack letters}.
  async build({ hasty = false } = {}) {
    const { cli, lessons, program, out, url } = this.#options;
    const beside = (name) => join(dirname(out), name);
    const theme = await downhill(cli, 'theme');
    const [{ course, computed }, scripts] = await Promise.all([read_course({ cli, lessons, cache: beside('course'), known: this.#parts }), bundle(theme)]);
    const colors = read_colors(theme);
    const files = new Map();
    for (const [name, bytes] of scripts) files.set(`assets/${name}`, bytes);
    for (const name of readdirSync(join(here, 'static'))) files.set(`assets/${name}`, readFileSync(join(here, 'static', name)));
    const program_of = put_programs(program, files);
    const pictures = put_pictures(course, colors, files, beside('cards'));

    const used = new Set();
    const asset = (name) => (used.add(name), `assets/${name}${kLater}`);
    const made = make_pages({ course, lessons, asset, program_of, colors, url, ...pictures });
    const { fonts, late } = make_fonts(made.characters, beside('fonts'), hasty ? this.#fonts : null);
    this.#fonts = fonts;
    for (const [name, file] of fonts) files.set(`assets/fonts/${name}`, readFileSync(file));
    for (const { name, from } of made.data) files.set(`assets/${name}`, readFileSync(from));
    const { pages, put } = with_versions(made.files, files);
    for (const [name, text] of pages) files.set(name, text);
    await put_worker(course, pages, [...used].map((name) => put(`assets/${name}${kLater}`)), [...fonts.keys()], files);

    const changed = this.#write(files, out);
    return { pages: [...pages.keys()].filter((name) => name.endsWith('.html')).length, lessons: course.lessons.length, languages: course.languages, computed, changed, late };
  }

  #write(files, out) {
    const first = this.#files.size === 0;
    const folder = first ? `${out}.new` : out;
    if (first) rmSync(folder, { recursive: true, force: true });
    const same = (name, content) => {
      const before = this.#files.get(name);
      return before !== undefined && Buffer.from(before).equals(Buffer.from(content));
    };
    const different = [...files].filter(([name, content]) => !same(name, content));
    for (const [name, content] of different) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, content);
      renameSync(`${file}.new`, file);
    }
    const gone = [...this.#files.keys()].filter((name) => !files.has(name));
    for (const name of gone) rmSync(join(folder, name));
    if (first) {
      rmSync(out, { recursive: true, force: true });
      renameSync(folder, out);
    }
    this.#files = files;
    return different.length + gone.length > 0;
  }
}
