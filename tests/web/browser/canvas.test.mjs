// The canvas: sharp at every pixel ratio, still when idle, back after its graphics context was lost.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, newPage, openCalculator, serveSite, settled} from '../support/browser.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serveSite()]); });
after(async () => {
  await browser?.close();
  await server?.close();
});

async function withPage(options, run) {
  const {page, faults, close} = await newPage(browser, options);
  await openCalculator(page, server.address);
  await run(page);
  assert.deepEqual(faults, []);
  await close();
}

const canvasSize = (page) => page.evaluate(() => {
  const {width, height, clientWidth, clientHeight} = document.getElementById('canvas');
  return {width, height, clientWidth, clientHeight};
});

for (const ratio of [1, 1.5, 2]) {
  test(`at pixel ratio ${ratio} the canvas has a pixel for each of the screen`, () => withPage(
    {viewport: {width: 1280, height: 800}, deviceScaleFactor: ratio}, async (page) => {
      assert.deepEqual(await canvasSize(page),
        {width: 1280 * ratio, height: 800 * ratio, clientWidth: 1280, clientHeight: 800});
    }));
}

test('a resized window resizes the canvas and draws at once', () => withPage({}, async (page) => {
  await page.setViewportSize({width: 901, height: 603});
  await page.waitForFunction(() => document.getElementById('canvas').width === 901);
  await settled(page);
  assert.deepEqual(await canvasSize(page), {width: 901, height: 603, clientWidth: 901, clientHeight: 603});
  const nodes = await page.evaluate(() => window.__qw.nodes());
  assert.ok(nodes.every(({rect: [x, , width]}) => x + width <= 902));
}));

test('nothing is drawn in two idle seconds, and a move of the mouse wakes it', () => withPage({}, async (page) => {
  const frames = () => page.evaluate(() => window.__qw.frames());
  const before_ = await frames();
  await page.waitForTimeout(2000);
  assert.equal(await frames(), before_);
  await page.mouse.move(300, 300);
  await settled(page);
  assert.ok(await frames() > before_);
}));

test('nothing is drawn while a text field waits for the next letter', () => withPage({}, async (page) => {
  const box = await page.getByRole('spinbutton').first().boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await settled(page);
  const before_ = await page.evaluate(() => window.__qw.frames());
  await page.waitForTimeout(2000);
  assert.equal(await page.evaluate(() => window.__qw.frames()), before_);
}));

test('dark and light follow the system', () => withPage({}, async (page) => {
  const light = await page.screenshot();
  await page.emulateMedia({colorScheme: 'dark'});
  await settled(page);
  const dark = await page.screenshot();
  assert.ok(!light.equals(dark));
  await page.emulateMedia({colorScheme: 'light'});
  await settled(page);
  assert.ok((await page.screenshot()).equals(light));
}));

test('a lost graphics context comes back with the same picture', () => withPage({}, async (page) => {
  const before_ = await page.screenshot();
  const lost = await page.evaluateHandle(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context'));
  const frames = await page.evaluate(() => window.__qw.frames());
  await lost.evaluate((extension) => extension.loseContext());
  await page.mouse.move(500, 880);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.__qw.frames()), frames, 'drew without a context');
  await page.mouse.move(0, 0);
  await lost.evaluate((extension) => extension.restoreContext());
  await page.waitForFunction((seen) => window.__qw.frames() > seen, frames);
  await settled(page);
  assert.ok((await page.screenshot()).equals(before_));
}));

test('a context that stays lost is said', () => withPage({}, async (page) => {
  await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await page.getByRole('heading', {name: 'The display was lost'}).waitFor();
}));
