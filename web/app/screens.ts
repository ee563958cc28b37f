// What the page shows instead of the calculator: it is loading, or it cannot go on and says what to do next.

export interface Failure {
  readonly title: string;
  /** What happened, in a sentence or two. */
  readonly happened: string;
  readonly next: string;
  readonly detail?: string;
}

/** Thrown by a step of the start; its `failure` is what the visitor reads. */
export class StartError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.title, options);
    this.failure = failure;
  }
}

const AGAIN = 'Check the connection, then try again. Nothing you entered elsewhere is lost.';

export const FAILURES = {
  graphics: {
    title: 'This browser cannot draw the calculator',
    happened: 'The calculator needs WebGL 2, which is switched off or missing here. Remote desktops and browsers without hardware acceleration are the usual reason.',
    next: 'Switch on hardware acceleration in the browser’s settings, or open this page in another browser or on another machine.',
  },
  module: {
    title: 'The calculator did not load',
    happened: 'Its program could not be fetched or started.',
    next: `${AGAIN} If it keeps failing, this browser may be too old or its administrator may have switched WebAssembly off.`,
  },
  book: {
    title: 'The price book did not load',
    happened: 'Without prices there is nothing to calculate.',
    next: AGAIN,
  },
  fonts: {
    title: 'The fonts did not load',
    happened: 'The calculator brings its own letters and figures and could not fetch them.',
    next: AGAIN,
  },
  display: {
    title: 'The display was lost',
    happened: 'The graphics driver stopped and did not come back.',
    next: 'Reload the page to go on.',
  },
  stopped: {
    title: 'The calculator stopped',
    happened: 'It met a fault that it cannot recover from, most likely because memory ran out.',
    next: 'Reload the page to go on.',
  },
} satisfies Record<string, Failure>;

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

export function showCalculator(): void {
  byId('loading').hidden = true;
  byId('calculator').classList.add('ready');
}

export function showFailure(failure: Failure): void {
  byId('loading').hidden = true;
  byId('calculator').hidden = true;
  byId('failure-title').textContent = failure.title;
  byId('failure-happened').textContent = failure.happened;
  byId('failure-next').textContent = failure.next;
  byId('failure-detail').textContent = failure.detail ?? '';
  byId('failure-more').hidden = !failure.detail;
  byId('failure').hidden = false;
  byId('failure-again').focus();
}

/** A message above the calculator that stays until it is closed. */
export function showMessage(title: string, text: string): void {
  const dialog = byId('message') as HTMLDialogElement;
  byId('message-title').textContent = title;
  byId('message-text').textContent = text;
  if (!dialog.open) dialog.showModal();
}

export function wireScreens(): void {
  byId('failure-again').addEventListener('click', () => location.reload());
  byId('message-close').addEventListener('click', () => (byId('message') as HTMLDialogElement).close());
}
