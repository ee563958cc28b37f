#!/usr/bin/env python3
"""Brings the units of amounts that the layers below a partner gained into the partner's currency.

currency_units.py           prints what stands in another currency, exit 1 on any
currency_units.py --write   writes the units into the partner's layers, and prints the amounts to convert by hand

An amount itself is a decision of the partner: a number, a default or a range beside such a unit is only named.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the sources are read-only in packaged checkouts

from layers import layer, merged, name_of  # noqa: E402

BOOKS = Path(__file__).resolve().parents[2] / "assets" / "pricebooks"
CURRENCIES = ("USD", "EUR", "GBP", "CHF", "INR")
WIDTH = 170


def partner_books():
    """Folders of the books whose layer is a partner's, each after the one it extends."""
    folders = [folder for folder in BOOKS.iterdir() if (folder / "00-meta.json").is_file()]
    return sorted((folder for folder in folders if layer(folder)["meta"].get("layer") == "partner"),
                  key=lambda folder: (layer(folder)["meta"]["extends"].startswith("partner"), folder.name))


def foreign(node, own, path=()):
    """(path, holder) of each object whose unit is another currency than `own`; items of lists by key and name."""
    if isinstance(node, dict):
        if node.get("unit") in CURRENCIES and node["unit"] != own:
            yield path, node
        for key, value in node.items():
            yield from foreign(value, own, path + (key,))
    elif isinstance(node, list) and all(isinstance(item, dict) and name_of(item) for item in node):
        for item in node:
            label = "key" if "key" in item else "id"
            yield from foreign(item, own, path + ((label, item[label]),) if label in item else path)


def place(root, path):
    """The object at a path, made where it is missing."""
    for step in path:
        if isinstance(step, tuple):
            found = next((item for item in root if item.get(step[0]) == step[1]), None)
            if found is None:
                found = {step[0]: step[1]}
                root.append(found)
            root = found
        else:
            is_list = step in ("sections", "questions", "worksheets", "options")
            root = root.setdefault(step, [] if is_list else {})
    return root


def written(value, indent=0):
    """JSON as the books are written: an object or a list on one line where it fits."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or (indent >= 4 and len(line) + indent <= WIDTH):
        return line
    pad, is_object = " " * (indent + 2), isinstance(value, dict)
    rows = value.items() if is_object else enumerate(value)
    lines = [pad + (f"{json.dumps(key)}: " if is_object else "") + written(item, indent + 2) for key, item in rows]
    ends = ("{\n", "}") if is_object else ("[\n", "]")
    return ends[0] + ",\n".join(lines) + "\n" + " " * indent + ends[1]


def file_of(folder, path):
    """The file of a layer that holds what a path names; what none holds goes beside the other units."""
    for file in sorted(folder.glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8")).get(path[0], {})
        if path[0] == "intake" and content or path[0] == "facts" and path[1] in content:
            return file
    return folder / "90-currency.json"


def set_unit(folder, path, own):
    file = file_of(folder, path)
    content = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    place(content, path)["unit"] = own
    file.write_text(written(content) + "\n", encoding="utf-8")


def main():
    count = 0
    for folder in partner_books():
        own = layer(folder)["meta"]["currency"]
        for path, holder in list(foreign(merged(folder), own)):
            count += 1
            members = [(key, holder.get(key)) for key in ("value", "default", "range")]
            amounts = {key: value for key, value in members if isinstance(value, (int, float, list))}
            named = "/".join(step[1] if isinstance(step, tuple) else step for step in path)
            look = f", look at {json.dumps(amounts)}" if amounts else ""
            print(f"{folder.name}: {named} is in {holder['unit']}{look}")
            if "--write" in sys.argv:
                set_unit(folder, path, own)
    return 1 if count and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
