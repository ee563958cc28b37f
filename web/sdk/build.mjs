// Builds the package into build/sdk: one script for browsers, one for Node, types, and the module where it is built already.
// usage: node web/sdk/build.mjs [BUILD_FOLDER [PACKAGE_FOLDER]]     default: build/wasm build/sdk
import {build} from 'esbuild';
import {execFile} from 'node:child_process';
import {copyFile, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

async function bundle(out) {
  const options = {bundle: true, format: 'esm', target: 'es2022', legalComments: 'none', logLevel: 'error', outdir: out};
  await build({...options, entryPoints: [path.join(here, 'src/index.ts')], platform: 'browser'});
  await build({...options, entryPoints: [path.join(here, 'src/node.ts')], platform: 'node'});
}

export async function buildSdk(built = path.join(root, 'build/wasm'), out = path.join(root, 'build/sdk')) {
  await mkdir(out, {recursive: true});
  await bundle(out);
  await promisify(execFile)(process.execPath,
    [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', here, '--outDir', out]);
  for (const name of ['package.json', 'README.md']) await copyFile(path.join(here, name), path.join(out, name));
  await copyFile(path.join(built, 'web/abi/quotewright_core.wasm'), path.join(out, 'quotewright_core.wasm'));
  return out;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  buildSdk(...process.argv.slice(2).map((folder) => path.resolve(folder))).catch((error) => {
    console.error(`sdk: FAILED: ${error.stdout || error.message}`);
    process.exitCode = 1;
  });
}
