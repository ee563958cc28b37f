// When to draw: only when somebody asked, at most one frame in flight, none when nothing moves.
import type {Engine} from './engine.js';

const MOST_AT_ONCE = 32;  // frames in one event; input that needs more has gone wrong

export class Frames {
  readonly #engine: Engine;
  readonly #drawn: () => void;
  readonly #stopped: (error: unknown) => void;
  #request = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  #paused = false;
  #count = 0;

  constructor(engine: Engine, drawn: () => void, stopped: (error: unknown) => void) {
    this.#engine = engine;
    this.#drawn = drawn;
    this.#stopped = stopped;
  }

  /** Frames drawn so far. */
  get count(): number {
    return this.#count;
  }

  get busy(): boolean {
    return this.#request !== 0;
  }

  wake(): void {
    if (this.#request === 0 && !this.#paused) this.#request = requestAnimationFrame(() => this.#run());
  }

  /** Draws within the current event until nothing more is due, for what must happen inside a user's gesture. */
  drawNow(): void {
    for (let i = 0; i < MOST_AT_ONCE && !this.#paused; i++) {
      if (this.#draw() !== 0) {
        this.#cancel();
        return;
      }
    }
    this.wake();
  }

  pause(): void {
    this.#paused = true;
    this.#cancel();
  }

  resume(): void {
    this.#paused = false;
    this.wake();
  }

  #run(): void {
    this.#request = 0;
    if (this.#draw() === 0) this.wake();
  }

  #draw(): number {
    clearTimeout(this.#timer);
    const now = performance.now();
    const seconds = Math.min(Math.max((now - this.#last) / 1000, 0.001), 0.1);
    this.#last = now;
    this.#count++;
    try {
      const next = this.#engine.frame(seconds);
      this.#drawn();
      if (next > 0) this.#timer = setTimeout(() => this.wake(), next * 1000);
      return next;
    } catch (error) {
      this.pause();
      this.#stopped(error);
      return -1;
    }
  }

  #cancel(): void {
    if (this.#request !== 0) cancelAnimationFrame(this.#request);
    this.#request = 0;
  }
}
