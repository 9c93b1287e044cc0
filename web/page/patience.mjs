// When the program starts. Text and figures are there without it, and starting it holds the page's thread
// for a moment; so it waits until the page has been painted, and then for the first sign of a reader.

const kSigns = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'];
const kLongest = 4000; // ms: who only looks shall have it too

export function after_paint(start) {
  requestAnimationFrame(() => setTimeout(start));
}

// Meanwhile its files come, when nothing else wants the network.
export function at_first_sign(start, assets) {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    for (const sign of kSigns) removeEventListener(sign, begin, { capture: true });
    after_paint(start);
  };
  for (const sign of kSigns) addEventListener(sign, begin, { capture: true, passive: true });
  after_paint(() => {
    fetch_ahead(assets);
    setTimeout(begin, kLongest);
  });
}

// Not by links that prefetch: Firefox holds those to default-src, which allows nothing.
function fetch_ahead(assets) {
  if (!assets || navigator.connection?.saveData) return;
  for (const address of [assets.script, assets.wasm, ...Object.values(assets.files)]) {
    fetch(new URL(address, import.meta.url), { priority: 'low' })
      .then((response) => response.arrayBuffer())
      .catch(() => {}); // whoever needs it asks again, and says so
  }
}
