"""Layers of price books merged into one object, written from assets/pricebooks/LAYERS.md for tests of their content.

merged(folder)      the book of a folder with the layers below it
leaves(book)        ("tables/support_plans/rows/basic/price", value) of every value, by the names of the merge
chain(folder)       the folders of its layers, the lowest first
"""

import json


def chain(folder):
    """Folders of the layers of a book, the lowest first."""
    extends = layer(folder)["meta"].get("extends")
    return (chain(folder.parent / extends) if extends else []) + [folder]


def layer(folder):
    """The files of one folder as one object; facts, tables, decisions and worksheets may be spread over several."""
    sections = {}
    for path in sorted(folder.glob("*.json")):
        for key, value in json.loads(path.read_text(encoding="utf-8")).items():
            if key == "$schema":  # for editors
                continue
            if key not in sections:
                sections[key] = value
            elif isinstance(value, list):
                sections[key] = sections[key] + value
            else:
                sections[key] = {**sections[key], **value}
    return sections


def name_of(item):
    """The name of an item of a list, or None."""
    if isinstance(item, list):
        return item[0] if item and isinstance(item[0], (str, int)) else None
    if not isinstance(item, dict):
        return None
    if "role" in item and "reason" in item:
        return f"{item['role']}/{item['reason']}"
    return next((item[key] for key in ("id", "key", "code", "reason") if key in item), None)


def named(items):
    """Items by name, or None when one has none or two have the same."""
    names = [name_of(item) for item in items]
    return dict(zip(names, items)) if None not in names and len(set(names)) == len(names) else None


def merge_rows(base, upper, columns):
    """Rows of a table by their first cell; a row that is an object changes the cells it names."""
    rows = {row[0]: list(row) for row in base}
    for row in upper:
        if isinstance(row, list):
            rows[row[0]] = row
            continue
        for column, cell in row.items():
            if column == columns[0]:
                continue
            rows[row[columns[0]]][columns.index(column)] = cell
    return list(rows.values())


def merge(base, upper, path=()):
    """`upper` laid over `base`."""
    if isinstance(upper, dict) and "$replace" in upper:
        rest = {key: value for key, value in upper.items() if key != "$replace"}
        return upper["$replace"] if isinstance(upper["$replace"], list) else rest
    if isinstance(base, dict) and isinstance(upper, dict):
        return merge_objects(base, upper, path)
    if isinstance(base, list) and isinstance(upper, list):
        lower, above = named(base), named(upper)
        if lower is not None and above is not None:
            return list(merge_objects(lower, above, path).values())
    if len(path) == 2 and path[0] == "facts":
        if isinstance(base, dict) and not isinstance(upper, dict):
            return {**base, "value": upper}
        if isinstance(upper, dict) and not isinstance(base, dict):
            return {"value": base, **upper}
    return upper


def merge_objects(base, upper, path):
    result = dict(base)
    for key, value in upper.items():
        if isinstance(value, dict) and value.get("$remove") is True:
            result.pop(key)
        elif key == "rows" and len(path) == 2 and path[0] == "tables" and key in base and isinstance(value, list):
            result[key] = merge_rows(base[key], value, base["columns"])
        elif key in base:
            result[key] = merge(base[key], value, path + (key,))
        elif key not in ("$before", "$after"):
            result[key] = value
    return result


def merged(folder):
    """The book of a folder as one object; `meta` keeps its own id, version and title."""
    book = {}
    for below in chain(folder):
        upper = layer(below)
        before, after = (part.get("meta", {}).get("currency") for part in (book, upper))
        if before and after and before != after:
            follow_currency(book, before, after)
        book = merge(book, upper)
    return book


def follow_currency(node, before, after):
    """Units of amounts that are in the currency of the layers below become the one of the layer that sells."""
    if isinstance(node, dict) and node.get("unit") == before:
        node["unit"] = after
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        follow_currency(item, before, after)


def leaves(node, path=()):
    """Path and value of every text, number and truth value."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from (leaves(value, path + (key,)) if not key.startswith("$") else ())
    elif isinstance(node, list):
        by_name = named(node)
        for key, value in (by_name.items() if by_name is not None else enumerate(node)):
            yield from leaves(value, path + (str(key),))
    else:
        yield "/".join(path), node
