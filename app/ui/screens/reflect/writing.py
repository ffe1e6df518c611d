"""Writing: a prompt at a time on a phone, side by side on a tablet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.models.journal import PAGE
from app.models.writing import MOST_AT_ONCE, Page
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.reflect import EDIT, NEW, Desk, Reflect
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import link_card, pill, progress, tinted
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.missing import Missing
from app.ui.screens.reflect.adding import Adding
from app.ui.screens.reflect.broad import columns, wide
from app.ui.screens.reflect.gone import gone
from app.ui.screens.reflect.lock.offer import after_keeping
from app.ui.screens.reflect.prompts import asked
from app.ui.screens.reflect.ratings import Ratings
from app.ui.theme import REFLECT, WIDE
from app.words import reflect as words

NARROW = 340
"""The least room in which two buttons stand beside each other."""


def _feet(layout: Layout, buttons: list[ft.Control]) -> ft.Control:
    """The actions: beside each other, or one over the other where their words need the room."""
    if layout.room < NARROW and len(buttons) > 1:
        return ft.Column(
            list(reversed(buttons)),
            spacing=8,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.Row(
        # The keys let the main action keep the keyboard's focus when the other one comes or goes.
        [
            ft.Container(button, expand=True, key=f"foot-{len(buttons) - place}")
            for place, button in enumerate(buttons)
        ],
        spacing=12,
    )


def _lead(app: Leadwell, desk: Desk) -> list[ft.Control]:
    """What to know before one begins."""
    told: list[ft.Control] = []
    if desk.kept:
        told.append(tinted(body(words.KEPT_BEFORE), hue=REFLECT, icon=ft.Icons.INFO_OUTLINED))
    if desk.template.lead:
        told.append(tinted(body(desk.template.lead), hue=REFLECT, icon=ft.Icons.INFO_OUTLINED))
    return told


def _deeper(app: Leadwell, desk: Desk) -> list[ft.Control]:
    return [
        link_card(
            item.title,
            f"{item.provider}. {words.OFFICIAL}",
            routes.go(routes.library_item(item.id)),
            ft.Icons.OPEN_IN_NEW,
            REFLECT,
        )
        for item in app.pack.library
        if item.id in desk.template.deeper
    ]


def _titles(page: Page) -> list[ft.Control]:
    """What a screen of a phone is about; where there is only one question, it is the title."""
    part = page[0].part
    is_alone = len(page) == 1
    return [
        *([heading(part) if is_alone else title(part)] if part else []),
        *([title(page[0].text)] if is_alone else []),
    ]


def _questions(reflect: Reflect, desk: Desk, page: Page) -> list[ft.Control]:
    """The questions of one screen of a phone."""
    is_alone = len(page) == 1
    lines = 2 if desk.template.is_short or not is_alone else 6
    # One who comes to jot something down types at once.
    is_new = desk.id is None and not desk.written.answers
    starts = is_new and (desk.template.is_short or page[0].id == PAGE)
    return [
        asked(
            reflect,
            desk,
            prompt,
            lines=lines,
            is_quiet=is_alone,
            is_first=starts and prompt is page[0],
        )
        for prompt in page
    ]


def _side_by_side(reflect: Reflect, desk: Desk, pages: tuple[Page, ...]) -> list[ft.Control]:
    """All the questions of a template, each part under its heading."""
    rows: list[ft.Control] = []
    waiting: list[ft.Control] = []
    part = ""
    for prompt in (prompt for page in pages for prompt in page):
        if prompt.part != part:
            rows += columns(waiting)
            waiting, part = [], prompt.part
            if part:
                rows.append(heading(part))
        waiting.append(asked(reflect, desk, prompt, lines=4))
    return [*rows, *columns(waiting)]


def _page(app: Leadwell, reflect: Reflect, layout: Layout, desk: Desk) -> ft.Control:
    pages = desk.pages
    is_wide = layout.room >= WIDE
    is_whole = is_wide and len(desk.template.prompts) <= MOST_AT_ONCE
    step = 0 if is_whole else desk.step
    is_first = step == 0
    is_last = is_whole or step == len(pages) - 1
    leave = routes.go(routes.entry(desk.id) if desk.id else routes.REFLECT)

    async def go() -> None:
        await reflect.leave()
        await leave()

    async def keep() -> None:
        id = await reflect.keep()
        await routes.go(after_keeping(app.lock, id))()

    async def discard() -> None:
        await reflect.discard()
        await leave()

    if is_last:
        buttons: list[ft.Control] = [main_button(words.KEEP, action(keep), REFLECT)]
    else:
        buttons = [
            side_button(words.KEEP, action(keep), REFLECT),
            main_button(words.NEXT, action(reflect.turn, 1), REFLECT),
        ]
    where = words.STEP.format(n=step + 1, all=len(pages))
    is_paged = not is_whole and len(pages) > 1
    titles: list[ft.Control] = []
    if is_whole:
        questions = _side_by_side(reflect, desk, pages)
    elif is_wide:
        titles = [title(part)] if (part := pages[step][0].part) else []
        questions = columns([asked(reflect, desk, prompt, lines=4) for prompt in pages[step]])
    else:
        titles = _titles(pages[step])
        questions = _questions(reflect, desk, pages[step])
    ways = [
        *(
            []
            if is_first
            else [quiet_button(words.BACK, action(reflect.turn, -1), REFLECT, ft.Icons.ARROW_BACK)]
        ),
        *([quiet_button(words.DISCARD, action(discard), REFLECT)] if is_first or is_last else []),
    ]
    shown = [
        *([progress((step + 1) / len(pages), where, REFLECT), note(where)] if is_paged else []),
        *(_lead(app, desk) if is_first else []),
        *titles,
        ft.Row([pill(words.ONLY_YOU, REFLECT), note(words.SKIP)], wrap=True),
        note(words.REMINDER),
        *questions,
        *(
            [Ratings(reflect, desk, key=f"rate-{desk.key}")]
            if desk.template.rates_values and is_first
            else []
        ),
        Adding(reflect, desk, key=f"add-{desk.key}"),
        *(_deeper(app, desk) if is_first else []),
        ft.Row(ways, wrap=True, spacing=8, run_spacing=8),
    ]
    head = bar(desk.template.title, action(go), leave_name=words.LEAVE)
    frame = wide if is_wide else screen
    return frame(*shown, head=head, foot=_feet(layout, buttons), key=f"{desk.key}-{step}")


def _desk(key: str, lay: Callable[[Reflect], Awaitable[None]]) -> ft.Control:
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)
    ft.use_effect(action(lay, reflect), dependencies=[key])
    desk = reflect.desk
    if desk is None or desk.key != key:
        return screen(note(words.OPENING))
    return _page(app, reflect, layout, desk)


@component
def WriteEntry() -> ft.Control:
    """A new entry from the template in the address."""
    named = ft.use_route_params().get("template", "")
    id = "" if named == PAGE else named

    async def lay(reflect: Reflect) -> None:
        template = reflect.template(id)
        if template is not None:
            await reflect.write(template)

    page = _desk(NEW + id, lay)
    return page if use_app().reflect.template(id) is not None else Missing()


@component
def EditEntry() -> ft.Control:
    """The entry in the address, being changed."""
    id = ft.use_route_params().get("id", "")

    async def lay(reflect: Reflect) -> None:
        await reflect.reach(id)
        entry = reflect.entry(id)
        if entry is not None:
            await reflect.edit(entry)

    page = _desk(EDIT + id, lay)
    reflect = use_app().reflect
    return page if reflect.entry(id) is not None else gone(reflect)
