// window.__qw: what tests need and people do not. It only looks; input goes through real events.
import type {PageState, SemanticNode} from './engine.js';
import type {Frames} from './frames.js';

export interface TestHooks {
  /** Resolves when the calculator is on the screen and no frame is due. */
  settled(): Promise<void>;
  /** The semantic nodes of the last frame. */
  nodes(): readonly SemanticNode[];
  /** Frames drawn since the page was opened. */
  frames(): number;
}

declare global {
  interface Window {
    __qw?: TestHooks;
  }
}

// Not requestAnimationFrame: waiting must not look like drawing.
const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

export function offerTestHooks(frames: Frames, page: () => PageState | undefined): void {
  window.__qw = {
    async settled() {
      for (let quiet = 0; quiet < 3;) {
        await pause();
        quiet = page() && !frames.busy ? quiet + 1 : 0;
      }
    },
    nodes: () => page()?.nodes ?? [],
    frames: () => frames.count,
  };
}
