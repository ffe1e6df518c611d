"""What somebody asks of a colleague, on the colleague's own device."""

from __future__ import annotations

import flet as ft

from app.errors import LeadwellError
from app.models.moment import written_day
from app.models.view_request import NotAView, Request, unpack_request
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bullets, empty, screen
from app.ui.parts.words import body, note, title
from app.ui.screens.reflect.views.answer import unread
from app.ui.screens.reflect.views.giving import carried_page, giving_page, statements_of
from app.ui.theme import REFLECT
from app.words import views as words


def _intro(request: Request, begin: ft.Control | None, *, is_own: bool) -> ft.Control:
    lead = words.ASKED_LEAD.format(name=request.name, n=len(request.statements))
    way = words.ASKED_ONLINE if request.endpoint else words.ASKED_CARRIED
    return screen(
        title(words.ASKED.format(name=request.name)),
        *([tinted(body(words.ASKED_OWN), hue=REFLECT)] if is_own else []),
        body(lead),
        bullets([each.format(name=request.name) for each in words.PROMISES]),
        body(way.format(name=request.name, host=request.endpoint.partition("://")[2])),
        note(words.ASKED_UNTIL.format(day=written_day(request.until))),
        foot=begin,
        key=f"request-{request.id}",
    )


def _said(name: str, told: str) -> ft.Control:
    return screen(
        empty(
            ft.Icons.CHECK_CIRCLE_OUTLINED,
            name,
            told,
            words.GO_TODAY,
            routes.go(routes.TODAY),
            REFLECT,
        )
    )


@component
def _Asked(request: Request) -> ft.Control:
    """The pages of a request, one after the other."""
    app = use_app()
    lock = watch(app.lock)
    watch(app.reflect)
    views = watch(app.views)
    viewing = watch(app.viewing)
    ft.use_effect(action(viewing.open, request), dependencies=[request.id])
    sheet = viewing.sheet
    if viewing.request != request or sheet is None:
        return screen(note(words.OPENING))
    # A locked journal says nothing, not even whose request this is.
    if lock.is_open and views.round(request.id) is not None:
        return _intro(request, None, is_own=True)
    if sheet.is_given:
        return _said(words.SENT, words.SENT_WORDS)
    if viewing.is_over(request):
        day = written_day(request.until)
        return _said(words.ENDED, words.ENDED_WORDS.format(day=day, name=request.name))
    if viewing.code:
        return carried_page(viewing, request)
    if sheet.step == 0:
        begin = main_button(words.BEGIN, action(viewing.turn, 1), REFLECT)
        return _intro(request, begin, is_own=False)
    return giving_page(app, viewing, request, sheet)


@component
def RequestScreen() -> ft.Control:
    """The request in the address; what cannot be read says so and changes nothing."""
    app = use_app()
    code = ft.use_route_params().get("code", "")
    try:
        request = unpack_request(code)
    except LeadwellError as error:
        return unread(error, words.GO_TODAY, routes.TODAY)
    if not statements_of(app.pack, request):
        return unread(NotAView(words.UNKNOWN), words.GO_TODAY, routes.TODAY)
    return _Asked(request, key=code)
