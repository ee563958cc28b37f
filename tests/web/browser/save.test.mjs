// What is done in the page is in the file that it saves: answers of calculators, discounts by hand; and undo with the keyboard.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {clickOn, launch, newPage, openCalculator, serveSite, settled, valueOf} from '../support/browser.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serveSite()]); });
after(async () => {
  await browser?.close();
  await server?.close();
});

const tab = (page, name) => page.getByRole('tab', {name, exact: true});
const field = (page, name) => page.getByRole('spinbutton', {name, exact: true});

async function save(page) {
  const download = page.waitForEvent('download');
  await page.locator('#save').focus();
  await page.keyboard.press('Enter');
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function type(page, name, text) {
  await clickOn(page, field(page, name));
  await page.keyboard.type(text);
  await settled(page);
}

test('answers of a calculator are saved with the quote and opened again', async () => {
  const {page, faults, close} = await newPage(browser);
  await openCalculator(page, server.address);
  await clickOn(page, tab(page, 'Calculators'));
  await type(page, 'Hours of the change', '37');
  const saved = await save(page);
  assert.deepEqual(JSON.parse(saved).worksheets, {change_order: {change_hours: 37}});
  await openCalculator(page, server.address);
  await page.locator('#picker').setInputFiles({name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(saved)});
  await page.waitForTimeout(300);
  await settled(page);
  await clickOn(page, tab(page, 'Calculators'));
  assert.equal(await valueOf(field(page, 'Hours of the change')), '37');
  assert.deepEqual(faults, []);
  await close();
});

test('Ctrl+Z takes an answer back and Ctrl+Y brings it again', async () => {
  const {page, faults, close} = await newPage(browser);
  await openCalculator(page, server.address);
  await clickOn(page, tab(page, 'Operations'));
  const net = () => page.evaluate(() => window.__qw.nodes().find(({role, name}) => role === 'status' && name === 'One-time net').value);
  const before_ = await net();
  await type(page, 'Warehouses', '1');
  const changed = await net();
  assert.notEqual(changed, before_);
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await net(), before_);
  assert.equal(await valueOf(field(page, 'Warehouses')), '3');
  await page.keyboard.press('Control+y');
  await settled(page);
  assert.equal(await net(), changed);
  await clickOn(page, page.getByRole('button', {name: 'Undo', exact: true}));
  assert.equal(await net(), before_);
  assert.deepEqual(faults, []);
  await close();
});
