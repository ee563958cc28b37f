// Which keys the workbench gets, and which stay with the browser.
import type {Engine, PageState} from './engine.js';
import type {Frames} from './frames.js';

const NONE = {shiftKey: false, ctrlKey: false, altKey: false, metaKey: false};
const EDITING = new Set(['KeyA', 'KeyZ', 'KeyY', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete']);
const MOVING = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End',
  'Backspace', 'Delete', 'Enter', 'NumpadEnter', 'Escape']);

export interface Shortcuts {
  open(): void;
  save(): void;
}

const focusedIndex = (page: PageState | undefined) => page?.nodes.findIndex((node) => node.focused) ?? -1;

/** Listens on `agent`, the element that holds the keyboard focus for the canvas. */
export class Keyboard {
  readonly #engine: Engine;
  readonly #frames: Frames;
  readonly #page: () => PageState | undefined;
  readonly #shortcuts: Shortcuts;
  readonly #held = new Set<string>();

  constructor(agent: HTMLElement, engine: Engine, frames: Frames, page: () => PageState | undefined, shortcuts: Shortcuts) {
    this.#engine = engine;
    this.#frames = frames;
    this.#page = page;
    this.#shortcuts = shortcuts;
    agent.addEventListener('keydown', (event) => this.#down(event));
    agent.addEventListener('keyup', (event) => this.#up(event));
    agent.addEventListener('blur', () => this.releaseAll());
    addEventListener('blur', () => this.releaseAll());
  }

  /** Presses and releases a key for the user: pasting, or Backspace of a touch keyboard. */
  tap(code: string, modifiers = NONE): void {
    this.#engine.key(code, true, modifiers);
    this.#engine.key(code, false, modifiers);
    this.#engine.key('', false, NONE);  // only now: the press is looked at together with its modifiers
    this.#frames.wake();
  }

  /** Steps into the workbench, to its first or last control. */
  enter(backwards: boolean): void {
    this.tap('Tab', {...NONE, shiftKey: backwards});
  }

  releaseAll(): void {
    for (const code of this.#held) this.#engine.key(code, false, NONE);
    if (this.#held.size > 0) this.#frames.wake();
    this.#held.clear();
  }

  #down(event: KeyboardEvent): void {
    if (event.isComposing || event.code === '' || event.keyCode === 229) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && (event.code === 'KeyO' || event.code === 'KeyS') && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (event.code === 'KeyO') this.#shortcuts.open();
      else this.#shortcuts.save();
    } else if (event.code === 'Tab' && !command && !event.altKey) {
      this.#tab(event);
    } else if (!command || EDITING.has(event.code) || event.code.startsWith('Control') || event.code.startsWith('Meta')) {
      this.#press(event);
      const typesNothing = event.code === 'Space' && this.#page()?.text !== true;
      if (MOVING.has(event.code) || typesNothing || (command && EDITING.has(event.code))) event.preventDefault();
    }
  }

  #press(event: KeyboardEvent): void {
    if (!this.#engine.key(event.code, true, event)) return;
    this.#held.add(event.code);
    this.#frames.wake();
  }

  // Beyond the last control the focus goes on to what follows the canvas: nobody is locked in.
  #tab(event: KeyboardEvent): void {
    const before = focusedIndex(this.#page());
    this.tap('Tab', event);
    this.#frames.drawNow();
    const after = focusedIndex(this.#page());
    const wrapped = before >= 0 && (after < 0 || (event.shiftKey ? after >= before : after <= before));
    if (!wrapped) event.preventDefault();
  }

  #up(event: KeyboardEvent): void {
    // Browsers on a Mac send no keyup for a letter that is released while Command is down.
    if (event.code.startsWith('Meta')) this.releaseAll();
    if (!this.#held.delete(event.code)) return;
    this.#engine.key(event.code, false, event);
    this.#frames.wake();
  }
}
