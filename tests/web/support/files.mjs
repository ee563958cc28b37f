// Where the tests find what was built and what they are fed. Environment variables point elsewhere.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const wasmBuild = path.resolve(process.env.QW_WASM_BUILD ?? path.join(root, 'build/wasm'));
export const site = path.resolve(process.env.QW_SITE ?? path.join(root, 'build/site'));
export const chromium = process.env.QW_CHROMIUM ?? '/usr/bin/chromium';

export const wasmFile = path.join(wasmBuild, 'web/abi/quotewright_core.wasm');
export const bookFile = path.join(wasmBuild, 'assets/reference.book.json');
export const sampleFile = path.join(root, 'assets/samples/distributor.json');

/** The native command, from the first build that has it. */
export function findCommand() {
  const builds = process.env.QW_NATIVE_BUILD ? [path.resolve(process.env.QW_NATIVE_BUILD)]
    : ['build/release', 'build/dev'].map((build) => path.join(root, build));
  return builds.map((build) => path.join(build, 'shell/cli/quotewright')).find(existsSync);
}

const jsonFiles = (folder) => (existsSync(folder) ? readdirSync(folder, {recursive: true}) : [])
  .filter((name) => name.endsWith('.json')).sort().map((name) => path.join(folder, name));

/** Quote files with the summary that must come out: {name, file, bytes, expected}; those of the project and those beside it. */
export function scenarios() {
  return [...jsonFiles(path.join(root, 'tests/scenarios')), ...jsonFiles(path.resolve(root, '../shared/domain/scenarios'))]
    .map((file) => ({name: path.basename(file, '.json'), file, bytes: readFileSync(file)}))
    .map((scenario) => ({...scenario, expected: JSON.parse(scenario.bytes.toString()).expected}))
    .filter((scenario) => scenario.expected !== undefined);
}

/** Every input of the reference book there is: scenarios and samples. */
export function inputs() {
  const samples = jsonFiles(path.join(root, 'assets/samples')).map((file) => (
    {name: `sample ${path.basename(file, '.json')}`, file, bytes: readFileSync(file)}))
    .filter(({bytes}) => JSON.parse(bytes.toString()).book === 'reference');
  return [...scenarios(), ...samples];
}

export const hasShared = existsSync(path.resolve(root, '../shared/domain/scenarios'));
