// The messages of the headless module: each kind, and what is said of a request that is none.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {before, test} from 'node:test';
import {bookFile, sampleFile} from './support/files.mjs';
import {exchangeJson, exchangeText, instantiate} from './support/module.mjs';

const bookText = readFileSync(bookFile, 'utf8');
const bundle = JSON.parse(bookText);
const input = JSON.parse(readFileSync(sampleFile, 'utf8'));
let loaded;

before(async () => {
  loaded = await instantiate();
  assert.equal(JSON.parse(exchangeText(loaded, `{"kind":"load_book","bundle":${bookText}}`)).ok, true);
});

const REFUSED = [
  ['[]', 'api.not_an_object', ''],
  ['"about"', 'api.not_an_object', ''],
  ['{}', 'api.missing_key', ''],
  ['{"kind":7}', 'api.wrong_type', '/kind'],
  ['{"kind":"evalute","input":{}}', 'api.unknown_kind', '/kind'],
  ['{"kind":"evaluate"}', 'api.missing_key', ''],
  ['{"kind":"evaluate","input":[]}', 'api.wrong_type', '/input'],
  ['{"kind":"evaluate","input":{},"trace":"yes"}', 'api.wrong_type', '/trace'],
  ['{"kind":"evaluate","input":{},"extra/key":1}', 'api.unknown_key', '/extra~1key'],
  ['{"kind":"summary","input":{},"trace":true}', 'api.unknown_key', '/trace'],
  ['{"kind":"explain","input":{}}', 'api.missing_key', ''],
  ['{"kind":"about","kind":"about"}', 'json.duplicate_key', '/kind'],
  ['{"kind":"about"} x', 'json.syntax', ''],
];
for (const [request, code, path] of REFUSED) {
  test(`${request} is refused with ${code}`, () => {
    const reply = JSON.parse(exchangeText(loaded, request));
    assert.deepEqual(Object.keys(reply), ['ok', 'error', 'findings']);
    assert.equal(reply.ok, false);
    assert.equal(reply.error.code, code);
    assert.equal(reply.error.path, path);
    assert.match(reply.error.message, /[.?]$/);
  });
}

test('an unknown kind is told the nearest one', () => {
  assert.match(exchangeJson(loaded, {kind: 'evalute', input: {}}).error.message, /Did you mean "evaluate"\?/);
});

test('without a book nothing is priced', async () => {
  for (const request of [{kind: 'evaluate', input: {}}, {kind: 'summary', input: {}}, {kind: 'explain', input: {}, subject: 'tier'}]) {
    assert.equal(exchangeJson(await instantiate(), request).error.code, 'api.no_book');
  }
});

test('evaluate gives the evaluation, with its trace only when asked', () => {
  const bare = exchangeJson(loaded, {kind: 'evaluate', input});
  assert.deepEqual(Object.keys(bare), ['ok', 'kind', 'evaluation', 'findings']);
  assert.equal(bare.evaluation.totals.one_time_net, '144082.22');
  assert.equal(bare.evaluation.trace, null);
  const {evaluation} = exchangeJson(loaded, {kind: 'evaluate', input, trace: true});
  assert.ok(evaluation.trace.length > 100);
  assert.deepEqual({...evaluation, trace: null}, bare.evaluation);
});

test('explain gives the reasons, or the nearest subject', () => {
  const {explanation} = exchangeJson(loaded, {kind: 'explain', input, subject: 'tier'});
  assert.deepEqual(Object.keys(explanation), ['subject', 'title', 'summary', 'steps']);
  assert.match(explanation.title, /2/);
  assert.ok(explanation.steps.length > 0);
  const unknown = exchangeJson(loaded, {kind: 'explain', input, subject: 'teir'});
  assert.equal(unknown.ok, false);
  assert.match(unknown.error.message, /tier/);
});

test('findings of an input count from where it starts, wherever that is in the request', () => {
  const answers = '{\n  "answers": {\n    "warehouses": 1000000,\n    "unknown_thing": 1\n  }\n}';
  const places = ['{"kind":"evaluate","input":', '{\n\n"kind":"evaluate",\n   "input": '].map((head) => {
    const {ok, error, findings} = JSON.parse(exchangeText(loaded, `${head}${answers}}`));
    assert.equal(ok, false);
    assert.equal(error.code, findings[0].code);
    return findings.map(({path, line, column}) => ({path, line, column}));
  });
  assert.deepEqual(places[0], places[1]);
  assert.deepEqual(new Set(places[0].map(({path}) => path)), new Set(['/answers/warehouses', '/answers/unknown_thing']));
  assert.ok(places[0].some(({line, column}) => line === 3 && column === 19));
});

test('no part of a quote comes with an error', () => {
  const reply = exchangeJson(loaded, {kind: 'evaluate', input: {answers: {warehouses: 'three'}}});
  assert.deepEqual(Object.keys(reply), ['ok', 'error', 'findings']);
});

test('check_book reports every problem and leaves the loaded book alone', () => {
  const bad = structuredClone(bundle);
  const [below, above] = bad.layers.map(({files}) => Object.values(files));
  below[0].nonsense = 1;
  above[1].other_nonsense = 2;
  const reply = exchangeJson(loaded, {kind: 'check_book', bundle: bad});
  assert.equal(reply.ok, true);
  assert.equal(reply.book, null);
  assert.deepEqual(reply.findings.filter(({severity}) => severity === 'error').map(({path}) => path), ['/nonsense', '/other_nonsense']);
  for (const finding of reply.findings) {
    assert.deepEqual(Object.keys(finding), ['severity', 'code', 'file', 'path', 'line', 'column', 'message']);
  }
  assert.equal(exchangeJson(loaded, {kind: 'summary', input}).ok, true);
});

test('a book that does not load leaves the one before in place', () => {
  const reply = exchangeJson(loaded, {kind: 'load_book', bundle: {format: 'quotewright-book-1', files: {'a.json': {}}}});
  assert.equal(reply.ok, false);
  assert.equal(exchangeJson(loaded, {kind: 'about'}).about.book.id, 'reference');
});

// A quote is passed on as it is: whatever it holds, it stays a value.
for (const text of ['{},"trace":true', '{}}', '{"a":1}\n{"b":2}', '', '   ', 'null', '{"__proto__":{"x":1}}']) {
  test(`an input ${JSON.stringify(text)} cannot change the request around it`, () => {
    const reply = JSON.parse(exchangeText(loaded, `{"kind":"summary","input":\n${text}\n}`));
    assert.equal(reply.ok, false);
  });
}
