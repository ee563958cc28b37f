// small_book_text.h: the two files of the small book, one item per line. Prices are 1.00 an hour, so that lists read as hours.
#pragma once

namespace qw_test {

inline constexpr const char* kDataFile = R"json({
  "meta": {
    "id": "small",
    "version": 3,
    "title": "Small book",
    "currency": "USD",
    "effective_from": "2026-01-01",
    "effective_to": "2026-12-31",
    "locale": "en-US",
    "source": "Made for tests"
  },
  "policy": {
    "rounding": {
      "RH": {"mode": "half_up", "places": 0, "what": "hours"},
      "R1": {"mode": "half_up", "places": 2, "what": "lines"},
      "R2": {"mode": "half_up", "places": 2, "what": "discount"}
    },
    "allocation": "largest_remainder"
  },
  "intake": {"sections": [
    {"id": "work", "title": "Work", "help": "What is to be done", "questions": [
      {"key": "plan_hours", "type": "integer", "label": "Hours to plan", "unit": "hours", "range": [0, 2000000000], "default": 500},
      {"key": "build_hours", "type": "integer", "label": "Hours to build", "unit": "hours", "range": [-5, 2000000000], "default": 300},
      {"key": "manage_hours", "type": "decimal", "label": "Hours to manage", "range": [0, 2000000000], "places": 2, "default": 175},
      {"key": "discount_pct", "type": "decimal", "label": "Discount", "unit": "%", "range": [0, 100], "places": 4, "default": 0}
    ]},
    {"id": "shape", "title": "Shape", "questions": [
      {"key": "rush", "type": "boolean", "label": "Rush", "default": false},
      {"key": "reviews", "type": "integer", "label": "Reviews", "range": [0, 10], "default": 2, "read_when": "rush"},
      {"key": "size", "type": "choice", "label": "Size", "options": ["small", "medium", {"id": "large", "label": "Very large"}], "default": "small"},
      {"key": "extras", "type": "multi_choice", "label": "Extras", "options": ["backup", "audit", "training"], "default": ["backup"]},
      {"key": "records", "type": "counts", "label": "Records", "options": ["customers", "orders"], "range": [0, 1000], "default": {}},
      {"key": "monthly_fee", "type": "decimal", "label": "Monthly fee", "range": [0, 10000000000000000], "places": 3, "default": 100},
      {"key": "budget", "type": "decimal", "label": "Budget", "range": [0, 1000000], "places": 2, "default": null}
    ]}
  ]},
  "tables": {
    "sizes": {"label": "Sizes", "columns": ["id", "points", "group"], "rows": [
      ["small", 1, "shared"],
      ["medium", 5, "shared"],
      ["large", 9, "own"]
    ]},
    "instalments": {"columns": ["id", "pct"], "rows": [
      ["start", 33],
      ["middle", 33],
      ["end", 34]
    ]}
  },
  "rate_card": {
    "roles": [
      {"id": "A", "label": "Analyst", "bill": 1.5, "cost": 0.75},
      {"id": "B", "label": "Builder", "bill": 0.5, "cost": 0.25}
    ],
    "mixes": {
      "even": {"A": 50, "B": 50},
      "senior": {"A": 100}
    }
  },
  "services": [
    {"code": "S1", "label": "Project", "stream": "implementation", "owner": "partner", "boundary": "as listed"},
    {"code": "S2", "label": "Care", "stream": "support", "owner": "partner"}
  ],
  "phases": [
    {"id": "plan", "label": "Planning"},
    {"id": "build", "label": "Building", "row": "construction"},
    {"id": "manage", "label": "Managing", "spread_over": ["plan", "build"]}
  ]
})json";

