// The package as a user gets it: built, installed beside a program, type-checked against it, and run.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {buildSdk} from '../../web/sdk/build.mjs';
import {bookFile, root, wasmBuild} from './support/files.mjs';

const run = promisify(execFile);
let folder;
let installed;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sdk-'));
  installed = path.join(folder, 'node_modules/@quotewright/sdk');
  await mkdir(path.dirname(installed), {recursive: true});
  await buildSdk(wasmBuild, installed);
});
after(() => rm(folder, {recursive: true}));

const PROGRAM = `
import {load, QuotewrightError, type Evaluation, type Money} from '@quotewright/sdk';
import {readFile} from 'node:fs/promises';

const quotewright = await load({book: await readFile(process.argv[2]!)});
const quote: Evaluation = quotewright.evaluate({answers: {warehouses: 3}});
const net: Money = quote.totals.one_time_net;
try {
  quotewright.evaluate({answers: {warehouses: 'x'}});
} catch (error) {
  if (error instanceof QuotewrightError) console.log(net, error.code, error.findings.length);
}
`;
const OPTIONS = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types')];
const compile = (file, ...more) => run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), ...OPTIONS, ...more, file], {cwd: folder});

test('a TypeScript program compiles against it and runs', async () => {
  await writeFile(path.join(folder, 'program.mts'), PROGRAM);
  await compile('program.mts');
  const {stdout} = await run(process.execPath, ['program.mjs', bookFile], {cwd: folder});
  assert.match(stdout, /^\d+\.\d\d intake\.wrong_type 1\n$/);
});

test('its types refuse what it refuses', async () => {
  await writeFile(path.join(folder, 'wrong.mts'), `
import {load} from '@quotewright/sdk';
const quotewright = await load({book: ''});
const net: number = quotewright.evaluate({}).totals.one_time_net;
`);
  await assert.rejects(compile('wrong.mts', '--noEmit'), ({stdout}) => /Type 'string' is not assignable to type 'number'/.test(stdout));
});

test('it depends on nothing', async () => {
  const {dependencies, peerDependencies} = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8'));
  assert.equal(dependencies ?? peerDependencies, undefined);
  const script = await readFile(path.join(installed, 'index.js'), 'utf8');
  assert.doesNotMatch(script, /\bimport\b[^.(]*from|node:|require\(/);
});

test('it resolves by name to the build for Node', async () => {
  const program = "console.log(import.meta.resolve('@quotewright/sdk'), import.meta.resolve('@quotewright/sdk/quotewright_core.wasm'))";
  const {stdout} = await run(process.execPath, ['--input-type=module', '-e', program], {cwd: folder});
  assert.match(stdout, /\/node\.js .*\/quotewright_core\.wasm\n$/);
});
