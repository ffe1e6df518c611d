"""Many schedules, on all cores."""

from __future__ import annotations

import gc
import multiprocessing
from collections import Counter
from collections.abc import Generator, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache

from tests.simulation.schedule import schedule
from tests.simulation.template import template
from tests.simulation.world import run

TOGETHER = 25
"""Schedules that one process takes at a time."""


@dataclass(slots=True)
class Tally:
    """What came of many schedules."""

    runs: int = 0
    seconds: float = 0.0
    """How long they took in the time of their worlds."""
    met: Counter[str] = field(default_factory=Counter)
    """In how many schedules there was each kind of step."""
    wrong: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """What went wrong, by seed."""

    def add(self, other: Tally) -> None:
        """Count what `other` has counted."""
        self.runs += other.runs
        self.seconds += other.seconds
        self.met += other.met
        self.wrong.update(other.wrong)


@cache
def _prepare() -> None:
    """Make what all schedules begin with, once in each process."""
    for has_keys in (False, True):
        template(has_keys=has_keys)
    # What is there by now stays, and need not be looked through again and again. Later there would
    # be a world among it, which would never be let go.
    gc.collect()
    gc.freeze()


def some(seeds: Iterable[int]) -> Tally:
    """Go through the schedules of `seeds`, here."""
    tally = Tally()
    _prepare()
    for seed in seeds:
        order = schedule(seed)
        done = run(order)
        tally.runs += 1
        tally.seconds += done.seconds
        tally.met.update({step.name for step in order.steps})
        if done.wrong:
            tally.wrong[seed] = done.wrong
    return tally


def many(seeds: range, processes: int) -> Generator[Tally, None, None]:
    """Go through the schedules of `seeds`, and yield the tally after each part of them."""
    tally = Tally()
    parts = [seeds[at : at + TOGETHER] for at in range(0, len(seeds), TOGETHER)]
    # A fork would take along what this process holds open.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            for part in pool.map(some, parts):
                tally.add(part)
                yield tally
        finally:
            # Who has seen enough does not wait for the rest.
            pool.shutdown(wait=False, cancel_futures=True)
