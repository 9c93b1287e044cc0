// node tests/bench/javascript/node.mjs [--own]       --own: only WebAssembly, a shorter run
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compare } from './compare.mjs';

const require = createRequire(import.meta.url);
const load_module = (await import('../../../build/web/bin/training_web.mjs')).default;

async function load_libraries() {
  if (!existsSync(new URL('../node_modules', import.meta.url))) {
    throw new Error("the packages are not installed: run 'cmake/setup.sh bench'");
  }
  const tf = require('@tensorflow/tfjs-core');
  require('@tensorflow/tfjs-backend-cpu');
  require('@tensorflow/tfjs-backend-wasm').setThreadsCount(1);
  return { tf, convnetjs: require('convnetjs'), brain: require('brain.js') };
}

const own = process.argv.includes('--own');
await compare(await load_module(), own ? null : await load_libraries(), (line) => console.log(line));
