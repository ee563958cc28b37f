// `quotewright book schema BOOK`: the schema of one book's answers agrees with the engine about what it reads and what it refuses.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {test} from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import {findCommand, root} from '../web/support/files.mjs';
import {layersOf, readJson} from './schemas.mjs';

const command = findCommand();
const run = (...args) => spawnSync(command, args, {maxBuffer: 64 << 20}).stdout.toString();
const schema = JSON.parse(run('book', 'schema', path.join(root, 'assets/pricebooks/reference')));
const accepts = new Ajv({allErrors: true, allowUnionTypes: true}).compile(schema);
const accepted = (quotes) => {
  const input = quotes.map((one) => `${JSON.stringify({kind: 'evaluate', input: {answers: one}})}\n`).join('');
  const load = `${JSON.stringify({kind: 'load_book', bundle: {format: 'quotewright-book-1', layers: layersOf('reference')}})}\n`;
  const done = spawnSync(command, ['requests', '-'], {input: load + input, maxBuffer: 256 << 20});
  return done.stdout.toString().trimEnd().split('\n').slice(1).map((line) => line.startsWith('{"ok":true'));
};

const {answers} = readJson(path.join(root, 'assets/samples/distributor.json'));

test('the sample is right', () => {
  assert.ok(accepts(answers), JSON.stringify(accepts.errors));
  assert.deepEqual(accepted([answers]), [true]);
  assert.deepEqual(Object.keys(answers).filter((key) => !(key in schema.properties)), []);
});

test('each answer of the sample, made wrong: both refuse it', () => {
  const wrong = Object.entries(answers).map(([key, value]) => ({...answers,
    [key]: typeof value === 'string' ? 'no_such_option' : typeof value === 'number' ? '1' : typeof value === 'boolean' ? 1 : {no_such: 'x'}}));
  assert.deepEqual(wrong.filter((one) => accepts(one)), []);
  assert.deepEqual(accepted(wrong), wrong.map(() => false));
});

test('numbers beyond their range, counts of other things, no answer', () => {
  const cases = [[{warehouses: 100000000}, false], [{warehouses: 1.5}, false], [{migration_records: {products: -1}}, false], [{migration_records: {wishes: 1}}, false],
    [{discount_pct: 101}, false], [{warehouses: null}, true], [{migration_records: {products: 5}}, true], [{modules: ['sales', 'sales']}, false], [{no_such_question: 1}, false]];
  for (const [some, right] of cases) assert.equal(accepts(some), right, JSON.stringify(some));
  assert.deepEqual(accepted(cases.map(([some]) => some)), cases.map(([, right]) => right));
});
