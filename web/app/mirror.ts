// The accessible twin of the canvas: one real element for each semantic node, transparent and in its place. Screen readers
// and tests read and use it; pointers go through it to the canvas.
import type {Engine, SemanticNode} from './engine.js';
import type {Frames} from './frames.js';

type Make = () => HTMLElement;

function make(tag: string, role?: string): HTMLElement {
  const element = document.createElement(tag);
  if (role !== undefined) element.setAttribute('role', role);
  return element;
}

function makeInput(type: string, role?: string): HTMLElement {
  const input = make('input', role) as HTMLInputElement;
  input.type = type;
  return input;
}

function makeButton(role?: string): HTMLElement {
  const button = make('button', role) as HTMLButtonElement;
  button.type = 'button';
  return button;
}

const ELEMENTS: Readonly<Record<string, Make>> = {
  button: () => makeButton(),
  link: () => makeButton('link'),
  tab: () => makeButton('tab'),
  radio: () => makeInput('radio'),
  checkbox: () => makeInput('checkbox'),
  textbox: () => makeInput('text'),
  spinbutton: () => makeInput('text', 'spinbutton'),
  combobox: () => makeButton('combobox'),
  option: () => make('div', 'option'),
  heading: () => make('h2'),
  dialog: () => make('div', 'dialog'),
  alert: () => make('div', 'alert'),
  // Announced by the announcer, once it has come to rest, not at every key.
  status: () => { const box = make('div', 'status'); box.setAttribute('aria-live', 'off'); return box; },
  row: () => make('div', 'group'),
};

const CONTROLS = new Set(['button', 'link', 'tab', 'radio', 'checkbox', 'textbox', 'spinbutton', 'combobox', 'option']);

function setAttribute(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function place(element: HTMLElement, [x, y, width, height]: SemanticNode['rect']): void {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.width = `${Math.max(width, 1)}px`;
  element.style.height = `${Math.max(height, 1)}px`;
}

function describe(element: HTMLElement, node: SemanticNode): void {
  const {role, name = '', value = ''} = node;
  if (CONTROLS.has(role) || role === 'row' || role === 'dialog') setAttribute(element, 'aria-label', name);
  if (element instanceof HTMLInputElement) {
    if (element.type === 'text' && element.value !== value) element.value = value;
    if (element.type !== 'text') element.checked = node.checked === true || node.selected === true;
    element.disabled = node.disabled === true;
  } else if (role === 'combobox' || role === 'tab' || role === 'link' || role === 'button' || role === 'option') {
    element.textContent = name;
    setAttribute(element, 'aria-disabled', node.disabled ? 'true' : undefined);
  } else {
    element.textContent = value === '' ? name : name === '' ? value : `${name}: ${value}`;
  }
  if (role === 'spinbutton') setAttribute(element, 'aria-valuetext', value);
  if (role === 'combobox') {
    element.textContent = value;  // its value, as that of an input
    setAttribute(element, 'aria-expanded', String(node.expanded === true));
  }
  if (role === 'button') setAttribute(element, 'aria-expanded', node.expanded ? 'true' : undefined);
  if (role === 'tab' || role === 'option') setAttribute(element, 'aria-selected', String(node.selected === true));
  setAttribute(element, 'aria-invalid', node.invalid ? 'true' : undefined);
  const said = CONTROLS.has(role) && !(element instanceof HTMLInputElement) ? [value, node.description] : [node.description];
  setAttribute(element, 'aria-description', said.filter(Boolean).join('. ') || undefined);
  setAttribute(element, 'data-value', node.value);
}

interface Twin {
  readonly element: HTMLElement;
  readonly node: SemanticNode;
  readonly text: string;
}

export class Mirror {
  readonly #root: HTMLElement;
  readonly #twins = new Map<string, Twin>();
  readonly #ids = new WeakMap<Element, number>();

  constructor(root: HTMLElement, engine: Engine, frames: Frames) {
    this.#root = root;
    const act = (action: 'click' | 'focus' | 'set') => (event: Event) => {
      const element = event.target as HTMLElement;
      const id = this.#ids.get(element);
      if (id === undefined) return;
      const value = action === 'set' ? (element as HTMLInputElement).value : '';
      if (engine.act(id, action, value)) frames.wake();
      // The engine decides what the control shows next, not the browser.
      if (action === 'click') event.preventDefault();
      if (action === 'set') (element as HTMLInputElement).value = element.dataset['value'] ?? '';
    };
    root.addEventListener('click', act('click'));
    root.addEventListener('focusin', act('focus'));
    root.addEventListener('change', (event) => {
      const element = event.target;
      if (element instanceof HTMLInputElement && element.type === 'text') act('set')(event);
    });
  }

  /** DOM id of the twin of the focused node. */
  focusedId: string | undefined;

  update(nodes: readonly SemanticNode[]): void {
    const seen = new Set<string>();
    const keys = nodes.map((node) => this.#key(node, seen));
    for (const [key, twin] of this.#twins) {
      if (seen.has(key)) continue;
      twin.element.remove();
      this.#twins.delete(key);
    }
    this.focusedId = undefined;
    let next = this.#root.firstElementChild;
    nodes.forEach((node, i) => {
      const element = this.#twin(keys[i]!, node);
      if (element === next) next = element.nextElementSibling;
      else this.#root.insertBefore(element, next);
      if (node.focused) this.focusedId = element.id;
    });
  }

  // Ids are unique on a screen; should two nodes share one, both stay reachable.
  #key(node: SemanticNode, seen: Set<string>): string {
    let key = `${node.role}-${node.id}`;
    for (let i = 2; seen.has(key); i++) key = `${node.role}-${node.id}-${i}`;
    seen.add(key);
    return key;
  }

  #twin(key: string, node: SemanticNode): HTMLElement {
    const known = this.#twins.get(key);
    const text = JSON.stringify(node);
    if (known?.text === text) return known.element;
    const element = known?.element ?? this.#create(key, node);
    describe(element, node);
    place(element, node.rect);
    this.#twins.set(key, {element, node, text});
    return element;
  }

  #create(key: string, node: SemanticNode): HTMLElement {
    const element = (ELEMENTS[node.role] ?? (() => make('div')))();
    element.id = `qw-${key}`;
    element.dataset['role'] = node.role;
    if (CONTROLS.has(node.role)) element.tabIndex = -1;  // Tab is the workbench's, see keyboard.ts
    this.#ids.set(element, node.id);
    return element;
  }
}
