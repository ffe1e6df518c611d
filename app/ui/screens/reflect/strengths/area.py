"""An area, being answered: its statements, an example, how far it reaches."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.assessment import FULL, SHORT, Answer, Taken
from app.models.content import Area
from app.models.form import asked, counted
from app.state.strengths import Strengths
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import progress
from app.ui.parts.rows import Row, drawn
from app.ui.parts.screen import bar, beside, foot, screen
from app.ui.parts.words import note, title
from app.ui.screens.missing import Missing
from app.ui.screens.reflect.strengths.areas import side_list
from app.ui.screens.reflect.strengths.example import example, reach
from app.ui.screens.reflect.strengths.statement import statement_card
from app.ui.theme import REFLECT, WIDE
from app.words import strengths as words


def _rows(strengths: Strengths, some: Taken, area: Area) -> list[Row]:
    """Return the rows: an answer draws its own statement anew, and no other."""
    id, said = some.id, some.said
    answered, count = counted(some.said, strengths.areas)
    told = words.PROGRESS.format(n=answered, all=count)
    rows = [
        Row("progress", lambda: progress(answered / count, told, REFLECT), told),
        Row("told", lambda: note(told), told),
        Row("title", lambda: title(area.name, level=2), area),
        Row("ask", lambda: note(words.ASK), ""),
    ]
    for statement in asked(some.said, area):
        answer = said.answers.get(statement.id, Answer())
        make = partial(statement_card, strengths, id, statement, answer)
        rows.append(Row(statement.id, make, (statement, answer)))
    line, rung = said.examples.get(area.id, ""), said.reach.get(area.id, "")
    other = SHORT if said.form == FULL else FULL
    rows += [
        Row("example", lambda: example(strengths, id, area, line), (line, strengths.mends)),
        Row("reach", lambda: reach(strengths, id, area, rung), rung),
        Row("form", lambda: _form(strengths, id, other), other),
    ]
    return rows


def _form(strengths: Strengths, id: str, other: str) -> ft.Control:
    name = words.MORE if other == FULL else words.FEWER
    return ft.Row(
        [quiet_button(name, action(strengths.say, id, "form", other), REFLECT)], wrap=True
    )


def _page(strengths: Strengths, some: Taken, area: Area) -> ft.Control:
    areas = strengths.areas
    number = areas.index(area)

    async def leave(path: str) -> None:
        await strengths.settle(some.id)
        await routes.go(path)()

    async def finish() -> None:
        await strengths.finish(some.id)
        await routes.go(routes.strengths_of(some.id))()

    def to(place: int) -> str:
        return routes.strengths_area(some.id, areas[place].id)

    if number + 1 < len(areas):
        name = words.NEXT.format(area=areas[number + 1].name)
        main = main_button(name, action(leave, to(number + 1)), REFLECT)
    else:
        main = main_button(words.SHOW, action(finish), REFLECT)
    back = quiet_button(words.BACK, action(leave, to(number - 1)), REFLECT) if number else None
    return screen(
        *drawn(_rows(strengths, some, area)),
        head=bar(
            words.AREA_OF.format(n=number + 1, all=len(areas)),
            action(leave, routes.STRENGTHS),
            leave_name=words.LEAVE,
        ),
        foot=foot(main, back),
        key=f"strengths-{some.id}-{area.id}",
    )


@component
def AreaAsked(some: Taken) -> ft.Control:
    """The area in the address."""
    app = use_app()
    layout, strengths = watch(app.layout), app.strengths
    at = ft.use_route_params().get("area", "")
    area = next((each for each in strengths.areas if each.id == at), None)
    if area is None:
        return Missing()
    page = Asked(some, area, key=f"{some.id}-{area.id}")
    if layout.room < WIDE:
        return page
    return beside(layout, side_list(strengths, some, area.id), page)


@component
def Asked(some: Taken, area: Area) -> ft.Control:
    """One area; rows are kept while it is shown."""
    return _page(use_app().strengths, some, area)
