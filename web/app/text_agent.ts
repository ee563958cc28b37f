// The hidden input that has the keyboard focus for the canvas: typed text, input methods, touch keyboards.
import type {Engine, PageState} from './engine.js';
import type {Frames} from './frames.js';
import type {Keyboard} from './keyboard.js';

// A touch keyboard deletes only where there is something to delete.
const FILLER = '\u00a0';

export class TextAgent {
  readonly #input: HTMLInputElement;
  readonly #engine: Engine;
  readonly #frames: Frames;
  readonly #keyboard: Keyboard;
  #byPointer = false;

  constructor(input: HTMLInputElement, engine: Engine, frames: Frames, keyboard: Keyboard) {
    this.#input = input;
    this.#engine = engine;
    this.#frames = frames;
    this.#keyboard = keyboard;
    this.#clear();
    input.addEventListener('beforeinput', (event) => this.#beforeInput(event));
    input.addEventListener('compositionend', (event) => this.#type(event.data));
    input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.#clear();
    });
    input.addEventListener('focus', (event) => this.#focused(event));
    input.addEventListener('blur', () => {
      engine.focus(false);
      frames.wake();
    });
  }

  /** After a press on the canvas, inside the gesture: only then a touch keyboard may open. */
  takeFocus(): void {
    this.#byPointer = true;
    this.#input.focus({preventScroll: true});
    this.#byPointer = false;
  }

  /** Follows the caret, so that the window of an input method opens at the right place. */
  update(page: PageState): void {
    const focused = page.nodes.find((node) => node.focused);
    const mode = !page.text ? 'none' : focused?.role === 'spinbutton' ? 'decimal' : 'text';
    if (this.#input.inputMode !== mode) this.#input.inputMode = mode;
    const [x, y, height] = page.text ? page.caret : [0, 0, 0];
    this.#input.style.left = `${x}px`;
    this.#input.style.top = `${y}px`;
    this.#input.style.height = `${Math.max(height, 1)}px`;
  }

  /** Tells assistive technology which mirrored control has the focus. */
  pointAt(id: string | undefined): void {
    if (id === undefined) this.#input.removeAttribute('aria-activedescendant');
    else if (this.#input.getAttribute('aria-activedescendant') !== id) this.#input.setAttribute('aria-activedescendant', id);
  }

  #focused(event: FocusEvent): void {
    this.#engine.focus(true);
    this.#frames.wake();
    if (this.#byPointer) return;
    const from = event.relatedTarget;
    const backwards = from instanceof Node && (this.#input.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    this.#keyboard.enter(backwards);
  }

  #beforeInput(event: InputEvent): void {
    if (event.isComposing || event.inputType === 'insertCompositionText') return;
    event.preventDefault();
    if (event.inputType === 'deleteContentBackward') this.#keyboard.tap('Backspace');
    else if (event.inputType === 'deleteContentForward') this.#keyboard.tap('Delete');
    else if (event.inputType === 'insertLineBreak') this.#keyboard.tap('Enter');
    else if (event.inputType === 'insertText' || event.inputType === 'insertReplacementText') this.#type(event.data);
  }

  #type(text: string | null): void {
    this.#clear();
    if (!text) return;
    this.#engine.text(text);
    this.#frames.wake();
  }

  #clear(): void {
    this.#input.value = FILLER;
    this.#input.setSelectionRange(FILLER.length, FILLER.length);
  }
}
