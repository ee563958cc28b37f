"""Section 11 of the reference rules: the whole calculation and the summary object, keys in order."""

from types import SimpleNamespace

import approvals
import effort
import gates
import hosting
import models
import pricing
import scope as scoping
from exact import half_up, money, one_decimal, percent_text

HOSTING_IDS = ("hosting_base", "band_storage", "band_integrations", "band_order_lines", "band_reporting",
               "band_environments")


def quote(a):
    """Every figure of the deal, money in cents, before it is printed."""
    q = SimpleNamespace(attached=not a.hosting_opt_out, records=sum(a.migration_records.values()))
    q.scope = scoping.classify(a)
    q.sizing = hosting.size(a)
    q.deployment = hosting.deploy(a, q.sizing)
    q.plan, q.over_capacity = hosting.choose_plan(q.deployment.model, q.sizing.http_workers)
    q.resilience, q.multiplier = hosting.choose_resilience(a.rto_hours, a.rpo_minutes)
    q.dedicated = q.attached and q.deployment.model == "dedicated"
    q.lines = effort.one_time_lines(a, q.scope.tier)
    q.load_test = effort.load_test(a)
    q.discount = pricing.apply_discount(q.lines, a.discount_pct)
    q.list = sum(line.list for line in q.lines)
    q.net = q.list - q.discount
    q.one_time_cost = sum(line.cost for line in q.lines)
    price_recurring(a, q)
    q.comparison = pricing.comparison(a, q.hosting_price)
    q.payback = pricing.payback(a, q.one_time_cost, q.mrr - q.monthly_cost)
    deal = SimpleNamespace(net=q.net, cost=q.one_time_cost, hosting_price=q.hosting_price, hosting_cost=q.hosting_cost)
    q.facts = gates.facts(a, q.scope, {line.id: line.hours for line in q.lines}, deal)
    q.gates = gates.check(a, q.facts)
    return q


def price_recurring(a, q):
    q.support = pricing.support_plan(a, q.scope.tier)
    rows = pricing.hosting_lines(a, q.sizing, q.deployment.model, q.plan, q.multiplier)
    q.recurring = pricing.recurring_lines(rows + pricing.service_lines(a, q.scope.tier, q.support))
    hosted = [line for line in q.recurring if line.id in HOSTING_IDS]
    q.hosting_price = sum(line.price for line in hosted)
    q.hosting_cost = sum(line.cost for line in hosted)
    q.mrr = sum(line.price for line in q.recurring)
    q.monthly_cost = sum(line.cost for line in q.recurring)


def margin_text(price, cost):
    return percent_text(price - cost, price)


def scope_part(s):
    return {"score": s.score, "components": s.components, "hard_tier": s.hard_tier, "soft_tier": s.soft_tier,
            "tier": s.tier, "triggers": s.triggers}


def sizing_part(s):
    return {"http_workers": s.http_workers, "cron_workers": s.cron_workers, "vcpu_app": s.vcpu_app,
            "ram_app_gb": one_decimal(s.ram_app_gb), "storage_gb": s.storage_gb, "db_gb": half_up(s.db_gb),
            "ram_db_gb": one_decimal(s.ram_db_gb), "vcpu_db": s.vcpu_db}


def deployment_part(d):
    return {"score": d.score, "criteria": d.criteria, "hard_triggers": d.hard_triggers, "band": d.band,
            "model": d.model}


def hosting_part(q):
    return {"attached": q.attached, "plan": q.plan.name, "resilience": q.resilience,
            "over_capacity": q.over_capacity, "monthly": money(q.hosting_price),
            "monthly_cost": money(q.hosting_cost), "margin_pct": margin_text(q.hosting_price, q.hosting_cost)}


def facts_part(a, q):
    return {"integration_load": hosting.integration_load(a),
            "peak_orders_per_hour": one_decimal(effort.peak_orders_per_hour(a)), "load_test": q.load_test,
            "discovery_waived": effort.waived(a, q.scope.tier), "migration_records": q.records,
            "custom_share_pct": percent_text(q.facts.custom_h, q.facts.foundation_h),
            "fit_score": gates.fit_score(a, q.facts)}


