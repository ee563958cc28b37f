// The distributor's quote: the engine, natively and in WebAssembly, beside the same quote written by hand with decimal.js.
// usage: node compare.mjs NATIVE.json WASM.json     what distributor_bench printed, natively and under Node
// Both must give the same summary, part by part, or nothing is measured. Each time is the fastest of many batches.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {evaluate, summary} from './quote.mjs';

const [native, wasm] = process.argv.slice(2, 4).map(path => JSON.parse(readFileSync(path, 'utf8')));
assert.deepEqual(wasm.summary, native.summary, 'native and WebAssembly give the same summary');
const {answers} = native.input;
const ours = native.summary;
const theirs = summary(evaluate(answers));
for (const [part, value] of Object.entries(theirs)) assert.deepEqual(value, ours[part], `decimal.js gives another ${part}`);

// Several seconds in all, so that the compiler of JavaScript has done its best before the fastest batch.
function fastest(work) {
  let best = Infinity;
  for (let batch = 0; batch < 60; ++batch) {
    const start = process.hrtime.bigint();
    for (let call = 0; call < 200; ++call) work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 200);
  }
  return best;
}

const text = JSON.stringify(native.input);
const rival = {structs: fastest(() => evaluate(answers)), texts: fastest(() => JSON.stringify(summary(evaluate(JSON.parse(text).answers))))};
const parts = Object.keys(theirs).length;
console.log(`distributor: the same ${parts} parts of the summary; the engine also has ${Object.keys(ours).length - parts} more, such as the gates`);
console.log(`${''.padEnd(28)}${'values'.padStart(12)}${'JSON to JSON'.padStart(16)}`);
const row = (name, times) => console.log(name.padEnd(28) +
  `${(times.structs / 1000).toFixed(1)} us`.padStart(12) + `${(times.texts / 1000).toFixed(1)} us`.padStart(16));
row('decimal.js, by hand', rival);
row('Quotewright, WebAssembly', wasm);
row('Quotewright, native', native);
const ratio = (name, times) => console.log(name.padEnd(28) +
  `${(rival.structs / times.structs).toFixed(2)}x`.padStart(12) + `${(rival.texts / times.texts).toFixed(2)}x`.padStart(16));
ratio('WebAssembly is faster by', wasm);
ratio('native is faster by', native);
