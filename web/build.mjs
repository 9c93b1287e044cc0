// Builds the site: static pages in every language, ready for any host under any sub-path.
//
//     node web/build.mjs [--cli build/release/bin/downhill] [--lessons lessons]
//                        [--program build/web/bin] [--out build/site]
//
// The command-line tool `downhill` reads the lessons, computes their numbers and draws their stills;
// this turns what it says into pages. `--program none` leaves the WebAssembly out. A mistake in a
// lesson stops the build with file, line and reason, and leaves the site that was there as it was.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { make_fonts } from './fonts.mjs';
import { make_pages } from './pages.mjs';
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
    },
  });
  return values;
}

// Runs the tool; what it has to complain about is what the author needs to read.
function downhill(cli, ...args) {
  const result = spawnSync(resolve(cli), args, { encoding: 'utf8', maxBuffer: 1 << 29 });
  if (result.error) throw new BuildError(`cannot run ${cli}: ${result.error.code}`);
  if (result.status !== 0) throw new BuildError((result.stderr || result.stdout).trim());
  return result.stdout;
}

// The paper's colour in both themes, for the browser's own bars.
function paper_colors(theme) {
  const papers = [...theme.matchAll(/--paper:\s*([^;}\s]+)/g)].map((match) => match[1]);
  return { light: papers[0], dark: papers[1] ?? papers[0] };
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
  await esbuild.build({ ...scripts, format: 'esm', entryPoints: [entry('lesson'), entry('home')] });
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

// The address of an asset from the site's root, with its content's hash, so that no cache mixes two builds.
function asset_address(assets) {
  return (name) => {
    const hash = createHash('sha256').update(readFileSync(join(assets, name))).digest('hex').slice(0, 10);
    return `assets/${name}?v=${hash}`;
  };
}

async function main() {
  const { cli, lessons, program, out } = options();
  downhill(cli, 'check', lessons);
  const course = JSON.parse(downhill(cli, 'lessons', lessons, '--json'));
  const theme = downhill(cli, 'theme');

  const fresh = `${out}.new`;
  const assets = join(fresh, 'assets');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });

  await bundle(assets, theme);
  cpSync(join(here, 'static'), assets, { recursive: true });
  const program_of = put_programs(program, assets);

  // Pages first without addresses, to know which characters they use; then for good.
  const draft = make_pages({ course, lessons, asset: (name) => name, theme_colors: { light: '', dark: '' } });
  make_fonts(draft.characters, join(assets, 'fonts'), join(dirname(out), 'fonts'));
  for (const { name, from } of draft.data) {
    mkdirSync(dirname(join(assets, name)), { recursive: true });
    cpSync(from, join(assets, name));
  }
  const asset = asset_address(assets);
  const { files } = make_pages({ course, lessons, asset, program_of, theme_colors: paper_colors(theme) });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(fresh, name)), { recursive: true });
    writeFileSync(join(fresh, name), text);
  }

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
