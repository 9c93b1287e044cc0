// Installs the service worker (worker.mjs), which keeps the site for days without a network. Once the page has
// settled: first the reader, then the rest of the course.
import { page_data } from './data.mjs';

const kPause = 2000; // ms after the page is there

export function offline() {
  if (!navigator.serviceWorker || navigator.connection?.saveData) return;
  const begin = async () => {
    try {
      await navigator.serviceWorker.register(new URL('../worker.js', import.meta.url));
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage({ keep: page_data.language });
    } catch {
      // Storage is forbidden or full: the site works with a network.
    }
  };
  setTimeout(begin, kPause);
}
