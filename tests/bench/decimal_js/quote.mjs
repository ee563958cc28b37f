// A quote of the reference price book written by hand in JavaScript with decimal.js: scope, sizing, deployment, hours, one-time
// and recurring lines, totals, phases, milestones, per-user comparison, and approvals by rule.
// In: the answers of a scenario, all given. Out: those parts of the summary, as the engine writes them.
// Left out: gates, revenue model, clauses, payback, reasons in words, the trace. The engine has all of these.
// Integers of the answers are compared as plain numbers, which is exact and what one would write; whatever is multiplied,
// divided, rounded or paid is a Decimal.
import {
  BY_TIER, DATA_FACTOR, Decimal, HUNDRED, LINES, MILESTONES, MODULE_HOURS, OBJECT_HOURS, PLANS, RESILIENCE, ROUTE_HOURS, SUPPORT,
  TIERS, ZERO, d,
} from './book.mjs';

const C = {
  storagePerUser: d('0.4'),
  storagePerSku: d('0.2'),
  databaseShare: d('0.45'),
  workerMemory: d('0.3171875'),
  memoryReserve: d('1.5'),
  databaseMemory: d('0.25'),
  cycleShare: d('0.2'),
  storagePrice: d('0.6'),
  bandCost: d('0.5'),
  serviceCost: d('0.55'),
  supportPerUser: d('0.12'),
  supportFit: d('0.9'),
  workerPrice: d('57.6'),
  userPrice: d('0.2'),
  platformBase: d('14.4'),
  peakHour: d('0.15'),
};
const UNITS = [d(1), null, d('0.01')];  // by decimals

const sum = values => values.reduce((total, value) => total.plus(value), ZERO);
const cents = value => value.toDecimalPlaces(2);
const money = value => value.toFixed(2);
const one = value => value.toFixed(1);

// Largest remainder in whole units; ties to the earlier item.
function allocate(total, weights, places) {
  const whole = sum(weights);
  if (whole.isZero()) return weights.map(() => ZERO);
  const unit = UNITS[places];
  const parts = weights.map(weight => {
    const exact = total.times(weight).div(whole);
    const share = exact.toDecimalPlaces(places, Decimal.ROUND_FLOOR);
    return {share, rest: exact.minus(share)};
  });
  let left = total.minus(sum(parts.map(part => part.share))).div(unit).toNumber();
  const order = parts.map((part, index) => index).sort((a, b) => parts[b].rest.cmp(parts[a].rest) || a - b);
  for (const index of order) {
    if (left-- <= 0) break;
    parts[index].share = parts[index].share.plus(unit);
  }
  return parts.map(part => part.share);
}

const step = (value, ...steps) => steps.findLast(([from]) => value >= from)[1];

function scopeOf(a) {
  const components = {
    sku: a.sku_active > 50000 ? 10 : step(a.sku_active, [0, 0], [5000, 3], [20000, 6]),
    warehouses: step(a.warehouses, [0, 0], [2, 4], [3, 7], [5, 10], [10, 14]),
    valuation: {standard: 0, avco: 0, fifo: 2, mixed: 4, unknown: 4}[a.inventory_valuation],
    procurement: {reorder: 0, mto: 3, dropship: 3, mixed: 3, mps: 5, unknown: 5}[a.procurement_model],
    lot_serial: {none: 0, lot: 4, serial: 5, both: 6}[a.lot_serial_tracking],
    routes: {simple: 0, moderate: 3, complex: 6}[a.route_complexity],
    portal: {none: 0, basic: 2, transactional: 5}[a.b2b_portal],
    edi: step(a.edi_partners, [0, 0], [1, 4], [3, 7], [6, 12], [16, 16]),
    channels: step(a.storefronts + a.marketplaces, [0, 0], [2, 3], [4, 6], [7, 9]),
    finance: (a.multi_currency ? 3 : 0) + (a.legal_entities >= 2 ? 5 : 0) + (a.close_target_days <= 5 ? 2 : 0),
    integrations: Math.min(12, 2 * a.integrations_class_b + 4 * a.integrations_class_c),
    customization: Math.min(8, a.extensions) + Math.min(12, 4 * a.exceptions),
    migration: {clean: 0, mixed: 2, poor: 4}[a.data_quality] + (a.history_years >= 2 ? 2 : 0),
    compliance: {internal: 0, confidential: 2, regulated: 6}[a.data_sensitivity],
  };
  const score = Object.values(components).reduce((total, points) => total + points, 0);
  const complexEdi = a.edi_partners >= 1 && (a.edi_partners >= 6 || a.edi_document_types >= 4 || a.edi_as2);
  const triggers = [
    ['t3_multi_country', a.countries >= 2 && a.legal_entities >= 2],
    ['t3_oem_programme', a.oem_programme],
    ['t3_field_service', a.field_service_dependency],
    ['t3_complex_edi', complexEdi],
    ['t2_warehouses', a.warehouses >= 2],
    ['t2_barcode', a.barcode],
    ['t2_customer_pricing', a.pricing_model === 'customer_specific'],
    ['t2_third_party_logistics', a.third_party_logistics_sites >= 1],
    ['t2_edi', a.edi_partners >= 1],
    ['t2_multi_company', a.legal_entities >= 2],
    ['t2_tracking', a.lot_serial_tracking !== 'none'],
  ].filter(([, fires]) => fires).map(([id]) => id);
  const hard = triggers.length === 0 ? 1 : triggers[0].startsWith('t3') ? 3 : 2;
  const soft = score >= 50 ? 3 : score >= 20 ? 2 : 1;
  return {score, components, hard_tier: hard, soft_tier: soft, tier: Math.max(hard, soft), triggers};
}

