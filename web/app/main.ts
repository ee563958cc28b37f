// The page: starts the calculator and connects it with the browser, one file for each concern.
import {Announcer} from './announcer.js';
import {forwardClipboard} from './clipboard.js';
import {Documents} from './documents.js';
import type {PageState} from './engine.js';
import {Frames} from './frames.js';
import {watchGraphics} from './graphics.js';
import {Keyboard} from './keyboard.js';
import {Letters} from './letters.js';
import {Mirror} from './mirror.js';
import {forwardPointer} from './pointer.js';
import {FAILURES, showCalculator, showFailure, StartError, wireScreens} from './screens.js';
import {start, type Started} from './start.js';
import {offerTestHooks} from './test_hooks.js';
import {TextAgent} from './text_agent.js';
import {watchView} from './view.js';

function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`the page has no #${id}`);
  return element;
}

function connect(canvas: HTMLCanvasElement, {engine, book, sample}: Started): void {
  let page: PageState | undefined;
  const current = () => page;
  const input = find('agent', HTMLInputElement);

  const drawn = () => {
    const changed = engine.page();
    if (changed === '') return;
    page = JSON.parse(changed) as PageState;
    letters.look(changed);
    canvas.style.cursor = page.cursor;
    mirror.update(page.nodes);
    agent.pointAt(mirror.focusedId);
    agent.update(page);
    announcer.update(page.nodes);
    if (page.worksheets) void documents.bringWorksheets();
  };
  const stopped = (error: unknown) => showFailure({...FAILURES.stopped, detail: String(error)});

  const frames = new Frames(engine, drawn, stopped);
  const letters = new Letters(engine, frames);
  const documents = new Documents(engine, frames, find('picker', HTMLInputElement), book);
  const keyboard = new Keyboard(input, engine, frames, current, {open: () => documents.pick(), save: () => documents.save()});
  const mirror = new Mirror(find('mirror', HTMLElement), engine, frames);
  const agent = new TextAgent(input, engine, frames, keyboard);
  const announcer = new Announcer(find('announcer', HTMLElement));

  forwardPointer(canvas, engine, frames, () => agent.takeFocus());
  forwardClipboard(input, engine, frames, keyboard);
  watchGraphics(canvas, engine, frames, () => showFailure(FAILURES.display));
  find('open', HTMLButtonElement).addEventListener('click', () => documents.pick());
  find('save', HTMLButtonElement).addEventListener('click', () => documents.save());
  if (sample) documents.show(sample);
  addEventListener('hashchange', () => {
    if (/[#&](?:sample|book)=/.test(location.hash)) location.reload();
  });
  watchView(canvas, (view) => {
    engine.setView(view);
    frames.drawNow();
    showCalculator();
  });
  offerTestHooks(frames, current);
}

async function main(): Promise<void> {
  wireScreens();
  const canvas = find('canvas', HTMLCanvasElement);
  try {
    connect(canvas, await start(canvas));
  } catch (error) {
    showFailure(error instanceof StartError ? error.failure : {...FAILURES.module, detail: String(error)});
  }
}

void main();
