// Serves a built site:  node web/serve.mjs [folder] [port]     (or PORT=)
//
// A small server for looking at the pages and for their tests; any static host will do as well. `make serve` runs
// watch.mjs, which also builds.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { headers_for, is_packed, type_of } from './headers.mjs';

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

// Starts a server; `base` is the path the site lies under, `live` see live.mjs. Resolves to {port, close}.
export function serve(folder, { port = 8080, base = '/', host = undefined, live = null } = {}) {
  const root = resolve(folder);
  const packed = new Map(); // by tag
  const server = createServer((request, response) => {
    const headers = headers_for(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    if (live?.answer(request.url, headers, response)) return;
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
    const read = readFileSync(found.file);
    const content = live && found.file.endsWith('.html') ? Buffer.from(live.change(read.toString())) : read;
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    const type = extname(found.file);
    Object.assign(headers, { 'Content-Type': type_of(type), ETag: tag, Vary: 'Accept-Encoding' });
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    let body = content;
    if (is_packed(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
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
