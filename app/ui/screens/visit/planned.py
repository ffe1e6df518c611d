"""All planned visits, and a new plan."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import flet as ft

from app.models.moment import spoken
from app.models.planned import LENGTHS, Planned
from app.state.planned import NEW, Planner
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.choices import Choose, chips
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.visit.plans import detail, plan_card
from app.ui.screens.visit.where import area_chips
from app.ui.theme import VISIT
from app.words import rhythm as words


async def save(planner: Planner, plans: list[Planned], name: str) -> None:
    """Let the person keep a calendar file of plans."""
    if await save_file(name, planner.file(plans, words.EVENT)):
        tell(words.SAVED.format(name=name))


def day_fields(planner: Planner, base: str, name: str) -> list[ft.Control]:
    """The day and the time under `base`, and days that take one tap."""

    async def choose(day: str) -> None:
        await planner.typing.flush()
        await planner.choose(f"{base}/day", day)

    weeks = {
        f"{day.day}/{day.month}/{day.year}": said
        for days, said in words.IN_WEEKS.items()
        if (day := planner.today + timedelta(days=days))
    }
    return [
        chips(list(weeks.items()), planner.typed(f"{base}/day"), choose, hue=VISIT, about=name),
        *(
            Field(
                label,
                planner.typed(f"{base}/{part}"),
                partial(planner.typing.type, f"{base}/{part}"),
                hue=VISIT,
                turn=str(planner.turn),
                key=f"{base}/{part}",
            )
            for part, label in (("day", name), ("time", words.TIME))
        ),
    ]


def kind_chips(planner: Planner, chosen: str, choose: Choose) -> ft.Control:
    """The kinds of visit."""
    options = [(template.id, template.title) for template in planner.visits.templates]
    return chips(options, chosen, choose, hue=VISIT, about=words.KIND)


def length_chips(chosen: int, choose: Choose) -> ft.Control:
    """How long a visit takes."""
    options = [(str(n), words.MINUTES.format(n=n)) for n in LENGTHS]
    return chips(options, str(chosen), choose, hue=VISIT, about=words.LENGTH)


@component
def PlannedScreen() -> ft.Control:
    """What is planned, and what became of what was."""
    app = use_app()
    layout = watch(app.layout)
    watch(app.visits)
    planner = watch(app.rhythm.planner)
    back = bar(words.PLANNED, routes.go(routes.VISIT))
    foot = main_button(words.PLAN, routes.go(routes.PLAN_VISIT), VISIT, ft.Icons.ADD)
    coming, past = planner.are("open"), planner.are("begun", "undone")[::-1]

    def row(plan: Planned) -> Row:
        shows = (plan, detail(planner, plan))
        return Row(plan.id, lambda: plan_card(planner, plan), shows)

    def save_all() -> ft.Control:
        button = side_button(
            words.SAVE_ALL,
            action(save, planner, coming, words.ALL_FILE),
            VISIT,
            ft.Icons.EVENT_AVAILABLE,
        )
        return ft.Row([button], wrap=True)

    rows = [Row("advice", lambda: tinted(body(words.ADVICE), hue=VISIT), "")]
    if coming:
        rows += [
            Row("coming", lambda: heading(words.COMING), ""),
            *map(row, coming),
            Row("save", save_all, tuple(coming)),
        ]
    if past:
        rows += [Row("became", lambda: heading(words.BECAME), ""), *map(row, past)]
    listing = long_screen(layout, rows, len(rows), head=back, foot=foot, hue=VISIT, key="planned")
    if coming or past:
        return listing
    return screen(
        empty(ft.Icons.EVENT, words.PLANNED_EMPTY, words.PLANNED_EMPTY_WORDS, hue=VISIT),
        rows[0].make(),
        head=back,
        foot=foot,
        key="planned",
    )


@component
def PlanVisit() -> ft.Control:
    """A new plan: all that is typed stays until it is kept."""
    rhythm = use_app().rhythm
    planner = watch(rhythm.planner)
    shows, show = ft.use_state(False)

    async def add() -> None:
        plan = planner.plan(await planner.add())
        assert plan is not None
        await routes.go(routes.planned(plan.id))()
        tell(words.KEPT.format(day=spoken(plan.day, planner.today)))

    async def take(id: str) -> None:
        area = rhythm.area(id)
        if area is not None:
            await planner.propose(area.name)
            show(False)

    place = f"{NEW}/place"
    areas: list[ft.Control] = []
    if shows:
        areas.append(area_chips(rhythm.areas, None, take))
    elif rhythm.areas:
        areas.append(ft.Row([quiet_button(words.FROM_AREAS, action(show, True), VISIT)], wrap=True))
    return screen(
        title(words.PLAN),
        Field(
            words.PLACE,
            planner.typed(place),
            partial(planner.typing.type, place),
            hue=VISIT,
            turn=str(planner.turn),
            key=place,
        ),
        *areas,
        *day_fields(planner, NEW, words.DAY),
        heading(words.KIND),
        kind_chips(planner, planner.template(), partial(planner.choose, f"{NEW}/template")),
        heading(words.LENGTH),
        length_chips(planner.minutes(), partial(planner.choose, f"{NEW}/minutes")),
        Field(
            words.NOTES,
            planner.typed(f"{NEW}/notes"),
            partial(planner.typing.type, f"{NEW}/notes"),
            lines=2,
            hue=VISIT,
            turn=str(planner.turn),
            key=f"{NEW}/notes",
        ),
        note(words.NOT_NAMES),
        head=bar(words.PLANNED, routes.go(routes.PLANNED)),
        foot=main_button(words.KEEP, action(add), VISIT, ft.Icons.EVENT_AVAILABLE),
        key="plan-visit",
    )
