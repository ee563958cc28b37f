// The SDK in Node: what it takes, what it gives, and how it fails.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {before, after, test} from 'node:test';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {serve} from '../../ci/serve.mjs';
import {bookFile, inputs, sampleFile, wasmBuild, wasmFile} from './support/files.mjs';
import {compiled} from './support/module.mjs';
import {book, loadQuotewright, sdk} from './support/sdk.mjs';

const {QuotewrightError} = sdk;
const sample = readFileSync(sampleFile);
let quotewright;
let server;

before(async () => {
  quotewright = await loadQuotewright();
  server = await serve(wasmBuild);
});
after(() => server.close());

const thrown = (call) => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
};

const address = (file) => new URL(path.relative(wasmBuild, file), server.address);
const WASM = {
  'a compiled module': () => compiled,
  'bytes': () => readFileSync(wasmFile),
  'an array buffer': () => Uint8Array.from(readFileSync(wasmFile)).buffer,
  'a file address': () => pathToFileURL(wasmFile),
  'a web address': () => address(wasmFile),
  'a response': () => fetch(address(wasmFile)),
  'a response of no known type': async () => new Response(readFileSync(wasmFile)),
};
for (const [name, source] of Object.entries(WASM)) {
  test(`the module may be ${name}`, async () => {
    const loaded = await sdk.load({wasm: source(), book});
    assert.equal(loaded.book.id, 'reference');
  });
}

const BOOK = {
  'text': () => book.toString(),
  'an array buffer': () => Uint8Array.from(book).buffer,
  'a file address': () => pathToFileURL(bookFile),
  'a response': () => fetch(address(bookFile)),
};
for (const [name, source] of Object.entries(BOOK)) {
  test(`the book may be ${name}`, async () => {
    const loaded = await sdk.load({wasm: compiled, book: source()});
    assert.deepEqual(loaded.book, quotewright.book);
  });
}

test('about names the engine and the book', () => {
  const {engine, version, book: loaded} = quotewright.about();
  assert.equal(engine, 'quotewright');
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(loaded.currency, 'USD');
});

test('bytes, text and objects give the same quote', () => {
  const {name, answers} = JSON.parse(sample);
  const fromBytes = quotewright.evaluate(sample);
  for (const input of [sample.toString(), new Uint8Array(sample).buffer, {name, answers}, answers]) {
    assert.deepEqual(quotewright.evaluate(input), fromBytes);
  }
});

test('money is text, hours are numbers', () => {
  const {totals, lines} = quotewright.evaluate(sample);
  assert.equal(totals.one_time_net, '144082.22');
  assert.equal(totals.monthly_recurring, '6472.50');
  assert.equal(totals.one_time_hours, 1005);
  assert.ok(lines.one_time.every(({net, hours}) => /^-?\d+\.\d\d$/.test(net) && Number.isInteger(hours)));
});

test('the trace comes only when asked for', () => {
  assert.equal(quotewright.evaluate(sample).trace, null);
  assert.ok(quotewright.evaluate(sample, {trace: true}).trace.length > 100);
});

test('request takes and gives bytes as they are', () => {
  const reply = quotewright.request(new TextEncoder().encode('{"kind":"about"}'));
  assert.deepEqual(JSON.parse(new TextDecoder().decode(reply)).about, quotewright.about());
});

test('a wrong answer is an error with all findings, counted from the start of the input', () => {
  const error = thrown(() => quotewright.evaluate('{"answers": {\n  "warehouses": -1,\n  "sku_active": "many"\n}}'));
  assert.ok(error instanceof QuotewrightError && error instanceof Error);
  assert.equal(error.name, 'QuotewrightError');
  assert.equal(error.path, '/answers/warehouses');
  assert.equal(error.code, error.findings[0].code);
  assert.equal(error.message, error.findings[0].message);
  assert.deepEqual(error.findings.map(({path: at, line}) => [at, line]), [['/answers/warehouses', 2], ['/answers/sku_active', 3]]);
});

test('a text that is no JSON is an error at its own line and path', () => {
  const {code, path: at, findings: [finding]} = thrown(() => quotewright.summary('{"answers": {"warehouses":\n  three}}'));
  assert.equal(code, 'json.syntax');
  assert.equal(at, '/answers/warehouses');
  assert.deepEqual([finding.path, finding.line, finding.column], ['/answers/warehouses', 2, 3]);
});

test('an unknown subject is an error', () => {
  assert.match(thrown(() => quotewright.explain(sample, 'teir')).message, /tier/);
});

