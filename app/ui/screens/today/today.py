"""The one thing to do now, and what is open."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.models.content import Module
from app.models.moment import spoken
from app.models.visit import Promise
from app.state.learn import Learn
from app.state.me import Me
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import link_card, pill, tinted
from app.ui.parts.screen import screen
from app.ui.parts.words import body, heading, headline, note, strong
from app.ui.screens.learn.habit import HabitLine
from app.ui.screens.learn.listing import review_card
from app.ui.screens.reflect.values.quiet import QuietLine
from app.ui.screens.share.added import added
from app.ui.screens.share.rounds.asked import RoundsAsked
from app.ui.screens.today.plans import PlanAsked
from app.ui.screens.today.reflecting import reflecting
from app.ui.screens.visit.due import DueFirst
from app.ui.screens.visit.rhythm import NearPlans
from app.ui.theme import AMBER, LEARN, PROMISE, RADIUS, VISIT
from app.words import today as words

VISITS_SHOWN = 3
PROMISES_SHOWN = 4


def _now(learn: Learn, module: Module) -> ft.Control:
    """The one thing to do now."""
    so_far = learn.progress(module.id)
    number = module.cards.index(learn.card(module)) + 1

    async def start() -> None:
        await learn.start(module)
        await routes.go(routes.player(module.id))()

    pills: list[ft.Control] = [pill(words.MINUTES.format(n=module.minutes))]
    bar: list[ft.Control] = []
    if so_far.is_open:
        where = words.CARD.format(n=number, all=len(module.cards))
        pills.append(pill(where))
        bar.append(
            ft.ProgressBar(
                value=number / len(module.cards),
                color=LEARN.tint,
                bgcolor=ft.Colors.with_opacity(0.3, LEARN.on),
                bar_height=6,
                border_radius=3,
                semantics_label=where,
            )
        )
    return ft.Container(
        ft.Column(
            [
                ft.Row(pills, wrap=True),
                heading(module.title, color=LEARN.on),
                body(module.summary, LEARN.on),
                *bar,
                ft.Row(
                    [
                        ft.FilledButton(
                            ft.Text(
                                words.CARRY_ON if so_far.is_open else words.START,
                                theme_style=ft.TextThemeStyle.LABEL_LARGE,
                                color=LEARN.full,
                            ),
                            on_click=action(start),
                            style=ft.ButtonStyle(
                                bgcolor=LEARN.on,
                                padding=ft.Padding.symmetric(horizontal=28, vertical=18),
                                side={
                                    ft.ControlState.FOCUSED: ft.BorderSide(3, PROMISE.tint),
                                    ft.ControlState.DEFAULT: ft.BorderSide(0, LEARN.full),
                                },
                            ),
                        )
                    ]
                ),
            ],
            spacing=12,
        ),
        bgcolor=LEARN.full,
        border_radius=RADIUS,
        padding=22,
    )


def _promise(promise: Promise, today: date) -> ft.Control:
    return link_card(
        promise.words,
        words.PROMISE_DETAIL.format(place=promise.place, day=spoken(promise.due, today)),
        routes.go(routes.promise(promise.id)),
        ft.Icons.HANDSHAKE_OUTLINED,
        PROMISE,
    )


def _notices(me: Me) -> list[ft.Control]:
    notices: list[ft.Control] = []
    if not me.keeping.is_durable:
        notices.append(
            tinted(
                strong(words.NOT_KEPT, AMBER.full),
                body(words.NOT_KEPT_WORDS),
                hue=AMBER,
                icon=ft.Icons.WARNING_AMBER,
            )
        )
    if me.damaged:
        damaged = me.damaged

        async def keep() -> None:
            await save_file("leadwell-damaged-part.bin", damaged)

        notices.append(
            tinted(
                strong(words.DAMAGED, AMBER.full),
                body(words.DAMAGED_WORDS.format(n=len(damaged))),
                ft.Row(
                    [
                        side_button(words.KEEP_DAMAGED, action(keep), AMBER),
                        quiet_button(words.UNDERSTOOD, action(me.hide_notice), AMBER),
                    ],
                    wrap=True,
                ),
                hue=AMBER,
                icon=ft.Icons.HEALING,
            )
        )
    if me.update:
        notices.append(
            tinted(
                strong(words.UPDATE, LEARN.full),
                body(words.UPDATE_WORDS),
                side_button(words.UPDATE_NOW, action(me.switch)),
                icon=ft.Icons.SYSTEM_UPDATE,
            )
        )
    return notices


@component
def TodayScreen() -> ft.Control:
    """Today."""
    app = use_app()
    today = watch(app.today)
    learn = watch(app.learn)
    review = watch(app.review)
    visits = watch(app.visits)
    reflect = watch(app.reflect)
    me = watch(app.me)
    lock = watch(app.lock)
    devices = watch(app.devices)
    watch(app.learn.roles)
    module = learn.next_up()
    name = f", {me.profile.name}" if me.profile.name else ""
    # What is due by today stands above, with what else teams wait for.
    unfinished = visits.unfinished()
    due = [
        each
        for each in visits.promising.by_standing()["open"]
        if each.due != visits.today.isoformat()
    ]
    is_open: list[ft.Control] = [
        link_card(
            words.VISIT.format(place=visit.place),
            words.VISIT_DETAIL,
            routes.go(routes.ward(visit.id)),
            ft.Icons.DIRECTIONS_WALK,
            VISIT,
        )
        for visit in unfinished[:VISITS_SHOWN]
    ]
    is_open += [_promise(promise, visits.today) for promise in due[:PROMISES_SHOWN]]
    rest = len(unfinished[VISITS_SHOWN:]) + len(due[PROMISES_SHOWN:])
    if rest:
        is_open.append(
            link_card(
                words.MORE.format(n=rest),
                words.MORE_DETAIL,
                routes.go(routes.VISIT),
                ft.Icons.DIRECTIONS_WALK,
                VISIT,
            )
        )
    is_open += reflecting(reflect, lock)
    if not visits.visits:
        is_open.append(
            link_card(
                words.SEE,
                words.SEE_DETAIL,
                routes.go(routes.VISIT_NEW),
                ft.Icons.DIRECTIONS_WALK,
                VISIT,
            )
        )
    return screen(
        ft.Column([note(today.day), headline(f"{today.greeting}{name}")], spacing=2),
        HabitLine(app),
        QuietLine(),
        *_notices(me),
        *added(devices),
        DueFirst(),
        _now(learn, module)
        if module is not None
        else tinted(
            strong(words.ALL_DONE),
            body(words.ALL_DONE_WORDS),
            main_button(words.LIBRARY, routes.go(routes.LIBRARY)),
        ),
        PlanAsked(),
        RoundsAsked(),
        heading(words.OPEN),
        NearPlans(),
        *([review_card(review)] if review.due else []),
        *is_open,
        key="today",
    )
