"""The end of a module: what was learned, the plan, what comes next."""

from __future__ import annotations

import flet as ft

from app.models.content import Module
from app.state.learn import Learn
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import badge, tinted
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.reflect.grown import AFTER_MODULE, WroteAbout, reflect_on
from app.ui.theme import LEARN, REFLECT, RIGHT
from app.words import learn as words
from app.words import pretest as by_test


def finish(learn: Learn, reflect: Reflect, module: Module) -> ft.Control:
    """The screen after the last card."""
    so_far = learn.progress(module.id)
    later = learn.after(module)
    answers = so_far.answers.values()

    async def again() -> None:
        await learn.start(module)

    return screen(
        ft.Row([badge(ft.Icons.CHECK_CIRCLE, RIGHT)]),
        title(words.WELL_DONE.format(title=module.title)),
        note(
            by_test.BY_TEST_WORDS
            if so_far.is_by_test
            else words.QUESTIONS_RIGHT.format(
                right=sum(answer.is_right for answer in answers), all=len(answers)
            )
        ),
        bullets(module.outcomes),
        *(
            [
                tinted(
                    strong(words.YOUR_PLAN, LEARN.full),
                    body(words.PLAN_LINE.format(when=so_far.plan.when, then=so_far.plan.then)),
                    icon=ft.Icons.FLAG_OUTLINED,
                )
            ]
            if so_far.plan
            else []
        ),
        heading(words.DEEPER),
        side_button(
            words.REFLECT,
            reflect_on(reflect, AFTER_MODULE, f"module/{module.id}"),
            REFLECT,
            icon=ft.Icons.EDIT_NOTE,
        ),
        WroteAbout(f"module/{module.id}"),
        quiet_button(words.AGAIN, action(again)),
        head=bar(words.TITLE, routes.go(routes.LEARN), closes=True, leave_name=words.CLOSE),
        foot=main_button(
            words.NEXT_MODULE.format(title=later.title), routes.go(routes.module(later.id))
        )
        if later
        else main_button(words.BACK_TO_LEARN, routes.go(routes.LEARN)),
        key=f"finish-{module.id}",
    )
