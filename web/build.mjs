// Builds the site: static pages in every language, ready for any host under any sub-path.
//
//     node web/build.mjs [--cli build/release/bin/downhill] [--lessons lessons]
//                        [--program build/web/bin] [--out build/site] [--url https://host/path/]
//
// `--url` is where the site will stand, if that is known: for what needs whole addresses (social cards, the page for
// lost addresses). All else is relative.
//
// The command-line tool `downhill` reads the lessons, computes their numbers and draws their stills;
// this turns what it says into pages. `--program none` leaves the WebAssembly out. A mistake in a
// lesson stops the build with file, line and reason, and leaves the site that was there as it was.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { make_fonts } from './fonts.mjs';
import { make_pages } from './pages.mjs';
import { can_rasterize, png_of } from './rasterize.mjs';
import { card } from './templates/card.mjs';
import { read_colors } from './templates/colors.mjs';
import { SourceError } from './templates/prose.mjs';

const here = dirname(fileURLToPath(import.meta.url));

class BuildError extends Error {}

function options() {
  const { values } = parseArgs({
    options: {
      cli: { type: 'string', default: process.env.DOWNHILL_CLI ?? 'build/release/bin/downhill' },
      lessons: { type: 'string', default: 'lessons' },
      program: { type: 'string', default: 'build/web/bin' },
      out: { type: 'string', default: 'build/site' },
      url: { type: 'string', default: process.env.SITE_URL ?? '' },
    },
  });
  if (values.url && !/^https?:\/\/[^?#]+$/.test(values.url)) throw new BuildError(`--url is an address such as https://host/path/, not '${values.url}'`);
  if (values.url && !values.url.endsWith('/')) values.url += '/';
  return values;
}

// Runs the tool; what it has to complain about is what the author needs to read.
function downhill(cli, ...args) {
  const result = spawnSync(resolve(cli), args, { encoding: 'utf8', maxBuffer: 1 << 29 });
  if (result.error) throw new BuildError(`cannot run ${cli}: ${result.error.code}`);
  if (result.status !== 0) throw new BuildError((result.stderr || result.stdout).trim());
  return result.stdout;
}

// Copies the WebAssembly programs; their scripts are made small on the way, which Debian's emcc cannot do.
// Returns which one a page with these scenes loads: the smallest that has them all.
function put_programs(folder, out) {
  if (folder === 'none') return null;
  const there = (name) => {
    const file = join(folder, name);
    if (!existsSync(file)) throw new BuildError(`${file} is not there: build the preset "web" first`);
    return file;
  };
  const programs = Object.entries(JSON.parse(readFileSync(there('programs.json'), 'utf8'))).map(([group, scenes]) => {
    const name = `downhill-${group}`;
    const { code } = esbuild.transformSync(readFileSync(there(`${name}.js`), 'utf8'), { minify: true, format: 'esm', target: 'es2022' });
    writeFileSync(join(out, `${name}.js`), code);
    cpSync(there(`${name}.wasm`), join(out, `${name}.wasm`));
    return { name, scenes, size: statSync(join(out, `${name}.wasm`)).size };
  });
  programs.sort((a, b) => a.size - b.size);
  return (scenes) => {
    const fitting = programs.find((program) => scenes.every((scene) => program.scenes.includes(scene)));
    if (!fitting) throw new BuildError(`no program has the scenes ${scenes.join(', ')}: build the preset "web" again`);
    return fitting.name;
  };
}

async function bundle(out, theme) {
  const scripts = { bundle: true, minify: true, target: ['es2022'], outdir: out, write: true, logLevel: 'warning' };
  const entry = (name) => ({ in: join(here, 'page', `${name}.mjs`), out: name });
  await esbuild.build({ ...scripts, format: 'iife', entryPoints: [entry('head'), entry('choose')] });
  await esbuild.build({ ...scripts, format: 'esm', entryPoints: ['lesson', 'home', 'embed', 'search', 'plain'].map(entry) });
  const colors = { name: 'colors', setup: (build) => {
    build.onResolve({ filter: /^colors\.css$/ }, () => ({ path: 'colors.css', namespace: 'theme' }));
    build.onLoad({ filter: /.*/, namespace: 'theme' }, () => ({ contents: theme, loader: 'css' }));
  } };
  await esbuild.build({
    bundle: true,
    minify: true,
    external: ['fonts/*'],
    plugins: [colors],
    entryPoints: [{ in: join(here, 'styles', 'index.css'), out: 'style' }],
    outdir: out,
    logLevel: 'warning',
  });
}

// Icons and social cards: PNGs where rsvg-convert is there, else the SVGs. Returns {icon, picture_of}, as make_pages
// wants them.
function put_pictures(course, colors, assets, cache) {
  const png = can_rasterize();
  if (png) {
    const [light] = [colors.light];
    const mark = readFileSync(join(here, 'static', 'favicon.svg'), 'utf8').replace(/<svg[^>]*>|<\/svg>|<style>.*<\/style>/gs, '');
    const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><style>.hill{stroke:${light.get('--ink')}}.way{stroke:${light.get('--tangent')}}</style><rect width="32" height="32" fill="${light.get('--paper')}"/><g transform="translate(5.6 5) scale(.65)">${mark}</g></svg>`;
    for (const size of [180, 192, 512]) writeFileSync(join(assets, `icon-${size}.png`), png_of(icon, size, cache));
  }
  const names = new Map();
  mkdirSync(join(assets, 'cards'));
  for (const language of course.languages) {
    const words = course.words[language];
    const about = { site: `${words['page.site']} · ${words['page.tagline']}`, tag: words['page.tag'], colors: colors.light };
    for (const lesson of course.lessons) {
      const { title, steps } = lesson.text[language];
      const kicker = words['page.lesson'].replace('{number}', lesson.number);
      const svg = card({ ...about, title, kicker, svg: (steps[1] ?? steps[0]).figure.svg });
      const name = `cards/${language}-${lesson.id}.${png ? 'png' : 'svg'}`;
      writeFileSync(join(assets, name), png ? png_of(svg, 1200, cache) : svg);
      names.set(`${language} ${lesson.id}`, name);
    }
  }
  const first = course.lessons[0]?.id;
  return { icon: png ? 'icon-180.png' : 'favicon.svg', picture_of: (language, lesson) => names.get(`${language} ${lesson?.id ?? first}`) ?? null };
}

// The service worker, and the list of what it keeps: what pages of all languages share, and by language.
async function put_worker(course, files, addresses, assets, out) {
  const of_language = (name) => course.languages.find((language) => name.startsWith(`${language}/`) || name.startsWith(`assets/fonts/stage-han-regular-${language}-`) || name.startsWith(`assets/fonts/stage-han-bold-${language}-`));
  const list = { common: ['./', ...readdirSync(join(assets, 'fonts')).filter((name) => name.endsWith('.woff2')).map((name) => `assets/fonts/${name}`)] };
  const put = (name, address = name) => (list[of_language(name) ?? 'common'] ??= []).push(address);
  for (const address of addresses) if (!/^assets\/(cards|icon-)/.test(address)) put(address);
  // Pictures are kept when they are seen; with the program there is no need of them.
  for (const name of files.keys()) {
    if (/\/(index\.html|[\w-]+\.json|app\.webmanifest)$/.test(name)) put(name, name.replace(/index\.html$/, ''));
  }
  const hash = createHash('sha256').update(JSON.stringify(list)).update(readFileSync(join(here, 'page', 'worker.mjs')));
  for (const text of files.values()) hash.update(text);
  list.version = hash.digest('hex').slice(0, 12);
  writeFileSync(join(out, 'worker.json'), JSON.stringify(list));
  await esbuild.build({ bundle: true, minify: true, format: 'iife', target: ['es2022'], entryPoints: [join(here, 'page', 'worker.mjs')], outfile: join(out, 'worker.js'), define: { kVersion: JSON.stringify(list.version) }, logLevel: 'warning' });
}

// The address of an asset from the site's root, with its content's hash, so that no cache mixes two builds.
function asset_address(assets) {
  const known = new Map();
  const asset = (name) => {
    if (!known.has(name)) {
      const hash = createHash('sha256').update(readFileSync(join(assets, name))).digest('hex').slice(0, 10);
      known.set(name, `assets/${name}?v=${hash}`);
    }
    return known.get(name);
  };
  return { asset, addresses: () => [...known.values()] };
}

async function main() {
  const { cli, lessons, program, out, url } = options();
  downhill(cli, 'check', lessons);
  const course = JSON.parse(downhill(cli, 'lessons', lessons, '--json'));
  const theme = downhill(cli, 'theme');
  const colors = read_colors(theme);

  const fresh = `${out}.new`;
  const assets = join(fresh, 'assets');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });

  await bundle(assets, theme);
  cpSync(join(here, 'static'), assets, { recursive: true });
  const program_of = put_programs(program, assets);

  // Pages first without addresses, to know which characters they use; then for good.
  const draft = make_pages({ course, lessons, asset: (name) => name, colors });
  make_fonts(draft.characters, join(assets, 'fonts'), join(dirname(out), 'fonts'));
  for (const { name, from } of draft.data) {
    mkdirSync(dirname(join(assets, name)), { recursive: true });
    cpSync(from, join(assets, name));
  }
  const pictures = put_pictures(course, colors, assets, join(dirname(out), 'cards'));
  const { asset, addresses } = asset_address(assets);
  const { files } = make_pages({ course, lessons, asset, program_of, colors, url, ...pictures });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(fresh, name)), { recursive: true });
    writeFileSync(join(fresh, name), text);
  }

  await put_worker(course, files, addresses(), assets, fresh);

  rmSync(out, { recursive: true, force: true });
  renameSync(fresh, out);
  const pages = [...files.keys()].filter((name) => name.endsWith('.html')).length;
  console.log(`${out}: ${pages} pages, ${course.lessons.length} lessons, ${course.languages.join(' and ')}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BuildError || error instanceof SourceError)) throw error;
  console.error(error.message);
  process.exit(1);
}
