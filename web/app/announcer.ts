// Says what changed in the totals, once they have come to rest.
import type {SemanticNode} from './engine.js';

const REST = 500;  // milliseconds

export class Announcer {
  readonly #region: HTMLElement;
  #said: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  update(nodes: readonly SemanticNode[]): void {
    const text = nodes.filter((node) => node.role === 'status')
      .map((node) => [node.name, node.value].filter(Boolean).join(' ')).join('. ');
    if (text === this.#said) return;
    const first = this.#said === undefined;
    this.#said = text;
    if (first) return;  // what is there when the page opens is read, not announced
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#region.textContent = text; }, REST);
  }
}
