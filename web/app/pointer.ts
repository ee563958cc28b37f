// Mouse, pen and finger on the canvas.
import type {Engine, PointerKind} from './engine.js';
import type {Frames} from './frames.js';

const BUTTONS: readonly (number | undefined)[] = [0, 2, 1];  // the DOM's numbers of left, middle, right as ImGui's
const PIXELS_PER_LINE = 100;  // of the wheel

function wheelLines(event: WheelEvent): [number, number] {
  const scale = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 / PIXELS_PER_LINE
    : event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 1 / 3 : 5;
  return [event.deltaX * scale, event.deltaY * scale];
}

/** `pressed` runs inside the gesture, after the workbench has seen it: the moment to show or hide a keyboard. */
export function forwardPointer(canvas: HTMLCanvasElement, engine: Engine, frames: Frames, pressed: () => void): void {
  const send = (kind: PointerKind, event: PointerEvent) => {
    const box = canvas.getBoundingClientRect();
    const source = event.pointerType === 'touch' ? 'touch' : event.pointerType === 'pen' ? 'pen' : 'mouse';
    engine.pointer(kind, event.clientX - box.left, event.clientY - box.top, BUTTONS[event.button] ?? -1, source);
  };
  const gone = (event: PointerEvent) => {
    send('gone', event);
    frames.wake();
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    send('press', event);
    frames.wake();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    send('move', event);
    frames.wake();
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!event.isPrimary) return;
    send('release', event);
    frames.drawNow();
    if (event.pointerType === 'touch') gone(event);  // a lifted finger hovers over nothing
    pressed();
  });
  canvas.addEventListener('pointercancel', (event) => {
    send('release', event);
    gone(event);
  });
  canvas.addEventListener('pointerleave', gone);
  canvas.addEventListener('mousedown', (event) => event.preventDefault());  // the text agent keeps the focus
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('wheel', (event) => {
    if (event.ctrlKey) return;  // zooms the page
    event.preventDefault();
    engine.wheel(...wheelLines(event));
    frames.wake();
  }, {passive: false});
}
