// Copy, cut and paste through the browser's own events: no permission is asked, and it works in every browser.
import type {Engine} from './engine.js';
import type {Frames} from './frames.js';
import type {Keyboard} from './keyboard.js';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const COMMAND = {shiftKey: false, ctrlKey: !isApple, altKey: false, metaKey: isApple};

export function forwardClipboard(agent: HTMLElement, engine: Engine, frames: Frames, keyboard: Keyboard): void {
  agent.addEventListener('paste', (event) => {
    event.preventDefault();
    engine.setClipboard(event.clipboardData?.getData('text/plain') ?? '');
    keyboard.tap('KeyV', COMMAND);
    frames.drawNow();
  });

  const give = (code: string) => (event: ClipboardEvent) => {
    engine.setClipboard('');
    keyboard.tap(code, COMMAND);
    frames.drawNow();  // browsers take the text only while the event runs
    const text = engine.clipboard();
    if (text === '') return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  agent.addEventListener('copy', give('KeyC'));
  agent.addEventListener('cut', give('KeyX'));
}
