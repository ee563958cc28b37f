// What a caller may hand over as a module or a price book, and how it becomes one.
import {QuotewrightError} from './error.js';

export type Bytes = Uint8Array | ArrayBuffer;
export type WasmSource = URL | Bytes | Response | Promise<Response> | WebAssembly.Module;
export type BookSource = URL | Bytes | Response | Promise<Response> | string;

/** Reads the bytes behind an address; differs between browsers and Node. */
export type ReadUrl = (url: URL) => Promise<Response | Uint8Array>;

const encoder = new TextEncoder();

export function toBytes(source: Bytes | string): Uint8Array {
  if (typeof source === 'string') return encoder.encode(source);
  return source instanceof Uint8Array ? source : new Uint8Array(source);
}

function failed(what: string, detail: string, cause?: unknown): QuotewrightError {
  const body = {code: 'sdk.load', path: '', message: `${what} could not be loaded: ${detail}.`};
  return new QuotewrightError(body, [], cause === undefined ? undefined : {cause});
}

async function fetched(what: string, source: URL | Promise<Response>, read: ReadUrl): Promise<Response | Uint8Array> {
  try {
    return await (source instanceof URL ? read(source) : source);
  } catch (cause) {
    throw failed(what, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** The bytes of anything but a compiled module. */
async function settle(what: string, source: URL | Bytes | Response | Promise<Response>, read: ReadUrl) {
  const got = source instanceof URL || source instanceof Promise ? await fetched(what, source, read) : source;
  if (!(got instanceof Response)) return toBytes(got);
  if (!got.ok) throw failed(what, `${got.url || 'the server'} answered ${got.status}`);
  return got;
}

async function compile(got: Response | Uint8Array): Promise<WebAssembly.Module> {
  if (!(got instanceof Response)) return WebAssembly.compile(got as BufferSource);
  // Compiling while it arrives needs the right media type, which not every host sends.
  if (got.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(got);
  return WebAssembly.compile(await got.arrayBuffer());
}

export async function readModule(source: WasmSource, read: ReadUrl): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const got = await settle('The engine', source, read);
  try {
    return await compile(got);
  } catch (cause) {
    throw failed('The engine', cause instanceof Error ? cause.message : String(cause), cause);
  }
}

export async function readBook(source: BookSource, read: ReadUrl): Promise<Uint8Array> {
  if (typeof source === 'string') return toBytes(source);
  const got = await settle('The price book', source, read);
  return got instanceof Response ? new Uint8Array(await got.arrayBuffer()) : got;
}