function sizingOf(a, connectors) {
  const http = Decimal.max(2, d(a.peak_concurrent_users).div(6).plus(d(a.peak_integration_tx_per_hour).div(2000)).ceil());
  const cron = d(connectors >= 3 || a.sku_active >= 20000 ? 2 : 1);
  const vcpu = Decimal.max(2, http.plus(cron).minus(1).div(2).ceil());
  const raw = d(5).plus(d(a.named_users).times(C.storagePerUser)).plus(d(a.sku_active).times(C.storagePerSku).div(1000))
    .plus(d(a.order_lines_per_day).times(5).div(1000)).plus(d(a.orders_per_day).times(30).div(1000));
  const database = raw.times(C.databaseShare);
  return {
    http, cron, vcpu, database, storage: raw.ceil(),
    ram: http.plus(cron).times(C.workerMemory).times(C.memoryReserve).plus(C.memoryReserve),
    databaseRam: Decimal.max(2, Decimal.min(64, database.times(C.databaseMemory).plus(2))),
    databaseVcpu: Decimal.max(1, vcpu.div(2).ceil()),
  };
}

function deploymentOf(a, sizing) {
  const isolated = a.phi_stored || a.contractual_isolation;
  const load = a.integrations_class_a + 2 * a.integrations_class_b + 4 * a.integrations_class_c;
  const code = a.custom_lines_of_code;
  const criteria = {
    data: isolated ? 3 : {internal: 0, confidential: 1, regulated: 2}[a.data_sensitivity],
    customization: a.exceptions >= 1 || a.extensions > 10 || code > 5000 ? 3
      : a.extensions > 5 || code > 2000 ? 2 : a.extensions > 2 || code > 500 ? 1 : 0,
    integration: step(load, [0, 0], [4, 1], [8, 2], [13, 3]),
    uptime: a.uptime_target_pct >= 99.99 ? 3 : a.uptime_target_pct >= 99.95 ? 2 : a.uptime_target_pct > 99.5 ? 1 : 0,
    recovery: a.rto_hours >= 24 && a.rpo_minutes >= 1440 ? 0 : a.rto_hours >= 8 && a.rpo_minutes >= 240 ? 1
      : a.rto_hours >= 4 && a.rpo_minutes >= 60 ? 2 : 3,
  };
  const score = Object.values(criteria).reduce((total, points) => total + points, 0);
  const triggers = [
    ['H1', isolated],
    ['H2', a.residency_unserved],
    ['H3', a.uptime_target_pct >= 99.95],
    ['H4', a.rto_hours < 4 || a.rpo_minutes < 60],
    ['H5', a.exceptions >= 1 || code > 5000],
    ['H6', a.own_release_window],
    ['H7', sizing.http.gt(8) || a.peak_integration_tx_per_hour > 6000],
    ['H8', sizing.storage.gt(120)],
  ].filter(([, fires]) => fires).map(([id]) => id);
  const band = score <= 4 ? 'multi_tenant' : score <= 7 ? 'review' : 'dedicated';
  const model = triggers.length > 0 || score >= 8 ? 'dedicated' : 'multi_tenant';
  return {score, criteria, hard_triggers: triggers, band, model};
}

