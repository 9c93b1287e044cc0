// Pages that load themselves again: what a server adds for an author at work. The built site knows nothing of it.
const kScript = '/~live/reload.js';
const kEvents = '/~live/events';

// What the page runs, in keeping with its policy: a script and events of the site's own.
const script = `// Loads the page again when the site was built anew; its address keeps the place.
let lost = false;
const events = new EventSource('${kEvents}');
events.addEventListener('built', () => location.reload());
events.onerror = () => { lost = true; };
events.onopen = () => { if (lost) location.reload(); };
`;

// No worker that keeps old pages; one that stands there from before goes.
const worker = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

// For serve(): `answer` takes a request that is its own, `change` what is sent of a page. `built` tells the open pages.
export class Live {
  #open = new Set();

  answer(path, headers, response) {
    if (path === kEvents) {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 500\n\n');
      this.#open.add(response);
      response.on('close', () => this.#open.delete(response));
      return true;
    }
    const text = path === kScript ? script : path === '/worker.js' ? worker : null;
    if (text === null) return false;
    response.writeHead(200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' }).end(text);
    return true;
  }

  change(page) {
    return page.replace('</head>', `<script type="module" src="${kScript}"></script>\n</head>`);
  }

  built() {
    for (const response of this.#open) response.write('event: built\ndata:\n\n');
  }
}
