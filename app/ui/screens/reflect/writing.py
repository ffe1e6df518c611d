"""Writing: a prompt at a time on a phone, all of them on a tablet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.models.content import Prompt
from app.state.lock import Lock
from app.state.reflect import EDIT, NEW, Desk, Reflect
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import pill, progress
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, foot, screen
from app.ui.parts.words import note, title
from app.ui.screens.missing import Missing
from app.ui.screens.reflect.lock.offer import after_keeping
from app.ui.theme import REFLECT, WIDE
from app.words import reflect as words


def _field(reflect: Reflect, desk: Desk, prompt: Prompt, *, is_quiet: bool) -> ft.Control:
    return Field(
        prompt.text,
        desk.written.answers.get(prompt.id, ""),
        partial(reflect.type, prompt.id),
        lambda text: reflect.typing.flush(),
        lines=6,
        hue=REFLECT,
        hint=prompt.hint,
        is_quiet=is_quiet,
        key=f"{desk.key}/{prompt.id}",
    )


def _page(reflect: Reflect, lock: Lock, desk: Desk, *, is_wide: bool) -> ft.Control:
    prompts = desk.template.prompts
    leave = routes.go(routes.entry(desk.id) if desk.id else routes.REFLECT)
    is_last = is_wide or desk.step == len(prompts) - 1

    async def go() -> None:
        await reflect.typing.flush()
        await leave()

    async def keep() -> None:
        id = await reflect.keep()
        await routes.go(after_keeping(lock, id))()

    async def discard() -> None:
        await reflect.discard()
        await leave()

    main = (
        main_button(words.KEEP, action(keep), REFLECT)
        if is_last
        else main_button(words.NEXT, action(reflect.turn, 1), REFLECT)
    )
    is_first = is_wide or desk.step == 0
    back = None if is_first else quiet_button(words.BACK, action(reflect.turn, -1), REFLECT)
    where = words.STEP.format(n=desk.step + 1, all=len(prompts))
    shown = prompts if is_wide else (prompts[desk.step],)
    return screen(
        *([] if is_wide else [progress((desk.step + 1) / len(prompts), where, REFLECT)]),
        *([] if is_wide else [title(prompts[desk.step].text)]),
        ft.Row([pill(words.ONLY_YOU, REFLECT)]),
        note(words.REMINDER),
        *(_field(reflect, desk, prompt, is_quiet=not is_wide) for prompt in shown),
        *([ft.Row([quiet_button(words.DISCARD, action(discard), REFLECT)])] if is_first else []),
        head=bar(desk.template.title, action(go), leave_name=words.LEAVE),
        foot=foot(main, back),
        key=f"{desk.key}-{0 if is_wide else desk.step}",
    )


def _desk(key: str, lay: Callable[[Reflect], Awaitable[None]]) -> ft.Control:
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)
    ft.use_effect(action(lay, reflect), dependencies=[key])
    desk = reflect.desk
    if desk is None or desk.key != key:
        return screen(note(words.OPENING))
    return _page(reflect, app.lock, desk, is_wide=layout.room >= WIDE)


@component
def WriteEntry() -> ft.Control:
    """A new entry from the template in the address."""
    id = ft.use_route_params().get("template", "")

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
        entry = reflect.entry(id)
        if entry is not None:
            await reflect.edit(entry)

    page = _desk(EDIT + id, lay)
    return page if use_app().reflect.entry(id) is not None else Missing()
