// The stories of prices (tests/scenarios/commerce): native command and WebAssembly module write the same evaluation.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {findCommand, root} from '../web/support/files.mjs';
import {exchangeText, instantiate} from '../web/support/module.mjs';

const folder = path.join(root, 'tests/scenarios/commerce');

function requestsOf({currency = 'USD', book, quotes}) {
  const files = {'mini.json': {meta: {id: 'mini', version: 1, title: 'Mini', currency}, ...book}};
  const load = {kind: 'load_book', bundle: {format: 'quotewright-book-1', files}};
  return [load, ...quotes.map(({input = {}}) => ({kind: 'evaluate', input}))].map((one) => JSON.stringify(one));
}

const firstDifference = (a, b) => { let at = 0; while (a[at] === b[at] && at < a.length) at++; return `\n${a.slice(at - 60, at + 60)}\n${b.slice(at - 60, at + 60)}`; };

test('each story: the same bytes natively and in WebAssembly', async () => {
  const command = findCommand();
  assert.ok(command, 'the native command is not built: cmake --preset dev && cmake --build --preset dev');
  const stories = readdirSync(folder).sort().flatMap((name) => JSON.parse(readFileSync(path.join(folder, name))));
  const requests = stories.flatMap(requestsOf);
  assert.ok(requests.length > 200);
  const {stdout} = spawnSync(command, ['requests', '-'], {input: `${requests.join('\n')}\n`, maxBuffer: 64 << 20});
  const native = stdout.toString().trimEnd().split('\n');
  assert.equal(native.length, requests.length);
  const module = await instantiate();
  requests.forEach((request, at) => assert.ok(exchangeText(module, request) === native[at], request + firstDifference(native[at], exchangeText(module, request))));
});
