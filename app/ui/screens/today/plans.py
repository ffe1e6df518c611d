"""A plan that comes back: did the moment come, and what did one do?"""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.moment import day_of, said, spoken
from app.models.plans import OUTCOMES, Standing
from app.state.plans import Plans
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import tinted
from app.ui.parts.choices import option_row
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.reflect.grown import AFTER_MODULE, reflect_on
from app.ui.theme import LEARN, REFLECT
from app.words import learn as learn_words
from app.words import plans as words
from app.words.reflect import ON_THIS

ICONS = {
    "did": ft.Icons.CHECK_CIRCLE_OUTLINE,
    "other": ft.Icons.ALT_ROUTE,
    "waiting": ft.Icons.HOURGLASS_EMPTY,
    "dropped": ft.Icons.CLOSE,
}


def _said(plans: Plans, plan: Standing, outcome: str) -> str:
    """The words after an answer, with the day on which the plan comes back."""
    now = next((each for each in plans.all if each.id == plan.id), plan)
    if outcome not in ("other", "waiting"):
        return words.TOLD[outcome]
    if now.ask_at is None:
        return words.TOLD[f"{outcome}-last"]
    day = spoken(day_of(now.ask_at).isoformat(), day_of(plans.now()))
    return words.TOLD[outcome].format(day=day)


@component
def PlanAsked() -> ft.Control:
    """The plan that has waited longest; nothing while none is due."""
    app = use_app()
    plans = watch(app.plans)
    due = plans.due
    if not due:
        return ft.Container(visible=False)
    plan = due[0]
    module = app.learn.module(plan.module)
    day = said(plan.made_at, plans.now())
    made = words.MADE.format(day=day, title=module.title) if module else words.MADE_GONE

    async def answer(outcome: str) -> None:
        told = await plans.tell(plan, outcome)
        tell(_said(plans, plan, outcome), partial(plans.take_back, plan, told))

    return tinted(
        heading(words.ASK),
        strong(learn_words.PLAN_LINE.format(when=plan.plan.when, then=plan.plan.then)),
        note(made.format(day=day)),
        Field(
            words.LINE,
            plans.note(plan),
            partial(plans.type, plan),
            lines=2,
            hue=LEARN,
            hint=words.LINE_HINT,
            key=f"told-{plan.id}",
        ),
        *(
            option_row(
                words.OUTCOMES[outcome],
                action(answer, outcome),
                chosen=False,
                hue=LEARN,
                icon=ICONS[outcome],
                key=f"told-{outcome}",
            )
            for outcome in OUTCOMES
        ),
        ft.Row(
            [
                quiet_button(
                    ON_THIS,
                    reflect_on(app.reflect, AFTER_MODULE, f"plan/{plan.id}"),
                    REFLECT,
                    ft.Icons.EDIT_NOTE,
                )
            ]
        ),
        *([body(words.MORE.format(n=len(due) - 1))] if len(due) > 1 else []),
        icon=ft.Icons.FLAG_OUTLINED,
    )
