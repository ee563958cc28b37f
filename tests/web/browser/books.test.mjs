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
const said = (page, words) => page.getByRole('alert').filter({hasText: words});

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
  await page.getByRole('combobox', {name: 'Calculator'}).waitFor();
  await settled(page);
  await screenshot(page, 'calculators-light');
  await close();
});

test('a book in the address opens empty', async () => {
  const {page, close} = await newPage(browser);
  await openCalculator(page, `${server.address}#book=partner-sample-ch`);
  await heading(page, /Tavolan/).waitFor();
  await close();
});

test('calculators are fetched when they are opened, and not before; a failure is said and can be tried again', async () => {
  const {page, close} = await newPage(browser);
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('.worksheets.')) asked.push(request.url()); });
  let answer = () => {};
  await page.route('**/*.worksheets.json', (route) => new Promise((resolve) => {
    answer = (how) => resolve(how === 'abort' ? route.abort() : route.continue());
  }));
  await openCalculator(page, server.address);
  const totals = () => page.evaluate(() => window.__qw.nodes().filter(({role}) => role === 'status').map(({name, value}) => [name, value]));
  const before = await totals();
  assert.deepEqual(asked, []);
  await clickOn(page, page.getByRole('tab', {name: 'Calculators', exact: true}));
  await said(page, /on their way/).waitFor();
  await screenshot(page, 'calculators-loading');
  answer('abort');
  await said(page, /did not load/).waitFor();
  await settled(page);
  await screenshot(page, 'calculators-failed');
  assert.equal(asked.length, 1);
  await clickOn(page, page.getByRole('button', {name: 'Try again', exact: true}).last());
  await said(page, /on their way/).waitFor();
  answer('go on');
  await page.getByRole('combobox', {name: 'Calculator'}).waitFor();
  await settled(page);
  assert.deepEqual(await totals(), before);
  await clickOn(page, page.getByRole('tab', {name: 'Scope', exact: true}));
  await clickOn(page, page.getByRole('tab', {name: 'Calculators', exact: true}));
  assert.equal(asked.length, 2);
  assert.match(asked[1], /\/reference\.worksheets\.json$/);
  await close();
});

test('calculators of another edition are refused, and the quote stays', async () => {
  const {page, close} = await newPage(browser);
  await page.route('**/*.worksheets.json', (route) => route.fulfill({body: '{"format":"quotewright-worksheets-1","edition":"old","layers":[]}'}));
  await openCalculator(page, server.address);
  await clickOn(page, page.getByRole('tab', {name: 'Calculators', exact: true}));
  await page.locator('[role=alert][aria-description*="another edition"]').waitFor();
  await heading(page, /Harlan/).waitFor();
  await close();
});

test('Greek and Cyrillic letters are fetched when a quote has some', async () => {
  const {page, faults, close} = await newPage(browser);
  const fonts = [];
  page.on('request', (request) => { if (request.url().endsWith('.ttf')) fonts.push(new URL(request.url()).pathname); });
  await openCalculator(page, server.address);
  assert.deepEqual(fonts.sort(), ['/fonts/NotoSans-Bold.latin.ttf', '/fonts/NotoSans-Regular.latin.ttf']);
  const arrived = page.waitForResponse('**/fonts/NotoSans-Bold.ttf');
  await pick(page, 'deal.json', Buffer.from('{"book": "reference", "version": 1, "name": "Αθήνα, Київ", "answers": {}}'));
  await heading(page, /Київ/).waitFor({state: 'attached'});
  await arrived;
  await settled(page);
  assert.equal(fonts.length, 4);
  await screenshot(page, 'letters-light');
  assert.deepEqual(faults, []);
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
