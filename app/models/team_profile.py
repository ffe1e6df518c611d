"""A team or board looks at itself: what its replies show together, and nothing of any one of them.

The rules are those of section D.6 of the domain research; what is our own says so. Scores are in
hundredths of a step of the scales, as in `strengths`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.models.average import Average
from app.models.strengths import Profile

LEAST = 5
"""D.6: below five replies nothing is shown."""
APART = 3
"""D.6: two results that differ by fewer people are not both shown: who knows the one could find out
of the other what one person said."""
WIDER = ("service", "system")
"""The rungs on which others rely on it without that person."""

Label = Literal["strength", "gap", "split", "thin", "untested"]
LABELS: tuple[Label, ...] = ("strength", "split", "gap", "thin", "untested")
"""In the order in which a team talks about them (D.6)."""
Change = Literal["more", "less", "same", ""]


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the labels begin."""

    often: int = 320
    """D.6: a shared strength has a middle of at least 3.2 …"""
    narrow: int = 100
    """… and a narrow spread: the middle half of the replies lies within one step. Our own number:
    neighbours on the scale, such as "often" and "almost always", are still one view."""
    wide: int = 150
    """A split view: the middle half spans a step and a half or more. Our own number: then one
    quarter says at most "sometimes" where another says more than "often". In between is neither."""
    lacks: int = 100
    """D.6: a shared gap is an importance at least 1 above the middle."""
    few: int = 2
    """D.6: thin cover is fewer than two people at the rung of a service or above."""
    untested: int = 40
    """D.4: untested is what had no chance in 40 % or more of the answers."""
    changes: int = 50
    """From how far apart two rounds are called different: half a step, as in `strengths`."""


RULES = Rules()


@dataclass(frozen=True, slots=True)
class AreaReply:
    """What one reply says of one area: four figures, no words, no name."""

    frequency: int | None
    """None where every answer was "no chance", or none was given."""
    importance: int | None
    reach: str
    """One of `RUNGS`; empty where none was chosen."""
    chanceless: int
    """Per cent of the answers that had no chance."""


Reply = Mapping[str, AreaReply]
"""One person's reply, by id of the area; areas without an answer are left out."""


@dataclass(frozen=True, slots=True)
class AreaResult:
    """What the replies show of one area; None where fewer than `LEAST` said anything of it."""

    middle: float | None
    """The middle one of the frequencies: half of the replies are above, half below."""
    low: float | None
    high: float | None
    """The middle half of the replies lies between these two."""
    importance: float | None
    """The middle one."""
    chanceless: int | None
    """Per cent, over all replies."""
    is_thin: bool | None
    """Whether it depends on few; None where fewer than `LEAST` said how far it reaches."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a round shows."""

    replies: int
    """How many are in it."""
    areas: Mapping[str, AreaResult]


def reply_of(profile: Profile) -> Reply:
    """Return what goes of one's own self-assessment into a round: this and nothing else."""
    return {
        area.id: AreaReply(
            _hundredths(area.frequency),
            _hundredths(area.importance),
            area.reach,
            round(100 * area.chanceless / area.answered) if area.answered else 0,
        )
        for area in profile.areas
        if area.answered or area.importance.count
    }


def _hundredths(average: Average) -> int | None:
    return round(average.total * 100 / average.count) if average.count else None


def result(replies: Sequence[Reply], rules: Rules = RULES) -> Result | None:
    """Return what the replies show together; None where they are fewer than `LEAST`."""
    if len(replies) < LEAST:
        return None
    ids = sorted({id for reply in replies for id in reply})
    return Result(
        len(replies),
        {id: _area([reply[id] for reply in replies if id in reply], rules) for id in ids},
    )


def _area(said: Sequence[AreaReply], rules: Rules) -> AreaResult:
    often = sorted(each.frequency for each in said if each.frequency is not None)
    much = [each.importance for each in said if each.importance is not None]
    reach = [each.reach for each in said if each.reach]
    middle = low = high = None
    if len(often) >= LEAST:
        middle, (low, high) = _middle(often), _hinges(often)
    return AreaResult(
        middle,
        low,
        high,
        _middle(sorted(much)) if len(much) >= LEAST else None,
        round(sum(each.chanceless for each in said) / len(said)) if len(said) >= LEAST else None,
        sum(each in WIDER for each in reach) < rules.few if len(reach) >= LEAST else None,
    )


def _hinges(ordered: Sequence[int]) -> tuple[float, float]:
    """Return the middles of the lower and of the upper half; the middle one belongs to both."""
    half = (len(ordered) + 1) // 2
    return _middle(ordered[:half]), _middle(ordered[-half:])


def _middle(ordered: Sequence[int]) -> float:
    # `statistics` would come to every browser for this alone.
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def labels(area: AreaResult, rules: Rules = RULES) -> tuple[Label, ...]:
    """Return what an area is called, in the order of `LABELS`; it may be none, or several."""
    found: set[Label] = set()
    if area.middle is not None and area.low is not None and area.high is not None:
        spread = area.high - area.low
        if area.middle >= rules.often and spread <= rules.narrow:
            found.add("strength")
        if spread >= rules.wide:
            found.add("split")
        if area.importance is not None and area.importance - area.middle >= rules.lacks:
            found.add("gap")
    if area.is_thin:
        found.add("thin")
    if area.chanceless is not None and area.chanceless >= rules.untested:
        found.add("untested")
    return tuple(label for label in LABELS if label in found)


def change(now: AreaResult, before: AreaResult | None, rules: Rules = RULES) -> Change:
    """Return how an area stands against the round before; empty where one of them shows nothing."""
    if before is None or now.middle is None or before.middle is None:
        return ""
    by = now.middle - before.middle
    if abs(by) < rules.changes:
        return "same"
    return "more" if by > 0 else "less"


def may_show(replies: int, new: int, gone: int, *, was_shown: bool) -> bool:
    """Return whether a result of `replies` may be shown now.

    `new` are those that are in no result that was shown, `gone` those that were and were taken
    back since. Who takes a reply back and replies anew is one of each, and still one person: so
    the greater of the two counts, not their sum.
    """
    return replies >= LEAST and (not was_shown or max(new, gone) >= APART)


def gap(area: AreaResult) -> float:
    """Return how far importance is above the middle; 0 where one is not known."""
    if area.importance is None or area.middle is None:
        return 0.0
    return area.importance - area.middle
