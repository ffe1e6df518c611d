"""Asking colleagues for their views, and the rounds there were."""

from __future__ import annotations

import flet as ft

from app.models.moment import said, written_day
from app.models.view_request import LONGEST_NAME
from app.models.view_round import Round
from app.state.views import WEEKS, Views
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note
from app.ui.theme import REFLECT
from app.words import views as words

MANY = (5, 8, 12, 20, 30)
USUAL = 8


def _round_card(views: Views, round: Round) -> ft.Control:
    day = written_day(round.request.until)
    return link_card(
        words.ROUND.format(day=said(round.made_at, views.now())),
        words.ROUND_CLOSED if round.is_closed else words.ROUND_OPEN.format(day=day),
        routes.go(routes.views_of(round.id)),
        ft.Icons.DIVERSITY_3,
        REFLECT,
    )


@component
def ViewsHome() -> ft.Control:
    """What asking means, the form to ask with, and every round."""
    app = use_app()
    views = watch(app.views)
    reflect = watch(app.reflect)
    name = ft.use_ref(views.name)
    many, set_many = ft.use_state(str(USUAL))
    weeks, set_weeks = ft.use_state(str(WEEKS[1]))
    rounds = views.rounds

    def type_name(text: str) -> None:
        name.current = text

    async def ask() -> None:
        round = await views.ask(name.current or "", int(many), int(weeks))
        await routes.go(routes.views_of(round.id))()

    return screen(
        body(words.LEAD),
        *([note(words.OPENING)] if reflect.is_opening else []),
        *(_round_card(views, round) for round in rounds if not round.is_closed),
        heading(words.HOW),
        bullets(words.RULES),
        tinted(body(words.ONLINE if views.client.endpoint else words.CARRIED), hue=REFLECT),
        Field(words.NAME, views.name, type_name, most=LONGEST_NAME, hue=REFLECT, key="name"),
        note(words.NAME_HINT),
        heading(words.HOW_MANY),
        chips(
            [(str(each), words.MANY.format(n=each)) for each in MANY],
            many,
            set_many,
            hue=REFLECT,
            about=words.HOW_MANY,
        ),
        heading(words.HOW_LONG),
        chips(
            [(str(each), words.LONG[each]) for each in WEEKS],
            weeks,
            set_weeks,
            hue=REFLECT,
            about=words.HOW_LONG,
        ),
        *([heading(words.BEFORE)] if any(round.is_closed for round in rounds) else []),
        *(_round_card(views, round) for round in rounds if round.is_closed),
        head=bar(words.TITLE, routes.go(routes.REFLECT), leave_name=words.BACK),
        foot=main_button(
            words.ASK_AGAIN if rounds else words.ASK, action(ask), REFLECT, ft.Icons.QR_CODE_2
        ),
        key="views",
    )
