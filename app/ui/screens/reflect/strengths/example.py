"""What one may add to an area: an example, and how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import flet as ft

from app.models.assessment import RUNGS
from app.models.content import Area
from app.state.strengths import Strengths
from app.ui.component import action
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import option_row
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note
from app.ui.theme import AMBER, REFLECT
from app.words import strengths as words


def _pointed(findings: Sequence[Any], mend: Any) -> list[ft.Control]:
    """What the guard saw, below the field: it never moves what one types in."""
    return [
        tinted(
            body(words.FINDING.format(words=each.words, mend=each.mend)),
            ft.Row(
                [
                    quiet_button(
                        words.MEND,
                        action(mend, each),
                        AMBER,
                        ft.Icons.AUTO_FIX_HIGH,
                        name=words.MEND_NAME.format(words=each.words),
                    )
                ],
                wrap=True,
            ),
            hue=AMBER,
            icon=ft.Icons.VISIBILITY_OUTLINED,
        )
        for each in findings
    ]


def example(strengths: Strengths, id: str, area: Area, text: str) -> ft.Control:
    """The example of an area, and what in it could give somebody away."""
    return card(
        Field(
            words.EXAMPLE,
            text,
            partial(strengths.type, id, f"examples/{area.id}"),
            lambda _: strengths.typing.flush(),
            lines=3,
            hue=REFLECT,
            hint=words.EXAMPLE_HINT,
            turn=str(strengths.mends),
            key=f"{id}/example/{area.id}",
        ),
        note(words.EXAMPLE_LEAD),
        *_pointed(strengths.pointed.findings(text), partial(strengths.mend, id, area.id)),
        padding=16,
    )


def reach(strengths: Strengths, id: str, area: Area, chosen: str) -> ft.Control:
    """How far an area reaches; the same again takes it back."""
    return card(
        heading(words.REACH),
        note(words.REACH_LEAD),
        *(
            option_row(
                words.RUNGS[rung],
                action(strengths.say, id, f"reach/{area.id}", None if rung == chosen else rung),
                chosen=rung == chosen,
                hue=REFLECT,
                icon=ft.Icons.RADIO_BUTTON_CHECKED
                if rung == chosen
                else ft.Icons.RADIO_BUTTON_UNCHECKED,
                about=words.REACH,
                key=rung,
            )
            for rung in RUNGS
        ),
        padding=16,
    )
