"""Run charts, tests and cycles in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.models.improvement import Cycle, Measurement, SmallTest, plain
from app.models.moment import spoken
from app.models.runchart import LEAST, RunChart, Signal
from app.words import improvement as words


def amount(value: int, unit: str) -> str:
    """Return a number with its unit."""
    return f"{plain(value)}{'' if unit == '%' or not unit else ' '}{unit}"


def named(test: SmallTest) -> str:
    """Return what a test measures."""
    return test.measure or words.RESULTS


def sentence(test: SmallTest, measured: Sequence[Measurement], chart: RunChart, today: date) -> str:
    """Return what a run chart shows, in a sentence or two."""
    if len(measured) == 1:
        said = amount(measured[0].value, test.unit)
        return words.SAID_ONE.format(measure=named(test), value=said)
    numbers = {"median": chart.median, "low": min(chart.values), "high": max(chart.values)}
    told = words.SAID.format(
        measure=named(test),
        n=len(measured),
        first=spoken(measured[0].day, today),
        last=spoken(measured[-1].day, today),
        latest=amount(chart.values[-1], test.unit),
        **{name: amount(value, test.unit) for name, value in numbers.items()},
    )
    if chart.base < len(measured):
        told = f"{told} {words.SAID_BASE.format(n=chart.base)}"
    return told


def _signal(
    test: SmallTest, measured: Sequence[Measurement], chart: RunChart, signal: Signal, today: date
) -> str:
    if not signal.points:
        fewest, most = chart.limits or (0, 0)
        form = words.FEW if signal.kind == "few" else words.MANY
        return form.format(runs=chart.runs, fewest=fewest, most=most)
    forms = words.SHIFT if signal.kind == "shift" else words.TREND
    told = forms[signal.way].format(
        n=len(signal.points),
        first=spoken(measured[signal.points[0]].day, today),
        last=spoken(measured[signal.points[-1]].day, today),
    )
    if not test.better:
        return told
    return f"{told} {words.BETTER_WAY if signal.way == test.better else words.WORSE_WAY}"


def signals(
    test: SmallTest, measured: Sequence[Measurement], chart: RunChart, today: date
) -> list[str]:
    """Return each signal in words; where there is none, why."""
    told = [_signal(test, measured, chart, signal, today) for signal in chart.signals]
    if told:
        return told
    return [words.TOO_FEW if len(measured) < LEAST else words.NO_SIGNAL]


def side(value: int, chart: RunChart) -> str:
    """Return on which side of the median a value is, in words."""
    if value == chart.median:
        return words.ROW_WHERE["on"]
    return words.ROW_WHERE["up" if value > chart.median else "down"]


def standing(cycles: Sequence[Cycle]) -> str:
    """Return how a test stands, in a few words."""
    if not cycles:
        return words.STATES["none"]
    act = cycles[-1].act
    if len(cycles) == 1 and act in ("adopt", "drop"):
        return words.ADOPTED_ONCE if act == "adopt" else words.DROPPED_ONCE
    return words.STATES[act or "going"].format(n=len(cycles))


def when(cycle: Cycle, today: date) -> str:
    """Return the days of a cycle, in words."""
    if not cycle.begins:
        return words.PLANNED
    first = spoken(cycle.begins, today)
    if cycle.ends == cycle.begins:
        return first
    if not cycle.ends:
        return words.SINCE.format(day=first)
    return words.FROM_TO.format(first=first, last=spoken(cycle.ends, today))
