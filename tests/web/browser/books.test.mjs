// A quote brings its price book along: by the address, by a file; and where that fails nothing is lost.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {clickOn, launch, newPage, openCalculator, screenshot, serveSite, settled} from '../support/browser.mjs';
import {root} from '../support/files.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serveSite()]); });
after(async () => {
  await browser?.close();
  await server?.close();
});

const sample = (name) => readFileSync(path.join(root, 'assets/samples', `${name}.json`));
const heading = (page, words) => page.getByRole('heading', {name: words});

async function pick(page, name, buffer) {
  await page.locator('#picker').setInputFiles({name, mimeType: 'application/json', buffer});
}

test('a sample of another book opens with that book, its documents and its calculators', async () => {
  const {page, close} = await newPage(browser);
  await openCalculator(page, `${server.address}#sample=healthcare-clinics`);
  await heading(page, /^Healthcare price book \/ Alderfield Clinics/).waitFor();
  await clickOn(page, page.getByRole('tab', {name: 'Documents', exact: true}));
  await settled(page);
  assert.ok((await page.evaluate(() => window.__qw.nodes())).some(({role, name}) => role === 'row' && name === 'Brand and packaging'));
  await screenshot(page, 'documents-light');
  await clickOn(page, page.getByRole('tab', {name: 'Calculators', exact: true}));
  await settled(page);
  await page.getByRole('combobox', {name: 'Calculator'}).waitFor();
  await screenshot(page, 'calculators-light');
  await close();
});

test('a book in the address opens empty', async () => {
  const {page, close} = await newPage(browser);
  await openCalculator(page, `${server.address}#book=partner-sample-ch`);
  await heading(page, /Tavolan/).waitFor();
  await close();
});

test('a quote from a file changes the book, and a bad one of another book leaves everything as it was', async () => {
  const {page, close} = await newPage(browser);
  await openCalculator(page, `${server.address}`);
  await heading(page, /^Reference price book \/ Harlan/).waitFor();
  await pick(page, 'tools.json', sample('distribution-tools'));
  await heading(page, /^Distribution price book/).waitFor();
  await settled(page);
  const nodes = () => page.evaluate(() => window.__qw.nodes());
  const before = await nodes();
  await pick(page, 'bad.json', Buffer.from('{"book": "healthcare", "answers": {"warehouses": "three"}}'));
  await page.getByText('bad.json was not opened').waitFor();
  await settled(page);
  assert.deepEqual(await nodes(), before);
  await close();
});
