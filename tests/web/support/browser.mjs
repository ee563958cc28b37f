// The page in headless Chromium: served under its strict content policy, every console error and policy violation kept.
import assert from 'node:assert/strict';
import {existsSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import {chromium as playwright} from 'playwright-core';
import {serve} from '../../../ci/serve.mjs';
import {chromium, root, site} from './files.mjs';

const ARGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const shots = path.join(root, 'build/screenshots');

export const launch = (...more) => playwright.launch({executablePath: chromium, args: [...ARGS, ...more]});

export function serveSite() {
  assert.ok(existsSync(path.join(site, 'index.html')), `there is no page in ${site}: run ci/build_site`);
  return serve(site);
}

/** A page whose `faults` lists what went wrong in it; `options` are Playwright's of a context. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, ...options});
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`response: ${response.url()} ${response.status()}`);
  });
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  }));
  return {page, faults, close: () => context.close()};
}

export const settled = (page) => page.evaluate(() => window.__qw.settled());

/** Opens the calculator and waits until it is at rest. */
export async function openCalculator(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => window.__qw !== undefined, undefined, {timeout: 30_000});
  await settled(page);
}

/** A real click through the canvas, at the place of a mirrored control. */
export async function clickOn(page, control) {
  const box = await control.boundingBox();
  assert.ok(box && box.width > 1 && box.height > 1, 'the control is not on the screen');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, {delay: 30});
  await settled(page);
}

export const valueOf = (control) => control.getAttribute('data-value');

export async function screenshot(page, name) {
  mkdirSync(shots, {recursive: true});
  return page.screenshot({path: path.join(shots, `${name}.png`)});
}
