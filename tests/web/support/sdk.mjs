// The TypeScript of the SDK and of the page, bundled for this test run.
import {build} from 'esbuild';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {bookFile, root} from './files.mjs';
import {compiled} from './module.mjs';

/** Imports a TypeScript file of the project. */
export async function importTypeScript(file, options = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'quotewright-'));
  try {
    const outfile = path.join(folder, 'bundle.mjs');
    await build({entryPoints: [path.join(root, file)], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error', ...options});
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** The browser build of the SDK as text. */
export async function sdkForBrowsers() {
  const {outputFiles} = await build({entryPoints: [path.join(root, 'web/sdk/src/index.ts')], bundle: true, format: 'esm',
    platform: 'browser', target: 'es2022', write: false, logLevel: 'error'});
  return outputFiles[0].text;
}

export const book = readFileSync(bookFile);
export const sdk = await importTypeScript('web/sdk/src/node.ts');
export const loadQuotewright = () => sdk.load({wasm: compiled, book});
