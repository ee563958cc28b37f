// Greek and Cyrillic letters, which the first visit leaves out: fetched when a text on the screen has some.
import type {Engine} from './engine.js';
import type {Frames} from './frames.js';

const BEYOND_LATIN = /[\u0370-\u052f]/;

async function font(weight: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`fonts/NotoSans-${weight}.ttf`, document.baseURI));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export class Letters {
  readonly #engine: Engine;
  readonly #frames: Frames;
  #asked = false;

  constructor(engine: Engine, frames: Frames) {
    this.#engine = engine;
    this.#frames = frames;
  }

  /** Looks at what a frame shows. */
  look(shown: string): void {
    if (this.#asked || !BEYOND_LATIN.test(shown)) return;
    this.#asked = true;
    void this.#bring();
  }

  // Without them the quote is as right as before, with signs in place of letters: once there is a network again, try again.
  async #bring(): Promise<void> {
    try {
      const [regular, bold] = await Promise.all([font('Regular'), font('Bold')]);
      this.#engine.setFonts(regular, bold);
      this.#frames.wake();
    } catch {
      addEventListener('online', () => { this.#asked = false; }, {once: true});
    }
  }
}
