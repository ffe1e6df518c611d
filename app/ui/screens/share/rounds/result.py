"""What the replies of a round show together, in words beside every figure."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.models.content import Area
from app.models.team_profile import AreaResult, Result, change, labels
from app.ui.parts.cards import card, pill, tinted
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.rounds.telling import result_lines
from app.ui.theme import AMBER, BLUE, GREEN, PLUM, TEAL, Hue
from app.words import rounds as words

HUES: dict[str, Hue] = {
    "strength": GREEN,
    "split": BLUE,
    "gap": AMBER,
    "thin": PLUM,
    "untested": TEAL,
}
"""Only beside the words, never instead of them."""


def _area(area: Area, found: AreaResult | None, before: AreaResult | None) -> ft.Control:
    if found is None or not result_lines(found):
        return card(strong(area.name), note(words.HIDDEN))
    called = labels(found)
    moved = change(found, before)
    return card(
        strong(area.name),
        *(
            [
                ft.Row(
                    [pill(words.LABELS[label], HUES[label]) for label in called],
                    wrap=True,
                    spacing=8,
                    run_spacing=8,
                )
            ]
            if called
            else []
        ),
        *(body(words.MEANS[label]) for label in called),
        *(note(line) for line in result_lines(found)),
        *([note(words.CHANGES[moved])] if moved else []),
    )


def shown(result: Result, areas: Sequence[Area], before: Result | None) -> list[ft.Control]:
    """Return a result, area by area, and how it is worked out."""
    earlier = before.areas if before is not None else {}
    return [
        heading(words.RESULT),
        note(words.FROM.format(n=result.replies)),
        *(_area(area, result.areas.get(area.id), earlier.get(area.id)) for area in areas),
        tinted(strong(words.HOW), body(words.HOW_WORDS), hue=TEAL),
    ]