def totals_part(q):
    first_year = q.net + 12 * q.mrr
    return {"one_time_hours": sum(line.hours for line in q.lines), "one_time_list": money(q.list),
            "one_time_discount": money(q.discount), "one_time_net": money(q.net),
            "one_time_cost": money(q.one_time_cost), "one_time_margin_pct": margin_text(q.net, q.one_time_cost),
            "monthly_recurring": money(q.mrr), "monthly_cost": money(q.monthly_cost),
            "recurring_margin_pct": margin_text(q.mrr, q.monthly_cost), "first_year_value": money(first_year),
            "first_year_list_value": money(q.list + 12 * q.mrr), "tcv_36": money(q.net + 36 * q.mrr),
            "recurring_share_pct": percent_text(12 * q.mrr, first_year)}


def support_part(a, q):
    return {"need_hours": one_decimal(q.support.need), "plan": q.support.plan, "short": q.support.short,
            "enhancement": pricing.ENHANCEMENT[q.scope.tier][0] if a.enhancement_retainer else None,
            "hypercare_weeks": 2 * q.scope.tier}


def comparison_part(c):
    if c is None:
        return None
    return {"unlimited_allowed": c.allowed, "per_user_licence": money(c.licence),
            "per_user_platform": money(c.platform), "per_user_total": money(c.total),
            "unlimited_total": money(c.unlimited), "saving_monthly": money(c.saving),
            "saving_36": money(36 * c.saving), "break_even_users": c.break_even}


def payback_part(p):
    if p is None:
        return None
    return {"onboarding_cost": money(p.cost), "onboarding_fee": money(p.fee),
            "acquisition_cost": money(p.acquisition), "net_investment": money(p.investment),
            "monthly_contribution": money(p.contribution),
            "months": None if p.months is None else one_decimal(p.months), "status": p.status}


def gate_part(g):
    if g.verdict == "pass":
        return {"id": g.id, "verdict": "pass"}
    return {"id": g.id, "verdict": g.verdict, "reason": g.reason, "approvers": g.approvers}


def line_part(line):
    return {"id": line.id, "phase": line.phase, "hours": line.hours, "list": money(line.list),
            "discount": money(line.discount), "net": money(line.net), "cost": money(line.cost)}


def phase_part(p):
    return {"id": p.id, "hours": p.hours, "pm_hours": p.pm_hours, "list": money(p.list), "net": money(p.net),
            "cost": money(p.cost), "margin_pct": margin_text(p.net, p.cost)}


def summarize(a):
    """The summary of section 11 for checked answers."""
    q = quote(a)
    return {
        "book": {"id": "reference", "version": 1, "currency": "USD"},
        "scope": scope_part(q.scope),
        "sizing": sizing_part(q.sizing),
        "deployment": deployment_part(q.deployment),
        "hosting": hosting_part(q),
        "facts": facts_part(a, q),
        "one_time": [line_part(line) for line in q.lines],
        "recurring": [{"id": line.id, "monthly": money(line.price), "monthly_cost": money(line.cost)}
                      for line in q.recurring],
        "totals": totals_part(q),
        "phases": [phase_part(p) for p in pricing.phase_rows(q.lines)],
        "milestones": [{"id": name, "pct": pct, "amount": money(amount)}
                       for name, pct, amount in pricing.milestones(q.scope.tier, q.net)],
        "support": support_part(a, q),
        "comparison": comparison_part(q.comparison),
        "payback": payback_part(q.payback),
        "revenue_model": models.revenue_model(a, q),
        "responsibility_set": models.responsibility_set(q),
        "clauses": models.clauses(a, q),
        "gates": [gate_part(g) for g in q.gates],
        "gate_outcome": gates.outcome(q.gates),
        "approvals": approvals.route(a, q),
    }
