// The stories of tests/scenarios, those of prices and those of the shipped books: native command and WebAssembly module write the same
// evaluations, worksheets and schedules.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {layersOf} from '../schemas/schemas.mjs';
import {findCommand, root} from '../web/support/files.mjs';
import {exchangeText, instantiate} from '../web/support/module.mjs';

const scenarios = path.join(root, 'tests/scenarios');
const folder = path.join(scenarios, 'commerce');

function requestsOf({currency = 'USD', book, quotes}) {
  const files = {'mini.json': {meta: {id: 'mini', version: 1, title: 'Mini', currency}, ...book}};
  const load = {kind: 'load_book', bundle: {format: 'quotewright-book-1', files}};
  return [load, ...quotes.map(({input = {}}) => ({kind: 'evaluate', input}))].map((one) => JSON.stringify(one));
}

function requestsOfBook(id, stories) {
  const load = {kind: 'load_book', bundle: {format: 'quotewright-book-1', layers: layersOf(id)}};
  const asked = stories.flatMap(({note, want, worksheet, given, answers = {}, ...quote}) => {
    const input = {...quote, answers};
    const wants = (start) => Object.keys(want).some((one) => one.startsWith(start));
    return [{kind: 'evaluate', input}, {kind: 'summary', input}, ...(wants('/schedules') ? [{kind: 'schedules', input}] : []),
      ...(wants('/worksheet') ? [{kind: 'worksheet', id: worksheet, input, answers: given ?? {}}] : [])];
  });
  return [load, ...asked].map((one) => JSON.stringify(one));
}

function storiesByBook() {
  const books = {};
  for (const name of readdirSync(scenarios, {recursive: true}).sort()) {
    if (!name.endsWith('.json') || name.startsWith('commerce')) continue;
    const told = JSON.parse(readFileSync(path.join(scenarios, name)));
    (books[told.book ?? 'reference'] ??= []).push(...(told.stories ?? told));
  }
  return books;
}

async function sameBytes(requests) {
  const command = findCommand();
  assert.ok(command, 'the native command is not built: cmake --preset dev && cmake --build --preset dev');
  const {stdout} = spawnSync(command, ['requests', '-'], {input: `${requests.join('\n')}\n`, maxBuffer: 512 << 20});
  const native = stdout.toString().trimEnd().split('\n');
  assert.equal(native.length, requests.length);
  const module = await instantiate();
  requests.forEach((request, at) => {
    const here = exchangeText(module, request);
    assert.ok(here === native[at], request.slice(0, 2000) + firstDifference(native[at], here));
  });
}

const firstDifference = (a, b) => { let at = 0; while (a[at] === b[at] && at < a.length) at++; return `\n${a.slice(at - 60, at + 60)}\n${b.slice(at - 60, at + 60)}`; };

test('each story of prices: the same bytes natively and in WebAssembly', async () => {
  const stories = readdirSync(folder).sort().flatMap((name) => JSON.parse(readFileSync(path.join(folder, name))));
  const requests = stories.flatMap(requestsOf);
  assert.ok(requests.length > 200);
  await sameBytes(requests);
});

for (const [book, stories] of Object.entries(storiesByBook())) {
  test(`${stories.length} stories of the book ${book}: the same bytes natively and in WebAssembly`, () => sameBytes(requestsOfBook(book, stories)));
}
