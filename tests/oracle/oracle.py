#!/usr/bin/env python3
"""Independent oracle of the reference price book, written only from the text of the reference rules.

oracle.py FILE...          summary of each answers file, wrapper object or scenario file, one line each
oracle.py --jsonl FILE|-   one input a line, {"book":"reference","answers":{...}}; one summary or {"error":...} each
oracle.py --check [DIR]    every scenario of DIR against its "expected"; prints the differences, exit 1 on any
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the sources are read-only in packaged checkouts

from differences import differences  # noqa: E402
from intake import BadInput, Number, parse, read_answers  # noqa: E402
from summary import summarize  # noqa: E402

SCENARIOS = Path(__file__).resolve().parents[3] / "shared" / "domain" / "scenarios"


def write(value):
    """Compact JSON on one line, keys in the order they were made."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def read_input(text):
    """Checked answers of one input text; raises BadInput."""
    parsed = parse(text)
    book = parsed.get("book", "reference") if isinstance(parsed, dict) and "answers" in parsed else "reference"
    if book != "reference":
        raise BadInput("unknown price book")
    return read_answers(parsed)


def evaluate(text):
    """Summary object of one input text; raises BadInput."""
    return summarize(read_input(text))


def evaluate_line(text):
    """Output object of one JSONL line; refusal is an object with an error."""
    try:
        return evaluate(text)
    except BadInput as problem:
        return {"error": str(problem)}


def plain(value):
    """A strictly parsed value as ordinary Python values; integers stay integers."""
    if isinstance(value, Number):
        return json.loads(value.text)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def check(folder):
    """Number of scenarios that differ from their expected summary."""
    files = sorted(Path(folder).glob("*.json"))
    failed = 0
    for path in files:
        text = path.read_text(encoding="utf-8")
        found = differences(plain(parse(text)["expected"]), evaluate_line(text))
        failed += bool(found)
        print(f"{'differs' if found else 'equal  '} {path.name}")
        for where, expected, actual in found:
            print(f"  {where}: expected {write(expected)}, oracle {write(actual)}")
    print(f"{len(files) - failed} of {len(files)} scenarios equal")
    return failed if files else 1


def run_jsonl(name):
    with sys.stdin if name == "-" else open(name, encoding="utf-8") as lines:
        for line in lines:
            print(write(evaluate_line(line)))
    return 0


def run_files(names):
    status = 0
    for name in names:
        try:
            print(write(evaluate(Path(name).read_text(encoding="utf-8"))))
        except BadInput as problem:
            print(f"{name}: {problem}", file=sys.stderr)
            status = 1
    return status


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*")
    options.add_argument("--jsonl", metavar="FILE")
    options.add_argument("--check", metavar="DIR", nargs="?", const=str(SCENARIOS))
    chosen = options.parse_args()
    if chosen.check:
        return 1 if check(chosen.check) else 0
    if chosen.jsonl:
        return run_jsonl(chosen.jsonl)
    if not chosen.files:
        options.error("no input")
    return run_files(chosen.files)


if __name__ == "__main__":
    sys.exit(main())
