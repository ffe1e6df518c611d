"""`python -m tests.simulation`: one schedule to be looked at, or as many as one likes."""

from __future__ import annotations

import argparse
import os
import sys
import time

from tests.simulation.many import Tally, many
from tests.simulation.schedule import schedule
from tests.simulation.shrink import shrunk, words
from tests.simulation.world import run


def main() -> int:
    """Run from the command line; 1 where something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="of the first schedule")
    parser.add_argument("--schedules", type=int, default=0, help="how many, on all cores")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--steps", default="", help="only these, by their numbers")
    parser.add_argument("--plain", action="store_true", help="without keys and photos")
    chosen = parser.parse_args()
    if chosen.schedules:
        return _many(range(chosen.seed, chosen.seed + chosen.schedules), chosen.processes)
    order = schedule(chosen.seed, is_plain=chosen.plain)
    if chosen.steps:
        order = order.only({int(number) for number in chosen.steps.split(",")})
    done = run(order)
    print("\n".join(done.trace))
    if not done.wrong:
        print(f"All is well after {done.seconds:.0f} s of its time.")
        return 0
    print("\n".join(done.wrong))
    print(words(order if chosen.steps else shrunk(order)))
    return 1


def _many(seeds: range, processes: int) -> int:
    start, told, known = time.monotonic(), 0.0, 0
    tally = Tally()
    for tally in many(seeds, processes):
        for seed, wrong in list(tally.wrong.items())[known:]:
            print(f"seed {seed}: {'; '.join(wrong[:4])}", flush=True)
        known = len(tally.wrong)
        if time.monotonic() - told > 30:
            told = time.monotonic()
            print(_line(tally, told - start), flush=True)
    print(_line(tally, time.monotonic() - start))
    for name, count in tally.met.most_common():
        print(f"  in {count:7,} schedules: {name}")
    for seed in list(tally.wrong)[:3]:
        print(words(shrunk(schedule(seed))))
    return 1 if tally.wrong else 0


def _line(tally: Tally, took: float) -> str:
    days = tally.seconds / 86_400
    each = 1000 * took / max(1, tally.runs)
    return (
        f"{tally.runs:,} schedules, {len(tally.wrong):,} went wrong; {days:,.0f} days passed in "
        f"{took:.0f} s ({each:.0f} ms each)"
    )


if __name__ == "__main__":
    sys.exit(main())
