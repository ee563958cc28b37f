// The headless module: what it exports and imports, and that any bytes of any size get an answer.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {bookFile, root, wasmFile} from './support/files.mjs';
import {compiled, exchange, exchangeJson, exchangeText, instantiate} from './support/module.mjs';

const book = readFileSync(bookFile, 'utf8');
const bytesOf = (text) => new TextEncoder().encode(text);

test('it exports its memory, its start and what exports.txt lists', () => {
  const listed = readFileSync(path.join(root, 'web/abi/exports.txt'), 'utf8').trim().split('\n');
  const exported = WebAssembly.Module.exports(compiled).map(({name}) => name);
  assert.deepEqual(exported.sort(), ['_initialize', 'memory', ...listed].sort());
});

test('it imports nothing that does anything', () => {
  const imported = WebAssembly.Module.imports(compiled).map(({module, name}) => `${module}.${name}`);
  assert.deepEqual(imported.sort(), ['env.emscripten_notify_memory_growth', 'wasi_snapshot_preview1.proc_exit']);
});

test('it holds no path of the machine that built it', () => {
  const text = readFileSync(wasmFile, 'latin1');
  for (const path_ of [root, '/home/', '/root/', '/tmp/']) assert.ok(!text.includes(path_), path_);
});

test('it says what it is before it has a book', async () => {
  const {ok, about, findings} = exchangeJson(await instantiate(), {kind: 'about'});
  assert.equal(ok, true);
  assert.equal(about.engine, 'quotewright');
  assert.equal(about.book, null);
  assert.deepEqual(about.kinds, ['about', 'load_book', 'check_book', 'evaluate', 'summary', 'prices', 'platform', 'risk', 'compare', 'diff', 'flip',
    'solve', 'sweep', 'optimise', 'preview', 'explain', 'schedules', 'worksheets', 'worksheet']);
  assert.deepEqual(findings, []);
});

test('text outside ASCII comes back as it was sent', async () => {
  const reply = exchangeText(await instantiate(), '{"kind":"Größe 倉庫 😀 \\u00e9"}');
  assert.match(reply, /Größe 倉庫 😀 é/);
});

test('a request of 2 MB is read', async () => {
  const module = await instantiate();
  const reply = exchangeText(module, `{"kind":${' '.repeat(2_000_000)}"about"}`);
  assert.equal(JSON.parse(reply).ok, true);
});

test('a request beyond 8 MB is refused, and the next one is answered', async () => {
  const module = await instantiate();
  const reply = JSON.parse(exchangeText(module, `{"kind":${' '.repeat(9_000_000)}"about"}`));
  assert.equal(reply.ok, false);
  assert.equal(reply.error.code, 'json.size');
  assert.equal(exchangeJson(module, {kind: 'about'}).ok, true);
});

// Why callers look at the memory only after each call.
test('room for a large request grows the memory, which detaches what was viewed before', async () => {
  const module = await instantiate();
  const before = new Uint8Array(module.memory.buffer);
  const at = module.qw_request(60_000_000);
  assert.equal(before.length, 0);
  const now = new Uint8Array(module.memory.buffer);
  assert.ok(at + 60_000_000 <= now.length);
});

test('memory does not grow with the number of calls', async () => {
  const module = await instantiate();
  const request = bytesOf(`{"kind":"check_book","bundle":${book}}`);
  for (let i = 0; i < 3; i++) exchange(module, request);
  const settled = module.memory.buffer.byteLength;
  for (let i = 0; i < 10; i++) exchange(module, request);
  assert.equal(module.memory.buffer.byteLength, settled);
});

test('two instances share nothing', async () => {
  const [one, other] = [await instantiate(), await instantiate()];
  assert.equal(JSON.parse(exchangeText(one, `{"kind":"load_book","bundle":${book}}`)).ok, true);
  assert.equal(exchangeJson(one, {kind: 'about'}).about.book.id, 'reference');
  assert.equal(exchangeJson(other, {kind: 'about'}).about.book, null);
});

// Bytes that no careful caller sends.
const NOISE = {
  'nothing': [], 'a zero byte': [0], 'half a character': [0xc3], 'bad UTF-8': [...bytesOf('{"kind":"'), 0xff, ...bytesOf('"}')],
  'a lone surrogate': [...bytesOf('{"kind":"\\ud800"}')], 'a byte order mark': [0xef, 0xbb, 0xbf, ...bytesOf('{"kind":"about"}')],
  'brackets without end': bytesOf('['.repeat(100_000)), 'braces without end': bytesOf('{"a":'.repeat(100_000)),
};
for (const [name, bytes] of Object.entries(NOISE)) {
  test(`${name}: an error, and the module goes on`, async () => {
    const module = await instantiate();
    const reply = JSON.parse(new TextDecoder().decode(exchange(module, Uint8Array.from(bytes))));
    assert.equal(reply.ok, false);
    assert.match(reply.error.code, /^json\./);
    assert.ok(reply.error.message.length > 0);
    assert.equal(exchangeJson(module, {kind: 'about'}).ok, true);
  });
}
