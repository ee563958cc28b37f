#!/usr/bin/env python3
"""Compares oracle, native engine and WebAssembly module on generated quotes, byte for byte.

commerce_compare.py [--native "CMD"] [--wasm "CMD"] --seed N --count N [--show N] [--keep FILE] [--no-oracle]
commerce_compare.py [--native "CMD"] [--wasm "CMD"] --input FILE

CMD reads one request of the API a line on standard input and writes one reply a line. Prints the first differences as
paths, then counts and times; exit 1 on any difference. --keep FILE writes the cases that differ, for --input.
"""

import argparse
import json
import shlex
import sys
import time
from concurrent.futures import ProcessPoolExecutor

sys.dont_write_bytecode = True

from commerce_engines import run  # noqa: E402
from commerce_price import price_line_of_text  # noqa: E402
from differences import differences  # noqa: E402
from gen_commerce import cases  # noqa: E402

CHUNK = 250


def generated(chunk):
    return list(cases(*chunk))


def oracle(texts):
    return [price_line_of_text(text) for text in texts]


def chunks_of(seed, count):
    return [(seed * 100000 + at, min(CHUNK, count - at)) for at in range(0, count, CHUNK)]


def engine(job):
    command, texts = job
    return run(shlex.split(command), texts)


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def difference(ours, theirs):
    """[(path, expected, got)]"""
    a, b = parsed(ours), parsed(theirs)
    if isinstance(a, dict) and isinstance(b, dict) and ("error" in a) == ("error" in b):
        return differences(a, b) or [("(order or form of members)", ours[:300], theirs[:300])]
    return [("(one side refuses)", ours[:120], theirs[:300])]


def brief(text):
    return text[:60] if text.startswith(('{"error"', "(")) else "prices"


class Report:
    """Differences of one pair of sides, the first of each kind shown."""

    def __init__(self, name, show):
        self.name, self.show, self.kinds, self.lines = name, show, {}, set()

    def add(self, number, text, ours, theirs, message):
        found = difference(ours, theirs)
        path = "/".join(part for part in found[0][0].split("/") if not part.isdigit())
        kind = path if not path.startswith("(one") else f"{path} {brief(ours)} against {brief(theirs)}"
        self.kinds.setdefault(kind, []).append(number)
        self.lines.add(number)
        if len(self.lines) > self.show:
            return
        print(f"{self.name}: case {number + 1}: {text}")
        for where, a, b in found[:8]:
            print(f"    {where}: {json.dumps(a)[:200]} against {json.dumps(b)[:200]}")
        if message:
            print(f"    it said: {message}")

    def close(self, count):
        for kind, numbers in sorted(self.kinds.items(), key=lambda item: -len(item[1])):
            print(f"{self.name}: {len(numbers)} differ first at {kind}, the first is case {numbers[0] + 1}")
        print(f"{self.name}: {count - len(self.lines)} of {count} equal")


def timed(name, work):
    start = time.time()
    found = work()
    print(f"{name}: {time.time() - start:.1f} s")
    return found


def flat(lists):
    return [item for part in lists for item in part]


def read_cases(pool, chosen):
    if chosen.input:
        with open(chosen.input, encoding="utf-8") as source:
            return source.read().splitlines()
    return flat(pool.map(generated, chunks_of(chosen.seed, chosen.count)))


def sides_of(pool, chosen, texts):
    """{name: [(outcome, message)]}, the side that leads first; None when a command failed."""
    parts = [texts[at:at + CHUNK] for at in range(0, len(texts), CHUNK)]
    sides = {}
    if not chosen.no_oracle:
        sides["oracle"] = timed("oracle", lambda: [(t, "") for t in flat(pool.map(oracle, parts))])
    big = [texts[at:at + 2500] for at in range(0, len(texts), 2500)]
    for name, command in (("native", chosen.native), ("wasm", chosen.wasm)):
        if command:
            results = timed(name, lambda c=command: list(pool.map(engine, [(c, part) for part in big])))
            sides[name] = flat(found for found, _ in results)
            if any(code for _, code in results):
                print(f"{name}: ended with {[code for _, code in results if code][0]}")
                return None
    return sides


def compare(texts, sides, chosen):
    """Number of differences."""
    names, wrong = list(sides), 0
    refused = sum(outcome.startswith('{"error"') for outcome, _ in sides[names[0]])
    print(f"{len(texts)} cases, {refused} of them refused by {names[0]}")
    kept = set()
    for one, other in [(a, b) for i, a in enumerate(names) for b in names[i + 1:]]:
        report = Report(f"{one} and {other}", chosen.show)
        for number, text in enumerate(texts):
            ours, theirs = sides[one][number], sides[other][number]
            if ours[0] != theirs[0]:
                report.add(number, text, ours[0], theirs[0], theirs[1])
        report.close(len(texts))
        wrong += len(report.lines)
        kept |= report.lines
    if chosen.keep:
        with open(chosen.keep, "w", encoding="utf-8") as out:
            out.write("".join(texts[number] + "\n" for number in sorted(kept)))
    return wrong


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--native")
    options.add_argument("--wasm")
    options.add_argument("--no-oracle", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=600)
    options.add_argument("--input", metavar="FILE")
    options.add_argument("--show", type=int, default=5)
    options.add_argument("--keep", metavar="FILE")
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    with ProcessPoolExecutor(chosen.jobs) as pool:
        texts = timed("cases", lambda: read_cases(pool, chosen))
        sides = sides_of(pool, chosen, texts)
    if sides is None or len(sides) < 2:
        print("there are not two sides to compare" if sides is not None else "not compared")
        return 1
    return 1 if compare(texts, sides, chosen) else 0


if __name__ == "__main__":
    sys.exit(main())
