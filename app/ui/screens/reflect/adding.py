"""What can be tied to an entry: tags, values and behaviours; folded away until asked for."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.state.desk import Desk
from app.state.reflect import Reflect
from app.ui.component import action, component
from app.ui.parts.buttons import quiet_button
from app.ui.parts.choices import choice, option_row
from app.ui.parts.fields import Field
from app.ui.parts.words import heading, note
from app.ui.theme import REFLECT
from app.words import reflect as words

SUGGESTED = 8
"""Tags that were used before and are offered."""


def _chips(controls: Sequence[ft.Control]) -> ft.Control:
    return ft.Row(list(controls), wrap=True, spacing=8, run_spacing=8)


def _tied(reflect: Reflect, desk: Desk, name: str, id: str, said: str, about: str) -> ft.Control:
    return choice(
        said,
        action(reflect.turn_in, name, id),
        chosen=id in getattr(desk.written, name),
        hue=REFLECT,
        name=f"{about}: {said}",
        key=id,
    )


def _tags(reflect: Reflect, desk: Desk) -> list[ft.Control]:
    own = desk.written.tags
    offered = [each for each in reflect.tags if each not in own][:SUGGESTED]
    chips = [_tied(reflect, desk, "tags", each, each, words.TAGS) for each in (*own, *offered)]

    def add(_: str = "") -> None:
        reflect.add_tag()

    return [
        heading(words.TAGS),
        note(words.TAGS_WORDS),
        *([_chips(chips)] if chips else []),
        Field(
            words.NEW_TAG,
            reflect.tag,
            reflect.type_tag,
            add,
            most=40,
            hue=REFLECT,
            capitals=False,
            # Once it is a tag, the field is empty for the next one.
            turn="/".join(own),
            key=f"{desk.key}/tag",
        ),
        ft.Row([quiet_button(words.ADD_TAG, action(add), REFLECT, ft.Icons.ADD)]),
    ]


@component
def Adding(reflect: Reflect, desk: Desk) -> ft.Control:
    """A line that opens: whoever only wants to write never needs it."""
    is_open, set_open = ft.use_state(bool(reflect.tag))
    area, set_area = ft.use_state("")
    written = desk.written
    count = len(written.tags) + len(written.values) + len(written.behaviours)
    name = words.ADD_SOME.format(n=count) if count else words.ADD
    fold = ft.Row(
        [
            quiet_button(
                name,
                lambda: set_open(not is_open),
                REFLECT,
                ft.Icons.EXPAND_LESS if is_open else ft.Icons.EXPAND_MORE,
                name=f"{name}. {words.ADD_STATE[is_open]}",
            )
        ]
    )
    if not is_open:
        return fold
    behaviours = {each.id: each.statement for a in reflect.pack.areas for each in a.behaviours}
    chosen = next((each for each in reflect.pack.areas if each.id == area), None)
    return ft.Column(
        [
            fold,
            *_tags(reflect, desk),
            heading(words.VALUES),
            _chips(
                [
                    _tied(reflect, desk, "values", each.id, each.name, words.VALUES)
                    for each in reflect.pack.values
                ]
            ),
            heading(words.BEHAVIOURS),
            note(words.BEHAVIOURS_WORDS),
            *(
                _tied(reflect, desk, "behaviours", id, behaviours.get(id, id), words.BEHAVIOURS)
                for id in written.behaviours
                if chosen is None or id not in {each.id for each in chosen.behaviours}
            ),
            _chips(
                [
                    choice(
                        each.name,
                        action(set_area, "" if each.id == area else each.id),
                        chosen=each.id == area,
                        hue=REFLECT,
                        key=f"area-{each.id}",
                    )
                    for each in reflect.pack.areas
                ]
            ),
            *(
                option_row(
                    each.statement,
                    action(reflect.turn_in, "behaviours", each.id),
                    chosen=each.id in written.behaviours,
                    hue=REFLECT,
                    icon=ft.Icons.CHECK_BOX
                    if each.id in written.behaviours
                    else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
                    key=f"behaviour-{each.id}",
                )
                for each in (chosen.behaviours if chosen else ())
            ),
        ],
        spacing=10,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
