import type {Finding} from './error.js';

// The replies of the engine. Money, percents and other decimals are strings, exactly as the engine wrote them: show them, or
// send them to something that computes with decimals. Only whole counts (hours, points, tiers) are numbers.

/** "144082.22": an amount in the book's currency, with as many decimals as the currency has. */
export type Money = string;
/** "38.1" or "2.5" */
export type Decimal = string;
/** A number as the engine counts it: a whole one is a number, any other a string. */
export type Count = number | Decimal;
/** A value of a fact or decision. */
export type Value = null | boolean | string | readonly Value[] | {readonly [name: string]: Value};
/** Any JSON of a summary, whose shape the book decides. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

export interface BookInfo {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly locale: string;
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  /** So many worksheets are in a file of their own, which is not loaded; absent where there are none. */
  readonly worksheets_apart?: number;
  /** Ready answers that a quote takes by naming them; absent where the book has none. */
  readonly presets?: readonly {readonly id: string; readonly label: string; readonly help: string}[];
  /** As the book writes it; absent where it has none. */
  readonly brand?: Brand;
}

export interface Brand {
  readonly name: string;
  readonly legal_name?: string;
  readonly tagline?: string;
  readonly logo?: string;
  readonly colors: {readonly accent?: string; readonly accent_text?: string; readonly accent_dark?: string; readonly accent_text_dark?: string};
  readonly contact: {readonly email?: string; readonly phone?: string; readonly address?: string; readonly website?: string};
  readonly document: {readonly footer?: string; readonly validity_days?: number};
}

export interface About {
  readonly engine: string;
  readonly version: string;
  readonly kinds: readonly string[];
  readonly book: BookInfo | null;
}

export interface Trigger {
  readonly id: string;
  readonly because: string;
}

export interface Scope {
  readonly tier: Count;
  readonly score: Count;
  readonly components: Readonly<Record<string, Count>>;
  readonly hard_tier: Count;
  readonly soft_tier: Count;
  readonly triggers: readonly Trigger[];
}

export interface DeploymentModel {
  readonly id: string;
  readonly label: string;
  readonly qualifies: boolean;
  readonly ruled_out_by: readonly string[];
}

export interface Deployment {
  readonly model: Value;
  readonly score: Count;
  readonly band: Value;
  readonly criteria: Readonly<Record<string, Count>>;
  readonly hard_triggers: readonly Trigger[];
  readonly models: readonly DeploymentModel[];
  readonly plan: Value;
  readonly resilience: Value;
}

export interface Gate {
  readonly id: string;
  readonly label: string;
  readonly verdict: 'pass' | 'assume' | 'refer' | 'block';
  readonly reason: string | null;
  readonly approvers: readonly string[];
  readonly text: string;
}

export interface OneTimeLine {
  readonly id: string;
  readonly label: string;
  readonly service: string;
  readonly phase: string;
  readonly hours: number;
  readonly list: Money;
  readonly discount: Money;
  readonly net: Money;
  readonly cost: Money;
}

export interface RecurringLine {
  readonly id: string;
  readonly label: string;
  readonly service: string;
  readonly stream: string;
  readonly monthly: Money;
  readonly monthly_cost: Money;
}

export interface Totals {
  readonly one_time_hours: number;
  readonly one_time_list: Money;
  readonly one_time_discount: Money;
  readonly one_time_net: Money;
  readonly one_time_cost: Money;
  readonly one_time_margin_pct: Decimal | null;
  readonly monthly_recurring: Money;
  readonly monthly_cost: Money;
  readonly recurring_margin_pct: Decimal | null;
}

export interface Phase {
  readonly id: string;
  readonly label: string;
  readonly hours: number;
  readonly shared_hours: number;
  readonly list: Money;
  readonly net: Money;
  readonly cost: Money;
  readonly margin_pct: Decimal | null;
}

export interface Milestone {
  readonly id: string;
  readonly pct: Decimal;
  readonly amount: Money;
}

export interface Signature {
  readonly role: string;
  readonly label: string;
  readonly side: string;
  readonly reasons: readonly {readonly id: string; readonly text: string}[];
}

/** A value with its kind: {"number": "2.50"}, {"context": {...}}, {"date": "2026-01-31"}; texts, booleans, null and lists as they are. */
export type Typed = null | boolean | string | readonly Typed[] | {readonly [kind: string]: string | {readonly [name: string]: Typed}};

/** One figure and how it was made. */
export interface TraceStep {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly rules: readonly string[];
  readonly because: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly formula: string;
  readonly value: string;
  readonly rounding: string;
  /** Decisions: the rules that matched, each with its sentence. */
  readonly matched: readonly {readonly id: string; readonly because: string}[];
  /** FEEL over nothing but `given` that gives `result`, rounding included. */
  readonly expression: string;
  readonly given: Readonly<Record<string, Typed>>;
  readonly result: Typed;
}

export interface Evaluation {
  readonly engine: {readonly name: string; readonly version: string};
  readonly book: {readonly id: string; readonly version: number; readonly title: string; readonly currency: string};
  readonly answers: Readonly<Record<string, Value>>;
  readonly scope: Scope;
  readonly deployment: Deployment;
  readonly facts: Readonly<Record<string, Value>>;
  readonly decisions: Readonly<Record<string, Value>>;
  readonly gates: readonly Gate[];
  readonly lines: {readonly one_time: readonly OneTimeLine[]; readonly recurring: readonly RecurringLine[]};
  readonly totals: Totals;
  readonly phases: readonly Phase[];
  readonly milestones: readonly Milestone[];
  readonly metrics: Readonly<Record<string, Value>>;
  readonly approvals: readonly Signature[];
  readonly document: {readonly clauses: readonly string[]};
  readonly findings: readonly Finding[];
  /** null unless it was asked for */
  readonly trace: readonly TraceStep[] | null;
}

/** A table that is printed beside the quote. */
export interface Schedule {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly columns: readonly {readonly id: string; readonly label: string}[];
  /** The cells by the id of their column. */
  readonly rows: readonly {readonly id: string; readonly cells: Readonly<Record<string, string>>}[];
}

/** A calculator beside the quote. */
export interface WorksheetInfo {
  readonly id: string;
  readonly title: string;
  /** Where it stands among the others; may be empty. */
  readonly group: string;
  readonly help: string;
  /** Values of the quote it reads; none: it needs no quote. */
  readonly takes: readonly string[];
  readonly results: readonly string[];
  /** Its questions, as the book writes them. */
  readonly intake: {readonly sections?: readonly Json[]};
}

export interface WorksheetResult {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  /** With decimals and unit. */
  readonly text: string;
  readonly unit: string;
  readonly because: string;
  /** Roles that sign because of it. */
  readonly approvers: readonly string[];
}

export interface Worksheet {
  readonly id: string;
  readonly title: string;
  /** Where it stands among the others; may be empty. */
  readonly group: string;
  readonly help: string;
  readonly takes: Readonly<Record<string, Value>>;
  readonly answers: Readonly<Record<string, Value>>;
  readonly results: readonly WorksheetResult[];
  readonly gates: readonly Gate[];
  readonly approvals: readonly Signature[];
  readonly schedules: readonly Schedule[];
  readonly clauses: readonly {readonly id: string; readonly title: string; readonly text: string}[];
  /** null unless it was asked for */
  readonly trace: readonly TraceStep[] | null;
}

export type Summary = {readonly [key: string]: Json};

export interface Explanation {
  readonly subject: string;
  readonly title: string;
  readonly summary: string;
  /** The figure first, then what it was made from. */
  readonly steps: readonly TraceStep[];
}
