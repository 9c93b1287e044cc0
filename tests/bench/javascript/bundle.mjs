// What node.mjs and browser.mjs share: where things are, and the bundle of the libraries.
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout, from_web } from '../../web/browser.mjs';

export { checkout };
export const folder = join(checkout, 'build', 'bench', 'page');
export const module_file = join(checkout, 'build', 'web', 'bin', 'training_web.mjs');
const bench = join(checkout, 'tests', 'bench');

// Bundles javascript/<entry> to <folder>/<output>, with TensorFlow's WebAssembly beside it.
export async function bundle(entry, output, options) {
  const tensorflow = join(bench, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');
  if (!existsSync(tensorflow)) throw new Error("the packages are not installed: run 'cmake/setup.sh bench'");
  await mkdir(folder, { recursive: true });
  await from_web('esbuild').build({
    entryPoints: [join(bench, 'javascript', entry)],
    outfile: join(folder, output),
    bundle: true,
    mainFields: ['module', 'main'],
    logLevel: 'error',
    ...options,
  });
  for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
    await copyFile(join(tensorflow, name), join(folder, name));
  }
}