test('after an error the next call works', () => {
  thrown(() => quotewright.evaluate('nonsense'));
  assert.equal(quotewright.evaluate(sample).totals.one_time_net, '144082.22');
});

test('keys of JavaScript objects mean nothing special', () => {
  for (const key of ['__proto__', 'constructor', 'toString']) {
    const error = thrown(() => quotewright.evaluate(`{"answers":{"${key}":1}}`));
    assert.equal(error.path, `/answers/${key}`);
  }
  assert.equal({}.x, undefined);
});

test('checkBook looks at the loaded book or at another, and never throws for a bad one', () => {
  const own = quotewright.checkBook();
  assert.deepEqual(own.book, quotewright.book);
  assert.deepEqual(own.findings.filter(({severity}) => severity === 'error'), []);
  for (const bad of ['', '{', '[]', '{"format":"quotewright-book-1","files":{"a.json":{"x":1}}}']) {
    const checked = quotewright.checkBook(bad);
    assert.equal(checked.book, null);
    assert.ok(checked.findings.some(({severity}) => severity === 'error'), bad);
  }
});

// A book with everything that stands beside prices.
const ANNEXES = {
  meta: {id: 'annexes', version: 1, title: 'Annexes', currency: 'EUR'},
  brand: {name: 'Harbor', colors: {accent: '#0b5cad'}},
  intake: {
    presets: [{id: 'big', label: 'Big', answers: {days: 20}}],
    sections: [{id: 's', title: 'S', questions: [{key: 'days', type: 'integer', label: 'Days', range: [0, 99], default: 2}]}],
  },
  lines: {one_time: [{id: 'work', price: {model: 'per_unit', value: 1000}, quantity: 'days'}], recurring: []},
  document: {schedules: [{id: 'plan', title: 'Plan', columns: [{id: 'what', label: 'What'}], rows: [{id: 'work', cells: ['{days} days, {one_time_net}']}]}]},
  worksheets: [{
    id: 'change', title: 'Change', takes: ['one_time_net'], results: ['share'],
    intake: {sections: [{id: 'c', title: 'C', questions: [{key: 'cost', type: 'integer', label: 'Cost', range: [0, 9999], default: 100}]}]},
    facts: {share: {value: '100 * cost / one_time_net', unit: '%', decimals: 1, because: '{cost} more'}},
  }],
};

test('schedules, worksheets, presets and the brand of a book', async () => {
  const text = JSON.stringify({format: 'quotewright-book-1', files: {'all.json': ANNEXES}});
  const loaded = await sdk.load({wasm: compiled, book: text});
  assert.deepEqual(loaded.book.presets, [{id: 'big', label: 'Big', help: ''}]);
  assert.deepEqual(loaded.book.brand, {name: 'Harbor', colors: {accent: '#0b5cad'}, contact: {}, document: {}});
  assert.equal(loaded.schedules({preset: 'big'})[0].rows[0].cells.what, '20 days, 20,000.00');
  assert.deepEqual(loaded.worksheets().map(({id, takes, results}) => ({id, takes, results})), [{id: 'change', takes: ['one_time_net'], results: ['share']}]);
  const worksheet = loaded.worksheet('change', {input: {preset: 'big'}, answers: {cost: 500}, trace: true});
  assert.deepEqual(worksheet.results, [{id: 'share', label: 'share', value: '2.5', text: '2.5 %', unit: '%', because: '500 more', approvers: []}]);
  assert.deepEqual(worksheet.trace.map(({id}) => id), ['share']);
  assert.equal(loaded.worksheet('change', {input: '{}'}).results[0].text, '5.0 %');
  assert.equal(loaded.worksheet('change', {input: {answers: {}, worksheets: {change: {cost: 500}}}}).results[0].because, '500 more');
  assert.equal(thrown(() => loaded.worksheet('change')).code, 'worksheet.needs_quote');
  assert.equal(thrown(() => loaded.worksheet('chang')).code, 'worksheet.unknown');
  assert.equal(thrown(() => loaded.worksheet('change', {input: {}, answers: {cost: -1}})).path, '/answers/cost');
  assert.equal(thrown(() => loaded.schedules({preset: 'bog'})).code, 'quote.unknown_preset');
});

const parted = (name) => readFileSync(path.join(wasmBuild, 'assets/page', name));
const PARTS = {book: parted('reference.book.json'), worksheets: parted('reference.worksheets.json')};

