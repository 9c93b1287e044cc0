// node tests/bench/javascript/browser.mjs: the same in Chromium, all files from here.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout, from_web, launch, open, serve_site } from '../../web/browser.mjs';

const bench = join(checkout, 'tests', 'bench');
const folder = join(checkout, 'build', 'bench', 'page');
await mkdir(folder, { recursive: true });
await from_web('esbuild').build({
  entryPoints: [join(bench, 'javascript', 'page.mjs')],
  outfile: join(folder, 'page.js'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  define: { global: 'window' },
  logLevel: 'error',
});
for (const name of ['training_web.mjs', 'training_web.wasm']) {
  await copyFile(join(checkout, 'build', 'web', 'bin', name), join(folder, name));
}
const tensorflow = join(bench, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');
for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
  await copyFile(join(tensorflow, name), join(folder, name));
}
await writeFile(join(folder, 'index.html'), '<!doctype html><title>Bench</title><script type="module" src="page.js"></script>');

const server = await serve_site({ folder });
const browser = await launch();
try {
  const page = await open(browser, server.url);
  await page.waitForFunction(() => window.run_bench);
  for (const line of await page.evaluate(() => window.run_bench())) console.log(line);
  if (page.faults.length > 0) console.error(page.faults.join('\n'));
} finally {
  await browser.close();
  await server.close();
}
