// What Emscripten's script around quotewright_workbench.wasm gives (exports.txt, and the parts of its runtime that we ask for).

export interface WorkbenchModule {
  /** Made anew when the memory grows: never keep it. */
  readonly HEAPU8: Uint8Array;
  readonly GL: {
    createContext(canvas: HTMLCanvasElement, attributes: WebGLContextAttributes & Record<string, unknown>): number;
    makeContextCurrent(context: number): boolean;
  };
  _wb_room(bytes: number): number;
  _wb_reply(): number;
  _wb_init(): number;
  _wb_set_fonts(regularBytes: number): void;
  _wb_view(width: number, height: number, pixelRatio: number, flags: number): void;
  _wb_load_book(bundleBytes: number): number;
  _wb_add_worksheets(bundleBytes: number): number;
  _wb_refuse_worksheets(): void;
  _wb_load_quote(nameBytes: number): number;
  _wb_save_quote(): number;
  _wb_pointer(kind: number, x: number, y: number, button: number, source: number): void;
  _wb_wheel(x: number, y: number): void;
  _wb_key(down: number, modifiers: number): number;
  _wb_text(): void;
  _wb_focus(focused: number): void;
  _wb_paste(): void;
  _wb_copy(): number;
  _wb_frame(secondsSinceLast: number): number;
  _wb_page(): number;
  _wb_act(node: number, actionBytes: number): number;
  _wb_context_lost(): void;
  _wb_context_restored(): number;
}

export interface ModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

export default function createWorkbench(options: ModuleOptions): Promise<WorkbenchModule>;
