// Sizes against the budgets. usage: node ci/size.mjs [BUILD_FOLDER [SITE_FOLDER]]
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

const built = process.argv[2] ?? 'build/wasm';
const site = process.argv[3] ?? 'build/site';
// Bytes of brotli, just above what is reached. The design said 130e3, without all of FEEL, pricing, what-ifs, layers, worksheets and their messages.
const MODULE_BUDGET = 255e3;
// The design said 400e3: most of it is the workbench module (358e3), then the book (38e3) and the fonts (32e3).
const VISIT_BUDGET = 447e3;

// All that the site has but what is fetched when it is wanted: other books and samples, calculators, Greek and Cyrillic letters.
const isOnDemand = (name) =>
  name.startsWith('books/') || name.endsWith('.worksheets.json') || (name.endsWith('.ttf') && !name.endsWith('.latin.ttf')) ||
  (name.startsWith('samples/') && name !== 'samples/distributor.json');
const isFirstVisit = (name) => !name.endsWith('.br') && !isOnDemand(name);

async function files(folder, prefix = '') {
  const found = [];
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) found.push(...(await files(path.join(folder, entry.name), name + '/')));
    else found.push(name);
  }
  return found.sort();
}

async function measure(folder, name) {
  const raw = await readFile(path.join(folder, name));
  const params = {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length};
  return {name, raw: raw.length, br: brotliCompressSync(raw, {params}).length};
}

function report(title, rows, budget) {
  const total = rows.reduce((sum, row) => ({raw: sum.raw + row.raw, br: sum.br + row.br}), {raw: 0, br: 0});
  const width = Math.max(28, ...rows.map((row) => row.name.length));
  const line = (name, raw, br) => console.log(`  ${name.padEnd(width)} ${String(raw).padStart(9)} ${String(br).padStart(9)}`);
  console.log(title);
  line('', 'bytes', 'brotli');
  for (const row of rows) line(row.name, row.raw, row.br);
  if (rows.length > 1) line('all', total.raw, total.br);
  const share = Math.round((100 * total.br) / budget);
  console.log(`  ${total.br <= budget ? 'within' : 'OVER'} the budget of ${budget} bytes of brotli (${share} %)`);
  return total.br <= budget;
}

try {
  const modules = (await files(built)).filter((name) => path.basename(name) === 'quotewright_core.wasm');
  if (modules.length !== 1) throw new Error(`expected one quotewright_core.wasm in ${built}, found ${modules.length}`);
  const page = (await files(site)).filter(isFirstVisit);
  if (!page.includes('index.html')) throw new Error(`${site} has no page: run ci/build_site`);
  const ok = [
    report('Headless module', [await measure(built, modules[0])], MODULE_BUDGET),
    report('First visit to the canvas view', await Promise.all(page.map((name) => measure(site, name))), VISIT_BUDGET),
  ];
  process.exitCode = ok.every(Boolean) ? 0 : 1;
} catch (error) {
  console.error(`size: FAILED: ${error.message}`);
  process.exitCode = 1;
}
