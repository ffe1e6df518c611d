"""Two people on one visit: handing it on, in codes or as a file."""

from __future__ import annotations

import re

import flet as ft

from app.errors import LeadwellError
from app.models.visit import Visit
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.parts.working import Working
from app.ui.screens.visit.code import code_image
from app.ui.screens.visit.shared import differing_card
from app.ui.screens.visit.summary import Gone
from app.ui.theme import VISIT
from app.words import together as words


@component
def Codes(visit: Visit) -> ft.Control:
    """The codes of a visit, one at a time."""
    app = use_app()
    receipts = watch(app.receipts)
    none: tuple[str, ...] = ()
    addresses, set_addresses = ft.use_state(none)
    place, set_place = ft.use_state(0)
    why, set_why = ft.use_state("")

    async def make() -> None:
        try:
            made = await app.together.codes(visit)
        except LeadwellError as error:
            set_why(str(error))
            return
        for address in made:
            await receipts.draw(address)
        set_addresses(made)
        set_place(0)

    # Made as the screen opens, and not at each change: whoever scans three wants three of one kind.
    ft.use_effect(action(make), dependencies=[visit.id])
    if not app.together.site or why:
        return body(why or words.NO_SITE)
    if not addresses:
        return note(words.DRAWING)
    address, count = addresses[place], len(addresses)
    code = receipts.codes.get(address)
    step = (place + 1) % count

    async def copy() -> None:
        await ft.Clipboard().set(address)
        tell(words.COPIED)

    ways: list[ft.Control] = [quiet_button(words.COPY, action(copy), VISIT, ft.Icons.COPY)]
    if count > 1:
        name = words.NEXT_CODE if step else words.FIRST_CODE
        ways.insert(0, side_button(name, lambda: set_place(step), VISIT, ft.Icons.QR_CODE_2))
    return ft.Column(
        [
            body(words.BY_CODE_WORDS),
            *([note(words.BY_CODE_MANY.format(n=count))] if count > 1 else []),
            ft.Semantics(
                live_region=True, content=strong(words.CODE_OF.format(n=place + 1, all=count))
            ),
            code_image(code, words.CODE_NAME.format(n=place + 1, all=count))
            if code
            else note(words.DRAWING),
            ft.Row(ways, wrap=True, spacing=12, run_spacing=12),
        ],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _name(visit: Visit) -> str:
    place = re.sub(r"[^\w]+", "-", visit.place.lower()).strip("-")[:40]
    return words.VISIT_FILE.format(place=place or "visit")


@component
def TogetherScreen() -> ft.Control:
    """The visit in the address, to be handed on."""
    app = use_app()
    visits = watch(app.visits)
    together = watch(app.together)
    work = watch(together.work)
    visit = visits.visit(ft.use_route_params().get("id", ""))
    if visit is None:
        return Gone()
    name = _name(visit)

    async def save() -> None:
        if await save_file(name, await together.file(visit)):
            tell(words.SAVED.format(name=name))

    return screen(
        body(words.LEAD),
        *differing_card(together, visit.id),
        heading(words.BY_CODE),
        Codes(visit, key=f"codes-{visit.id}"),
        heading(words.BY_FILE),
        body(words.BY_FILE_WORDS),
        ft.Row([side_button(words.SAVE, action(save), VISIT, ft.Icons.DOWNLOAD)], wrap=True),
        Working(work, words.WORKING, VISIT),
        note(words.READABLE),
        link_card(
            words.BACK_AGAIN,
            words.BACK_AGAIN_DETAIL,
            routes.go(routes.FROM_COLLEAGUE),
            ft.Icons.MOVE_TO_INBOX,
            VISIT,
        ),
        head=bar(words.TITLE, routes.go(routes.visit(visit.id)), leave_name=words.BACK),
        key=f"together-{visit.id}",
    )
