// Builds the site, serves it, and builds again whatever is saved:  node web/watch.mjs [--port 8080] [as build.mjs]
//
// Open pages load themselves again. A mistake is said here, by file and line, and the last good pages stay. The builder
// is a process of its own (builder.mjs), so that a change of its own code is a matter of starting it anew.
import { fork } from 'node:child_process';
import { readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Live } from './live.mjs';
import { site_options } from './options.mjs';
import { serve } from './serve.mjs';

const kPause = 40; // ms in which an editor may write several files
const here = dirname(fileURLToPath(import.meta.url));
const ignored = (name) => /^(\.|node_modules$)|~$/.test(name);

// Calls `changed` with the path of every file that is written below `folder`, in folders yet to come too.
function watch_below(folder, changed, watched = new Set()) {
  if (watched.has(folder)) return;
  watched.add(folder);
  const watcher = watch(folder, (event, name) => {
    if (!name || ignored(name)) return;
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) watch_below(path, changed, watched);
    changed(path);
  });
  watcher.on('error', () => {
    watcher.close();
    watched.delete(folder);
  });
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !ignored(entry.name)) watch_below(join(folder, entry.name), changed, watched);
  }
}

// The builder's own code is what it has loaded; styles and the pages' scripts it reads each time.
const is_code = (path) => {
  const name = relative(here, path);
  return !name.startsWith('..') && name.endsWith('.mjs') && !name.startsWith(`page${sep}`);
};

class Builder {
  #options;
  #told;
  #child = null;

  // told({changed, seconds, …}) for a build that went well, told({error}) for one that did not.
  constructor(options, told) {
    this.#options = options;
    this.#told = told;
  }

  // Asks for a build; `anew` if the builder's own code changed.
  build(anew) {
    if (anew) this.stop();
    if (!this.#child) {
      const child = fork(join(here, 'builder.mjs'), [JSON.stringify(this.#options)]);
      child.on('message', this.#told);
      child.on('exit', () => {
        if (this.#child === child) this.#child = null; // it has said why; the next change starts another
      });
      this.#child = child;
    }
    this.#child.send('build');
  }

  stop() {
    this.#child?.kill();
    this.#child = null;
  }
}

let options;
try {
  options = site_options({ port: { type: 'string', default: process.env.PORT ?? '8080' } });
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const live = new Live();
let server = null;

async function begin() {
  try {
    server = await serve(options.out, { port: Number(options.port), live });
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `port ${options.port} is taken; choose another: PORT=8081` : error.message);
    builder.stop();
    process.exit(1);
  }
  console.log(`http://localhost:${server.port}/   (what you save is built and shown; Ctrl+C ends)`);
}

const builder = new Builder(options, async ({ error, changed, seconds, parts, late }) => {
  if (error) {
    const there = statSync(join(options.out, 'index.html'), { throwIfNoEntry: false });
    console.error(`${error}\n${there ? 'the last good pages stay' : 'nothing is served yet: mend this'}`);
    if (there && !server) await begin();
    return;
  }
  if (server) console.log(`built in ${seconds.toFixed(2)} s${parts.length > 0 && parts.length < 4 ? `: ${parts.join(', ')}` : ''}${late ? ' (new letters come in a moment)' : ''}`);
  else await begin();
  if (changed) live.built();
});

let anew = false;
let timer = null;
function changed(path) {
  anew ||= is_code(path);
  clearTimeout(timer);
  timer = setTimeout(() => {
    builder.build(anew);
    anew = false;
  }, kPause);
}

builder.build(false);
watch_below(resolve(options.lessons), changed);
watch_below(here, changed);
