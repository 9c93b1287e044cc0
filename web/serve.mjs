// Serves a built site:  node web/serve.mjs [folder] [port]     (or PORT=)
//
// A small server for looking at the pages and for their tests; any static host will do as well.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { headers_for } from './headers.mjs';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.png': 'image/png',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
};

// What gets smaller by packing; the rest is packed already.
const kPacked = new Set(['.html', '.css', '.js', '.json', '.svg', '.webmanifest', '.csv', '.wasm', '.ttf', '.otf']);

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
  return stat?.isFile() ? { status: 200, file } : { status: 404 };
}

// Starts a server; `base` is the path the site lies under. Resolves to {port, close}.
export function serve(folder, { port = 8080, base = '/', host = undefined } = {}) {
  const root = resolve(folder);
  const packed = new Map(); // by tag
  const server = createServer((request, response) => {
    const headers = headers_for(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    const found = find(root, base, request.url);
    if (found.status !== 200) {
      headers['Cache-Control'] = 'no-cache';
      if (found.location) {
        response.writeHead(found.status, { ...headers, Location: found.location }).end();
        return;
      }
      const lost = join(root, '404.html');
      const page = found.status === 404 && statSync(lost, { throwIfNoEntry: false });
      response.writeHead(found.status, { ...headers, 'Content-Type': `text/${page ? 'html' : 'plain'}; charset=utf-8` });
      response.end(request.method === 'HEAD' ? '' : page ? readFileSync(lost) : `${found.status}\n`);
      return;
    }
    const content = readFileSync(found.file);
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    const type = extname(found.file);
    Object.assign(headers, { 'Content-Type': kTypes[type] ?? 'application/octet-stream', ETag: tag, Vary: 'Accept-Encoding' });
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    let body = content;
    if (kPacked.has(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      if (!packed.has(tag)) packed.set(tag, gzipSync(content));
      body = packed.get(tag);
      headers['Content-Encoding'] = 'gzip';
    }
    response.writeHead(200, { ...headers, 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
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
