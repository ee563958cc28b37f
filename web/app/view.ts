// The canvas in device pixels, and what the visitor's system says about looks: size, pixel ratio, dark, motion, pointer.
import type {View} from './engine.js';

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

function deviceSize(canvas: HTMLCanvasElement, entry: ResizeObserverEntry): [number, number] {
  const nearly = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio] as const;
  const exact = entry.devicePixelContentBoxSize?.[0];
  const believe = (pixels: number | undefined, near: number) =>
    // Where a pixel ratio is only emulated, the exact size is that of the real screen.
    pixels !== undefined && Math.abs(pixels - near) <= 1 ? pixels : Math.round(near);
  return [believe(exact?.inlineSize, nearly[0]), believe(exact?.blockSize, nearly[1])];
}

/** Calls `changed` now and after every change, with the canvas already sized: draw at once, or it flashes. */
export function watchView(canvas: HTMLCanvasElement, changed: (view: View) => void): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const motion = matchMedia('(prefers-reduced-motion: reduce)');
  const coarse = matchMedia('(pointer: coarse)');

  const report = () => changed({
    // So that size × ratio is the canvas to the pixel, whatever the browser rounded.
    width: canvas.width / devicePixelRatio,
    height: canvas.height / devicePixelRatio,
    pixelRatio: devicePixelRatio,
    dark: dark.matches,
    reducedMotion: motion.matches,
    coarsePointer: coarse.matches,
    apple: isApple(),
  });

  const observer = new ResizeObserver((entries) => {
    const [width, height] = deviceSize(canvas, entries[entries.length - 1]!);
    if (width === 0 || height === 0) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    report();
  });

  const observe = () => {
    observer.disconnect();
    try {
      observer.observe(canvas, {box: 'device-pixel-content-box'});
    } catch {
      observer.observe(canvas);
    }
    // A window dragged to another screen changes the ratio without a resize; each query knows one ratio, so it fires once.
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', observe, {once: true});
  };

  for (const query of [dark, motion, coarse]) query.addEventListener('change', report);
  observe();
}
