// The page as a person uses it: it opens the distributor, and typed answers change the quote.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, afterEach, before, beforeEach, test} from 'node:test';
import {clickOn, launch, newPage, openCalculator, serveSite, settled, valueOf} from '../support/browser.mjs';
import {sampleFile} from '../support/files.mjs';
import {loadQuotewright} from '../support/sdk.mjs';

const quote = JSON.parse(readFileSync(sampleFile, 'utf8'));
let browser, server, tab, page, quotewright;

before(async () => {
  [browser, server, quotewright] = await Promise.all([launch(), serveSite(), loadQuotewright()]);
});
beforeEach(async () => {
  tab = await newPage(browser);
  page = tab.page;
  await openCalculator(page, server.address);
});
afterEach(async () => {
  assert.deepEqual(tab.faults, []);
  await tab.close();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const dollars = (money) => `$${money.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
const openSection = async (name) => clickOn(page, page.getByRole('tab', {name, exact: true}));
const warehouses = () => page.getByRole('spinbutton', {name: 'Warehouses', exact: true});

/** What the mirror says of the quote, as text. */
async function shown() {
  const texts = await page.locator('#mirror > [data-role=status], #mirror > [data-role=text]').allTextContents();
  const find = (pattern) => texts.map((text) => pattern.exec(text)?.[1]).find(Boolean);
  return {net: find(/^One-time net: (.*)$/), monthly: find(/^Monthly: (.*)$/), tier: find(/^Tier (\d)\b/), hours: find(/ · ([\d,]+ h)$/)};
}

function expected(answers) {
  const {scope, totals} = quotewright.evaluate({answers});
  return {
    net: dollars(totals.one_time_net), monthly: dollars(totals.monthly_recurring), tier: String(scope.tier),
    hours: `${String(totals.one_time_hours).replace(/\B(?=(\d{3})+$)/g, ',')} h`,
  };
}

test('a newcomer sees the distributor', async () => {
  assert.deepEqual(await shown(), expected(quote.answers));
  assert.equal((await shown()).net, '$144,082.22');
  await page.getByRole('heading', {name: /Harlan Industrial Supply/}).waitFor({state: 'attached'});
});

test('warehouses 3 to 1 by mouse and keyboard change tier, hours and price', async () => {
  await openSection('Operations');
  assert.equal(await valueOf(warehouses()), '3');
  await clickOn(page, warehouses());
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1', {delay: 30});
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await valueOf(warehouses()), '1');
  const before_ = expected(quote.answers);
  const now = expected({...quote.answers, warehouses: 1});
  assert.deepEqual(await shown(), now);
  for (const figure of ['net', 'hours']) assert.notEqual(now[figure], before_[figure]);
});

test('the same by the mirror, as assistive technology does it', async () => {
  await openSection('Operations');
  await warehouses().evaluate((input) => {
    input.value = '1';
    input.dispatchEvent(new Event('change', {bubbles: true}));
  });
  await settled(page);
  assert.equal(await valueOf(warehouses()), '1');
  assert.deepEqual(await shown(), expected({...quote.answers, warehouses: 1}));
});

test('a choice by the mirror is a choice by the mouse', async () => {
  await page.getByRole('radio', {name: 'Partner tier: Strategic'}).evaluate((radio) => radio.click());
  await settled(page);
  const byMirror = await shown();
  assert.ok(await page.getByRole('radio', {name: 'Partner tier: Strategic'}).isChecked());
  await clickOn(page, page.getByRole('radio', {name: 'Partner tier: Advanced'}));
  assert.ok(await page.getByRole('radio', {name: 'Partner tier: Advanced'}).isChecked());
  await clickOn(page, page.getByRole('radio', {name: 'Partner tier: Strategic'}));
  assert.deepEqual(await shown(), byMirror);
});

test('an answer out of range is kept out of the quote and said', async () => {
  await openSection('Operations');
  await clickOn(page, warehouses());
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('100000');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await warehouses().getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await shown(), expected(quote.answers));
});

test('copy and paste carry an answer', async () => {
  await openSection('Operations');
  await clickOn(page, page.getByRole('spinbutton', {name: 'Active SKUs', exact: true}));
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await clickOn(page, warehouses());
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  await page.keyboard.press('Control+V');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await valueOf(warehouses()), '2');
});

test('Tab walks through the calculator and out of it', async () => {
  const focused = () => page.evaluate(() => window.__qw.nodes().find((node) => node.focused)?.id);
  const agentHasFocus = () => page.evaluate(() => document.activeElement?.id === 'agent');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  assert.ok(await agentHasFocus());
  await settled(page);
  const seen = new Set();
  for (let i = 0; i < 200 && await agentHasFocus(); i++) {
    seen.add(await focused());
    await page.keyboard.press('Tab');
    await settled(page);
  }
  assert.ok(seen.size > 20, `${seen.size} stops`);
  assert.ok(!seen.has(undefined));
  assert.equal(await agentHasFocus(), false);
});

test('Shift and Tab go back', async () => {
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => window.__qw.nodes().find((node) => node.focused)?.id);
  await settled(page);
  const first = await focused();
  await page.keyboard.press('Tab');
  await settled(page);
  assert.notEqual(await focused(), first);
  await page.keyboard.press('Shift+Tab');
  await settled(page);
  assert.equal(await focused(), first);
  const pointedAt = await page.locator('#agent').getAttribute('aria-activedescendant');
  assert.match(pointedAt, new RegExp(`-${first}$`));
  assert.equal(await page.locator(`#${pointedAt}`).count(), 1);
});

test('changed totals are announced, once they rest', async () => {
  assert.equal(await page.locator('#announcer').textContent(), '');
  await openSection('Operations');
  await clickOn(page, warehouses());
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.waitForFunction(() => document.getElementById('announcer').textContent !== '');
  const {net} = expected({...quote.answers, warehouses: 1});
  const said = await page.locator('#announcer').textContent();
  assert.ok(said.includes(net), said);
  assert.ok(!said.includes('Monthly'), `says what did not change: ${said}`);
});

test('the shortcuts appear with the keyboard, and the first leads into the calculator', async () => {
  const skip = page.getByRole('link', {name: 'Go to the calculator'});
  assert.ok((await skip.boundingBox()).y < 0);
  await page.keyboard.press('Tab');
  assert.ok((await skip.boundingBox()).y >= 0);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'agent');
  assert.ok(await page.evaluate(() => window.__qw.nodes().some((node) => node.focused)));
});

test('an input method types into the focused answer', async () => {
  await openSection('Operations');
  await clickOn(page, warehouses());
  await page.keyboard.press('Control+A');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', {text: '２', selectionStart: 1, selectionEnd: 1});
  await session.send('Input.insertText', {text: '2'});
  await settled(page);
  assert.equal(await valueOf(warehouses()), '2');
});