inline constexpr const char* kRulesFile = R"json({
  "facts": {
    "half_records": {"value": "(records.customers + records.orders) / 2", "label": "Half the records", "unit": "records", "round": "RH", "decimals": 0, "because": "Half of {records.customers} and {records.orders}"},
    "size_row": "sizes[id = size][1]",
    "score": {"value": "size_points + review_points", "label": "Score", "unit": "points"},
    "hard_tier": "if count(triggers) > 0 then 2 else 1",
    "soft_tier": "if score >= 9 then 2 else 1",
    "tier": {"value": "max(hard_tier, soft_tier)", "label": "Tier", "because": "The larger of {hard_tier} and {soft_tier}"},
    "band": {"value": "if score < 5 then \"low\" else \"high\"", "label": "Band"},
    "model": {"value": "if count(reasons_for_own) > 0 then \"own\" else \"shared\"", "label": "Hosting"},
    "has_budget": "if budget = null then true else budget >= one_time_net",
    "care_cost_pct": 40,
    "year": {"value": "one_time_net + 12 * monthly_recurring", "label": "First year", "unit": "USD"}
  },
  "decisions": {
    "size_points": {"label": "Points of size", "hit": "unique", "input": "size", "output": "points", "rules": [
      ["\"small\"", 1],
      {"id": "medium_points", "if": ["\"medium\""], "then": 5, "because": "The size is {size}"},
      ["\"large\"", 9]
    ]},
    "review_points": {"hit": "collect", "aggregate": "sum", "inputs": ["reviews"], "output": "points", "default": 0, "rules": [
      ["> 3", 1],
      ["> 6", 2]
    ]},
    "triggers": {"label": "Triggers", "hit": "collect", "rules": [
      {"id": "t_rush", "when": "rush", "because": "It is a rush with {reviews} reviews"},
      {"id": "t_records", "when": "half_records > 500", "because": "More than 1,000 records"}
    ]},
    "reasons_for_own": {"label": "Reasons for own hosting", "hit": "collect", "rules": [
      {"id": "o_large", "when": "size_row.group = \"own\"", "because": "Large deals have their own hosting"},
      {"id": "o_audit", "when": "list contains(extras, \"audit\")", "because": "An audit is in scope"}
    ]},
    "care_plan": {"label": "Care plan", "hit": "priority", "output": "plan", "priority": ["gold", "silver"], "default": "\"silver\"", "rules": [
      {"id": "always", "when": "true", "then": "\"silver\""},
      {"id": "gold_for_rush", "when": "rush", "then": "\"gold\"", "because": "A rush gets gold"}
    ]}
  },
  "scope": {
    "components": [
      {"id": "size", "decision": "size_points", "label": "Size"},
      {"id": "reviews", "decision": "review_points", "label": "Reviews"}
    ],
    "score": "score",
    "hard_tier": "hard_tier",
    "soft_tier": "soft_tier",
    "tier": "tier",
    "triggers": "triggers",
    "thresholds": [9],
    "tiers": [
      {"value": 1, "name": "one", "label": "Simple"},
      {"value": 2, "name": "two"}
    ]
  },
  "deployment": {
    "criteria": [
      {"id": "size", "decision": "size_points", "label": "Size"}
    ],
    "score": "score",
    "band": "band",
    "hard_triggers": "reasons_for_own",
    "model": "model",
    "plan": "care_plan",
    "models": [
      {"id": "shared", "label": "Shared hosting", "ruled_out_by": ["reasons_for_own"]},
      {"id": "own", "label": "Own hosting"}
    ]
  },
  "gates": [
    {"id": "G1", "label": "Budget", "rules": [
      {"when": "not(has_budget)", "verdict": "block", "reason": "budget_short", "because": "The budget is {budget}"}
    ]},
    {"id": "G2", "label": "Reviews", "rules": [
      {"when": "reviews > 2", "verdict": "assume", "reason": "some_reviews", "because": "{reviews} reviews"},
      {"when": "reviews > 4", "verdict": "refer", "reason": "many_reviews", "approvers": ["boss"], "because": "{reviews} reviews are many"},
      {"when": "reviews > 5", "verdict": "refer", "reason": "too_many_reviews", "approvers": ["clerk", "boss"], "because": "Too many"},
      {"when": "reviews > 8", "verdict": "block", "reason": "endless_reviews", "because": "Endless"}
    ]},
    {"id": "G3", "label": "Extras", "rules": [
      {"when": "list contains(extras, \"training\")", "verdict": "refer", "reason": "training", "approvers": ["clerk"], "because": "Training is extra"}
    ]}
  ],
  "lines": {
    "one_time": [
      {"id": "planning", "label": "Planning work", "service": "S1", "phase": "plan", "price": {"model": "role_hours", "hours": "plan_hours", "mix": "even"}},
      {"id": "building", "label": "Building work", "service": "S1", "phase": "build", "price": {"model": "role_hours", "hours": "build_hours", "mix": "even"}},
      {"id": "managing", "service": "S1", "phase": "manage", "price": {"model": "role_hours", "hours": "manage_hours", "mix": "even"}}
    ],
    "recurring": [
      {"id": "care", "label": "Care", "service": "S2", "stream": "support", "price": {"model": "flat", "value": "monthly_fee"}, "cost": {"model": "percent_of_price", "pct": "care_cost_pct"}},
      {"id": "audit", "service": "S2", "stream": "support", "when": "list contains(extras, \"audit\")", "price": {"model": "flat", "value": 50}, "cost": {"model": "flat", "value": 20}}
    ]
  },
  "adjustments": {"document_discount": {"label": "Discount", "pct": "discount_pct"}},
  "milestones": {"plan": "instalments", "labels": {"start": "At the start"}},
  "margin_bands": [
    {"id": "good", "label": "Good", "at_least": 40},
    {"id": "poor", "label": "Poor"}
  ],
  "approvals": {
    "roles": [
      {"id": "boss", "label": "The boss", "side": "partner"},
      {"id": "clerk", "label": "The clerk", "side": "partner"},
      {"id": "nobody", "label": "Nobody", "side": "platform"}
    ],
    "rules": [
      {"role": "clerk", "reason": "large_deal", "when": "one_time_list > 5000", "because": "The list price is {one_time_list}"},
      {"role": "boss", "reason": "discount", "when": "discount_pct > 5", "because": "A discount of {discount_pct} %"},
      {"role": "boss", "reason": "referred", "when": "gates_referring >= 2", "because": "{gates_referring} gates refer"}
    ]
  },
  "document": {"clauses": [
    {"id": "general", "title": "General"},
    {"id": "rush_clause", "title": "Rush", "text": "In a hurry", "when": "rush"}
  ]},
  "metrics": ["year", "monthly_recurring"],
  "summary": [
    {"key": "book", "part": "book"},
    {"key": "outcome", "value": "if gates_blocking > 0 then \"stop\" else \"go\""},
    {"key": "figures", "fields": [
      {"key": "net", "value": "one_time_net", "as": "money"},
      {"key": "tier", "value": "tier", "as": "number"},
      {"key": "score", "value": "score", "as": "decimal1"}
    ]},
    {"key": "rush", "when": "rush", "fields": [
      {"key": "reviews", "value": "reviews"}
    ]},
    {"key": "approvals", "part": "approvals"}
  ]
})json";

}  // namespace qw_test
