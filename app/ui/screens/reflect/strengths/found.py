"""What an assessment was found to show, in words: strengths, a gap, a chance, other views."""

from __future__ import annotations

import flet as ft

from app.models.assessment import Taken
from app.models.content import Area
from app.models.moment import said
from app.models.strengths import Profile
from app.models.suggestion import Suggestion
from app.state.strengths import Strengths
from app.ui import routes
from app.ui.parts.cards import card, link_card
from app.ui.parts.screen import bullets
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.reflect.strengths import telling
from app.ui.theme import REFLECT, VISIT
from app.words import strengths as words


def _by_id(strengths: Strengths) -> dict[str, Area]:
    return {area.id: area for area in strengths.areas}


def uses(strengths: Strengths, some: Taken, shown: Profile, led: Suggestion) -> list[ft.Control]:
    """The strengths to use more, and what lacks only an example to be one."""
    areas = _by_id(strengths)
    cards: list[ft.Control] = [
        card(
            strong(areas[id].name),
            body(telling.it_is(shown.area(id))),
            note(words.YOUR_EXAMPLE.format(words=some.said.examples[id])),
            *_reach(shown, id),
        )
        for id in led.strengths
    ]
    return [
        heading(words.USE),
        note(words.USE_LEAD) if cards else body(words.NO_STRENGTH),
        *cards,
        *(
            link_card(
                words.UNSHOWN.format(area=areas[id].name),
                words.UNSHOWN_DETAIL,
                routes.go(routes.strengths_area(some.id, id)),
                ft.Icons.EDIT_NOTE,
                REFLECT,
            )
            for id in shown.unshown[: 2 - len(led.strengths)]
        ),
    ]


def _reach(shown: Profile, id: str) -> list[ft.Control]:
    rung = shown.area(id).reach
    return [note(words.ROW_REACH.format(reach=words.RUNGS[rung]))] if rung else []


def gap(strengths: Strengths, shown: Profile, led: Suggestion) -> list[ft.Control]:
    """The one thing to work on."""
    if not led.gap:
        return [heading(words.ONE_GAP), body(words.NO_GAP)]
    area = _by_id(strengths)[led.gap]
    others = [id for id in shown.gaps if id != led.gap]
    return [
        heading(words.ONE_GAP),
        card(
            strong(area.name),
            body(telling.it_is(shown.area(area.id))),
            *([note(words.SIGNS.format(signs="; ".join(area.warnings)))] if area.warnings else []),
        ),
        *(
            [note(words.MORE_GAPS.format(areas=telling.named(others, strengths.areas)))]
            if others
            else []
        ),
    ]


def chance(strengths: Strengths, shown: Profile, led: Suggestion) -> list[ft.Control]:
    """The chance to create."""
    if not led.chance:
        return [heading(words.CHANCE), body(words.NO_CHANCE)]
    area = shown.area(led.chance)
    told = words.CHANCE_WORDS.format(n=area.chanceless, all=area.answered)
    return [heading(words.CHANCE), card(strong(_by_id(strengths)[area.id].name), body(told))]


def others(strengths: Strengths, shown: Profile) -> list[ft.Control]:
    """Where others see it otherwise; nothing where they do not, or did not say."""
    names = {area.id: area.name for area in strengths.areas}
    names |= {each.id: each.statement for area in strengths.areas for each in area.behaviours}
    lines = []
    for each in shown.apart:
        form = words.BLIND if each.kind == "blind" else words.HIDDEN
        lines.append(
            form.format(
                name=names[each.id],
                own=telling.often(each.own),
                n=each.raters,
                others=telling.step(each.others, words.OFTEN_WORDS),
            )
        )
    return [heading(words.OTHERS), bullets(lines), note(words.OTHERS_LEAD)] if lines else []


def since(strengths: Strengths, some: Taken, shown: Profile) -> list[ft.Control]:
    """What has changed since one's own last look; nothing at the first."""
    before = next((each for each in strengths.done if each.begun_at < some.begun_at), None)
    lines = []
    for change, form in words.CHANGES.items():
        ids = [area.id for area in shown.areas if area.change == change]
        if ids:
            lines.append(form.format(areas=telling.named(ids, strengths.areas)))
    if before is None or not lines:
        return []
    day = said(before.said.finished_at or before.begun_at, strengths.now())
    return [heading(words.SINCE.format(day=day)), bullets(lines), note(words.SINCE_LEAD)]


def steps(strengths: Strengths, led: Suggestion) -> list[ft.Control]:
    """Two lessons, one reflection, one visit."""
    learn, pack = strengths.plans.learn, strengths.reflect.pack
    lessons = [module for id in led.modules if (module := learn.module(id)) is not None]
    reflection = strengths.reflect.template(led.reflection)
    visit = next((each for each in pack.visits if each.id == led.visit), None)
    return [
        heading(words.NEXT_STEPS),
        *(
            link_card(
                each.title,
                words.LESSON.format(minutes=each.minutes, summary=each.summary),
                routes.go(routes.module(each.id)),
                ft.Icons.SCHOOL_OUTLINED,
            )
            for each in lessons
        ),
        *(
            [
                link_card(
                    words.REFLECTION.format(title=reflection.title),
                    reflection.summary,
                    routes.go(routes.write(reflection.id)),
                    ft.Icons.EDIT_NOTE,
                    REFLECT,
                )
            ]
            if reflection
            else []
        ),
        *(
            [
                link_card(
                    words.VISIT.format(title=visit.title),
                    visit.summary,
                    routes.go(routes.start(visit.id)),
                    ft.Icons.DIRECTIONS_WALK,
                    VISIT,
                )
            ]
            if visit
            else []
        ),
    ]
