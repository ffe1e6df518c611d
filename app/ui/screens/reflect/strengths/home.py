"""Strengths and gaps, as one comes to them: what they are, and the next thing to do."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.assessment import FULL, SHORT, Taken
from app.models.form import counted, place
from app.models.moment import said
from app.state.strengths import Strengths
from app.ui import routes
from app.ui.component import action, component
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card, link_card, pill, progress, tinted
from app.ui.parts.choices import option_row
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.reflect.strengths.areas import area_cards
from app.ui.theme import REFLECT
from app.words import strengths as words


def _carrying_on(strengths: Strengths, some: Taken) -> list[ft.Control]:
    answered, asked = counted(some.said, strengths.areas)
    told = words.BEGUN.format(n=answered, all=asked)
    return [
        card(
            strong(told),
            note(words.BEGUN_ON.format(day=said(some.begun_at, strengths.now()))),
            progress(answered / asked, told, REFLECT),
            ft.Row(
                [
                    side_button(
                        words.SO_FAR,
                        routes.go(routes.strengths_of(some.id)),
                        REFLECT,
                        ft.Icons.INSIGHTS,
                    )
                ],
                wrap=True,
            ),
        ),
        heading(words.AREAS),
        *area_cards(strengths, some),
    ]


def _looks(strengths: Strengths, looks: tuple[Taken, ...]) -> list[ft.Control]:
    controls = []
    for some in looks:
        answered, asked = counted(some.said, strengths.areas)
        day = said(some.said.finished_at or some.begun_at, strengths.now())
        controls.append(
            link_card(
                words.LOOK.format(day=day),
                words.LOOK_DETAIL.format(n=answered, all=asked),
                routes.go(routes.strengths_of(some.id)),
                ft.Icons.INSIGHTS,
                REFLECT,
                key=some.id,
            )
        )
    return controls


@component
def Beginning(*, is_again: bool) -> ft.Control:
    """What it is, and the choice of the form."""
    strengths = use_app().strengths
    form, choose = ft.use_state(SHORT)
    return ft.Column(
        [
            *([note(words.ANEW_LEAD)] if is_again else [body(words.LEAD), body(words.HOW)]),
            heading(words.FORM),
            *(
                option_row(
                    words.FORMS[each],
                    action(choose, each),
                    chosen=each == form,
                    hue=REFLECT,
                    icon=ft.Icons.RADIO_BUTTON_CHECKED
                    if each == form
                    else ft.Icons.RADIO_BUTTON_UNCHECKED,
                    key=each,
                )
                for each in (SHORT, FULL)
            ),
            note(words.FORM_LATER),
            main_button(
                words.ANEW if is_again else words.BEGIN,
                action(partial(_begin, strengths, form)),
                REFLECT,
            ),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


async def _begin(strengths: Strengths, form: str) -> None:
    id = await strengths.begin(form)
    await routes.go(routes.strengths_area(id, strengths.areas[0].id))()


@component
def StrengthsHome() -> ft.Control:
    """Carry on, look at what it showed, or begin."""
    strengths = use_app().strengths
    begun, done = strengths.begun, strengths.done
    is_under_way = begun is not None and begun.said.says_something
    controls: list[ft.Control] = [ft.Row([pill(words.ONLY_YOU, REFLECT)])]
    foot = None
    if is_under_way and begun is not None:
        at = place(begun, strengths.areas)
        controls += _carrying_on(strengths, begun)
        foot = main_button(
            words.CARRY_ON_AT.format(area=at.name),
            routes.go(routes.strengths_area(begun.id, at.id)),
            REFLECT,
        )
    elif not done:
        controls.append(Beginning(is_again=False))
    older = [each for each in strengths.all if each.said.says_something and each is not begun]
    if older:
        controls += [heading(words.EARLIER), *_looks(strengths, tuple(older))]
    if done and not is_under_way:
        controls += [heading(words.ANEW), Beginning(is_again=True)]
    controls += [note(words.SEALED), never()]
    return screen(
        *controls,
        head=bar(words.TITLE, routes.go(routes.REFLECT)),
        foot=foot,
        key="strengths",
    )


def never() -> ft.Control:
    """What this must never be used for."""
    return tinted(
        heading(words.NEVER_TITLE), body(words.NEVER), hue=REFLECT, icon=ft.Icons.BACK_HAND_OUTLINED
    )
