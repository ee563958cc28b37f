// The headless module with nothing around it: its three functions, as a caller in any language would use them.
import {readFileSync} from 'node:fs';
import {wasmFile} from './files.mjs';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {fatal: true});

export const compiled = await WebAssembly.compile(readFileSync(wasmFile));

export async function instantiate() {
  const {exports} = await WebAssembly.instantiate(compiled, {
    env: {emscripten_notify_memory_growth() {}},
    wasi_snapshot_preview1: {proc_exit(code) { throw new Error(`proc_exit(${code})`); }},
  });
  exports._initialize();
  return exports;
}

export function exchange(module, bytes) {
  const at = module.qw_request(bytes.length);
  new Uint8Array(module.memory.buffer).set(bytes, at);
  const length = module.qw_handle();
  const reply = module.qw_reply();
  return new Uint8Array(module.memory.buffer).slice(reply, reply + length);
}

export const exchangeText = (module, text) => decoder.decode(exchange(module, encoder.encode(text)));
export const exchangeJson = (module, request) => JSON.parse(exchangeText(module, JSON.stringify(request)));
