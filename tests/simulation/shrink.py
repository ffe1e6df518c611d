"""The fewest steps of a schedule that still go wrong."""

from __future__ import annotations

from tests.simulation.schedule import Schedule
from tests.simulation.world import run


def shrunk(schedule: Schedule) -> Schedule:
    """Return `schedule`, which goes wrong, without the steps that have nothing to do with it."""
    kept = [step.number for step in schedule.steps]
    size = len(kept) // 2
    while size:
        at = 0
        while at < len(kept):
            fewer = kept[:at] + kept[at + size :]
            if run(schedule.only(fewer)).wrong:
                kept = fewer
            else:
                at += size
        size //= 2
    return schedule.only(kept)


def words(schedule: Schedule) -> str:
    """Return how to see a schedule go wrong again."""
    numbers = ",".join(str(step.number) for step in schedule.steps)
    steps = "\n".join(f"  {step}" for step in schedule.steps)
    clocks = ", ".join(schedule.clocks)
    return (
        f"python -m tests.simulation --seed {schedule.seed} --steps {numbers}\n"
        f"  {schedule.devices} devices and a stranger, clocks: {clocks}; "
        f"{schedule.processes} process(es)\n{steps}"
    )
