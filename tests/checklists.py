"""A checklist with every kind of item, for tests; no such list is in the content."""

from __future__ import annotations

from dataclasses import replace

from app.models.checklist import Condition, Option, Section, VisitItem, VisitTemplate
from app.models.content import Pack

EVERY = VisitTemplate(
    id="every",
    title="Every kind",
    summary="One of each.",
    minutes="5 minutes",
    purpose="I want to see every kind.",
    opening="Hello.",
    safety=("Thank people before you reply.",),
    sections=(
        Section(
            "tapped",
            "Tapped",
            (
                VisitItem("notice", "The team had notice", "ypn", is_required=True),
                VisitItem("calm", "It was calm", "scale", words=("Not at all", "Half", "Very")),
                VisitItem(
                    "shift",
                    "Which shift was it?",
                    "choice",
                    options=(Option("day", "Day", 1), Option("night", "Night", 3)),
                ),
                VisitItem(
                    "roles",
                    "Who was there?",
                    "several",
                    options=(
                        Option("nurse", "Nurses", 1),
                        Option("porter", "Porters", 1),
                        Option("doctor", "Doctors", 1),
                    ),
                ),
                VisitItem(
                    "why-night",
                    "What is different at night?",
                    "text",
                    show_if=Condition("shift", one_of=("night",)),
                ),
            ),
        ),
        Section(
            "typed",
            "Typed",
            (
                VisitItem(
                    "beds", "How many beds are open?", "number", least=0, most=40, is_whole=True
                ),
                VisitItem("proud", "What are people proud of?", "text"),
                VisitItem("next", "When is the next huddle?", "date"),
                VisitItem("began", "When did it begin?", "time"),
                VisitItem("read-me", "Please thank the lead.", "note"),
            ),
        ),
        Section(
            "porters",
            "Porters",
            (VisitItem("lift", "Does the lift work?", "ypn"),),
            show_if=Condition("roles", one_of=("porter",)),
        ),
        Section(
            "end",
            "At the end",
            (
                VisitItem("board", "The notice board", "photo"),
                VisitItem("signed", "The lead's name", "signature"),
                VisitItem("fix", "A small fix", "promise"),
            ),
        ),
    ),
    allows_photos=True,
    is_scored=True,
)


def packed(pack: Pack, *templates: VisitTemplate) -> Pack:
    """Return `pack` with templates in place of those of the same id, or besides."""
    ids = {template.id for template in templates}
    others = tuple(template for template in pack.visits if template.id not in ids)
    return replace(pack, visits=(*others, *templates))
