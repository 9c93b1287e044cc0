// node tests/bench/javascript/browser.mjs: the same in Chromium, all files from here.
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, open, serve_site } from '../../web/browser.mjs';
import { bundle, folder, module_file } from './bundle.mjs';

await bundle('page.mjs', 'page.js', { platform: 'browser', format: 'esm', define: { global: 'window' } });
await copyFile(module_file, join(folder, 'training_web.js')); // .mjs would be served as unknown
await copyFile(module_file.replace('.mjs', '.wasm'), join(folder, 'training_web.wasm'));
await writeFile(join(folder, 'index.html'), '<!doctype html><title>Bench</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>');

const server = await serve_site({ folder });
const browser = await launch();
try {
  const page = await open(browser, server.url);
  await page.waitForFunction(() => window.run_bench);
  for (const line of await page.evaluate(() => window.run_bench())) console.log(line);
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
} finally {
  await browser.close();
  await server.close();
}
