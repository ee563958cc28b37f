// Puts the page together in build/site from what CMake built: bundles the TypeScript, copies the module, fonts, price
// book and sample quotes, and compresses every file ahead of time.
// usage: node ci/build_site.mjs [BUILD_FOLDER [SITE_FOLDER]]     default: build/wasm build/site
import {build, transform} from 'esbuild';
import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = path.resolve(process.argv[2] ?? path.join(root, 'build/wasm'));
const site = path.resolve(process.argv[3] ?? path.join(root, 'build/site'));
const app = path.join(root, 'web/app');

// What the page fetches beside its own script, with its place in the site.
const PARTS = [
  [path.join(built, 'fonts'), 'fonts'],
  [path.join(built, 'assets/page/reference.book.json'), 'reference.book.json'],
  [path.join(built, 'assets/page/reference.worksheets.json'), 'reference.worksheets.json'],
];

// Every book beside the reference book; a quote that names one brings it into the page. Calculators come when they are opened.
async function copyBooks() {
  const folder = path.join(built, 'assets/page');
  for (const name of await readdir(folder)) {
    if (name.startsWith('reference.')) continue;
    await mkdir(path.join(site, 'books'), {recursive: true});
    await cp(path.join(folder, name), path.join(site, 'books', name));
  }
}

// The folder of a built target, found by its file: rooms may move, names stay.
async function find(name, folder = built) {
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const full = path.join(folder, entry.name);
    if (entry.isFile() && entry.name === name) return full;
    if (entry.isDirectory() && entry.name !== 'CMakeFiles' && entry.name !== '_deps') {
      const inside = await find(name, full);
      if (inside) return inside;
    }
  }
  return undefined;
}

async function needed(name) {
  const file = await find(name);
  if (!file) throw new Error(`${name} is not in ${built}: build the preset wasm first`);
  return file;
}

// The sources stay behind; every other file of web/app is part of the page as it is.
const SOURCES = new Set(['.ts', '.mts', '.md', '.cpp', '.h', '.txt']);
const isPageFile = (name) => !SOURCES.has(path.extname(name));

async function copyPage() {
  await cp(app, site, {recursive: true, filter: (source) => isPageFile(path.basename(source))});
  const style = path.join(site, 'style.css');
  const {code} = await transform(await readFile(style, 'utf8'), {loader: 'css', minify: true});
  await writeFile(style, code);
}

async function bundleScripts() {
  await build({
    entryPoints: [path.join(app, 'main.ts')],
    outfile: path.join(site, 'main.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    external: ['./quotewright_workbench.mjs'],
    logLevel: 'error',
  });
  const glue = await readFile(await needed('quotewright_workbench.mjs'), 'utf8');
  const {code} = await transform(glue, {minify: true, format: 'esm', target: 'es2022'});
  await writeFile(path.join(site, 'quotewright_workbench.mjs'), code);
}

async function copyParts() {
  await cp(path.join(root, 'assets/samples'), path.join(site, 'samples'), {recursive: true});
  for (const [from, to] of [...PARTS, [await needed('quotewright_workbench.wasm'), 'quotewright_workbench.wasm']]) {
    await mkdir(path.dirname(path.join(site, to)), {recursive: true});
    await cp(from, path.join(site, to), {recursive: true});
  }
}

async function compress(folder) {
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      await compress(file);
      continue;
    }
    const raw = await readFile(file);
    const params = {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length};
    await writeFile(file + '.br', brotliCompressSync(raw, {params}));
  }
}

try {
  await rm(site, {recursive: true, force: true});
  await mkdir(site, {recursive: true});
  await copyPage();
  await bundleScripts();
  await copyParts();
  await copyBooks();
  await compress(site);
} catch (error) {
  console.error(`build_site: FAILED: ${error.message}`);
  process.exit(1);
}
