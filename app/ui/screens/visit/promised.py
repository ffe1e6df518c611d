"""How a promise looks in a list, and in one line."""

from __future__ import annotations

from typing import NamedTuple

import flet as ft

from app.models.moment import spoken
from app.models.promise import Promise, Standing
from app.state.visit import Visits
from app.ui import routes
from app.ui.parts.cards import link_card
from app.ui.theme import PROMISE, RIGHT, VISIT, Hue
from app.words import promises as words


class Look(NamedTuple):
    """An icon that says how a promise stands without colour, and its colour."""

    icon: ft.IconData
    hue: Hue


LOOKS: dict[Standing, Look] = {
    "overdue": Look(ft.Icons.HOURGLASS_BOTTOM, PROMISE),
    "open": Look(ft.Icons.HANDSHAKE_OUTLINED, PROMISE),
    "kept": Look(ft.Icons.CHECK_CIRCLE_OUTLINED, RIGHT),
    "late": Look(ft.Icons.CHECK_CIRCLE_OUTLINED, RIGHT),
    "cant": Look(ft.Icons.BLOCK, PROMISE),
    "passed": Look(ft.Icons.FORWARD, VISIT),
}


def promise_detail(visits: Visits, promise: Promise) -> str:
    """Return who sees to a promise, and how it stands."""
    promising, today = visits.promising, visits.today
    stands = promising.standing(promise)
    form = words.DETAIL[stands]
    if stands == "cant" and promise.why:
        form = words.CANT_WHY
    if stands == "passed" and promise.passed_to:
        form = words.PASSED_TO
    detail = form.format(
        who=promise.owner or words.NO_OWNER,
        due=spoken(promise.due, today),
        done=spoken(promise.done_on, today),
        why=promise.why,
        to=promise.passed_to,
    )
    if not promise.moves:
        return detail
    moved = words.MOVED[promise.moves > 1].format(n=promise.moves)
    return f"{detail}{words.BETWEEN}{moved}"


def promise_card(visits: Visits, promise: Promise, *, names_place: bool = False) -> ft.Control:
    """A promise that leads to its page."""
    look = LOOKS[visits.promising.standing(promise)]
    detail = promise_detail(visits, promise)
    return link_card(
        promise.words,
        f"{promise.place}{words.BETWEEN}{detail}" if names_place else detail,
        routes.go(routes.promise(promise.id)),
        look.icon,
        look.hue,
    )
