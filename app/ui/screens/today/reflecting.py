"""From Today into the journal."""

from __future__ import annotations

import flet as ft

from app.state.lock import Lock
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.parts.cards import link_card
from app.ui.theme import REFLECT
from app.words import lock as lock_words
from app.words import today as words

CHECK_IN = "R1"
"""The template of the values check-in."""


def reflecting(reflect: Reflect, lock: Lock) -> list[ft.Control]:
    """What is half written, and the way to a check-in; while the journal is locked it says no more
    than that there is one."""
    if not lock.is_open:
        return [
            link_card(
                lock_words.WRITE,
                lock_words.WRITE_DETAIL,
                routes.go(routes.REFLECT_NEW),
                ft.Icons.LOCK_OUTLINED,
                REFLECT,
            )
        ]
    half = [
        link_card(
            template.title,
            words.BEGUN_DETAIL,
            routes.go(routes.write(template.id)),
            ft.Icons.EDIT_OUTLINED,
            REFLECT,
        )
        for template in reflect.half
    ]
    if CHECK_IN in reflect.begun:
        return half
    check_in = link_card(
        words.VALUE,
        words.VALUE_DETAIL,
        routes.go(routes.write(CHECK_IN)),
        ft.Icons.FAVORITE_OUTLINE,
        REFLECT,
    )
    return [*half, check_in]
