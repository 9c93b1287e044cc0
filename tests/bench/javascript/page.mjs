// What runs in the browser; browser.mjs bundles and serves it.
import { compare } from './compare.mjs';
import { libraries } from './libraries.mjs';

window.run_bench = async () => {
  const here = new URL('./', location.href).href;
  const { default: load_module } = await import(`${here}training_web.js`);
  const lines = [];
  await compare(await load_module(), libraries(here), (line) => lines.push(line));
  return lines;
};
