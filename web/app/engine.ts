// The workbench module as an object: texts and bytes go through its memory, everything else is a plain call.
import type {WorkbenchModule} from './quotewright_workbench.mjs';

/** A widget as assistive technology, tests and the text agent see it; places are CSS pixels on the canvas. */
export interface SemanticNode {
  readonly id: number;
  readonly role: string;
  readonly name?: string;
  readonly value?: string;
  readonly description?: string;
  readonly checked?: true;
  readonly selected?: true;
  readonly disabled?: true;
  readonly invalid?: true;
  readonly focused?: true;
  readonly expanded?: true;
  readonly rect: readonly [number, number, number, number];
}

export interface PageState {
  /** A text field takes what is typed. */
  readonly text: boolean;
  readonly caret: readonly [number, number, number];
  readonly cursor: string;
  /** The calculators are looked at and are not here yet. */
  readonly worksheets?: true;
  readonly nodes: readonly SemanticNode[];
}

export interface View {
  width: number;
  height: number;
  pixelRatio: number;
  dark: boolean;
  reducedMotion: boolean;
  coarsePointer: boolean;
  apple: boolean;
}

export const POINTER = {move: 0, press: 1, release: 2, gone: 3} as const;
export type PointerKind = keyof typeof POINTER;

export interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  readonly #module: WorkbenchModule;

  constructor(module: WorkbenchModule) {
    this.#module = module;
  }

  /** False when there is no WebGL 2 to draw with. */
  start(canvas: HTMLCanvasElement): boolean {
    const context = this.#module.GL.createContext(canvas, {
      majorVersion: 2, alpha: false, antialias: false, depth: false, stencil: false, enableExtensionsByDefault: true,
    });
    return context > 0 && this.#module.GL.makeContextCurrent(context) && this.#module._wb_init() === 1;
  }

  setFonts(regular: Uint8Array, bold: Uint8Array): void {
    this.#write(regular, bold);
    this.#module._wb_set_fonts(regular.length);
  }

  setView(view: View): void {
    const flags = Number(view.dark) | (Number(view.reducedMotion) << 1) | (Number(view.coarsePointer) << 2) | (Number(view.apple) << 3);
    this.#module._wb_view(view.width, view.height, view.pixelRatio, flags);
  }

  /** What is wrong with it, line by line; empty when nothing is. `worksheets`: the other part of a bundle that came in two. */
  loadBook(bundle: Uint8Array, worksheets: Uint8Array = new Uint8Array()): string {
    this.#write(bundle, worksheets);
    return this.#read(this.#module._wb_load_book(bundle.length));
  }

  /** The book that is loaded, now with its worksheets; the quote stays. */
  addWorksheets(bundle: Uint8Array, worksheets: Uint8Array): string {
    this.#write(bundle, worksheets);
    return this.#read(this.#module._wb_add_worksheets(bundle.length));
  }

  refuseWorksheets(reason: string): void {
    this.#write(encoder.encode(reason));
    this.#module._wb_refuse_worksheets();
  }

  loadQuote(fileName: string, text: Uint8Array): string {
    const name = encoder.encode(fileName);
    this.#write(name, text);
    return this.#read(this.#module._wb_load_quote(name.length));
  }

  saveQuote(): string {
    return this.#read(this.#module._wb_save_quote());
  }

  pointer(kind: PointerKind, x: number, y: number, button: number, source: 'mouse' | 'touch' | 'pen'): void {
    this.#module._wb_pointer(POINTER[kind], x, y, button, source === 'touch' ? 1 : source === 'pen' ? 2 : 0);
  }

  wheel(x: number, y: number): void {
    this.#module._wb_wheel(x, y);
  }

  /** `code` is KeyboardEvent.code; false when the key means nothing to the workbench. */
  key(code: string, down: boolean, modifiers: Modifiers): boolean {
    const bits = Number(modifiers.shiftKey) | (Number(modifiers.ctrlKey) << 1) | (Number(modifiers.altKey) << 2) |
      (Number(modifiers.metaKey) << 3);
    this.#write(encoder.encode(code));
    return this.#module._wb_key(Number(down), bits) === 1;
  }

  text(text: string): void {
    this.#write(encoder.encode(text));
    this.#module._wb_text();
  }

  focus(focused: boolean): void {
    this.#module._wb_focus(Number(focused));
  }

  setClipboard(text: string): void {
    this.#write(encoder.encode(text));
    this.#module._wb_paste();
  }

  clipboard(): string {
    return this.#read(this.#module._wb_copy());
  }

  /** Seconds until the next frame is wanted: 0 at once, negative never. */
  frame(secondsSinceLast: number): number {
    return this.#module._wb_frame(secondsSinceLast);
  }

  /** What the last frame showed, as JSON of a PageState; empty when nothing changed since the last call. */
  page(): string {
    return this.#read(this.#module._wb_page());
  }

  act(node: number, action: 'click' | 'focus' | 'set', value = ''): boolean {
    const name = encoder.encode(action);
    this.#write(name, encoder.encode(value));
    return this.#module._wb_act(node, name.length) === 1;
  }

  contextLost(): void {
    this.#module._wb_context_lost();
  }

  contextRestored(): boolean {
    return this.#module._wb_context_restored() === 1;
  }

  #write(...parts: Uint8Array[]): void {
    let at = this.#module._wb_room(parts.reduce((sum, part) => sum + part.length, 0));
    for (const part of parts) {
      this.#module.HEAPU8.set(part, at);  // read after the call: it may have grown the memory
      at += part.length;
    }
  }

  #read(length: number): string {
    const at = this.#module._wb_reply();
    return decoder.decode(this.#module.HEAPU8.subarray(at, at + length));
  }
}
