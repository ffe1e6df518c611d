"""The pages on which a colleague says what they see: an area at a time, then who they are."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.content import Area, Pack
from app.models.view_request import LONGEST_WORDS, Request
from app.state.leadwell import Leadwell
from app.state.viewing import Sheet, Viewing
from app.ui.component import action
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import card, progress, tinted
from app.ui.parts.choices import chips, option_row
from app.ui.parts.fields import Field
from app.ui.parts.screen import foot, screen
from app.ui.parts.words import body, note, strong, title
from app.ui.screens.visit.code import Code
from app.ui.theme import AMBER, REFLECT
from app.words import views as words

Parts = tuple[tuple[Area, tuple[tuple[str, str], ...]], ...]
"""Areas, and the ids and words of the statements that are asked of each."""


def statements_of(pack: Pack, request: Request) -> Parts:
    """Return what a request asks, by area; nothing where this release does not know all of it."""
    parts = tuple(
        (area, asked)
        for area in pack.areas
        if (
            asked := tuple(
                (each.id, each.statement)
                for each in area.behaviours
                if each.id in request.statements
            )
        )
    )
    known = sum(len(asked) for _, asked in parts)
    return parts if known == len(request.statements) else ()


def _statement(viewing: Viewing, sheet: Sheet, id: str, statement: str) -> ft.Control:
    said = sheet.said.get(id)
    return card(
        strong(statement),
        chips(
            list(words.SAY.items()),
            None if said is None else str(said),
            partial(viewing.say, id),
            hue=REFLECT,
            about=statement,
        ),
    )


def giving_page(app: Leadwell, viewing: Viewing, request: Request, sheet: Sheet) -> ft.Control:
    """The page that one has come to."""
    parts = statements_of(app.pack, request)
    back = quiet_button(words.PREVIOUS, action(viewing.turn, -1), REFLECT)
    if sheet.step > len(parts):
        return _last(app, viewing, request, sheet, back)
    area, asked = parts[sheet.step - 1]
    where = words.AREA.format(n=sheet.step, all=len(parts), area=area.name)
    return screen(
        progress(sheet.step / (len(parts) + 1), where, REFLECT),
        note(words.PART.format(n=sheet.step, all=len(parts))),
        title(area.name),
        body(words.LAST_THREE.format(name=request.name)),
        *(_statement(viewing, sheet, id, statement) for id, statement in asked),
        foot=foot(main_button(words.NEXT, action(viewing.turn, 1), REFLECT), back),
        key=f"giving-{request.id}-{sheet.step}",
    )


def _last(
    app: Leadwell, viewing: Viewing, request: Request, sheet: Sheet, back: ft.Control
) -> ft.Control:
    """Who one is to them, what one adds, and giving it."""
    name = request.name
    groups = [(group, form.format(name=name)) for group, form in words.BELONGS.items()]
    alone: list[ft.Control] = []
    if sheet.group == "lead":
        icon = ft.Icons.CHECK_BOX if sheet.is_alone else ft.Icons.CHECK_BOX_OUTLINE_BLANK
        alone = [
            option_row(
                words.STAND_ALONE.format(name=name),
                action(viewing.stand_alone),
                chosen=sheet.is_alone,
                hue=REFLECT,
                icon=icon,
                key="alone",
            ),
            note(words.STAND_ALONE_WORDS.format(name=name)),
        ]
    pointed = app.sheets.findings(sheet.words)
    is_online = bool(request.endpoint)
    return screen(
        title(words.BELONG.format(name=name)),
        note(words.BELONG_WHY),
        chips(
            groups, sheet.group, viewing.belong, hue=REFLECT, about=words.BELONG.format(name=name)
        ),
        *alone,
        Field(
            words.WORDS,
            sheet.words,
            viewing.type,
            lambda _: viewing.typing.flush(),
            lines=3,
            most=LONGEST_WORDS,
            hue=REFLECT,
            key=f"words-{request.id}",
        ),
        note(words.WORDS_HINT),
        *(
            tinted(body(words.FINDING.format(words=each.words, mend=each.mend)), hue=AMBER)
            for each in pointed
        ),
        *(
            [ft.Row([side_button(words.SHOW_INSTEAD, action(viewing.show), REFLECT)], wrap=True)]
            if is_online
            else []
        ),
        foot=foot(
            main_button(words.SEND, action(viewing.send), REFLECT, ft.Icons.SEND)
            if is_online
            else main_button(words.SHOW, action(viewing.show), REFLECT, ft.Icons.QR_CODE_2),
            back,
        ),
        key=f"giving-{request.id}-last",
    )


def carried_page(viewing: Viewing, request: Request) -> ft.Control:
    """The code with the answer."""
    is_open = "/o1" in viewing.code
    form = words.ANSWER_CODE_OPEN if is_open else words.ANSWER_CODE_WORDS
    name = words.ANSWER_CODE_NAME.format(name=request.name)
    return screen(
        title(words.ANSWER_CODE),
        body(form.format(name=request.name)),
        Code(viewing.code, name, REFLECT, key=viewing.code),
        foot=foot(
            main_button(words.GIVEN, action(viewing.finish), REFLECT),
            quiet_button(words.CHANGE, action(viewing.change), REFLECT),
        ),
        key="view-code",
    )
