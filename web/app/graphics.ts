// The graphics context goes and comes back: a driver restarts, a laptop wakes up, too many tabs draw.
import type {Engine} from './engine.js';
import type {Frames} from './frames.js';

const PATIENCE = 3000;  // milliseconds until the visitor is told

export function watchGraphics(canvas: HTMLCanvasElement, engine: Engine, frames: Frames, lost: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();  // or it never comes back
    frames.pause();
    engine.contextLost();
    timer = setTimeout(lost, PATIENCE);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(timer);
    if (engine.contextRestored()) frames.resume();
    else lost();
  });
}
