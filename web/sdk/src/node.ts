// Quotewright in Node: as in a browser, and file: addresses are read from disk.
import {readFile} from 'node:fs/promises';
import {Quotewright, type LoadOptions} from './quotewright.js';

export {QuotewrightError, type Finding} from './error.js';
export type {EvaluateOptions, Input, LoadOptions, Quotewright, WorksheetOptions} from './quotewright.js';
export type {BookSource, WasmSource} from './source.js';
export type * from './types.js';

const read = (url: URL) => (url.protocol === 'file:' ? readFile(url) : fetch(url));

export function load(options: LoadOptions): Promise<Quotewright> {
  return Quotewright.load(options, read, new URL('./quotewright_core.wasm', import.meta.url));
}
