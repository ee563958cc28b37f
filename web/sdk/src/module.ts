// The WebAssembly module behind its three exports: bytes in, bytes out. Nothing here knows what the messages mean.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  qw_request(bytes: number): number;
  qw_handle(): number;
  qw_reply(): number;
}

/** Thrown by a stub that the module calls when it cannot go on, such as when memory has run out. */
export class ModuleExit extends Error {}

// The engine does no input or output; what its C library links for the day it has to give up ends the call.
function stubs(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => void>> = {};
  for (const wanted of WebAssembly.Module.imports(module)) {
    const stub = wanted.name === 'emscripten_notify_memory_growth'
      ? () => undefined
      : () => { throw new ModuleExit(`the engine called ${wanted.name}`); };
    (imports[wanted.module] ??= {})[wanted.name] = stub;
  }
  return imports;
}

export type Channel = (parts: readonly Uint8Array[]) => Uint8Array;

/** One instance with its own memory; the channel takes a request in parts and gives a copy of the reply. */
export async function open(module: WebAssembly.Module): Promise<Channel> {
  const instance = await WebAssembly.instantiate(module, stubs(module));
  const wasm = instance.exports as unknown as Exports;
  wasm._initialize();
  return (parts) => {
    let at = wasm.qw_request(parts.reduce((sum, part) => sum + part.length, 0));
    // Only now: qw_request may have grown the memory, and what was viewed before is detached.
    const room = new Uint8Array(wasm.memory.buffer);
    for (const part of parts) {
      room.set(part, at);
      at += part.length;
    }
    const length = wasm.qw_handle();
    const reply = wasm.qw_reply();
    return new Uint8Array(wasm.memory.buffer).slice(reply, reply + length);
  };
}
