#!/usr/bin/env python3
"""Inputs for the comparison of oracle and engine: threshold cases, random deals, partial answers, invalid inputs.

generate.py --seed N --count N [--coverage]    writes count JSONL lines; the same seed gives the same bytes

--coverage writes, in place of the lines, which ids of the rules occur in the summaries and which never do.
"""

import argparse
import sys

sys.dont_write_bytecode = True

from gen_edges import grids, singles  # noqa: E402
from gen_random import invalid_line, partial_deal, random_deal, same_number  # noqa: E402
from gen_solve import solved  # noqa: E402
from gen_tools import Dice, changed, full, line_of, load_bases  # noqa: E402

# shares of the whole in percent; threshold cases take the rest
RANDOM, PARTIAL, INVALID = 12, 4, 8


def fitted(dice, items, size):
    """Exactly size items: a sample when there are more, all of them and then a sample again when there are fewer."""
    chosen = []
    while len(chosen) < size:
        chosen += dice.sample(items, size - len(chosen))
    return chosen


def threshold_lines(dice, bases, size):
    """Solver cases first, then every edge on the empty deal and every grid case on a base deal, as far as they fit."""
    def single_case(change):
        return lambda: line_of(changed(full({}) if dice.chance(0.2) else {}, **change))

    def base():
        return bases[0] if dice.chance(0.35) else dice.pick(bases)

    def grid_case(case):
        return lambda: line_of(case(base()))

    def solver_case(deal):
        return lambda: line_of(deal)

    solver = [solver_case(deal) for deal in solved(dice, bases)]
    others = [single_case(change) for change in singles()] + [grid_case(case) for case in grids()]
    first = dice.sample(solver, size // 3)
    return [make() for make in first + fitted(dice, others, size - len(first))]


def generate(seed, count):
    """The JSONL lines, without line ends."""
    dice = Dice(seed)
    bases = list(load_bases().values())
    n_random, n_partial, n_invalid = (count * share // 100 for share in (RANDOM, PARTIAL, INVALID))
    lines = threshold_lines(dice, bases, count - n_random - n_partial - n_invalid)
    lines += [line_of(random_deal(dice, bases)) for _ in range(n_random)]
    for _ in range(n_partial):
        lines.append(line_of(same_number(dice, random_deal(dice, bases)) if dice.chance(0.2)
                             else partial_deal(dice, bases)))
    lines += [invalid_line(dice, bases) for _ in range(n_invalid)]
    return dice.shuffled(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, required=True)
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--coverage", action="store_true")
    chosen = options.parse_args()
    lines = generate(chosen.seed, chosen.count)
    if chosen.coverage:
        from coverage import report
        return report(lines)
    sys.stdout.write("".join(line + "\n" for line in lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
