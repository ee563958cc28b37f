// Fetches everything the calculator needs, all at once, and starts the module.
import {bookAddress, bookInAddress, bookNamedIn} from './books.js';
import {Engine} from './engine.js';
import createWorkbench, {type WorkbenchModule} from './quotewright_workbench.mjs';
import {FAILURES, StartError, type Failure} from './screens.js';

async function fetched(path: string, failure: Failure): Promise<Response> {
  let detail;
  try {
    const response = await fetch(new URL(path, document.baseURI));
    if (response.ok) return response;
    detail = `${path}: the server answered ${response.status}.`;
  } catch (cause) {
    detail = `${path}: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
  throw new StartError({...failure, detail});
}

async function bytes(path: string, failure: Failure): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(path, failure)).arrayBuffer());
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetched('quotewright_workbench.wasm', FAILURES.module);
  try {
    // Compiling while it arrives needs the right media type, which not every host sends.
    if (response.headers.get('content-type') === 'application/wasm') return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw new StartError({...FAILURES.module, detail: String(cause)}, {cause});
  }
}

async function instantiate(): Promise<WorkbenchModule> {
  const wasm = await compile();
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown) => reject(new StartError({...FAILURES.module, detail: String(cause)}, {cause}));
    createWorkbench({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(wasm, imports).then((instance) => receive(instance, wasm), failed);
        return {};
      },
    }).then(resolve, failed);
  });
}

export interface Opened {
  readonly name: string;
  readonly text: Uint8Array;
}

/** The sample that the address asks for (#sample=NAME), or the one a newcomer sees; undefined when there is none or only a book is asked for. */
async function fetchSample(): Promise<Opened | undefined> {
  const named = /[#&]sample=([a-z0-9-]{1,60})(?:&|$)/.exec(location.hash)?.[1];
  if (named === undefined && bookInAddress() !== undefined) return undefined;
  const asked = named ?? 'distributor';
  try {
    const response = await fetch(new URL(`samples/${asked}.json`, document.baseURI));
    return response.ok ? {name: `${asked}.json`, text: new Uint8Array(await response.arrayBuffer())} : undefined;
  } catch {
    return undefined;  // the calculator is as good without a sample
  }
}

export interface Started {
  readonly engine: Engine;
  readonly book: Book;
  readonly sample: Opened | undefined;
}

export interface Book {
  /** Empty: it came from a file. */
  readonly id: string;
  readonly bundle: Uint8Array;
  /** The part with its calculators, once somebody wanted them. */
  readonly worksheets?: Uint8Array;
}

async function fetchStart(): Promise<{book: Book; sample: Opened | undefined}> {
  const sample = await fetchSample();
  const id = bookInAddress() ?? (sample && bookNamedIn(sample.text)) ?? 'reference';
  return {book: {id, bundle: await bytes(bookAddress(id), FAILURES.book)}, sample};
}

/** The engine with fonts and price book, ready to draw on `canvas`. Throws a StartError that says what to do. */
export async function start(canvas: HTMLCanvasElement): Promise<Started> {
  const [module, regular, bold, {book, sample}] = await Promise.all([
    instantiate(),
    bytes('fonts/NotoSans-Regular.latin.ttf', FAILURES.fonts),
    bytes('fonts/NotoSans-Bold.latin.ttf', FAILURES.fonts),
    fetchStart(),
  ]);
  const engine = new Engine(module);
  if (!engine.start(canvas)) throw new StartError(FAILURES.graphics);
  engine.setFonts(regular, bold);
  const problems = engine.loadBook(book.bundle);
  if (problems !== '') {
    throw new StartError({...FAILURES.book, next: 'Tell whoever looks after this page; the details name what to mend.', detail: problems});
  }
  return {engine, book, sample};
}
