"""When each question and group shows: the column `relevant`, made into conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from app.content.xlsform.conditions import Looked, Uncarried, condition
from app.content.xlsform.entries import Entry, Group, Survey
from app.content.xlsform.expression import parse
from app.content.xlsform.left import Left, short
from app.content.xlsform.rings import rings
from app.content.xlsform.tokens import Malformed
from app.content.xlsform.trees import Node, names
from app.models.checklist import Condition

ALWAYS, NEVER = frozenset({"true", "yes"}), frozenset({"false", "no"})
"""Words that older forms have for `true()` and `false()`, also as cells that are true or false."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """Something that should show only at times."""

    of: Entry | Group
    row: int
    before: int
    """How many questions stand before it."""
    text: str
    node: Node


class _Showing:
    """Looks up questions by name, and tells what could not be kept."""

    def __init__(self, survey: Survey, say: Callable[[Left], None]) -> None:
        self._survey = survey
        self._say = say
        self._places: dict[str, int] = {}
        for place, entry in enumerate(survey.entries):
            self._places.setdefault(entry.name, place)

    def carry(self) -> None:
        wishes = self._wishes()
        self._tell_rings(wishes)
        for wish in wishes:
            try:
                found = condition(wish.node, partial(self._find, wish))
            except Uncarried as error:
                self._tell(wish.row, f"{_left(wish.text)}: {error.words}. {_kept(wish.of)}")
                continue
            _give(wish.of, found)

    def _tell(self, row: int, words: str) -> None:
        self._say(Left(self._survey.sheet, row, words))

    def _wishes(self) -> list[_Wish]:
        found: list[_Wish] = []
        wishing: list[Group | Entry] = [*self._survey.groups, *self._survey.entries]
        places = {id(entry): place for place, entry in enumerate(self._survey.entries)}
        for one in wishing:
            plain = one.relevant.lower()
            if not plain or plain in ALWAYS:
                continue
            before = one.first if isinstance(one, Group) else places[id(one)]
            try:
                text = "false()" if plain in NEVER else one.relevant
                found.append(_Wish(one, one.row, before, one.relevant, parse(text)))
            except Malformed as error:
                words = (
                    f"{_left(one.relevant)}: it cannot be read, since {error.words}. {_kept(one)}"
                )
                self._tell(one.row, words)
        return found

    def _find(self, wish: _Wish, name: str) -> Looked:
        place = self._places.get(name)
        if place is None:
            if name in self._survey.gone:
                raise Uncarried(f"it looks at “{name}”, which is left out")
            raise Uncarried(f"there is no question “{name}” to look at")
        entry = self._survey.entries[place]
        if place >= wish.before:
            raise Uncarried(
                "it looks at its own answer"
                if entry is wish.of
                else f"it looks at “{name}”, which comes later; a checklist only looks back"
            )
        if entry.item.kind == "note":
            raise Uncarried(f"“{name}” is words to read, which have no answer")
        options = tuple(entry.choices.names) if entry.choices else ()
        return Looked(entry.item.id, entry.item.kind, options, entry.item.is_whole)

    def _tell_rings(self, wishes: list[_Wish]) -> None:
        """A question waits for those its own condition and those of its groups look at."""
        of = {id(wish.of): wish for wish in wishes}
        looks: dict[int, list[int]] = {}
        for place, entry in enumerate(self._survey.entries):
            for one in (entry, *entry.groups):
                wish = of.get(id(one))
                for name in dict.fromkeys(names(wish.node)) if wish else ():
                    if name in self._places:
                        looks.setdefault(place, []).append(self._places[name])
        known: set[int] = set()
        for ring in rings(looks):
            # A ring of one is said where its condition is read, and two hundred questions can
            # make twenty thousand rings: one for each question is enough to find them all.
            if len(ring) == 1 or known.issuperset(ring):
                continue
            known.update(ring)
            named = [self._survey.entries[place].name for place in (*ring, ring[0])]
            self._tell(
                self._survey.entries[ring[0]].row,
                f"Questions wait for each other in a ring: {', then '.join(named)}. "
                "The conditions that look ahead are left out, so that each of them can show.",
            )


def _left(text: str) -> str:
    return f"The condition {short(text)} is left out"


def _kept(what: Entry | Group) -> str:
    return f"The {'group' if isinstance(what, Group) else 'question'} is kept, and always shows."


def _give(to: Entry | Group, found: Condition | None) -> None:
    if isinstance(to, Group):
        to.show_if = found
    else:
        to.item = replace(to.item, show_if=found)


def carry_conditions(survey: Survey, say: Callable[[Left], None]) -> None:
    """Give every question and group of a survey its condition; what is left out is told."""
    _Showing(survey, say).carry()