function hoursOf(a, tier, loadTest) {
  const rates = TIERS[tier];
  const keep = d(1).minus(d(a.template_reuse_pct).div(HUNDRED));
  const waived = a.discovery_waiver && tier <= 2;
  const discovery = (waived ? ZERO : rates.discovery.times(keep)).plus(a.partner_discovery_certified ? 0 : 8);
  const units = a.catch_weight || a.uom_conversions > 50 ? 16 : a.uom_conversions >= 1 ? 4 : 0;
  const configuration = rates.factor.times(sum(a.modules.map(module => MODULE_HOURS[module])))
    .plus(d(Math.max(0, a.warehouses - 1)).times(12))
    .plus(a.lot_serial_tracking === 'none' ? 0 : 16)
    .plus(ROUTE_HOURS[a.route_complexity])
    .plus(d(Math.max(0, a.legal_entities - 1)).times(20))
    .plus(d(Math.max(0, a.countries - 1)).times(40))
    .plus(d(a.resupply_loops).times(6))
    .plus(units)
    .plus(a.modules.includes('approvals') ? Math.max(0, a.approval_rules - 5) : 0)
    .plus(d(a.configuration_items).times(2))
    .times(keep);
  const edi = a.edi_partners >= 1 ? d(a.edi_partners).times(10).plus(d(a.edi_document_types).times(6)).plus(24) : ZERO;
  const build = d(a.integrations_class_a).times(12).plus(d(a.integrations_class_b).times(36))
    .plus(d(a.integrations_class_c).times(80)).plus(edi).plus(d(a.extensions).times(16)).plus(d(a.exceptions).times(48));
  const quality = DATA_FACTOR[a.data_quality];
  const repeat = rates.cycles.minus(1).times(C.cycleShare).plus(1);
  const factor = quality.times(repeat);
  const objects = Object.entries(a.migration_records).filter(([, records]) => records > 0);
  const migration = sum(objects.map(([object, records]) =>
    OBJECT_HOURS[object].times(factor).plus(d(records).div(10000).times(quality)))).plus(d(a.history_years).times(20).times(factor));
  const base = configuration.plus(build).plus(migration);
  const test = rates.test.times(base).times(keep).plus(loadTest ? 24 : 0);
  const training = d(a.functional_areas).times(4).plus(d(a.named_users).div(12).ceil().times(3));
  const cutover = rates.cutover;
  const hypercare = rates.hypercare.times(d(1).minus(d(a.template_reuse_pct).div(200)));
  const delivery = base.plus(test).plus(training).plus(cutover);
  return {
    discovery, configuration, build, migration, test, training, cutover, hypercare,
    project_management: rates.pm.times(discovery.plus(delivery).plus(hypercare)),
    contingency: rates.contingency.times(delivery),
  };
}

function oneTimeOf(a, hours) {
  const lines = LINES.map(line => {
    const rounded = hours[line.id].round();
    return {line, hours: rounded, list: cents(rounded.times(line.bill)), cost: cents(rounded.times(line.cost))};
  });
  const list = sum(lines.map(line => line.list));
  const discount = cents(list.times(a.discount_pct).div(HUNDRED));
  allocate(discount, lines.map(line => line.list), 2).forEach((share, index) => {
    lines[index].discount = share;
    lines[index].net = lines[index].list.minus(share);
  });
  return {lines, list, discount, net: list.minus(discount), cost: sum(lines.map(line => line.cost)),
    hours: sum(lines.map(line => line.hours))};
}

