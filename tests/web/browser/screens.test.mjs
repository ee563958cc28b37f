// Pictures for people to look at, in build/screenshots: each screen on a laptop and on a phone, light and dark; and a finger that scrolls.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {clickOn, launch, newPage, openCalculator, screenshot, serveSite, settled} from '../support/browser.mjs';

const LAPTOP = {viewport: {width: 1440, height: 900}};
const PHONE = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true};
let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serveSite()]); });
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [device, options] of Object.entries({laptop: LAPTOP, phone: PHONE})) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${device}, ${colorScheme}`, async () => {
      const {page, faults, close} = await newPage(browser, {...options, colorScheme});
      await openCalculator(page, server.address);
      const pictures = [await screenshot(page, `${device}-${colorScheme}-intake`)];
      for (const name of ['Scope', 'Quote', 'Margin', 'Approvals', 'Gates']) {
        const control = page.getByRole('tab', {name, exact: true});
        // A tab outside a phone's row is reached as assistive technology does.
        if ((await control.boundingBox())?.width > 1) await clickOn(page, control);
        else await control.evaluate((element) => element.click());
        await settled(page);
        pictures.push(await screenshot(page, `${device}-${colorScheme}-${name.toLowerCase()}`));
      }
      for (let i = 1; i < pictures.length; i++) assert.ok(!pictures[i].equals(pictures[i - 1]), 'the screen did not change');
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

test('a finger scrolls a phone, and a tap still presses', async () => {
  const {page, faults, close} = await newPage(browser, PHONE);
  await openCalculator(page, server.address);
  const top = () => page.evaluate(() => window.__qw.nodes().find(({role}) => role === 'radio').rect[1]);
  const session = await page.context().newCDPSession(page);
  const touch = (type, y) => session.send('Input.dispatchTouchEvent', {type, touchPoints: type === 'touchEnd' ? [] : [{x: 60, y}]});
  const nodes = await page.evaluate(() => window.__qw.nodes().map(({name, rect}) => [name, rect]));
  await touch('touchStart', 600);
  for (let y = 580; y >= 400; y -= 20) await touch('touchMove', y);
  await touch('touchEnd');
  await settled(page);
  const after_ = await page.evaluate(() => window.__qw.nodes().map(({name, rect}) => [name, rect]));
  assert.notDeepEqual(after_, nodes);
  assert.ok(await top() >= 0);
  const radio = page.getByRole('radio', {name: /Strategic/});
  if ((await radio.boundingBox()).width > 1) {
    const box = await radio.boundingBox();
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await settled(page);
    assert.ok(await radio.isChecked());
  }
  assert.deepEqual(faults, []);
  await close();
});