test('a book in two files is the same book, and its worksheets come when they are wanted', async () => {
  const loaded = await sdk.load({wasm: compiled, book: PARTS.book});
  assert.deepEqual(loaded.findings, quotewright.findings);
  assert.equal(loaded.book.worksheets_apart, quotewright.worksheets().length);
  for (const {name, bytes} of inputs()) {
    assert.deepEqual(loaded.evaluate(bytes, {trace: true}), quotewright.evaluate(bytes, {trace: true}), name);
  }
  assert.deepEqual(loaded.schedules(sample), quotewright.schedules(sample));
  assert.equal(thrown(() => loaded.worksheets()).code, 'worksheet.apart');
  assert.equal(thrown(() => loaded.worksheet('change_order', {input: sample})).code, 'worksheet.apart');

  const other = PARTS.worksheets.toString().replace(/"edition":"[0-9a-f]/, '"edition":"x');
  await assert.rejects(loaded.addWorksheets(other), (error) => error.code === 'book.bad_bundle' && /another edition/.test(error.message));
  await assert.rejects(loaded.addWorksheets('{'), (error) => error.code === 'json.syntax' && error.path === '');
  await assert.rejects(loaded.addWorksheets(new URL('nothing.json', server.address)), (error) => error.code === 'sdk.load');
  assert.deepEqual(loaded.summary(sample), quotewright.summary(sample));
  assert.equal(thrown(() => loaded.worksheets()).code, 'worksheet.apart');

  await loaded.addWorksheets(PARTS.worksheets);
  assert.deepEqual(loaded.book, quotewright.book);
  assert.deepEqual(loaded.worksheets(), quotewright.worksheets());
  for (const {id} of quotewright.worksheets()) {
    assert.deepEqual(loaded.worksheet(id, {input: sample, trace: true}), quotewright.worksheet(id, {input: sample, trace: true}), id);
  }
  assert.deepEqual(loaded.evaluate(sample), quotewright.evaluate(sample));
  assert.deepEqual(loaded.checkBook(), quotewright.checkBook());
});

test('both files of a book can be loaded at once', async () => {
  const loaded = await sdk.load({wasm: compiled, ...PARTS});
  assert.deepEqual(loaded.worksheets(), quotewright.worksheets());
  await assert.rejects(sdk.load({wasm: compiled, book, worksheets: PARTS.worksheets}), (error) => error.code === 'book.bad_bundle');
});

test('every book of the page comes in two files that hold the whole', () => {
  const files = readdirSync(path.join(wasmBuild, 'assets')).filter((name) => name.endsWith('.book.json'));
  assert.ok(files.length > 8, `${files.length} books`);
  for (const file of files) {
    const whole = JSON.parse(readFileSync(path.join(wasmBuild, 'assets', file)));
    const [first, second] = [parted(file), parted(file.replace('.book.', '.worksheets.'))].map((bytes) => JSON.parse(bytes));
    assert.equal(first.parts.edition, second.edition, file);
    for (const {id, files: apart} of second.layers) {
      const layer = first.layers.find((one) => one.id === id);
      for (const [name, content] of Object.entries(apart)) layer.files[name] = {...layer.files[name], ...content};
    }
    assert.deepEqual(first.layers, whole.layers, file);
  }
});

const FAILS = {
  'a missing file': {wasm: () => pathToFileURL('/nowhere/quotewright_core.wasm'), code: 'sdk.load'},
  'a page that is not there': {wasm: () => new URL('nothing.wasm', server.address), code: 'sdk.load'},
  'a module that is none': {wasm: () => new Uint8Array([1, 2, 3]), code: 'sdk.load'},
  'a book that is not there': {book: () => new URL('nothing.json', server.address), code: 'sdk.load'},
  'a book that is none': {book: () => '{"format":"something else"}', code: 'book.bad_bundle'},
  'a book that is no JSON': {book: () => '{', code: 'json.syntax'},
};
for (const [name, {wasm, book: badBook, code}] of Object.entries(FAILS)) {
  test(`${name}: load fails with ${code}`, async () => {
    await assert.rejects(sdk.load({wasm: wasm?.() ?? compiled, book: badBook?.() ?? book}),
      (error) => error instanceof QuotewrightError && error.code === code && error.message.length > 10);
  });
}

test('a module that has stopped says so at every later call', async () => {
  const loaded = await loadQuotewright();
  // More than there can be; only the length is looked at before the engine gives up.
  assert.equal(thrown(() => loaded.request({length: 3_000_000_000})).code, 'sdk.stopped');
  assert.equal(thrown(() => loaded.about()).code, 'sdk.stopped');
});
