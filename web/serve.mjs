// Serves a built site:  node web/serve.mjs [folder] [port]     (or PORT=)
//
// A small server for looking at the pages and for their tests; any static host will do as well.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kContentSecurityPolicy } from './templates/document.mjs';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
};

// The file behind an address below `base`, or where to go instead.
function find(folder, base, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return { status: 400 };
  }
  if (path === base.slice(0, -1)) return { status: 301, location: base };
  if (!path.startsWith(base)) return { status: 404 };
  let file = resolve(folder, path.slice(base.length));
  if (file !== folder && !file.startsWith(folder + sep)) return { status: 404 };
  let stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    if (!path.endsWith('/')) return { status: 301, location: `${path}/` };
    file = join(file, 'index.html');
    stat = statSync(file, { throwIfNoEntry: false });
  }
  return stat?.isFile() ? { status: 200, file, size: stat.size } : { status: 404 };
}

// Starts a server; `base` is the path the site lies under. Resolves to {port, close}.
export function serve(folder, { port = 8080, base = '/', host = undefined } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const headers = {
      'Content-Security-Policy': kContentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    const found = find(root, base, request.url);
    if (found.status !== 200) {
      const text = found.location ? {} : { 'Content-Type': 'text/plain; charset=utf-8' };
      response.writeHead(found.status, { ...headers, ...text, ...(found.location && { Location: found.location }) });
      response.end(found.location ? '' : `${found.status}\n`);
      return;
    }
    const tag = `"${createHash('sha256').update(readFileSync(found.file)).digest('base64url').slice(0, 22)}"`;
    // An address with a version never changes its content; all others are asked for anew.
    const forever = /[?&]v=/.test(request.url);
    Object.assign(headers, {
      'Content-Type': kTypes[extname(found.file)] ?? 'application/octet-stream',
      'Cache-Control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: tag,
    });
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Length': found.size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(found.file).pipe(response);
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () =>
      done({
        port: server.address().port,
        close: () => new Promise((closed) => (server.closeAllConnections?.(), server.close(closed))),
      }),
    );
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'build/site';
  const port = Number(process.argv[3] ?? process.env.PORT ?? 8080);
  if (!statSync(join(folder, 'index.html'), { throwIfNoEntry: false })) {
    console.error(`${folder}: no site there; build it first (make site)`);
    process.exit(1);
  }
  try {
    const server = await serve(folder, { port });
    console.log(`http://localhost:${server.port}/`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `port ${port} is taken; choose another: PORT=8081` : error.message);
    process.exit(1);
  }
}
