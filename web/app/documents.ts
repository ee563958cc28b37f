// Quotes and price books from files and into files: dropped on the page, picked, saved.
import type {Engine} from './engine.js';
import type {Frames} from './frames.js';
import {showMessage} from './screens.js';
import type {Opened} from './start.js';

const LARGEST = 8 * 1024 * 1024;  // what the engine reads at most
const BOOK = /^\s*\{\s*"format"\s*:\s*"quotewright-book-/;

const isBook = (text: Uint8Array) => BOOK.test(new TextDecoder().decode(text.subarray(0, 200)));

const fileName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'quote';

export class Documents {
  readonly #engine: Engine;
  readonly #frames: Frames;
  readonly #picker: HTMLInputElement;

  constructor(engine: Engine, frames: Frames, picker: HTMLInputElement) {
    this.#engine = engine;
    this.#frames = frames;
    this.#picker = picker;
    picker.addEventListener('change', () => {
      const file = picker.files?.[0];
      picker.value = '';
      if (file) void this.#read(file);
    });
    this.#acceptDrops();
  }

  open({name, text}: Opened): void {
    const problems = isBook(text) ? this.#engine.loadBook(text) : this.#engine.loadQuote(name, text);
    this.#frames.wake();
    if (problems !== '') showMessage(`${name} was not opened`, problems);
  }

  pick(): void {
    this.#picker.click();
  }

  save(): void {
    const text = this.#engine.saveQuote();
    if (text === '') return;
    const name = (JSON.parse(text) as {name?: unknown}).name;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text, '\n'], {type: 'application/json'}));
    link.download = `${fileName(typeof name === 'string' ? name : '')}.quote.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);  // a slow disk may still be reading it
  }

  async #read(file: File): Promise<void> {
    if (file.size > LARGEST) {
      showMessage(`${file.name} was not opened`, 'It is larger than 8 MB. A quote is a few kilobytes; pick the file that was saved here.');
      return;
    }
    try {
      this.open({name: file.name, text: new Uint8Array(await file.arrayBuffer())});
    } catch {
      showMessage(`${file.name} was not opened`, 'The browser could not read it. Check that it still exists and may be read.');
    }
  }

  #acceptDrops(): void {
    addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
    addEventListener('drop', (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void this.#read(file);
    });
  }
}
