#!/usr/bin/env python3
"""Compares the engine with the oracle on generated inputs, line by line.

compare.py --engine "CMD" --seed N --count N [--show N]
compare.py --engine "CMD" --input FILE

CMD reads JSONL on standard input ({"book":"reference","answers":{...}} a line) and writes one line each: the summary,
or an object with the key "error". Key order and number form count; spacing and error texts do not. Exit 1 on any
difference, and on any exit code of CMD other than 0 and, as some inputs are refused, 2. --keep FILE writes the inputs
that differ, for a second run with --input.
"""

import argparse
import json
import shlex
import subprocess
import sys

sys.dont_write_bytecode = True

from differences import differences  # noqa: E402
from generate import generate  # noqa: E402
from oracle import evaluate_line, write  # noqa: E402

REFUSED = 2  # exit code of a command that refused one of its inputs


def run_engine(command, lines, seconds):
    """Output lines of the engine and its exit code."""
    text = "".join(line + "\n" for line in lines)
    done = subprocess.run(shlex.split(command), input=text.encode("utf-8"), stdout=subprocess.PIPE, timeout=seconds,
                          check=False)
    return done.stdout.decode("utf-8", "replace").splitlines(), done.returncode


def is_error(value):
    return isinstance(value, dict) and "error" in value


def compare_line(engine_text, oracle_value):
    """Differences of one line as (path, engine, oracle)."""
    if engine_text == write(oracle_value):
        return []
    try:
        engine_value = json.loads(engine_text)
    except ValueError:
        return [("(not JSON)", engine_text[:200], "(one JSON object)")]
    if is_error(engine_value) and is_error(oracle_value):
        return []
    if is_error(engine_value) or is_error(oracle_value):
        return [("(refused by one side)", engine_value.get("error", "(a summary)"),
                 oracle_value.get("error", "(a summary)"))] if isinstance(engine_value, dict) else [
                     ("(not an object)", engine_value, "(an object)")]
    return differences(engine_value, oracle_value)


def print_difference(number, line, found):
    print(f"line {number + 1}: {line if len(line) <= 4000 else line[:4000] + '...'}")
    for path, engine, oracle in found[:12]:
        print(f"  {path}: engine {write(engine)}, oracle {write(oracle)}")
    if len(found) > 12:
        print(f"  and {len(found) - 12} more paths")


def compare(lines, engine_lines, show, keep):
    """Number of lines that differ."""
    differing, refused, by_path = [], 0, {}
    for number, line in enumerate(lines):
        expected = evaluate_line(line)
        refused += is_error(expected)
        found = (compare_line(engine_lines[number], expected) if number < len(engine_lines)
                 else [("(no line)", "(absent)", "(a line)")])
        if found:
            differing.append(line)
            by_path.setdefault(found[0][0], []).append(number)
            if len(differing) <= show:
                print_difference(number, line, found)
    if len(engine_lines) != len(lines):
        print(f"the engine wrote {len(engine_lines)} lines for {len(lines)} inputs")
    for path, numbers in sorted(by_path.items(), key=lambda item: -len(item[1])):
        print(f"{len(numbers)} lines differ first at {path}, the first is line {numbers[0] + 1}")
    print(f"{len(lines) - len(differing)} of {len(lines)} lines equal ({refused} refused by the oracle)")
    if keep:
        with open(keep, "w", encoding="utf-8") as out:
            out.write("".join(line + "\n" for line in differing))
    return len(differing) + abs(len(engine_lines) - len(lines))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", required=True)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=3000)
    options.add_argument("--input", metavar="FILE")
    options.add_argument("--show", type=int, default=5)
    options.add_argument("--keep", metavar="FILE")
    options.add_argument("--timeout", type=int, default=600)
    chosen = options.parse_args()
    if chosen.input:
        with open(chosen.input, encoding="utf-8") as source:
            lines = source.read().splitlines()
    else:
        lines = generate(chosen.seed, chosen.count)
    engine_lines, status = run_engine(chosen.engine, lines, chosen.timeout)
    crashed = status not in (0, REFUSED)
    if crashed:
        print(f"the engine ended with code {status}")
    return 1 if compare(lines, engine_lines, chosen.show, chosen.keep) or crashed else 0


if __name__ == "__main__":
    sys.exit(main())
