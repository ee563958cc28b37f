/** One problem of a book or an input. `code` is stable; `message` is for a person and ends with what to do. */
export interface Finding {
  readonly severity: 'info' | 'warning' | 'error';
  readonly code: string;
  /** Name of the file of a price book; empty for an input. */
  readonly file: string;
  /** JSON pointer. */
  readonly path: string;
  /** From 1; 0 is unknown. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ErrorBody {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** Why there is no result. `findings` holds every problem, not only the first. */
export class QuotewrightError extends Error {
  override readonly name = 'QuotewrightError';
  readonly code: string;
  readonly path: string;
  readonly findings: readonly Finding[];

  constructor(body: ErrorBody, findings: readonly Finding[] = [], options?: ErrorOptions) {
    super(body.message, options);
    this.code = body.code;
    this.path = body.path;
    this.findings = findings;
  }
}
