"""The one plan: begun from that of a lesson, in one's own words in the end."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.assessment import Taken
from app.models.suggestion import Suggestion
from app.state.intention import Intentions
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note
from app.ui.theme import LEARN, REFLECT, RIGHT
from app.words import strengths as words


@component
def OnePlan(some: Taken, led: Suggestion) -> ft.Control:
    """The plan of an assessment; nothing in an edition without lessons."""
    app = use_app()
    plans, strengths = watch(app.plans), app.strengths
    intentions = Intentions(strengths, plans)
    module = intentions.module(some, led)
    if module is None:
        return ft.Container(visible=False)
    plan, replaced = intentions.of(some, module), intentions.replaces(some, module)
    is_kept = intentions.is_kept(some, module)

    async def keep() -> None:
        await intentions.keep(some.id, module)
        tell(words.PLAN_KEPT)

    def field(part: str, name: str, value: str) -> ft.Control:
        return Field(
            name,
            value,
            partial(strengths.type, some.id, f"plan/{part}"),
            lambda _: strengths.typing.flush(),
            lines=2,
            hue=REFLECT,
            capitals=False,
            key=f"{some.id}/{module.id}/{part}",
        )

    told = words.PLAN_IS_KEPT if is_kept else words.PLAN_OPEN
    return card(
        heading(words.PLAN),
        note(words.PLAN_LEAD),
        field("when", words.IF, plan.when),
        field("then", words.THEN, plan.then),
        tinted(
            body(told.format(title=module.title)),
            *(
                [body(words.PLAN_REPLACES.format(when=replaced.when, then=replaced.then))]
                if replaced
                else []
            ),
            hue=RIGHT if is_kept else LEARN,
            icon=ft.Icons.CHECK_CIRCLE_OUTLINE if is_kept else ft.Icons.FLAG_OUTLINED,
        ),
        *(
            []
            if is_kept
            else [side_button(words.KEEP_PLAN, action(keep), REFLECT, ft.Icons.FLAG_OUTLINED)]
        ),
    )
