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
// What did not change since the last build is not computed again: it is kept beside the site, in `course/`.
import { site_options } from './options.mjs';
import { BuildError } from './course.mjs';
import { Site } from './site.mjs';
import { SourceError } from './templates/prose.mjs';

try {
  const options = site_options();
  const { pages, lessons, languages, computed } = await new Site(options).build();
  const times = Object.entries(computed).filter(([part]) => part !== 'outline');
  for (const [folder, seconds] of times) console.log(`  ${folder.padEnd(32)}${seconds.toFixed(2)} s`);
  if (times.length > 0) {
    const mean = times.reduce((sum, [, seconds]) => sum + seconds, 0) / times.length;
    console.log(`${times.length} of ${lessons} lessons computed, ${mean.toFixed(2)} s a lesson`);
  }
  console.log(`${options.out}: ${pages} pages, ${lessons} lessons, ${languages.join(' and ')}`);
} catch (error) {
  if (!(error instanceof BuildError || error instanceof SourceError)) throw error;
  console.error(error.message);
  process.exit(1);
}
