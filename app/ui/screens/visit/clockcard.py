"""The feedback clock of a visit, on the page of the visit."""

from __future__ import annotations

import flet as ft

from app.models.feedback import STEPS
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.screens.visit.due import step_when
from app.ui.theme import VISIT
from app.words import promises as words


@component
def ClockCard(visit: str) -> ft.Control:
    """A card on a visit's page that says what comes next, and leads to its clock."""
    clocks = watch(use_app().clocks)
    steps = clocks.of(visit)
    if not steps:
        return ft.Container(visible=False)
    left = [step for step in steps if step.told_at is None]
    detail = words.ALL_TOLD
    if left:
        first = min(left, key=lambda step: (step.day, STEPS.index(step.name)))
        detail = words.NEXT_STEP.format(
            name=words.STEP_NAMES[first.name].lower(), day=step_when(first, clocks)
        )
    return link_card(
        words.CLOCK, detail, routes.go(routes.clock(visit)), ft.Icons.CAMPAIGN_OUTLINED, VISIT
    )
