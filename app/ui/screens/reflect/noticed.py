"""What the identity guard points at, under the field it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.state.desk import Desk
from app.state.noticing import Noticing
from app.state.reflect import Reflect
from app.ui.component import action, component, tell, watch
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import tinted
from app.ui.parts.words import body, note
from app.ui.theme import AMBER
from app.words import reflect as words

if TYPE_CHECKING:
    from app.models.guard import Finding

SHOWN = 3
"""Findings shown at once; the next come when these are seen to."""


@component
def Noticed(reflect: Reflect, noticing: Noticing, desk: Desk, prompt: str) -> ft.Control:
    """What to look at once more in one answer; nothing is ever stopped."""
    watch(noticing)
    left = reflect.left_as_it_is
    found = [each for each in noticing.found.get(prompt, ()) if each.words not in left]
    if not found:
        return ft.Container(visible=False)

    # It is here by now: something was found. No first screen waits for it.
    from app.models.guard.finding import LEFT_OUT

    def mend(finding: Finding) -> None:
        before = reflect.typed.answers.get(prompt, "") if reflect.typed else ""
        after = noticing.mended(before, finding)
        if after is None:
            return
        reflect.reword(prompt, after)

        def undo() -> None:
            now = reflect.desk
            typed = reflect.typed if now is not None and now.key == desk.key else None
            if typed is not None and typed.answers.get(prompt) == after:
                reflect.reword(prompt, before)

        tell(words.MENDED, undo)

    cards: list[ft.Control] = []
    for finding in found[:SHOWN]:
        is_out = finding.instead in ("", LEFT_OUT)
        do = words.LEAVE_OUT if is_out else words.MEND.format(instead=finding.instead)
        cards.append(
            tinted(
                body(words.LOOK_AGAIN.format(words=finding.words, mend=finding.mend)),
                ft.Row(
                    [
                        quiet_button(
                            do,
                            action(mend, finding),
                            AMBER,
                            name=words.ABOUT_IT.format(do=do, words=finding.words),
                        ),
                        quiet_button(
                            words.LEAVE_IT,
                            action(reflect.leave_as_it_is, finding.words),
                            AMBER,
                            name=words.ABOUT_IT.format(do=words.LEAVE_IT, words=finding.words),
                        ),
                    ],
                    wrap=True,
                    spacing=4,
                    run_spacing=4,
                ),
                hue=AMBER,
                icon=ft.Icons.VISIBILITY_OUTLINED,
            )
        )
    if len(found) > SHOWN:
        cards.append(note(words.MORE_SEEN.format(n=len(found) - SHOWN)))
    return ft.Semantics(
        live_region=True,
        container=True,
        content=ft.Column(cards, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
    )
