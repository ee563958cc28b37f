// What the visitor reads when the page cannot go on: what happened and what to do next; and files that are not quotes.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, newPage, openCalculator, screenshot, serveSite, settled} from '../support/browser.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serveSite()]); });
after(async () => {
  await browser?.close();
  await server?.close();
});

const MISSING = [
  ['quotewright_workbench.wasm', 'The calculator did not load', 'abort'],
  ['quotewright_workbench.wasm', 'The calculator did not load', 'garbage'],
  ['reference.book.json', 'The price book did not load', 'abort'],
  ['reference.book.json', 'The price book did not load', 'garbage'],
  ['fonts/NotoSans-Regular.latin.ttf', 'The fonts did not load', 'abort'],
];
for (const [file, title, how] of MISSING) {
  test(`${file}, ${how}: ${title}`, async () => {
    const {page, close} = await newPage(browser);
    await page.route(`**/${file}`, (route) => (how === 'abort' ? route.abort() : route.fulfill({body: '{"format":"nonsense"}'})));
    await page.goto(server.address);
    await page.getByRole('heading', {name: title}).waitFor();
    assert.ok((await page.locator('#failure-next').textContent()).length > 20);
    assert.equal(await page.locator('#loading').isVisible(), false);
    await page.unroute(`**/${file}`);
    await page.getByRole('button', {name: 'Try again'}).click();
    await page.waitForFunction(() => window.__qw !== undefined);
    await settled(page);
    await close();
  });
}

test('without WebGL 2 the page says so', async () => {
  const {page, close} = await newPage(browser);
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind === 'webgl2' ? null : original.call(this, kind, ...more);
    };
  });
  await page.goto(server.address);
  await page.getByRole('heading', {name: 'This browser cannot draw the calculator'}).waitFor();
  await screenshot(page, 'failure-light');
  await close();
});

test('a sample that does not exist leaves an empty quote', async () => {
  const {page, close} = await newPage(browser);
  await openCalculator(page, `${server.address}#sample=nothing-like-it`);
  assert.ok((await page.evaluate(() => window.__qw.nodes())).length > 10);
  assert.equal(await page.getByRole('heading', {name: /Harlan/}).count(), 0);
  await close();
});

async function pick(page, name, text) {
  await page.locator('#picker').setInputFiles({name, mimeType: 'application/json', buffer: Buffer.from(text)});
}

test('a file that is no quote is refused by name, and the quote stays', async () => {
  const {page, faults, close} = await newPage(browser);
  await openCalculator(page, server.address);
  await pick(page, 'holiday.json', '{"answers": {"warehouses": "many"}}');
  const dialog = page.getByRole('dialog', {name: 'holiday.json was not opened'});
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /warehouses/);
  await dialog.getByRole('button', {name: 'Close'}).click();
  await settled(page);
  await page.getByRole('heading', {name: /Harlan Industrial Supply/}).waitFor({state: 'attached'});
  assert.deepEqual(faults, []);
  await close();
});

test('a saved quote opens again as it was', async () => {
  const {page, faults, close} = await newPage(browser);
  await openCalculator(page, server.address);
  await pick(page, 'deal.json', '{"book": "reference", "version": 1, "name": "Größe & Söhne", "answers": {"warehouses": 4}}');
  await page.getByRole('heading', {name: /Größe & Söhne/}).waitFor({state: 'attached'});
  await settled(page);
  const nodes = () => page.evaluate(() => window.__qw.nodes().filter(({role}) => role === 'status').map(({name, value}) => [name, value]));
  const shown = await nodes();
  const download = page.waitForEvent('download');
  await page.locator('#save').focus();
  await page.keyboard.press('Enter');
  const file = await download;
  assert.equal(file.suggestedFilename(), 'größe-söhne.quote.json');
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const saved = Buffer.concat(chunks).toString();
  assert.equal(JSON.parse(saved).name, 'Größe & Söhne');
  await openCalculator(page, server.address);
  await pick(page, 'again.json', saved);
  await page.getByRole('heading', {name: /Größe & Söhne/}).waitFor({state: 'attached'});
  await settled(page);
  assert.deepEqual(await nodes(), shown);
  assert.deepEqual(faults, []);
  await close();
});
