"""A colleague's answer in a code, on the device of the person who asked."""

from __future__ import annotations

import flet as ft

from app.errors import LeadwellError
from app.models.view_request import Carried, unpack_view
from app.models.view_round import Round
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, note
from app.ui.screens.reflect.views.round import counted
from app.ui.theme import REFLECT
from app.words import views as words


def unread(error: LeadwellError, way: str, path: str) -> ft.Control:
    """What is shown in place of a code that cannot be taken."""
    return screen(
        empty(ft.Icons.QR_CODE_2, words.UNREADABLE, str(error), way, routes.go(path), REFLECT)
    )


@component
def _Answer(carried: Carried) -> ft.Control:
    """An answer that is whole: whose it is, and the one thing to do with it."""
    app = use_app()
    reflect = watch(app.reflect)
    views = watch(app.views)
    trouble, set_trouble = ft.use_state("")
    nothing: Round | None = None
    round, set_round = ft.use_state(nothing)

    async def check() -> None:
        try:
            set_round(await views.check(carried))
            set_trouble("")
        except LeadwellError as error:
            set_trouble(str(error))

    ft.use_effect(action(check), dependencies=[carried.id, reflect.is_opening])

    async def take() -> None:
        await views.keep(carried)
        there = views.round(carried.request)
        if there is not None:
            await routes.go(routes.views_of(there.id))()
            tell(words.TAKEN.format(count=counted(views, there)))

    head = bar(words.TAKE_IN, routes.go(routes.VIEWS), leave_name=words.TO_VIEWS)
    if trouble and not reflect.is_opening:
        return unread(LeadwellError(trouble), words.GO_REFLECT, routes.REFLECT)
    if not isinstance(round, Round):
        return screen(note(words.OPENING), head=head)
    is_kept = views.is_kept(carried)
    return screen(
        body(words.TAKEN_ALREADY if is_kept else words.TAKE_IN_WORDS),
        head=head,
        foot=main_button(words.TO_ROUND, routes.go(routes.views_of(round.id)), REFLECT)
        if is_kept
        else main_button(words.TAKE, action(take), REFLECT, ft.Icons.ADD),
        key=f"view-{carried.id}",
    )


@component
def AnswerScreen() -> ft.Control:
    """The answer in the address; what cannot be read says so and changes nothing."""
    code = ft.use_route_params().get("code", "")
    try:
        carried = unpack_view(code)
    except LeadwellError as error:
        return unread(error, words.GO_REFLECT, routes.REFLECT)
    return _Answer(carried, key=code)
