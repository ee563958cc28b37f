import {QuotewrightError, type ErrorBody, type Finding} from './error.js';
import {open, type Channel} from './module.js';
import {readBook, readModule, toBytes, type BookSource, type Bytes, type ReadUrl, type WasmSource} from './source.js';
import type {About, BookInfo, Evaluation, Explanation, Schedule, Summary, Worksheet, WorksheetInfo} from './types.js';

export interface LoadOptions {
  /** The module quotewright_core.wasm. Left out: the one that lies beside this script. */
  wasm?: WasmSource;
  /** A bundled price book: its bytes, its JSON text or its address. It is passed on as it is, never parsed here. */
  book: BookSource;
  /** Its worksheets, of a book that comes in two files; they can be added later (addWorksheets). */
  worksheets?: BookSource;
}

/** An answers object, a quote file or a scenario file: bytes or text as they were read, or an object. */
export type Input = Bytes | string | object;

export interface EvaluateOptions {
  /** With the step by step arithmetic of every figure. */
  trace?: boolean;
}

export interface WorksheetOptions extends EvaluateOptions {
  /** The quote whose figures the worksheet takes; it may be left out where it takes none. */
  input?: Input;
  /** Answers to the worksheet's own questions; what is left out is at its default. Without any: those that the quote keeps. */
  answers?: object;
}

interface OkReply {
  ok: true;
  findings: readonly Finding[];
  about?: About;
  book?: BookInfo | null;
  evaluation?: Evaluation;
  summary?: Summary;
  explanation?: Explanation;
  schedules?: readonly Schedule[];
  worksheets?: readonly WorksheetInfo[];
  worksheet?: Worksheet;
}

interface ErrorReply {
  ok: false;
  error: ErrorBody;
  findings: readonly Finding[];
}

const decoder = new TextDecoder();

function isBytes(input: Input): input is Bytes {
  return input instanceof Uint8Array || input instanceof ArrayBuffer;
}

function inputBytes(input: Input): Uint8Array {
  return toBytes(typeof input === 'string' || isBytes(input) ? input : JSON.stringify(input));
}

// A document stands on lines of its own in the request, so its positions are those of the request but for one line.
const documentMessage = (head: Record<string, unknown>, member: string, document: Uint8Array): Uint8Array[] =>
  [toBytes(`${JSON.stringify(head).slice(0, -1)},"${member}":\n`), document, toBytes('\n}')];

function bookMessage(kind: string, book: Uint8Array, worksheets: Uint8Array | undefined): Uint8Array[] {
  const message = documentMessage({kind}, 'bundle', book);
  return worksheets === undefined ? message : [...message.slice(0, -1), toBytes(',"worksheets":\n'), worksheets, toBytes('\n}')];
}

// What the reader says of a document inside a request, as if it had come alone.
function relocate(reply: ErrorReply, member: string): ErrorReply {
  if (!reply.error.code.startsWith('json.')) return reply;
  const strip = (path: string) => (path.startsWith(`/${member}`) ? path.slice(member.length + 1) : path);
  const line = (at: number) => (member === 'worksheets' ? 0 : Math.max(at - 1, 0));  // they stand behind the book
  const findings = reply.findings.map((found) => ({...found, path: strip(found.path), line: line(found.line)}));
  return {...reply, error: {...reply.error, path: strip(reply.error.path)}, findings};
}

const asFinding = ({code, message}: QuotewrightError): Finding =>
  ({severity: 'error', code, file: '', path: '', line: 0, column: 0, message});

/** A price book with the engine, loaded. Calls are synchronous and pure: the same input gives the same result. */
export class Quotewright {
  readonly #channel: Channel;
  readonly #read: ReadUrl;
  readonly #book: Uint8Array;
  #worksheets: Uint8Array | undefined;
  #broken: unknown;

  #loaded: OkReply;

  private constructor(channel: Channel, read: ReadUrl, book: Uint8Array, worksheets: Uint8Array | undefined) {
    this.#channel = channel;
    this.#read = read;
    this.#book = book;
    this.#worksheets = worksheets;
    this.#loaded = this.#ask(bookMessage('load_book', book, worksheets), 'bundle');
  }

