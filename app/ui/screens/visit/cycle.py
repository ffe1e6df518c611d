"""One turn of plan, do, study, act."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.improvement import ACTS, SIZES, Cycle
from app.models.moment import typed_day
from app.state.improvement import DAYS, Improvement, draft
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button
from app.ui.parts.cards import tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.visit.improvement import GoneTest
from app.ui.screens.visit.smalltest import torn
from app.ui.theme import AMBER, RIGHT, VISIT
from app.words import improvement as words


def _field(
    improvement: Improvement, cycle: Cycle, name: str, label: str, hint: str = ""
) -> ft.Control:
    key = draft("cycle", cycle.id, name)
    kept = getattr(cycle, name)
    is_day = name in DAYS
    return Field(
        label,
        improvement.typed(key, typed_day(kept) if is_day else kept),
        partial(improvement.typing.type, key),
        lambda _: improvement.keep("cycle", cycle, name),
        lines=1 if is_day else 2,
        hue=VISIT,
        hint=hint,
        error=words.WRONG_DAY if key in improvement.wrong else "",
        key=key,
    )


def _plan(improvement: Improvement, cycle: Cycle, before: Cycle | None) -> list[ft.Control]:
    choose = partial(improvement.choose, "cycle", cycle, "size")
    controls: list[ft.Control] = [heading(words.PLAN_PART)]
    if before is not None:
        said = words.BEFORE.format(act=words.ACT_SAID.get(before.act, ""))
        controls.append(
            tinted(
                strong(said, VISIT.full),
                *([body(before.next)] if before.next else []),
                hue=VISIT,
                icon=ft.Icons.LOOP,
            )
        )
    controls += [
        _field(improvement, cycle, "plan", words.PLAN),
        strong(words.SIZE),
        chips([(size, words.SIZES[size]) for size in SIZES], cycle.size, choose, about=words.SIZE),
        note(words.START_TINY),
    ]
    if cycle.size == "more":
        controls.append(tinted(body(words.TOO_LARGE), hue=AMBER, icon=ft.Icons.INFO_OUTLINED))
    return [
        *controls,
        _field(improvement, cycle, "prediction", words.PREDICTION, words.PREDICTION_HINT),
        _field(improvement, cycle, "begins", words.BEGINS),
        _field(improvement, cycle, "ends", words.ENDS),
        *([note(words.ENDS_EARLY)] if cycle.ends and cycle.ends < cycle.begins else []),
    ]


def _act(improvement: Improvement, cycle: Cycle) -> list[ft.Control]:
    choose = partial(improvement.choose, "cycle", cycle, "act")
    return [
        heading(words.ACT_PART),
        strong(words.ACT),
        chips(
            [(act, words.ACTS[act]) for act in ACTS],
            cycle.act,
            choose,
            hue=RIGHT,
            about=words.ACT,
        ),
        *([note(words.DROPPED_WELL)] if cycle.act == "drop" else []),
        _field(improvement, cycle, "next", words.NEXT_STEP, words.NEXT_HINT),
    ]


@component
def CycleScreen() -> ft.Control:
    """The cycle in the address."""
    improvement = watch(use_app().improvement)
    params = ft.use_route_params()
    test = improvement.test(params.get("id", ""))
    cycles = improvement.cycles(test.id) if test else ()
    place = next(
        (place for place, each in enumerate(cycles) if each.id == params.get("cycle")), None
    )
    if test is None or place is None:
        return GoneTest()
    cycle = cycles[place]
    home = routes.small_test(test.id)

    async def done() -> None:
        await improvement.settle(test)
        await routes.go(home)()

    async def remove() -> None:
        await improvement.remove("cycle", cycle.id)
        await routes.go(home)()
        tell(words.CYCLE_REMOVED, lambda: improvement.restore("cycle", cycle.id))

    expected = improvement.typed(draft("cycle", cycle.id, "prediction"), cycle.prediction)
    return screen(
        note(test.idea or words.UNTITLED),
        *torn(cycle.conflicts),
        *_plan(improvement, cycle, cycles[place - 1] if place else None),
        heading(words.DO_PART),
        _field(improvement, cycle, "do", words.DO),
        heading(words.STUDY_PART),
        tinted(body(words.EXPECTED.format(prediction=expected)), hue=VISIT)
        if expected
        else note(words.NO_PREDICTION),
        _field(improvement, cycle, "study", words.STUDY),
        *_act(improvement, cycle),
        note(words.NO_NAMES),
        grave_button(words.REMOVE_CYCLE, action(remove), ft.Icons.DELETE_OUTLINED),
        head=bar(words.CYCLE.format(n=place + 1), routes.go(home)),
        foot=main_button(words.DONE, action(done), VISIT),
        key=f"cycle-{cycle.id}",
    )
