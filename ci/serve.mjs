// Serves a folder on localhost the way a careful host would: right types, precompressed files, a strict content policy.
// usage: node ci/serve.mjs FOLDER [PORT]     without PORT: 8080 or the next free one; prints the address when it listens
// Tests import `serve(folder, port)`, which resolves to {address, close}; port 0 takes any free one.
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

export const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data:",
  "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

// The file that a request path names inside root, or null: the path is decoded once, and may not leave root.
export function locate(root, requestPath) {
  let name;
  try {
    name = decodeURIComponent(requestPath.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || !name.startsWith('/')) return null;
  if (name.split('/').some((part) => part === '..' || (part.startsWith('.') && part !== '.'))) return null;
  const file = path.join(root, name.endsWith('/') ? name + 'index.html' : name);
  return file.startsWith(root + path.sep) && TYPES[path.extname(file)] ? file : null;
}

const fileInfo = (file) => stat(file).then((info) => (info.isFile() ? info : null), () => null);

async function answer(root, request, response) {
  const refuse = (status, text) => {
    response.writeHead(status, {...HEADERS, 'Content-Type': 'text/plain; charset=utf-8'});
    response.end(text + '\n');
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD');
  const file = locate(root, request.url ?? '/');
  const info = file && (await fileInfo(file));
  if (!info) return refuse(404, 'Not found');
  const brotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && (await fileInfo(file + '.br'));
  const tag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}${brotli ? '-br' : ''}"`;
  const headers = {...HEADERS, 'Content-Type': TYPES[path.extname(file)], ETag: tag, Vary: 'Accept-Encoding'};
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers);
    return response.end();
  }
  if (brotli) headers['Content-Encoding'] = 'br';
  response.writeHead(200, {...headers, 'Content-Length': (brotli || info).size});
  if (request.method === 'HEAD') return response.end();
  createReadStream(brotli ? file + '.br' : file).on('error', () => response.destroy()).pipe(response);
}

export function serve(folder, port = 0) {
  const root = path.resolve(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        address: `http://localhost:${server.address().port}/`,
        close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
      });
    });
  });
}

async function serveFirstFree(folder, first) {
  for (let port = first; port < first + 100; port++) {
    try {
      return await serve(folder, port);
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`no free port from ${first} to ${first + 99}`);
}

async function main([folder, wanted]) {
  if (!folder) throw new Error('usage: node ci/serve.mjs FOLDER [PORT]');
  if (!(await fileInfo(path.join(folder, 'index.html')))) throw new Error(`${folder} has no index.html: build it first`);
  if (wanted !== undefined && !(Number(wanted) > 0 && Number(wanted) < 65536)) throw new Error(`${wanted} is not a port`);
  const running = await (wanted ? serve(folder, Number(wanted)) : serveFirstFree(folder, 8080));
  console.log(running.address);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => running.close().then(() => process.exit(0)));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    const inUse = error.code === 'EADDRINUSE';
    console.error(`serve: FAILED: ${inUse ? 'that port is in use by another program' : error.message}`);
    process.exitCode = 1;
  });
}
