// The schema of a book and the loader of the engine know the same members, object by object and in both directions: an unknown member
// is put into every object of the shipped books, of the stories of prices and of a sample; the loader says what it knows
// there, and that is what the schema has there. Every object type of the schema is met.
import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../web/support/files.mjs';
import {errorsOf, filesOfLayer, findingsOf, jsonFiles, layerIds, readJson, schema} from './schemas.mjs';

const strange = 'zzzzzzzz';

/** A copy with the unknown member in every object below the sections. */
function withStrangers(node, depth = 0) {
  if (Array.isArray(node)) return node.map((item) => withStrangers(item, depth + 1));
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withStrangers(value, depth + 1)]));
  return depth === 0 ? copy : {...copy, [strange]: 1};
}

/** path of an object -> the members that the loader knows there. */
function knownToLoader(findings) {
  const known = new Map();
  for (const {path: at, message} of findings) {
    const list = /known are (.*)\.$/.exec(message)?.[1];
    if (list !== undefined && at.endsWith(`/${strange}`)) known.set(at.slice(0, -strange.length - 1), list.split(/, | or /).sort());
  }
  return known;
}

/** path of an object -> the lists of members that the schema has there (several where it has alternatives). */
function knownToSchema(document) {
  const known = new Map();
  const add = (at, members) => known.set(at, [...(known.get(at) ?? []), members.filter((one) => !one.startsWith('$')).sort()]);
  for (const {keyword, instancePath, params, parentSchema} of errorsOf('book', document)) {
    if (keyword === 'additionalProperties' && params.additionalProperty === strange && parentSchema.properties) {
      add(instancePath, Object.keys(parentSchema.properties));
    }
    if (keyword === 'enum' && params.allowedValues?.[0] === 'model' && parentSchema.enum) add(instancePath, parentSchema.enum.filter((one) => one !== 'model'));
  }
  return known;
}

const pathOf = (file) => path.relative(root, file);
// Each document alone: its own sections are enough for the loader to read its objects.
const documents = [
  ...layerIds.flatMap((id) => filesOfLayer(id).map((file) => [pathOf(file), readJson(file)])),
  ...jsonFiles(path.join(root, 'tests/scenarios/commerce')).flatMap((file) => readJson(file).map(({name, book}) => [name, book])),
  ['every_member.json', readJson(path.join(root, 'tests/schemas/every_member.json'))],
];

const types = new Set();
const differences = [];
let objects = 0;

test('each object: the loader and the schema know the same members', () => {
  const changed = documents.map(([name, document]) => [name, withStrangers(document)]);
  const complaints = findingsOf(changed.map(([, document]) => {
    const {meta = {}, ...rest} = document;
    const {extends: below, ...alone} = meta;
    return {files: {'a.json': {meta: {id: 'a', version: 1, title: 'A', currency: 'USD', ...alone}, ...rest}}};
  }));
  changed.forEach(([name, document], at) => {
    const loader = knownToLoader(complaints[at]);
    const ours = knownToSchema(document);
    for (const [where, members] of loader) {
      objects++;
      const lists = ours.get(where) ?? [];
      types.add(members.join());
      if (!lists.some((one) => one.join() === members.join())) differences.push(`${name} ${where}: the loader knows ${members}; the schema ${lists.join(' | ')}`);
    }
  });
  assert.deepEqual([...new Set(differences)].slice(0, 20), []);
  assert.ok(objects > 300, `only ${objects} objects`);
});

test('every object type of the schema was met by the loader', () => {
  const {price, ...rest} = schema('book').$defs;
  const all = Object.entries(rest).filter(([, one]) => one.properties && !('$remove' in one.properties)).map(([name, one]) => [name, Object.keys(one.properties)]);
  // the members of a price are those of its model
  all.push(...price.allOf.map((one) => [one.if.properties.model.const, one.then.propertyNames.anyOf[0].enum.filter((key) => key !== 'model')]));
  assert.ok(all.length > 70, `${all.length} types`);
  const missed = all.filter(([, members]) => !types.has([...members].sort().join())).map(([name]) => name);
  assert.deepEqual(missed, []);
});

test('the sections: the loader refuses what the schema does not have, and reads what it has', () => {
  const names = Object.keys(schema('book').properties).filter((name) => !name.startsWith('$'));
  const [findings] = findingsOf([{files: {'a.json': Object.fromEntries([...names, strange].map((name) => [name, null]))}}]);
  const unknown = findings.filter(({code}) => code === 'book.unknown_key').map(({path: at}) => at);
  assert.deepEqual(unknown, [`/${strange}`]);
});
