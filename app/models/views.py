"""What may be shown of colleagues' views: never fewer than three people at once.

Everything that is ever shown is made of blocks. A block is the answers of three people or more to
one statement; it is closed when somebody looks, shares nobody with another block of that statement,
and never changes after that. So whatever two pictures are subtracted from each other, what is left
is whole blocks again. Answers that came since wait until there are three of them.

The one exception is a person whom one reports to and who has agreed to be shown alone: they are in
no block, so nothing can be subtracted with what they said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.models.content import Area
from app.models.others import OthersView
from app.models.view_request import GROUPS, Group, View

LEAST = 3
"""The fewest people whose answers are shown together (section D.4 of the domain research; the
number is our own)."""
Look = Sequence[View]
"""The views that had come when somebody looked, without those of an earlier look."""


@dataclass(frozen=True, slots=True)
class Block:
    """Answers of at least three people to one statement."""

    group: Group | None
    """None where people of several groups had to be put together."""
    views: frozenset[str]
    """Ids of the views in it."""
    total: int
    """The sum of what they said, 1 to 4 each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An average that may be shown."""

    total: int
    count: int
    """People, three or more."""

    @property
    def average(self) -> float:
        """From 1, rarely, to 4, almost always."""
        return self.total / self.count


@dataclass(frozen=True, slots=True)
class Picture:
    """All that may be shown of a round."""

    all: Mapping[str, Shown]
    """By statement; what too few have answered is not in it."""
    groups: Mapping[Group, Mapping[str, Shown]]
    """By group and statement; without groups that are too small."""
    alone: Mapping[str, Shown]
    """What the person said who agreed to be shown alone, or the average of several such; there one
    may be enough."""
    words: tuple[str, ...]
    """What three people or more have added, in an order that says nothing."""
    alone_words: tuple[str, ...] = ()


def blocks(looks: Iterable[Look], statement: str) -> tuple[Block, ...]:
    """Return the blocks of one statement, the oldest first. More looks never change those of the
    looks before."""
    found: list[Block] = []
    waiting: list[View] = []
    seen: set[str] = set()
    for look in looks:
        for view in look:
            if view.id not in seen and not view.is_alone and view.said.get(statement):
                waiting.append(view)
            seen.add(view.id)
        if len(waiting) >= LEAST:
            found += _closed(waiting, statement)
            waiting = []
    return tuple(found)


def _closed(waiting: Sequence[View], statement: str) -> list[Block]:
    """Return three views or more as blocks: a group with three of its own is one, and the others
    are put together, with the smallest such group where they are too few by themselves."""
    by_group = {group: [view for view in waiting if view.group == group] for group in GROUPS}
    full = [group for group in GROUPS if len(by_group[group]) >= LEAST]
    rest = [view for group in GROUPS if group not in full for view in by_group[group]]
    if 0 < len(rest) < LEAST:
        smallest = min(full, key=lambda group: len(by_group[group]))
        full.remove(smallest)
        rest += by_group[smallest]
    parts: list[tuple[Group | None, list[View]]] = [(group, by_group[group]) for group in full]
    if rest:
        parts.append((None, rest))
    return [
        Block(
            group, frozenset(view.id for view in part), sum(view.said[statement] for view in part)
        )
        for group, part in parts
    ]


def ready(views: Iterable[View]) -> tuple[View, ...]:
    """Return which of the views that nobody has looked at may be looked at now: all of them where
    they are three, else those that may be shown alone."""
    views = tuple(views)
    if sum(not view.is_alone for view in views) >= LEAST:
        return views
    return tuple(view for view in views if view.is_alone)


def picture(looks: Sequence[Look], statements: Sequence[str]) -> Picture:
    """Return what may be shown after these looks."""
    all: dict[str, Shown] = {}
    groups: dict[Group, dict[str, Shown]] = {}
    for statement in statements:
        found = blocks(looks, statement)
        if found:
            all[statement] = _shown(found)
        for group in GROUPS:
            own = [block for block in found if block.group == group]
            if own:
                groups.setdefault(group, {})[statement] = _shown(own)
    alone = tuple({view.id: view for look in looks for view in look if view.is_alone}.values())
    alone_shown = {
        statement: Shown(sum(said), len(said))
        for statement in statements
        if (said := [view.said[statement] for view in alone if view.said.get(statement)])
    }
    return Picture(all, groups, alone_shown, _words(looks), _shuffled(alone))


def _shown(found: Iterable[Block]) -> Shown:
    found = tuple(found)
    return Shown(sum(block.total for block in found), sum(len(block.views) for block in found))


def _words(looks: Iterable[Look]) -> tuple[str, ...]:
    """Return what was added in words, three at a time like everything else."""
    shown: list[View] = []
    waiting: dict[str, View] = {}
    seen: set[str] = set()
    for look in looks:
        for view in look:
            if view.words.strip() and not view.is_alone and view.id not in seen:
                waiting[view.id] = view
            seen.add(view.id)
        if len(waiting) >= LEAST:
            shown += waiting.values()
            waiting = {}
    return _shuffled(shown)


def _shuffled(views: Iterable[View]) -> tuple[str, ...]:
    """Return words in an order that has to do with nothing, and is the same at each look."""
    words = [view.words.strip() for view in views if view.words.strip()]
    return tuple(sorted(words, key=lambda each: hashlib.blake2b(each.encode()).digest()))


def others(shown: Picture, areas: Iterable[Area]) -> tuple[OthersView, ...]:
    """Return views of others for a profile: of each area as far as it was asked, and of each
    statement."""
    found = []
    for area in areas:
        asked = tuple(each.id for each in area.behaviours if each.id in shown.all)
        if asked:
            parts = [shown.all[id] for id in asked]
            average = sum(part.total for part in parts) / sum(part.count for part in parts)
            least = min(part.count for part in parts)
            found.append(OthersView(area.id, average, least, asked))
        found += [OthersView(id, shown.all[id].average, shown.all[id].count) for id in asked]
    return tuple(found)
