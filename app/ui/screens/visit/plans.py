"""Planned visits as cards, and their days in words."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.models.moment import spoken
from app.models.planned import Planned
from app.state.planned import Planner
from app.ui import routes
from app.ui.parts.cards import link_card
from app.ui.theme import PROMISE, RIGHT, VISIT
from app.words import rhythm as words

SHOWN = 3
"""Plans that are shown where other things are open, too."""


def when_words(day: str, time: str, today: date) -> str:
    """Return a day, and a time where there is one, as one says it."""
    said = spoken(day, today)
    return words.WHEN.format(day=said, time=time) if time else said


def moved_words(plan: Planned) -> str:
    """Return how often a plan was moved; empty where it never was."""
    few = {0: "", 1: words.MOVED_ONE, 2: words.MOVED_TWICE}
    return few.get(len(plan.moves), words.MOVED_N.format(n=len(plan.moves)))


def kind(planner: Planner, plan: Planned) -> str:
    """Return the kind of visit in words."""
    template = planner.visits.template(plan.template)
    return template.title if template else words.UNTITLED


def detail(planner: Planner, plan: Planned) -> str:
    """Return what a plan is and how it stands."""
    today = planner.today
    said = {
        "begun": words.PLAN_BEGUN,
        "undone": words.PLAN_UNDONE,
        "open": words.PLAN_PASSED if plan.day < today.isoformat() else words.PLAN_DETAIL,
    }[planner.state(plan)]
    line = said.format(
        template=kind(planner, plan),
        when=when_words(plan.day, plan.time, today),
        reason=plan.reason,
    )
    return " · ".join(filter(None, (line, moved_words(plan))))


def plan_card(planner: Planner, plan: Planned) -> ft.Control:
    """A plan that leads to its page."""
    icon, hue = {
        "begun": (ft.Icons.CHECK_CIRCLE_OUTLINE, RIGHT),
        "undone": (ft.Icons.EVENT_BUSY, PROMISE),
        "open": (ft.Icons.EVENT, VISIT),
    }[planner.state(plan)]
    return link_card(
        plan.place, detail(planner, plan), routes.go(routes.planned(plan.id)), icon, hue
    )


def near_cards(planner: Planner) -> list[ft.Control]:
    """The first plans whose day has come near or has passed."""
    return [plan_card(planner, plan) for plan in planner.near()[:SHOWN]]
