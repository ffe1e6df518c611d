"""A checklist with a visit's answers in it: what shows, what is answered, what is lacking."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import get_args

from app.models.checklist import UNANSWERED, ItemKind, Section, VisitItem, VisitTemplate
from app.models.showing import shown
from app.models.visit import Visit

NAME = 80
"""Characters that the name of a register may have (`app.schemas.op`)."""

KINDS = frozenset(get_args(ItemKind))


def pick_field(item: str, option: str) -> str:
    """Return the register of one option of an item: each has its own, so that the choices of two
    devices unite. Ids too long for a name are digested."""
    name = f"pick.{item}.{option}"
    if len(name) <= NAME:
        return name
    return "pick." + hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def picked(visit: Visit, item: VisitItem) -> tuple[str, ...]:
    """Return the options that are chosen, in the checklist's order."""
    return tuple(
        option.id for option in item.options if pick_field(item.id, option.id) in visit.picks
    )


def given(template: VisitTemplate, visit: Visit) -> dict[str, str | tuple[str, ...]]:
    """Return every answer by its item's id, as the rules of what shows look at them."""
    answers: dict[str, str | tuple[str, ...]] = dict(visit.answers)
    for section in template.sections:
        for item in section.items:
            if item.kind == "several" and (options := picked(visit, item)):
                answers[item.id] = options
    answers |= {item: ("signed",) for item in visit.inks if item not in answers}
    for photo in visit.photos:
        taken = answers.get(photo.item, ())
        answers[photo.item] = (*taken, photo.id) if isinstance(taken, tuple) else (photo.id,)
    return answers


@dataclass(frozen=True, slots=True)
class Filled:
    """A checklist as far as it is filled in."""

    template: VisitTemplate
    shown: frozenset[str]
    """Ids of the items that show."""
    answered: frozenset[str]
    """Ids of the items that show and have an answer."""

    def items(self, section: Section) -> tuple[VisitItem, ...]:
        """Return the items of a section that show."""
        return tuple(item for item in section.items if item.id in self.shown)

    def asks(self, section: Section) -> list[VisitItem]:
        """Return those of them that can have an answer here."""
        return [item for item in self.items(section) if self._asks(item)]

    def _asks(self, item: VisitItem) -> bool:
        takes = item.kind != "photo" or self.template.allows_photos
        # A kind that only a later release knows cannot be answered here, nor be missed.
        return item.kind in KINDS and item.kind not in UNANSWERED and takes

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections of which anything shows; never none."""
        some = tuple(section for section in self.template.sections if self.items(section))
        return some or self.template.sections[:1]

    def count(self, section: Section) -> tuple[int, int]:
        """Return how many items of a section have an answer, and how many there are."""
        asks = self.asks(section)
        return sum(item.id in self.answered for item in asks), len(asks)

    @property
    def total(self) -> tuple[int, int]:
        """Return the same of the whole checklist."""
        counts = [self.count(section) for section in self.sections]
        return sum(done for done, _ in counts), sum(every for _, every in counts)

    def lacking(self) -> list[tuple[Section, VisitItem]]:
        """Return the items that are required, show, and have no answer."""
        return [
            (section, item)
            for section in self.sections
            for item in self.asks(section)
            if item.is_required and item.id not in self.answered
        ]


def filled(template: VisitTemplate, visit: Visit) -> Filled:
    """Return a visit's checklist as far as it is filled in."""
    answers = given(template, visit)
    ids = shown(template, answers)
    return Filled(template, ids, ids & answers.keys())


def score(template: VisitTemplate, visit: Visit) -> tuple[int, int] | None:
    """Return the points of what shows and the most that there could be; None: no score is asked
    for. What is unanswered counts nowhere."""
    if not template.is_scored:
        return None
    ids, points, most = filled(template, visit).answered, 0, 0
    for section in template.sections:
        for item in section.items:
            worth = {option.id: option.points or 0 for option in item.options}
            if item.id not in ids or not any(worth.values()):
                continue
            if item.kind == "choice" and visit.answers[item.id] in worth:
                points += worth[visit.answers[item.id]]
                most += max(worth.values())
            elif item.kind == "several":
                points += sum(worth[option] for option in picked(visit, item))
                most += sum(value for value in worth.values() if value > 0)
    return (points, most) if most else None


def gone(template: VisitTemplate | None, visit: Visit) -> list[tuple[str, str]]:
    """Return answers and notes of items that the checklist no longer has: its id, what was said."""
    items = [item for section in template.sections for item in section.items] if template else []
    known = {item.id for item in items}
    fields = {pick_field(item.id, option.id) for item in items for option in item.options}
    left = [*visit.answers.items(), *visit.notes.items()]
    picks = [name.removeprefix("pick.").rpartition(".") for name in sorted(visit.picks - fields)]
    return [
        *((id, words) for id, words in left if id not in known),
        *((id or option, option) for id, _, option in picks),
    ]
