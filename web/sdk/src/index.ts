// Quotewright in a browser, a worker or any program with fetch.
//
//   const quotewright = await load({book: new URL('./reference.book.json', import.meta.url)});
//   quotewright.evaluate({answers: {warehouses: 3}}).totals.one_time_net   // "144082.22"
import {Quotewright, type LoadOptions} from './quotewright.js';

export {QuotewrightError, type Finding} from './error.js';
export type {EvaluateOptions, Input, LoadOptions, Quotewright, WorksheetOptions} from './quotewright.js';
export type {BookSource, WasmSource} from './source.js';
export type * from './types.js';

export function load(options: LoadOptions): Promise<Quotewright> {
  return Quotewright.load(options, fetch, new URL('./quotewright_core.wasm', import.meta.url));
}
