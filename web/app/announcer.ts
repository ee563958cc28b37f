// Says what changed in the totals, once they have come to rest.
import type {SemanticNode} from './engine.js';

const REST = 500;  // milliseconds

const sentences = (nodes: readonly SemanticNode[]) => nodes.filter((node) => node.role === 'status')
  .map((node) => [node.name, node.value].filter(Boolean).join(' '));

export class Announcer {
  readonly #region: HTMLElement;
  /** What the listener knows: read when the page opened, or announced since. */
  #known: readonly string[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  update(nodes: readonly SemanticNode[]): void {
    const now = sentences(nodes);
    this.#known ??= now;
    clearTimeout(this.#timer);
    const changed = now.filter((sentence) => !this.#known!.includes(sentence));
    if (changed.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#known = now;
      this.#region.textContent = changed.join('. ');
    }, REST);
  }
}
