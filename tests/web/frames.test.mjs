// The frame scheduler against a browser that counts: never two frames in flight, none when nothing is due.
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {importTypeScript} from './support/sdk.mjs';

const {Frames} = await importTypeScript('web/app/frames.ts');
let waiting;
let timers;

beforeEach(() => {
  waiting = new Map();
  timers = [];
  let id = 0;
  globalThis.requestAnimationFrame = (run) => (waiting.set(++id, run), id);
  globalThis.cancelAnimationFrame = (gone) => waiting.delete(gone);
  globalThis.setTimeout = (run, delay) => (timers.push({run, delay}), timers.length);
  globalThis.clearTimeout = (gone) => { if (gone) timers[gone - 1] = undefined; };
});

function vsync() {
  const runs = [...waiting.values()];
  waiting.clear();
  for (const run of runs) run();
}

// An engine that wants the given delays, one after the other, then nothing.
function setUp(...wants) {
  const seen = {drawn: 0, stopped: []};
  const engine = {frame: () => { if (wants[0] instanceof Error) throw wants[0]; return wants.shift() ?? -1; }};
  return {seen, frames: new Frames(engine, () => seen.drawn++, (error) => seen.stopped.push(error))};
}

test('many reasons to draw are one frame', () => {
  const {frames, seen} = setUp();
  for (let i = 0; i < 5; i++) frames.wake();
  assert.equal(waiting.size, 1);
  vsync();
  assert.equal(seen.drawn, 1);
  assert.equal(waiting.size, 0);
  assert.equal(frames.busy, false);
});

test('it draws as long as the engine wants, then rests', () => {
  const {frames, seen} = setUp(0, 0, -1);
  frames.wake();
  for (let i = 0; i < 10; i++) vsync();
  assert.equal(seen.drawn, 3);
});

test('a later frame waits on a timer, not on frames', () => {
  const {frames, seen} = setUp(0.4, -1);
  frames.wake();
  vsync();
  assert.equal(waiting.size, 0);
  assert.equal(timers[0].delay, 400);
  timers[0].run();
  vsync();
  assert.equal(seen.drawn, 2);
});

test('drawing now settles within the event and leaves nothing in flight', () => {
  const {frames, seen} = setUp(0, 0, -1);
  frames.wake();
  frames.drawNow();
  assert.equal(seen.drawn, 3);
  assert.equal(waiting.size, 0);
});

test('what never settles does not block the event', () => {
  const {frames, seen} = setUp(...Array(100).fill(0));
  frames.drawNow();
  assert.ok(seen.drawn < 50);
  assert.equal(waiting.size, 1);
});

test('paused, nothing is drawn; resumed, it catches up', () => {
  const {frames, seen} = setUp();
  frames.wake();
  frames.pause();
  frames.wake();
  frames.drawNow();
  vsync();
  assert.equal(seen.drawn, 0);
  frames.resume();
  vsync();
  assert.equal(seen.drawn, 1);
});

test('a fault of the engine stops it for good and is told once', () => {
  const {frames, seen} = setUp(new Error('trap'));
  frames.wake();
  vsync();
  frames.wake();
  vsync();
  assert.equal(seen.stopped.length, 1);
});
