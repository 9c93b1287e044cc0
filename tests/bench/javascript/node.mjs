// node tests/bench/javascript/node.mjs [--own]       --own: only WebAssembly, a shorter run
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle, folder, module_file } from './bundle.mjs';
import { compare } from './compare.mjs';

const { default: load_module } = await import(module_file);

async function load_libraries() {
  await bundle('libraries.mjs', 'libraries.cjs', { platform: 'node', format: 'cjs' });
  return createRequire(import.meta.url)(join(folder, 'libraries.cjs')).libraries(`${folder}/`);
}

const own = process.argv.includes('--own');
await compare(await load_module(), own ? null : await load_libraries(), (line) => console.log(line));
