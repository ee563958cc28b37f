// Quotes and price books from files and into files: dropped on the page, picked, saved.
import {bookNamedIn, fetchBook, fetchWorksheets} from './books.js';
import type {Engine} from './engine.js';
import type {Frames} from './frames.js';
import {showMessage} from './screens.js';
import type {Book, Opened} from './start.js';

const LARGEST = 8 * 1024 * 1024;  // what the engine reads at most
const BOOK = /^\s*\{\s*"format"\s*:\s*"quotewright-book-/;

const NOT_FETCHED = 'They come as a file of their own, which could not be fetched. Check the connection, then try again; your quote is not touched.';
const NOT_IN_FILE = 'The file this price book came from does not hold them. Open the file with the whole book; your quote is not touched.';
const NOT_FITTING = 'They do not fit the prices on this page. Save your quote, then reload the page to get both anew.';

const isBook = (text: Uint8Array) => BOOK.test(new TextDecoder().decode(text.subarray(0, 200)));

const fileName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'quote';

export class Documents {
  readonly #engine: Engine;
  readonly #frames: Frames;
  readonly #picker: HTMLInputElement;
  #book: Book;
  #fetching: Book | undefined;

  constructor(engine: Engine, frames: Frames, picker: HTMLInputElement, book: Book) {
    this.#book = book;
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

  /** A quote of the book that is loaded. */
  show({name, text}: Opened): void {
    this.#finish(name, this.#engine.loadQuote(name, text));
  }

  async open({name, text}: Opened): Promise<void> {
    this.#finish(name, isBook(text) ? this.#loadBook({id: '', bundle: text}) : await this.#loadQuote(name, text));
  }

  #finish(name: string, problems: string): void {
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

  /** Brings the calculators of the book, which the first visit leaves out; once for a book, however often it is asked. */
  async bringWorksheets(): Promise<void> {
    const book = this.#book;
    if (this.#fetching === book) return;
    this.#fetching = book;
    const worksheets = book.id === '' ? undefined : await fetchWorksheets(book.id);
    if (this.#fetching === book) this.#fetching = undefined;
    if (this.#book !== book) return;  // another one was opened meanwhile
    if (worksheets === undefined) {
      this.#engine.refuseWorksheets(book.id === '' ? NOT_IN_FILE : NOT_FETCHED);
    } else {
      const problems = this.#engine.addWorksheets(book.bundle, worksheets);
      if (problems === '') this.#book = {...book, worksheets};
      else this.#engine.refuseWorksheets(`${NOT_FITTING} (${problems.trim()})`);
    }
    this.#frames.wake();
  }

  #loadBook(book: Book): string {
    const problems = this.#engine.loadBook(book.bundle, book.worksheets);
    if (problems === '') this.#book = book;
    return problems;
  }

  // A quote of another book of this page brings its book along; when it cannot be read, book and quote stay what they were.
  async #loadQuote(name: string, text: Uint8Array): Promise<string> {
    const id = bookNamedIn(text);
    const bundle = id === undefined || id === this.#book.id ? undefined : await fetchBook(id);
    if (id === undefined || bundle === undefined) return this.#engine.loadQuote(name, text);
    const before = this.#book;
    const quote = new TextEncoder().encode(this.#engine.saveQuote());
    const problems = this.#loadBook({id, bundle}) || this.#engine.loadQuote(name, text);
    if (problems !== '' && this.#loadBook(before) === '') this.#engine.loadQuote('', quote);
    return problems;
  }

  async #read(file: File): Promise<void> {
    if (file.size > LARGEST) {
      showMessage(`${file.name} was not opened`, 'It is larger than 8 MB. A quote is a few kilobytes; pick the file that was saved here.');
      return;
    }
    try {
      await this.open({name: file.name, text: new Uint8Array(await file.arrayBuffer())});
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
