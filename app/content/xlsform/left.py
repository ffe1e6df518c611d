"""What a form had that a checklist cannot hold: where it stood, and why it is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 90
"""Letters of a cell that are shown."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was left out or changed."""

    sheet: str
    row: int
    """As the spreadsheet counts it; 0 for the whole sheet."""
    words: str
    """What was left out or changed, why, and what to do."""


def report(left: Iterable[Left]) -> list[str]:
    """Return one line for each thing, in the order of the form; what is the same is said once."""
    rows: dict[tuple[str, str], list[int]] = {}
    for one in left:
        rows.setdefault((one.sheet, one.words), []).append(one.row)
    return [f"{sheet}{_rows(found)}: {words}" for (sheet, words), found in rows.items()]


def _rows(numbers: list[int]) -> str:
    there = sorted({number for number in numbers if number})
    if not there:
        return ""
    breaks = [at for at, (a, b) in enumerate(pairwise(there), 1) if b != a + 1]
    runs = [there[a:b] for a, b in pairwise([0, *breaks, len(there)])]
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    said = ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f", row{'s' if len(there) > 1 else ''} {said}"


def short(text: str) -> str:
    """Return the words of a cell in quotes, on one line and no longer than a line holds."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"