function recurringOf(a, tier, sizing, model, plan, resilience) {
  const lines = [];
  const add = (id, price, cost) => {
    const monthly = cents(price);
    if (!monthly.isZero()) lines.push({id, monthly, cost: cents(cost)});
  };
  const addAt = (id, price, share) => add(id, price, price.times(share));
  if (!a.hosting_opt_out) {
    add('hosting_base', plan.retail.times(resilience.multiplier), plan.wholesale.times(resilience.multiplier));
    addAt('band_storage', Decimal.max(0, sizing.storage.minus(plan.storage)).times(C.storagePrice), C.bandCost);
    const inA = Math.min(a.integrations_class_a, plan.connectors);
    const inB = Math.min(a.integrations_class_b, plan.connectors - inA);
    const inC = Math.min(a.integrations_class_c, plan.connectors - inA - inB);
    addAt('band_integrations', d(a.integrations_class_a - inA).times(60).plus(d(a.integrations_class_b - inB).times(120))
      .plus(d(a.integrations_class_c - inC).times(250)), C.bandCost);
    const blocks = d(a.order_lines_per_day).times(26).minus(plan.lines).div(100000).ceil();
    addAt('band_order_lines', Decimal.max(0, blocks).times(40), C.bandCost);
    addAt('band_reporting', a.reporting_load === 'heavy' ? d(180) : ZERO, C.bandCost);
    addAt('band_environments', Decimal.max(0, d(a.nonproduction_environments).minus(plan.environments))
      .times(model === 'dedicated' ? 180 : 90), C.bandCost);
  }
  const hosting = {monthly: sum(lines.map(line => line.monthly)), cost: sum(lines.map(line => line.cost))};
  const need = d(a.named_users).times(C.supportPerUser);
  let floor = tier - 1;
  if (a.after_hours_operations) floor = Math.max(floor, 2);
  if (!a.hosting_opt_out && a.uptime_target_pct >= 99.95) floor = 3;
  const fits = SUPPORT.slice(floor).find(support => support.hours.gte(need.times(C.supportFit)));
  const support = fits ?? SUPPORT[3];
  addAt('support', support.price, C.serviceCost);
  if (a.enhancement_retainer) addAt('enhancement', BY_TIER.enhancement[tier], C.serviceCost);
  addAt('success', BY_TIER.success[tier], C.serviceCost);
  addAt('release', BY_TIER.release[tier], C.serviceCost);
  addAt('compliance', a.data_sensitivity === 'regulated' ? d(600) : ZERO, C.serviceCost);
  return {lines, hosting, need, support, short: fits === undefined, monthly: sum(lines.map(line => line.monthly)),
    cost: sum(lines.map(line => line.cost))};
}

function phasesOf(oneTime) {
  const ids = ['discovery', 'foundation', 'deployment', 'hypercare'];
  const own = ids.map(id => oneTime.lines.filter(line => line.line.phase === id));
  const hours = own.map(lines => sum(lines.map(line => line.hours)));
  const shared = oneTime.lines.find(line => line.line.phase === 'shared');
  const spread = (key, places) => allocate(shared[key], hours, places);
  const [pm, list, net, cost] = [spread('hours', 0), spread('list', 2), spread('net', 2), spread('cost', 2)];
  const phases = ids.map((id, i) => ({
    id, hours: hours[i], pm_hours: pm[i], list: sum(own[i].map(line => line.list)).plus(list[i]),
    net: sum(own[i].map(line => line.net)).plus(net[i]), cost: sum(own[i].map(line => line.cost)).plus(cost[i]),
  }));
  const reserve = oneTime.lines.find(line => line.line.phase === 'reserve');
  return [...phases, {id: 'contingency', hours: reserve.hours, pm_hours: ZERO, list: reserve.list, net: reserve.net, cost: reserve.cost}];
}

const marginPct = (net, cost) => (net.lte(0) ? null : net.minus(cost).times(HUNDRED).div(net));
const below = (net, cost, pct) => net.minus(cost).times(HUNDRED).lt(net.times(pct));

