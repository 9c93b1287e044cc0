// Builds the site whenever its parent (watch.mjs) asks, and says how it went. The first build is patient; later ones
// write the pages at once, and letters that no font has yet a moment later.
import { BuildError } from './course.mjs';
import { Site } from './site.mjs';
import { SourceError } from './templates/prose.mjs';

const site = new Site(JSON.parse(process.argv[2]));

async function build(how) {
  const began = performance.now();
  try {
    const { changed, computed, late } = await site.build(how);
    process.send({ changed, parts: Object.keys(computed), late, seconds: (performance.now() - began) / 1000 });
    return late;
  } catch (error) {
    const known = error instanceof BuildError || error instanceof SourceError;
    process.send({ error: known ? error.message : error.stack });
    return false;
  }
}

let first = true;
let wanted = false;
let busy = false;
async function work() {
  if (busy) return;
  busy = true;
  while (wanted) {
    wanted = false;
    const late = await build({ hasty: !first });
    first = false;
    if (late && !wanted) await build({ hasty: false });
  }
  busy = false;
}

process.on('message', () => {
  wanted = true;
  work();
});
process.on('disconnect', () => process.exit());
