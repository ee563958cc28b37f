// The figures of the reference price book that a quote needs, as decimal.js numbers: read once, like a loaded book.
import {Decimal as Base} from 'decimal.js';

export const Decimal = Base.clone({precision: 34, rounding: Base.ROUND_HALF_UP});
export const d = value => new Decimal(value);
export const ZERO = d(0);
export const HUNDRED = d(100);

export const TIERS = {
  1: {factor: d(1), discovery: d(20), cutover: d(10), hypercare: d(16), test: d('0.12'), pm: d('0.10'), contingency: d('0.10'), cycles: d(2)},
  2: {factor: d('1.3'), discovery: d(48), cutover: d(24), hypercare: d(40), test: d('0.15'), pm: d('0.12'), contingency: d('0.12'), cycles: d(3)},
  3: {factor: d('1.6'), discovery: d(96), cutover: d(56), hypercare: d(80), test: d('0.18'), pm: d('0.14'), contingency: d('0.15'), cycles: d(4)},
};

const RATES = {
  PM: [165, 98], SA: [195, 112], FC: [150, 88], DEV: [140, 84], DATA: [140, 84],
  QA: [110, 62], TR: [130, 74], OPS: [160, 94], SUP: [120, 64],
};

const MIXES = {
  discovery: {SA: 35, FC: 50, PM: 15},
  configuration: {FC: 80, SA: 15, DEV: 5},
  build: {DEV: 75, SA: 15, FC: 10},
  migration: {DATA: 70, FC: 30},
  test: {FC: 60, QA: 40},
  training: {TR: 70, FC: 30},
  cutover: {FC: 50, OPS: 25, PM: 25},
  hypercare: {FC: 60, DEV: 20, SUP: 20},
  project_management: {PM: 100},
  contingency: {FC: 80, SA: 15, DEV: 5},
};

const blend = (mix, column) =>
  Object.entries(mix).reduce((sum, [role, share]) => sum.plus(d(share).times(RATES[role][column])), ZERO).div(HUNDRED);

const PHASES = {
  discovery: 'discovery', configuration: 'foundation', build: 'foundation', migration: 'foundation', test: 'deployment',
  training: 'deployment', cutover: 'deployment', hypercare: 'hypercare', project_management: 'shared', contingency: 'reserve',
};

export const LINES = Object.entries(MIXES).map(
  ([id, mix]) => ({id, phase: PHASES[id], bill: blend(mix, 0), cost: blend(mix, 1)}));

const decimals = table => Object.fromEntries(Object.entries(table).map(([key, value]) => [key, d(value)]));

export const MODULE_HOURS = decimals({
  sales: 10, crm: 6, purchase: 8, inventory: 14, accounting: 20, barcode: 12, landed_costs: 6, advanced_pricing: 16,
  replenishment: 12, approvals: 8, b2b_portal: 20, ecommerce: 20, returns: 10, helpdesk: 8, field_service: 20, quality: 12,
  manufacturing_light: 32, kitting: 8, documents: 8, subscriptions: 12, reporting: 16, assets: 8, maintenance: 8,
  field_sales: 10, hr: 10, projects: 8,
});

export const OBJECT_HOURS = decimals({
  customers: 4, vendors: 3, products: 6, pricelists: 6, stock: 6, lots: 6, boms: 6, assets: 4, attachments: 8,
  open_sales_orders: 5, open_purchase_orders: 5, open_receivables: 4, open_payables: 4, gl_opening: 5,
});

export const DATA_FACTOR = decimals({clean: 1, mixed: '1.5', poor: '2.2'});
export const ROUTE_HOURS = decimals({simple: 0, moderate: 10, complex: 28});

const plan = (id, workers, storage, environments, connectors, thousandLines, wholesale, retail) => ({
  id, capacity: d(workers).times('0.8'), storage: d(storage), environments: d(environments), connectors,
  lines: d(thousandLines).times(1000), wholesale: d(wholesale), retail: d(retail),
});
export const PLANS = {
  multi_tenant: [
    plan('MT-S', 4, 25, 1, 1, 30, 159, 290), plan('MT-M', 6, 60, 1, 2, 90, 260, 490), plan('MT-L', 10, 120, 1, 4, 250, 420, 790),
  ],
  dedicated: [
    plan('D-S', 8, 150, 1, 4, 300, 520, 950), plan('D-M', 16, 300, 2, 6, 800, 920, 1690),
    plan('D-L', 28, 600, 2, 10, 2000, 1750, 3200), plan('D-XL', 48, 1200, 3, 16, 6000, 3300, 6000),
  ],
};

export const RESILIENCE = [['R1', 24, 1440, '1.00'], ['R2', 8, 240, '1.10'], ['R3', 4, 60, '1.25'], ['R4', 1, 15, '1.60'],
  ['R5', 0.25, 1, '2.20']].map(([id, rto, rpo, multiplier]) => ({id, rto, rpo, multiplier: d(multiplier)}));

export const SUPPORT = [['basic', 5, 550], ['standard', 14, 1500], ['premium', 28, 2900], ['mission', 50, 5600]].map(
  ([id, hours, price]) => ({id, hours: d(hours), price: d(price)}));

export const BY_TIER = {
  enhancement: {1: d(1120), 2: d(2160), 3: d(4160)},
  success: {1: ZERO, 2: d(400), 3: d(1100)},
  release: {1: ZERO, 2: d(300), 3: d(900)},
};

export const MILESTONES = {
  1: [['signature', 40], ['acceptance', 40], ['go_live', 20]],
  2: [['signature', 30], ['foundation_exit', 30], ['deployment_exit', 25], ['hypercare_exit', 15]],
  3: [['signature', 20], ['discovery_exit', 25], ['foundation_exit', 25], ['deployment_exit', 20], ['hypercare_exit', 10]],
};
for (const milestones of Object.values(MILESTONES)) {
  for (const milestone of milestones) milestone[1] = d(milestone[1]);
}