function approvalsOf(a, tier, deployment, resilience, oneTime, recurring, firstYearList, overCapacity) {
  const attached = !a.hosting_opt_out;
  const dedicated = attached && deployment.model === 'dedicated';
  const {hosting} = recurring;
  const margin = pct => below(oneTime.net, oneTime.cost, pct);
  const hostingMargin = pct => attached && below(hosting.monthly, hosting.cost, pct);
  const records = Object.values(a.migration_records).reduce((total, count) => total + count, 0);
  const short = dedicated && a.contract_term_months < 12;
  const rules = [
    ['P-DL', 'pdl_always', true],
    ['P-SSL', 'pssl_tier', tier >= 2], ['P-SSL', 'pssl_extensions', a.extensions >= 1],
    ['P-CD', 'pcd_discount', a.discount_pct > 10], ['P-CD', 'pcd_margin', margin(40)],
    ['P-CD', 'pcd_list_value', oneTime.list.gt(75000)], ['P-CD', 'pcd_tier', tier === 3],
    ['P-CD', 'pcd_exceptions', a.exceptions >= 1], ['P-CD', 'pcd_hosting_margin', hostingMargin(45)],
    ['P-FC', 'pfc_discount', a.discount_pct > 20], ['P-FC', 'pfc_margin', margin(35)],
    ['P-FC', 'pfc_recovery_plan', margin(30)], ['P-FC', 'pfc_first_year_value', firstYearList.gt(250000)],
    ['P-FC', 'pfc_hosting_margin', hostingMargin(35)],
    ['P-FC', 'pfc_dedicated_unjustified', dedicated && recurring.monthly.lt(hosting.cost.times(3))],
    ['P-FC', 'pfc_payment_terms', a.payment_terms_days > 30], ['P-FC', 'pfc_short_term', short],
    ['P-MD', 'pmd_discount', a.discount_pct > 30], ['P-MD', 'pmd_margin', margin(25)],
    ['P-MD', 'pmd_first_year_value', firstYearList.gt(500000)],
    ['P-CS', 'pcs_tier', tier >= 2], ['P-CS', 'pcs_recurring', recurring.monthly.gt(1000)],
    ['F-ARB', 'farb_tier_before_signature', tier === 3], ['F-ARB', 'farb_tier_before_go_live', tier === 3],
    ['F-ARB', 'farb_class_c', a.integrations_class_c >= 1], ['F-ARB', 'farb_custom_modules', a.extensions + a.exceptions >= 3],
    ['F-ARB', 'farb_data_quality', a.data_quality === 'poor'], ['F-ARB', 'farb_records', records > 250000],
    ['F-ARB', 'farb_review_band', deployment.band === 'review' && deployment.hard_triggers.length === 0],
    ['F-OPS', 'fops_dedicated', dedicated],
    ['F-OPS', 'fops_resilience', attached && ['R3', 'R4', 'R5'].includes(resilience.id)],
    ['F-OPS', 'fops_uptime', attached && a.uptime_target_pct >= 99.95],
    ['F-OPS', 'fops_environments', attached && a.nonproduction_environments > 3],
    ['F-OPS', 'fops_capacity', attached && overCapacity], ['F-OPS', 'fops_short_term', short],
    ['F-SEC', 'fsec_regulated', a.data_sensitivity === 'regulated'], ['F-SEC', 'fsec_phi', a.phi_stored],
    ['F-SEC', 'fsec_isolation', a.contractual_isolation], ['F-SEC', 'fsec_residency', a.residency_unserved],
    ['F-PPM', 'fppm_oem_route', a.route === 'oem'], ['F-PPM', 'fppm_oem_programme', a.oem_programme],
    ['F-GOV', 'fgov_oem_programme', a.oem_programme],
  ];
  const roles = new Map();
  for (const [role, reason, holds] of rules) {
    if (!holds) continue;
    if (!roles.has(role)) roles.set(role, []);
    roles.get(role).push(reason);
  }
  return [...roles].map(([role, reasons]) => ({role, reasons}));
}

function comparisonOf(a, hosting) {
  const workers = d(a.named_users).div(25).ceil().plus(1);
  const price = d(a.per_user_licence_price);
  const platform = workers.times(C.workerPrice).plus(d(a.named_users).times(C.userPrice)).plus(C.platformBase).plus(workers.gt(8) ? 480 : 0);
  const licence = price.times(a.named_users);
  const total = licence.plus(platform);
  const saving = total.minus(hosting.monthly);
  return {
    unlimited_allowed: a.edition !== 'enterprise', per_user_licence: money(licence), per_user_platform: money(platform),
    per_user_total: money(total), unlimited_total: money(hosting.monthly), saving_monthly: money(saving),
    saving_36: money(saving.times(36)),
    break_even_users: Decimal.max(0, hosting.monthly.minus(platform).div(price).ceil()).toNumber(),
  };
}

