"""The area, the shift and the roles met of a visit: kept with it, and read by Rhythm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

import flet as ft

from app.models.area import Area
from app.models.coverage import ROLES, SHIFTS, Seen, Shift
from app.state.rhythm import Rhythm
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card
from app.ui.parts.choices import Choose, chips, choice
from app.ui.parts.words import body, heading, note
from app.ui.theme import VISIT
from app.words import rhythm as words


def area_chips(
    areas: Sequence[Area], chosen: str | None, choose: Choose, *first: tuple[str, str]
) -> ft.Control:
    """Every area as one tap, after `first`; for those who asked, since there may be sixty."""
    options = [*first, *((area.id, area.name) for area in areas)]
    return chips(options, chosen, choose, hue=VISIT, about=words.WHICH_AREA)


def _area(
    rhythm: Rhythm, visit: Seen, shows: bool, show: Callable[[bool], None]
) -> list[ft.Control]:
    """The area, and the way to another one."""
    area = rhythm.area_of(visit)
    said = words.IN_AREA.format(area=area.name) if area else None
    lines: list[ft.Control] = [body(said or words.IN_NONE.format(place=visit.place))]
    if shows:
        own = area.id if area and visit.area in area.ids else ""
        choose = partial(rhythm.set_area, visit)
        return [*lines, area_chips(rhythm.areas, own, choose, ("", words.BY_PLACE))]

    async def add() -> None:
        await rhythm.add(visit.place)
        tell(words.ADDED_ONE)

    buttons: list[ft.Control] = []
    if area is None and visit.place.strip():
        name = words.ADD_PLACE.format(place=visit.place)
        buttons.append(quiet_button(name, action(add), VISIT, ft.Icons.ADD))
    if rhythm.areas:
        buttons.append(quiet_button(words.CHANGE_AREA, action(show, True), VISIT))
    return [*lines, *([ft.Row(buttons, wrap=True)] if buttons else [])]


def _met(rhythm: Rhythm, visit: Seen) -> ft.Control:
    """Every role as a tap of its own: one meets several."""
    return ft.Row(
        [
            choice(
                words.ROLE[role],
                action(rhythm.set_met, visit, role),
                chosen=role in visit.met,
                hue=VISIT,
                name=f"{words.ROLES}: {words.ROLE[role]}",
                key=role,
            )
            for role in ROLES
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


@component
def WhereAndWhom(id: str) -> ft.Control:
    """The area, the shift and the roles met of a visit."""
    rhythm = watch(use_app().rhythm)
    shows, show = ft.use_state(False)
    visit = rhythm.seen(id)
    if visit is None:
        return ft.Container(visible=False)

    async def set_shift(shift: str) -> None:
        await rhythm.set_shift(visit, cast(Shift, shift))

    return card(
        heading(words.WHERE),
        *_area(rhythm, visit, shows, show),
        body(words.WHICH_SHIFT),
        chips(
            [(shift, words.SHIFT[shift]) for shift in SHIFTS],
            visit.shift,
            set_shift,
            hue=VISIT,
            about=words.WHICH_SHIFT,
        ),
        note(words.AS_SAID if visit.is_said else words.BY_CLOCK),
        body(words.WHO_MET),
        _met(rhythm, visit),
    )
