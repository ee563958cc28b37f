// Writes core/number/currency_table.inc from the ISO 4217 list in the npm package currency-codes.
// At development time only, when ISO publishes an amendment:
//   npm install --no-save currency-codes@2.2.0 && node ci/generate_currencies.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pinned = '2.2.0';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(join(root, 'package.json'));
const folder = dirname(require.resolve('currency-codes/package.json'));
const { version } = require('currency-codes/package.json');
if (version !== pinned) throw new Error(`currency-codes is ${version}; this table is made from ${pinned}`);

// Metals, funds and test codes have no minor unit in the standard; the package writes 0 for them.
const xml = readFileSync(join(folder, 'iso-4217-list-one.xml'), 'utf8');
const noUnit = new Set();
for (const [entry] of xml.matchAll(/<CcyNtry>.*?<\/CcyNtry>/gs)) {
  const code = /<Ccy>(\w+)<\/Ccy>/.exec(entry)?.[1];
  if (code && /<CcyMnrUnts>N\.A\.<\/CcyMnrUnts>/.test(entry)) noUnit.add(code);
}
if (!noUnit.has('XAU')) throw new Error('iso-4217-list-one.xml is not as expected: gold should have no minor unit');

const rows = require('currency-codes/data.js')
  .filter(({ code }) => !noUnit.has(code))
  .map(({ code, digits }) => ({ code, digits }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const published = require('currency-codes/iso-4217-publish-date.js');
const lines = [
  `// ISO 4217 as of ${published}: alphabetic code, exponent of the minor unit. Made by ci/generate_currencies.mjs from the`,
  `// npm package currency-codes ${version}; do not edit. Row 0 stands for no currency, the others are sorted by code.`,
  '{"XXX", 0},',
  ...rows.map(({ code, digits }) => `{"${code}", ${digits}},`),
];
writeFileSync(join(root, 'core/number/currency_table.inc'), lines.join('\n') + '\n');
console.log(`${rows.length} currencies written`);
