"""One planned visit: begin it, move it, or say why it will not be done."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.moment import spoken
from app.models.planned import Planned
from app.state.planned import Planner
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.visit.owed import owed
from app.ui.screens.visit.planned import day_fields, kind_chips, length_chips, save
from app.ui.screens.visit.plans import detail, moved_words, when_words
from app.ui.theme import AMBER, RIGHT, VISIT
from app.words import rhythm as words
from app.words import visit as visit_words


def _history(planner: Planner, plan: Planned) -> list[ft.Control]:
    """The days that it had before."""
    if not plan.moves:
        return []
    return [
        heading(words.HISTORY),
        card(
            strong(moved_words(plan).capitalize()),
            *(
                body(words.MOVED_FROM.format(when=when_words(move.day, move.time, planner.today)))
                for move in plan.moves
            ),
        ),
    ]


def _text(planner: Planner, plan: Planned, field: str, name: str, lines: int = 1) -> ft.Control:
    key = f"planned/{plan.id}/{field}"
    return Field(
        name,
        planner.typed(key, getattr(plan, field)),
        partial(planner.typing.type, key),
        partial(planner.keep_text, plan, field),
        lines=lines,
        hue=VISIT,
        key=key,
    )


def _moving(planner: Planner, plan: Planned) -> ft.Control:
    async def move() -> None:
        made = await planner.move(plan)
        now = planner.plan(plan.id) or plan
        day = spoken(now.day, planner.today)
        tell(words.MOVED.format(day=day), partial(planner.move_back, plan, made))

    return card(
        heading(words.MOVE),
        note(words.MOVE_HINT),
        *day_fields(planner, f"planned/{plan.id}/to", words.MOVE_DAY),
        ft.Row([side_button(words.MOVE_TO, action(move), VISIT, ft.Icons.EVENT_REPEAT)], wrap=True),
    )


def _leaving(planner: Planner, plan: Planned) -> ft.Control:
    async def leave() -> None:
        await planner.leave(plan)
        tell(words.LEFT, partial(planner.restore, plan))

    key = f"planned/{plan.id}/reason"
    return card(
        heading(words.LEAVE),
        note(words.LEAVE_HINT),
        Field(
            words.REASON,
            planner.typed(key),
            partial(planner.typing.type, key),
            hue=AMBER,
            key=key,
        ),
        ft.Row([grave_button(words.LEAVE_IT, action(leave), ft.Icons.EVENT_BUSY)], wrap=True),
    )


def _prepare(planner: Planner, plan: Planned) -> list[ft.Control]:
    """What to have read before one goes."""
    template = planner.visits.template(plan.template)
    if template is None:
        return [tinted(body(words.UNKNOWN_KIND), hue=AMBER, icon=ft.Icons.HELP_OUTLINE)]
    return [
        heading(visit_words.PURPOSE),
        body(template.purpose),
        heading(visit_words.OPENING),
        tinted(body(template.opening, VISIT.full), hue=VISIT, icon=ft.Icons.FORMAT_QUOTE),
    ]


def _open(planner: Planner, plan: Planned) -> list[ft.Control]:
    return [
        *owed(planner.visits, plan.place),
        *_prepare(planner, plan),
        ft.Row(
            [
                side_button(
                    words.SAVE_ONE,
                    action(save, planner, [plan], words.ONE_FILE),
                    VISIT,
                    ft.Icons.EVENT_AVAILABLE,
                )
            ],
            wrap=True,
        ),
        _moving(planner, plan),
        *_history(planner, plan),
        _text(planner, plan, "place", words.PLACE),
        heading(words.KIND),
        kind_chips(planner, plan.template, partial(planner.set, plan, "template")),
        heading(words.LENGTH),
        length_chips(plan.minutes, lambda n: planner.set(plan, "minutes", int(n))),
        _text(planner, plan, "notes", words.NOTES, lines=2),
        note(words.NOT_NAMES),
        _leaving(planner, plan),
    ]


@component
def PlanScreen() -> ft.Control:
    """The plan in the address."""
    app = use_app()
    watch(app.visits)
    planner = watch(app.rhythm.planner)
    plan = planner.plan(ft.use_route_params().get("id", ""))
    if plan is None:
        return screen(
            empty(
                ft.Icons.EVENT,
                words.GONE_PLAN,
                words.GONE_PLAN_WORDS,
                words.BACK_PLANNED,
                routes.go(routes.PLANNED),
                VISIT,
            )
        )

    async def begin() -> None:
        visit = await planner.begin(plan)
        await routes.go(routes.ward(visit))()

    state = planner.state(plan)
    parts: list[ft.Control] = []
    if state == "open":
        parts += _open(planner, plan)
        foot = main_button(words.BEGIN, action(begin), VISIT, ft.Icons.DIRECTIONS_WALK)
    else:
        if state == "begun":
            parts.append(tinted(body(words.BEGUN), hue=RIGHT, icon=ft.Icons.CHECK_CIRCLE_OUTLINE))
            foot = main_button(words.OPEN_VISIT, routes.go(routes.visit(plan.visit)), VISIT)
        else:
            parts.append(
                tinted(
                    strong(words.NOT_DONE, AMBER.full),
                    body(plan.reason or ""),
                    hue=AMBER,
                    icon=ft.Icons.EVENT_BUSY,
                )
            )
            foot = main_button(words.AGAIN, action(planner.restore, plan), VISIT)
        parts += [*([body(plan.notes)] if plan.notes else []), *_history(planner, plan)]
    return screen(
        title(plan.place),
        body(detail(planner, plan)),
        *parts,
        head=bar(words.PLANNED, routes.go(routes.PLANNED)),
        foot=foot,
        key=f"plan-{plan.id}",
    )
