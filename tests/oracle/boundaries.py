#!/usr/bin/env python3
"""Which rules of the reference book have no two stories on the two sides of their boundary.

boundaries.py [--all]    prints each such element, exit 1 on any; --all prints every element with its two stories

Two stories are on two sides when they differ in one answer and in whether the element takes effect. Elements are taken
from the files of the book; whether one takes effect is asked from the oracle, so a story that pins a wrong figure does
not help it.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the sources are read-only in packaged checkouts

from coverage import UNREACHABLE  # noqa: E402
from oracle import evaluate_line  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
ALWAYS = "approval:P-DL pdl_always"  # every quote is signed by delivery
COMPONENTS = {"sku": "sku_points", "warehouses": "warehouses_points", "valuation": "valuation_points",
              "procurement": "procurement_points", "lot_serial": "lot_serial_points", "routes": "routes_points",
              "portal": "portal_points", "edi": "edi_points", "channels": "channels_points",
              "compliance": "compliance_points"}
CRITERIA = {"data": "deployment_data", "integration": "deployment_integration", "uptime": "deployment_uptime",
            "customization": "deployment_customization", "recovery": "deployment_recovery"}


def book_files():
    """The sections of the reference book and of the layer below it, one object for each file."""
    folders = [ROOT / "assets/pricebooks" / name for name in ("common", "reference")]
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def section(files, name):
    """A section over all files: decisions and tables joined, lists appended."""
    found = [file[name] for file in files if name in file]
    if found and isinstance(found[0], dict):
        return {key: value for part in found for key, value in part.items()}
    return [item for part in found for item in part]


def steps(decision):
    """The points a decision can give."""
    points = {rule["then"] for rule in decision["rules"]}
    return sorted(points | ({decision["default"]} if "default" in decision else set()))


def elements(files):
    """Names of all that can take effect in a quote, as in `effects`."""
    decisions, tables, approvals = (section(files, name) for name in ("decisions", "tables", "approvals"))
    found = [f"component:{key} {step}" for key, name in COMPONENTS.items() for step in steps(decisions[name])]
    found += [f"criterion:{key} {step}" for key, name in CRITERIA.items() for step in steps(decisions[name])]
    found += [f"trigger:{rule['id']}" for rule in decisions["scope_triggers"]["rules"]]
    found += [f"hard:{rule['id']}" for rule in decisions["deployment_triggers"]["rules"]]
    found += [f"band:{rule['id']}" for rule in decisions["deployment_band"]["rules"]]
    found += [f"reason:{rule['id']}" for rule in decisions["revenue_reasons"]["rules"]]
    found += [f"tier:{rule['then']}" for rule in decisions["soft_tier"]["rules"]]
    found += [f"plan:{row[0]}" for row in tables["hosting_plans"]["rows"]]
    found += [f"resilience:{row[0]}" for row in tables["resilience_tiers"]["rows"]]
    found += [f"support:{row[0]}" for row in tables["support_plans"]["rows"]]
    found += [f"enhancement:{row[1]}" for row in tables["enhancement_plans"]["rows"]]
    found += [f"recurring:{line['id']}" for line in section(files, "lines")["recurring"] if line["id"] != "support"]
    found += [f"gate:{gate['id']} {rule['reason']}" for gate in section(files, "gates") for rule in gate["rules"]]
    found += [f"approval:{rule['role']} {rule['reason']}" for rule in approvals["rules"]]
    found += [f"clause:{clause['id']}" for clause in section(files, "document")["clauses"] if "when" in clause]
    found += ["fact:load_test", "fact:discovery_waived", "fact:over_capacity", "fact:support_short", "fact:two_cron",
              "outcome:no_proposal", "outcome:review", "outcome:proceed", "payback:green", "payback:amber"]
    return list(dict.fromkeys(found))


def effects(summary):
    """Names of what takes effect in a quote."""
    scope, deployment, support = summary["scope"], summary["deployment"], summary["support"]
    found = [f"component:{key} {points}" for key, points in scope["components"].items()]
    found += [f"criterion:{key} {points}" for key, points in deployment["criteria"].items()]
    found += [f"trigger:{name}" for name in scope["triggers"]]
    found += [f"hard:{name}" for name in deployment["hard_triggers"]]
    found += [f"band:{deployment['band']}", f"tier:{scope['soft_tier']}", f"plan:{summary['hosting']['plan']}",
              f"resilience:{summary['hosting']['resilience']}", f"support:{support['plan']}",
              f"enhancement:{support['enhancement']}", f"outcome:{summary['gate_outcome']}"]
    found += [f"reason:{name}" for name in summary["revenue_model"]["reasons"]]
    found += [f"recurring:{line['id']}" for line in summary["recurring"]]
    found += [f"gate:{gate['id']} {gate['reason']}" for gate in summary["gates"] if "reason" in gate]
    found += [f"approval:{one['role']} {reason}" for one in summary["approvals"] for reason in one["reasons"]]
    found += [f"clause:{name}" for name in summary["clauses"]]
    found += [f"fact:{name}" for name in ("load_test", "discovery_waived") if summary["facts"][name]]
    found += ["fact:over_capacity"] * summary["hosting"]["over_capacity"] + ["fact:support_short"] * support["short"]
    found += ["fact:two_cron"] * (summary["sizing"]["cron_workers"] == 2)
    found += [f"payback:{summary['payback']['status']}"] if summary["payback"] else []
    return set(found)


def stories():
    """(note, answers, effects) of the stories of the reference book that make a quote."""
    found = [("no answer", {}, effects(evaluate_line('{"book": "reference", "answers": {}}')))]
    for path in sorted((ROOT / "tests/scenarios").rglob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if path.parent.name == "commerce" or (isinstance(told, dict) and told.get("book") != "reference"):
            continue
        for story in told if isinstance(told, list) else told["stories"]:
            answers = story.get("answers", {})
            summary = evaluate_line(json.dumps({"book": "reference", "answers": answers}))
            if "error" not in summary:
                found.append((story["note"], answers, effects(summary)))
    return found


def one_apart(left, right):
    """Whether two sets of answers differ in one key."""
    return sum(left.get(key) != right.get(key) for key in left.keys() | right.keys()) == 1


def two_sides(element, told):
    """Notes of a story where the element takes effect and of one an answer apart where it does not, or None."""
    inside = [story for story in told if element in story[2]]
    outside = [story for story in told if element not in story[2]]
    return next(((a[0], b[0]) for a in inside for b in outside if one_apart(a[1], b[1])), None)


def has_two_sides(element):
    """Some quote has it and some does without it."""
    ends = tuple(label.split(" ")[-1] for label in UNREACHABLE if label.startswith(("gate:", "approval:")))
    return element != ALWAYS and not (element.startswith(("gate:", "approval:")) and element.endswith(ends))


def main():
    told, missing = stories(), []
    names = [name for name in elements(book_files()) if has_two_sides(name)]
    for name in names:
        pair = two_sides(name, told)
        if pair is None:
            missing.append(name)
        elif "--all" in sys.argv:
            print(f"{name}\n  inside:  {pair[0]}\n  outside: {pair[1]}")
    for name in missing:
        print(f"{name}: no two stories, one answer apart, of which one has it")
    print(f"{len(names) - len(missing)} of {len(names)} elements have stories on both sides, {len(told) - 1} stories")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
