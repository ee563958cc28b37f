// The SDK in Chromium, under the strict content policy, gives the bytes that Node and the native command give.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {serve} from '../../../ci/serve.mjs';
import {launch, newPage} from '../support/browser.mjs';
import {bookFile, findCommand, hasShared, inputs, wasmFile} from '../support/files.mjs';
import {loadQuotewright, sdkForBrowsers} from '../support/sdk.mjs';

const PROGRAM = `import {load} from './index.js';
const quotewright = await load({book: new URL('./book.json', import.meta.url)});
window.ask = (text) => new TextDecoder().decode(quotewright.request(new TextEncoder().encode(text)));
window.summary = (input) => JSON.stringify(quotewright.summary(input));
`;
let folder, browser, server, tab, quotewright;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'parity-'));
  writeFileSync(path.join(folder, 'index.js'), await sdkForBrowsers());
  writeFileSync(path.join(folder, 'program.js'), PROGRAM);
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><link rel="icon" href="data:,"><script type="module" src="program.js"></script>');
  copyFileSync(wasmFile, path.join(folder, 'quotewright_core.wasm'));
  copyFileSync(bookFile, path.join(folder, 'book.json'));
  [browser, server, quotewright] = await Promise.all([launch(), serve(folder), loadQuotewright()]);
  tab = await newPage(browser);
  await tab.page.goto(server.address);
  await tab.page.waitForFunction(() => window.ask !== undefined);
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, {recursive: true});
});

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const command = findCommand();

for (const {name, file, bytes, expected} of inputs()) {
  test(`${name}: the same bytes in Chromium, Node and natively`, async () => {
    for (const [kind, member, option] of [['"evaluate","trace":true', 'evaluation', '--json'], ['"summary"', 'summary', '--summary']]) {
      const request = `{"kind":${kind},"input":${bytes}}`;
      const inChromium = await tab.page.evaluate((text) => window.ask(text), request);
      assert.equal(inChromium, decoder.decode(quotewright.request(encoder.encode(request))));
      const written = execFileSync(command, ['price', file, option, '--book', bookFile], {maxBuffer: 64 << 20}).toString().trimEnd();
      assert.ok(inChromium.includes(`"${member}":${written},"findings":[`));
    }
    if (expected) assert.equal(await tab.page.evaluate((text) => window.summary(text), bytes.toString()), JSON.stringify(expected));
  });
}

test('all scenarios were run, and nothing went wrong in the page', {skip: !hasShared && 'there is no ../shared/domain/scenarios here'}, () => {
  assert.ok(inputs().filter(({expected}) => expected).length >= 11);
  assert.deepEqual(tab.faults, []);
});
