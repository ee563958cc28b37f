// What is shipped is right by its schema, and what is wrong is refused where it is wrong.
import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../web/support/files.mjs';
import {errorsOf, filesOfLayer, jsonFiles, layerIds, readJson, schema, schemaNames} from './schemas.mjs';

const said = (errors) => errors.map((one) => `${one.instancePath} ${one.message} ${JSON.stringify(one.params)}`).join('\n');
const isRight = (name, file) => assert.equal(said(errorsOf(name, readJson(file))), '', file);

test('the schemas are JSON Schema 2020-12', () => {
  for (const name of schemaNames) assert.equal(schema(name).$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.ok(schemaNames.length >= 5);
});

for (const id of layerIds) {
  test(`the files of the layer ${id}`, () => {
    const files = filesOfLayer(id);
    assert.ok(files.length > 0);
    for (const file of files) isRight('book', file);
    const named = files.map((file) => readJson(file).$schema);
    assert.deepEqual(named, named.map(() => '../../schemas/book.schema.json'), 'each file names its schema first, for editors');
  });
}

test('the books of the stories of prices', () => {
  for (const file of jsonFiles(path.join(root, 'tests/scenarios/commerce'))) {
    for (const {name, book, quotes} of readJson(file)) {
      if (quotes.some(({refused}) => refused !== undefined)) continue;
      assert.equal(said(errorsOf('book', book)), '', name);
    }
  }
});

test('the stories', () => {
  const files = jsonFiles(path.join(root, 'tests/scenarios')).filter((file) => !file.includes('/commerce/'));
  assert.ok(files.length > 5);
  for (const file of files) isRight('story', file);
});

test('answers of calculators in a quote', () => {
  const quote = (worksheets) => said(errorsOf('quote', {answers: {}, worksheets}));
  assert.equal(quote({change_order: {trigger: 'new_module', hours: 12}, gone: null}), '');
  assert.equal(quote(null), '');
  assert.match(quote({change_order: []}), /^\/worksheets\/change_order/);
  assert.match(quote([]), /^\/worksheets must be object/);
});

test('sample quotes and scenarios', () => {
  for (const file of [...jsonFiles(path.join(root, 'assets/samples')), ...jsonFiles(path.resolve(root, '../shared/domain/scenarios'))]) isRight('quote', file);
});

const line = (changes) => ({lines: {one_time: [{id: 'setup', price: {model: 'flat', value: 5}, ...changes}]}});

// [what is wrong, schema, document, path of the error]
const bad = [
  ['a section that does not exist', 'book', {factz: {}}, ''],
  ['a section of the wrong kind', 'book', {gates: {id: 'A01'}}, '/gates'],
  ['an unknown member of a question', 'book', {intake: {sections: [{id: 'deal', questions: [{key: 'route', defualt: 1}]}]}}, '/intake/sections/0/questions/0'],
  ['a question without key', 'book', {intake: {sections: [{id: 'deal', questions: [{label: 'Route'}]}]}}, '/intake/sections/0/questions/0'],
  ['a key that FEEL cannot read', 'book', {intake: {sections: [{id: 'deal', questions: [{key: 'two words'}]}]}}, '/intake/sections/0/questions/0/key'],
  ['a type of question that does not exist', 'book', {intake: {sections: [{id: 'deal', questions: [{key: 'a', type: 'number'}]}]}}, '/intake/sections/0/questions/0/type'],
  ['a price as text in a rate', 'book', {rate_card: {roles: [{id: 'PM', bill: '150'}]}}, '/rate_card/roles/0/bill'],
  ['a price model that does not exist', 'book', line({price: {model: 'per_user', value: 5}}), '/lines/one_time/0/price/model'],
  ['a member of another price model', 'book', line({price: {model: 'flat', value: 5, tiers: []}}), '/lines/one_time/0/price'],
  ['a stream on a one-time line', 'book', line({stream: 'support'}), '/lines/one_time/0'],
  ['a verdict that does not exist', 'book', {gates: [{id: 'A', rules: [{when: 'true', verdict: 'stop', reason: 'a'}]}]}, '/gates/0/rules/0/verdict'],
  ['a hit policy that does not exist', 'book', {decisions: {points: {hit: 'last'}}}, '/decisions/points/hit'],
  ['a cell that is an object', 'book', {tables: {plans: {columns: ['id'], rows: [[{id: 1}]]}}}, '/tables/plans/rows/0/0'],
  ['a mark that does not exist', 'book', {facts: {a: {$drop: true}}}, '/facts/a'],
  ['a mark that is not true', 'book', {gates: [{id: 'A', $remove: 'yes'}]}, '/gates/0/$remove'],
  ['a currency in small letters', 'book', {meta: {id: 'a', version: 1, title: 'A', currency: 'usd'}}, '/meta/currency'],
  ['a date in another order', 'book', {meta: {effective_from: '31.01.2026'}}, '/meta/effective_from'],
  ['a kind of layer that does not exist', 'book', {meta: {layer: 'customer'}}, '/meta/layer'],
  ['a preset whose answers are a list', 'book', {intake: {presets: [{id: 'a', answers: []}]}}, '/intake/presets/0/answers'],
  ['a color by name', 'book', {brand: {name: 'A', colors: {accent: 'blue'}}}, '/brand/colors/accent'],
  ['a brand without name', 'brand', {tagline: 'We quote'}, ''],
  ['a quote without answers', 'quote', {book: 'reference'}, ''],
  ['an answer that is an object of texts', 'quote', {answers: {counts: {a: 'b'}}}, '/answers/counts/a'],
  ['a selection that does not exist', 'quote', {answers: {}, selections: {portal: 'maybe'}}, '/selections/portal'],
  ['an adjustment with two amounts', 'quote', {answers: {}, adjustments: [{line: 'a', pct: 5, amount: 3}]}, '/adjustments/0'],
  ['a waiver without a signature', 'quote', {answers: {}, waivers: [{line: 'a'}]}, '/waivers/0'],
  ['a story that wants nothing', 'story', [{note: 'Nothing', want: {}}], '/0/want'],
  ['a story without a sentence', 'story', [{want: {'/a': 1}}], '/0'],
  ['stories without their book', 'story', {stories: []}, ''],
  ['a list as the answers of a book', 'answers', [], ''],
];

for (const [what, name, document, at] of bad) {
  test(`refused: ${what}`, () => {
    const errors = errorsOf(name, document);
    assert.ok(errors.some((one) => one.instancePath === at), `${at} should be wrong: ${said(errors)}`);
  });
}
