// The libraries, as one module for esbuild to bundle: the same code in node and in the browser.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import convnetjs from 'convnetjs';
import NeuralNetwork from 'brain.js/dist/neural-network.js';

// `folder`: where TensorFlow's WebAssembly lies, ending in a slash.
export function libraries(folder) {
  setWasmPaths(folder);
  setThreadsCount(1);
  return { tf, convnetjs, NeuralNetwork: NeuralNetwork.default ?? NeuralNetwork };
}