// The figures, as Decimals: what evaluating the book gives before it is written down.
export function evaluate(a) {
  const connectors = a.integrations_class_a + a.integrations_class_b + a.integrations_class_c;
  const scope = scopeOf(a);
  const sizing = sizingOf(a, connectors);
  const deployment = deploymentOf(a, sizing);
  const plans = PLANS[deployment.model];
  const fitting = plans.find(plan => plan.capacity.gte(sizing.http));
  const plan = fitting ?? plans.at(-1);
  const resilience = RESILIENCE.find(row => row.rto <= a.rto_hours && row.rpo <= a.rpo_minutes);
  const peak = d(a.orders_per_day).times(a.peak_factor).times(C.peakHour);
  const loadTest = a.load_test_requested || peak.gt(200) || a.peak_factor >= 3;
  const oneTime = oneTimeOf(a, hoursOf(a, scope.tier, loadTest));
  const recurring = recurringOf(a, scope.tier, sizing, deployment.model, plan, resilience);
  const year = recurring.monthly.times(12);
  const firstYear = oneTime.net.plus(year);
  const firstYearList = oneTime.list.plus(year);
  const milestones = MILESTONES[scope.tier];
  const amounts = allocate(oneTime.net, milestones.map(([, pct]) => pct), 2);
  return {
    scope, sizing, deployment, plan, resilience, oneTime, recurring, firstYear, firstYearList,
    overCapacity: fitting === undefined, attached: !a.hosting_opt_out,
    marginPct: marginPct(oneTime.net, oneTime.cost), recurringMarginPct: marginPct(recurring.monthly, recurring.cost),
    hostingMarginPct: marginPct(recurring.hosting.monthly, recurring.hosting.cost),
    recurringShare: year.times(HUNDRED).div(firstYear), tcv: oneTime.net.plus(recurring.monthly.times(36)),
    phases: phasesOf(oneTime).map(phase => ({...phase, marginPct: marginPct(phase.net, phase.cost)})),
    milestones: milestones.map(([id, pct], i) => ({id, pct, amount: amounts[i]})),
    comparison: a.hosting_opt_out ? null : comparisonOf(a, recurring.hosting),
    approvals: approvalsOf(a, scope.tier, deployment, resilience, oneTime, recurring, firstYearList, fitting === undefined),
  };
}

const percent = value => (value === null ? null : one(value));

// The same as the summary's JSON has it.
export function summary(q) {
  const {oneTime, recurring, sizing} = q;
  return {
    scope: q.scope,
    sizing: {
      http_workers: sizing.http.toNumber(), cron_workers: sizing.cron.toNumber(), vcpu_app: sizing.vcpu.toNumber(),
      ram_app_gb: one(sizing.ram), storage_gb: sizing.storage.toNumber(), db_gb: sizing.database.round().toNumber(),
      ram_db_gb: one(sizing.databaseRam), vcpu_db: sizing.databaseVcpu.toNumber(),
    },
    deployment: q.deployment,
    hosting: {
      attached: q.attached, plan: q.plan.id, resilience: q.resilience.id, over_capacity: q.overCapacity,
      monthly: money(recurring.hosting.monthly), monthly_cost: money(recurring.hosting.cost), margin_pct: percent(q.hostingMarginPct),
    },
    one_time: oneTime.lines.map(({line, hours, list, discount, net, cost}) => ({
      id: line.id, phase: line.phase, hours: hours.toNumber(), list: money(list), discount: money(discount), net: money(net),
      cost: money(cost),
    })),
    recurring: recurring.lines.map(({id, monthly, cost}) => ({id, monthly: money(monthly), monthly_cost: money(cost)})),
    totals: {
      one_time_hours: oneTime.hours.toNumber(), one_time_list: money(oneTime.list), one_time_discount: money(oneTime.discount),
      one_time_net: money(oneTime.net), one_time_cost: money(oneTime.cost), one_time_margin_pct: percent(q.marginPct),
      monthly_recurring: money(recurring.monthly), monthly_cost: money(recurring.cost),
      recurring_margin_pct: percent(q.recurringMarginPct), first_year_value: money(q.firstYear),
      first_year_list_value: money(q.firstYearList), tcv_36: money(q.tcv), recurring_share_pct: percent(q.recurringShare),
    },
    phases: q.phases.map(phase => ({
      id: phase.id, hours: phase.hours.toNumber(), pm_hours: phase.pm_hours.toNumber(), list: money(phase.list),
      net: money(phase.net), cost: money(phase.cost), margin_pct: percent(phase.marginPct),
    })),
    milestones: q.milestones.map(({id, pct, amount}) => ({id, pct: pct.toNumber(), amount: money(amount)})),
    comparison: q.comparison,
    approvals: q.approvals,
  };
}
