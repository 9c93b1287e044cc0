// What runs in the browser; browser.mjs bundles and serves it.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import convnetjs from 'convnetjs';
import brain from 'brain.js/dist/neural-network.js';
import { compare } from './compare.mjs';

window.run_bench = async () => {
  const lines = [];
  const load_module = (await import(new URL('training_web.mjs', location.href).href)).default;
  setWasmPaths(new URL('./', location.href).href);
  setThreadsCount(1);
  await compare(await load_module(), { tf, convnetjs, brain: { NeuralNetwork: brain.default ?? brain } }, (line) => lines.push(line));
  return lines;
};