  static async load(options: LoadOptions, read: ReadUrl, beside: URL): Promise<Quotewright> {
    const [module, book, worksheets] = await Promise.all([readModule(options.wasm ?? beside, read), readBook(options.book, read),
      options.worksheets === undefined ? undefined : readBook(options.worksheets, read)]);
    return new Quotewright(await open(module), read, book, worksheets);
  }

  /** Warnings about the book. */
  get findings(): readonly Finding[] {
    return this.#loaded.findings;
  }

  get book(): BookInfo {
    return this.#loaded.book!;
  }

  /**
   * Adds the worksheets of a book that comes in two files (`book.worksheets_apart` tells how many are missing). When they cannot
   * be read or are of another edition it throws, and everything else works on.
   */
  async addWorksheets(source: BookSource): Promise<void> {
    const worksheets = await readBook(source, this.#read);
    this.#loaded = this.#ask(bookMessage('load_book', this.#book, worksheets), 'worksheets');
    this.#worksheets = worksheets;
  }

  /** Everything the book says about a deal. Money and other decimals are strings. */
  evaluate(input: Input, options: EvaluateOptions = {}): Evaluation {
    return this.#ask(documentMessage({kind: 'evaluate', trace: options.trace === true}, 'input', inputBytes(input))).evaluation!;
  }

  /** The short form that the book's own `summary` lays out. */
  summary(input: Input): Summary {
    return this.#ask(documentMessage({kind: 'summary'}, 'input', inputBytes(input))).summary!;
  }

  /** Why a figure is what it is: "tier", "deployment", a line, fact, gate or role. */
  explain(input: Input, subject: string): Explanation {
    return this.#ask(documentMessage({kind: 'explain', subject}, 'input', inputBytes(input))).explanation!;
  }

  /** The tables that are printed beside the quote. */
  schedules(input: Input): readonly Schedule[] {
    return this.#ask(documentMessage({kind: 'schedules'}, 'input', inputBytes(input))).schedules!;
  }

  /** The calculators of the book. */
  worksheets(): readonly WorksheetInfo[] {
    return this.#ask([toBytes('{"kind":"worksheets"}')]).worksheets!;
  }

  /** One calculator: its results from figures of the quote and its own answers. */
  worksheet(id: string, options: WorksheetOptions = {}): Worksheet {
    const {input, answers, trace} = options;
    const head = {kind: 'worksheet', id, answers, trace: trace === true};
    const message = input === undefined ? [toBytes(JSON.stringify(head))] : documentMessage(head, 'input', inputBytes(input));
    return this.#ask(message).worksheet!;
  }

  /** All findings about a book, by default the loaded one; never throws for a bad book. */
  checkBook(book?: Bytes | string): {book: BookInfo | null; findings: readonly Finding[]} {
    const message = book === undefined ? bookMessage('check_book', this.#book, this.#worksheets)
      : bookMessage('check_book', toBytes(book), undefined);
    try {
      const reply = this.#ask(message, 'bundle');
      return {book: reply.book ?? null, findings: reply.findings};
    } catch (error) {
      if (!(error instanceof QuotewrightError) || error.code === 'sdk.stopped') throw error;
      return {book: null, findings: error.findings.length > 0 ? error.findings : [asFinding(error)]};
    }
  }

  about(): About {
    return this.#ask([toBytes('{"kind":"about"}')]).about!;
  }

  /** One message as it is, bytes in and bytes out; see core/api/api.h. */
  request(bytes: Uint8Array): Uint8Array {
    return this.#send([bytes]);
  }

  #send(parts: readonly Uint8Array[]): Uint8Array {
    if (this.#broken !== undefined) throw this.#stopped();
    try {
      return this.#channel(parts);
    } catch (cause) {
      this.#broken = cause;
      throw this.#stopped();
    }
  }

  #stopped(): QuotewrightError {
    const message = 'The engine stopped, most likely because memory ran out. Load it again.';
    return new QuotewrightError({code: 'sdk.stopped', path: '', message}, [], {cause: this.#broken});
  }

  #ask(parts: readonly Uint8Array[], member = 'input'): OkReply {
    const reply = JSON.parse(decoder.decode(this.#send(parts))) as OkReply | ErrorReply;
    if (reply.ok) return reply;
    const {error, findings} = relocate(reply, member);
    throw new QuotewrightError(error, findings);
  }
}
