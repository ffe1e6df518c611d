"""A module, card by card. It carries on where it was left, whatever happened."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.content import Card, Module
from app.models.learning import needs_answer
from app.models.questions import asked
from app.state.learn import Learn
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import icon_button, main_button, quiet_button
from app.ui.parts.cards import progress, tinted
from app.ui.parts.fields import Field
from app.ui.parts.screen import foot, screen
from app.ui.parts.words import body, markdown, note, title
from app.ui.screens.learn.finish import finish
from app.ui.screens.learn.gone import gone
from app.ui.screens.learn.questions import how_sure, question_body
from app.ui.theme import LEARN
from app.words import learn as words


def _plan(learn: Learn, module: Module) -> list[ft.Control]:
    plan = learn.plan(module)
    return [
        body(words.PLAN_LEAD),
        Field(
            words.IF,
            plan.when,
            partial(learn.typing.type, f"plan/{module.id}/when"),
            lines=2,
            hue=LEARN,
            key="when",
        ),
        Field(
            words.THEN,
            plan.then,
            partial(learn.typing.type, f"plan/{module.id}/then"),
            lines=2,
            hue=LEARN,
            key="then",
        ),
    ]


def _card(learn: Learn, module: Module, card: Card) -> list[ft.Control]:
    controls: list[ft.Control] = []
    if card.question is not None:
        answer = learn.progress(module.id).answers.get(card.id)
        controls.append(title(asked(card.question, words.BLANK)))
        if card.text:
            controls.append(markdown(card.text))
        return controls + question_body(learn, module, card, card.question, answer)
    controls.append(title(words.PLAN_TITLE if card.plan else card.title))
    if card.picture is not None:
        controls.append(
            ft.Image(src=card.picture.file, semantics_label=card.picture.alt, border_radius=18)
        )
    if card.text:
        text = markdown(card.text)
        is_scene = card.kind == "scenario"
        controls.append(
            tinted(text, hue=LEARN, icon=ft.Icons.CHAT_BUBBLE_OUTLINE) if is_scene else text
        )
    return controls + (_plan(learn, module) if card.plan else [])


def _foot(learn: Learn, module: Module, card: Card, number: int) -> ft.Control:
    back = quiet_button(words.BACK, action(learn.turn, module, -1)) if number > 0 else None
    main: ft.Control | None
    if needs_answer(card, learn.progress(module.id)):
        if card.question is not None and card.question.kind != "branch":
            return how_sure(learn, module, card, back, learn.give, module, card)
        main = None
    elif card.plan is not None:
        main = main_button(words.KEEP_PLAN, action(learn.finish, module))
    else:
        main = main_button(words.NEXT, action(learn.turn, module, 1))
    return foot(main, back)


@component
def Player() -> ft.Control:
    """The card of the module in the address that comes next."""
    app = use_app()
    learn = watch(app.learn)
    module = learn.module(ft.use_route_params().get("id", ""))
    if module is None:
        return gone()
    so_far = learn.progress(module.id)
    leave = routes.go(routes.module(module.id))
    if so_far.is_finished and not so_far.is_open:
        return finish(learn, app.reflect, module)
    card = learn.card(module)
    number = module.cards.index(card)
    where = words.CARD_OF.format(n=number + 1, all=len(module.cards))
    return screen(
        *_card(learn, module, card),
        head=ft.Row(
            [
                icon_button(ft.Icons.CLOSE, words.CLOSE, leave),
                ft.Container(progress((number + 1) / len(module.cards), where), expand=True),
                note(f"{number + 1}/{len(module.cards)}"),
            ],
            spacing=12,
        ),
        foot=_foot(learn, module, card, number),
        key=f"card-{module.id}-{card.id}",
    )
