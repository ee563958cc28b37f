// The local server: types, precompressed files, the content policy, and that no path leaves its folder.
import assert from 'node:assert/strict';
import {mkdtemp, mkdir, rm, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {brotliCompressSync} from 'node:zlib';
import {POLICY, serve} from '../../ci/serve.mjs';

let folder;
let running;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-'));
  const site = path.join(folder, 'site');
  await mkdir(path.join(site, 'sub/.hidden'), {recursive: true});
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(site, 'index.html'), '<p>page</p>');
  await writeFile(path.join(site, 'a.wasm'), 'raw bytes');
  await writeFile(path.join(site, 'a.wasm.br'), brotliCompressSync('raw bytes'));
  await writeFile(path.join(site, 'plain.css'), 'p{}');
  await writeFile(path.join(site, 'sub/.hidden/x.txt'), 'hidden');
  running = await serve(site);
});

after(async () => {
  await running.close();
  await rm(folder, {recursive: true});
});

// Not fetch: it would tidy the path before sending it.
const get = (target, headers = {}, method = 'GET') => new Promise((resolve, reject) => {
  const {port} = new URL(running.address);
  request({host: '127.0.0.1', port, path: target, headers, method}, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => resolve({...response, status: response.statusCode, headers: response.headers,
      body: Buffer.concat(chunks)}));
  }).on('error', reject).end();
});

test('a folder answers with its page, under the content policy', async () => {
  const {status, headers, body} = await get('/');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['content-security-policy'], POLICY);
  assert.equal(body.toString(), '<p>page</p>');
  assert.match(POLICY, /script-src 'self' 'wasm-unsafe-eval';/);
});

test('the compressed file goes to those who take it', async () => {
  const compressed = await get('/a.wasm', {'accept-encoding': 'gzip, br'});
  assert.equal(compressed.headers['content-encoding'], 'br');
  assert.equal(compressed.headers['content-type'], 'application/wasm');
  const plain = await get('/a.wasm');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.body.toString(), 'raw bytes');
  const uncompressed = await get('/plain.css', {'accept-encoding': 'br'});
  assert.equal(uncompressed.headers['content-encoding'], undefined);
});

test('a file that has not changed is not sent again', async () => {
  const {headers} = await get('/plain.css');
  const again = await get('/plain.css', {'if-none-match': headers.etag});
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
});

for (const target of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%5csecret.txt', '/sub/../../secret.txt',
  '//etc/passwd', '/sub/.hidden/x.txt', '/sub', '/%', '/a.wasm%00.html', '/a.wasm.br', 'http://other/secret.txt']) {
  test(`${target} is not found`, async () => assert.equal((await get(target)).status, 404));
}

test('only reading is allowed', async () => {
  assert.equal((await get('/', {}, 'POST')).status, 405);
  const head = await get('/', {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
});
