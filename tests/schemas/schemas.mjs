// The schemas of assets/schemas, compiled; the shipped books, layer by layer; and the command that loads a book.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import {findCommand, root} from '../web/support/files.mjs';

const folder = path.join(root, 'assets/schemas');
export const readJson = (file) => JSON.parse(readFileSync(file));
export const schema = (name) => readJson(path.join(folder, `${name}.schema.json`));
export const schemaNames = readdirSync(folder).map((file) => file.replace('.schema.json', ''));

const ajv = new Ajv({allErrors: true, verbose: true, allowUnionTypes: true, strictRequired: false, strictTypes: false});
for (const name of schemaNames) ajv.addSchema(schema(name));

/** The errors of a document: [] when it is right. */
export function errorsOf(name, document) {
  const validate = ajv.getSchema(`${name}.schema.json`);
  return validate(document) ? [] : validate.errors;
}

export const jsonFiles = (at) => (existsSync(at) ? readdirSync(at, {recursive: true}) : [])
  .filter((name) => name.endsWith('.json')).sort().map((name) => path.join(at, name));

const books = path.join(root, 'assets/pricebooks');
export const layerIds = readdirSync(books, {withFileTypes: true}).filter((one) => one.isDirectory()).map((one) => one.name).sort();
export const filesOfLayer = (id) => jsonFiles(path.join(books, id));

/** The layers of a shipped book, the lowest first. */
export function layersOf(id) {
  const files = Object.fromEntries(filesOfLayer(id).map((file) => [path.basename(file), readJson(file)]));
  const below = Object.values(files).map((file) => file.meta?.extends).find((one) => one !== undefined);
  return [...(below === undefined ? [] : layersOf(below)), {id, files}];
}

/** The findings of the engine for each of these layers, as one book. */
export function findingsOf(bundles) {
  const command = findCommand();
  assert.ok(command, 'the native command is not built: cmake --preset dev && cmake --build --preset dev');
  const input = bundles.map((bundle) => `${JSON.stringify({kind: 'check_book', bundle: {format: 'quotewright-book-1', ...bundle}})}\n`).join('');
  const done = spawnSync(command, ['requests', '-'], {input, maxBuffer: 512 << 20});
  return done.stdout.toString().trimEnd().split('\n').map((line) => JSON.parse(line).findings);
}
