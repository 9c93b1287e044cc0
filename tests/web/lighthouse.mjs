// Google's Lighthouse on the home page and three lessons, in both languages, as on a phone.
//
//     node tests/web/lighthouse.mjs      prints the scores; fails below 95 for performance, 100 for the rest
//
// Performance is a time, so nothing else should run beside it; the tests ask only for the rest.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { checkout, cli, from_web, kLanguages } from './browser.mjs';

const kPages = ['', 'derivative/', 'gradient-descent/', 'backprop-network/'];
const kCategories = ['performance', 'accessibility', 'best-practices', 'seo'];

// [{page, scores: {performance: 97, ...}, faults: ['seo: hreflang ...']}], of the site built anew: search
// engines want whole addresses, so it has to know where it stands.
export async function lighthouse_reports({ categories = kCategories, pages = kPages } = {}) {
  const folder = join(checkout, 'build', 'site-addressed');
  mkdirSync(folder, { recursive: true });
  const server = await serve(folder, { port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${server.port}/`;
  const program = process.env.DOWNHILL_PROGRAM ?? join(checkout, 'build', 'web', 'bin');
  const built = spawnSync(
    process.execPath,
    [join(checkout, 'web', 'build.mjs'), '--cli', cli, '--lessons', join(checkout, 'lessons'), '--program', program, '--out', folder, '--url', url],
    { encoding: 'utf8', cwd: checkout },
  );
  if (built.status !== 0) throw new Error(built.stderr);

  const { default: lighthouse } = await import(pathToFileURL(from_web.resolve('lighthouse')));
  const port = 9200 + (process.pid % 500);
  const browser = await from_web('playwright-core').chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [`--remote-debugging-port=${port}`, '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'],
  });
  const reports = [];
  try {
    for (const language of kLanguages) {
      for (const page of pages) {
        const { lhr } = await lighthouse(`${url}${language}/${page}`, { port, onlyCategories: categories, output: 'json', logLevel: 'silent' });
        const scores = Object.fromEntries(categories.map((one) => [one, Math.round(lhr.categories[one].score * 100)]));
        const faults = categories.flatMap((one) =>
          lhr.categories[one].auditRefs
            .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
            .map(({ id }) => `${one}: ${id} ${lhr.audits[id].displayValue ?? ''}`),
        );
        reports.push({ page: `${language}/${page}`, scores, faults });
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return reports;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let low = false;
  for (const { page, scores, faults } of await lighthouse_reports()) {
    console.log(`${page.padEnd(24)} ${kCategories.map((one) => `${one} ${scores[one]}`).join('  ')}`);
    for (const fault of faults) console.log(`    ${fault}`);
    low ||= kCategories.some((one) => scores[one] < (one === 'performance' ? 95 : 100));
  }
  process.exitCode = low ? 1 : 0;
}
