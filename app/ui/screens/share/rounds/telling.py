"""Rounds and their results in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.content import Area
from app.models.moment import dated, said
from app.models.team_profile import AreaReply, AreaResult, Result, gap, labels
from app.models.team_round import Round
from app.state.rounds import Rounds
from app.ui.screens.reflect.strengths.telling import step
from app.words import rounds as words
from app.words import strengths as scale


def score(hundredths: float, names: dict[int, str]) -> str:
    """Return a score in words, with its number."""
    return scale.STEPS.format(words=step(hundredths / 100, names), number=number(hundredths))


def number(hundredths: float) -> str:
    """Return a score as its number alone."""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def replied(round: Round) -> str:
    """Return how many have replied; somebody may have come to the team since it was opened."""
    most = max(round.invited, round.replied)
    return words.REPLIED[min(round.replied, 2)].format(n=round.replied, all=most)


def stands(rounds: Rounds, round: Round) -> str:
    """Return whether a round is open, and how many have replied."""
    now = rounds.now()
    if round.is_open(now):
        return words.OPEN_UNTIL.format(day=dated(round.until), replied=replied(round))
    return words.CLOSED.format(day=dated(round.closed or round.until), replied=replied(round))


def as_of(rounds: Rounds) -> str:
    """Return how old it is what one sees."""
    if not rounds.asked_at:
        return words.OFFLINE
    return words.AS_OF.format(day=said(rounds.asked_at, rounds.now()))


def reply_lines(area: AreaReply) -> list[str]:
    """Return the figures of one area as they would be sent."""
    lines = []
    if area.frequency is not None:
        lines.append(words.OFTEN.format(words=score(area.frequency, scale.OFTEN_WORDS)))
    if area.importance is not None:
        lines.append(words.MUCH.format(words=score(area.importance, scale.MUCH_WORDS)))
    reach = words.RUNGS.get(area.reach)
    lines.append(words.REACH.format(words=reach) if reach else words.NO_REACH)
    lines.append(words.CHANCELESS.format(n=area.chanceless))
    return lines


def result_lines(area: AreaResult) -> list[str]:
    """Return what the replies say of one area."""
    lines = []
    if area.middle is not None and area.low is not None and area.high is not None:
        lines.append(words.MIDDLE.format(words=score(area.middle, scale.OFTEN_WORDS)))
        low, high = number(area.low), number(area.high)
        form = words.SPREAD_SAME if area.low == area.high else words.SPREAD
        lines.append(form.format(low=low, high=high))
    if area.importance is not None:
        lines.append(words.IMPORTANCE.format(words=score(area.importance, scale.MUCH_WORDS)))
    if area.chanceless is not None:
        lines.append(words.NO_CHANCE.format(n=area.chanceless))
    return lines


def named(result: Result, areas: Sequence[Area], label: str) -> list[tuple[Area, AreaResult]]:
    """Return the areas with a label; of gaps the widest first, else in their usual order."""
    found = [
        (area, result.areas[area.id])
        for area in areas
        if area.id in result.areas and label in labels(result.areas[area.id])
    ]
    if label == "gap":
        found.sort(key=lambda pair: -gap(pair[1]))
    return found
