// Evaluation of the scope and deployment tables of the reference book: ours natively and in WebAssembly, feelin, zen-engine.
// usage: node rivals.mjs NATIVE.json WASM.json     what rivals_bench printed, natively and under Node
// All engines must give the same results for every deal, or nothing is measured. Times are per evaluation of all tables, the
// fastest of several batches, as a mean over the deals.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {parsed, parsing} from './feelin_engine.mjs';
import {readTables} from './tables.mjs';
import {zen} from './zen_engine.mjs';

const [native, wasm] = process.argv.slice(2, 4).map(path => JSON.parse(readFileSync(path, 'utf8')));
assert.deepEqual(wasm.deals, native.deals, 'native and WebAssembly give the same results');
const {tables: names, deals} = native;
const tables = readTables(new URL('../../../assets/pricebooks/reference/', import.meta.url), names);

const pick = values => Object.fromEntries(names.map(name => [name, values[name] ?? null]));
function same(engine, deal, values) {
  assert.deepEqual(pick(values), deal.results, `${engine} gives other results for ${deal.name}`);
}

const microseconds = start => Number(process.hrtime.bigint() - start) / 1000;

async function fastest(batches, rounds, evaluate) {
  let best = Infinity;
  for (let batch = 0; batch < batches; ++batch) {
    const start = process.hrtime.bigint();
    for (let round = 0; round < rounds; ++round) {
      for (const deal of deals) {
        const pending = evaluate(deal.inputs);
        if (pending instanceof Promise) await pending;
      }
    }
    best = Math.min(best, microseconds(start) / (rounds * deals.length));
  }
  return best;
}

// Zen says itself how long an evaluation took, without the crossing from and to JavaScript: "412.1µs".
function own(performance) {
  const [, figure, unit] = /^([\d.]+)(ns|µs|ms|s)$/.exec(performance);
  return figure * {ns: 0.001, 'µs': 1, ms: 1000, s: 1e6}[unit];
}

async function zenOwn(evaluate, rounds) {
  const best = new Map(deals.map(deal => [deal, Infinity]));
  for (let round = 0; round < rounds; ++round) {
    for (const deal of deals) best.set(deal, Math.min(best.get(deal), own((await evaluate(deal.inputs)).performance)));
  }
  return [...best.values()].reduce((sum, value) => sum + value, 0) / deals.length;
}

const feelinParsed = await parsed(tables, deals[0].inputs);
const feelinParsing = await parsing(tables);
const zenEngine = zen(tables);
for (const deal of deals) {
  same('feelin, parsed once', deal, feelinParsed(deal.inputs));
  same('feelin', deal, feelinParsing(deal.inputs));
  same('zen-engine', deal, (await zenEngine(deal.inputs)).result);
}
console.log(`${tables.length} tables, ${deals.length} deals: all engines give the same results`);

const ours = {native: native.nanoseconds / 1000, wasm: wasm.nanoseconds / 1000};
const rows = [
  ['here, native', ours.native],
  ['here, WebAssembly in Node', ours.wasm],
  ['feelin, parsed once (through its internals)', await fastest(8, 20, feelinParsed)],
  ['feelin, as its API offers', await fastest(2, 1, feelinParsing)],
  ['zen-engine, as called from Node', await fastest(8, 20, zenEngine)],
  ['zen-engine, by its own clock', await zenOwn(zenEngine, 100)],
];
console.log(`${''.padEnd(46)}${'us'.padStart(12)}${'x native'.padStart(12)}${'x WebAssembly'.padStart(15)}`);
for (const [what, time] of rows) {
  console.log(what.padEnd(46) + time.toFixed(1).padStart(12) + (time / ours.native).toFixed(1).padStart(12) +
              (time / ours.wasm).toFixed(1).padStart(15));
}
