"""What became of a promise, said by the one who made it."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.moment import typed_day
from app.models.promise import Promise, PromiseState, state_of
from app.state.visit import Visits
from app.ui.component import action, component, tell
from app.ui.parts.buttons import side_button
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import stacked
from app.ui.parts.words import heading
from app.ui.theme import PROMISE
from app.words import promises as words

FIELDS = {"cant": words.WHY, "passed": words.TO_WHOM, "done": words.DONE_ON}
HINTS = {"cant": words.WHY_HINT}


def _kept(promise: Promise, state: PromiseState) -> str:
    """Return what was kept with a state before."""
    held = {"cant": promise.why, "passed": promise.passed_to, "done": typed_day(promise.done_on)}
    return held.get(state, "")


@component
def Settling(visits: Visits, promise: Promise) -> ft.Control:
    """Four answers; two of them ask for a few words, one for the day."""
    asked, ask = ft.use_state("")
    state = state_of(asked) if asked else promise.state
    key = f"settle/{promise.id}/{state}"

    async def keep(state: PromiseState, note: str = "") -> None:
        await visits.promising.settle(promise, state, note)
        await visits.promising.forget(f"settle/{promise.id}/{state}")
        ask("")
        said = words.SAID[state].format(place=promise.place)
        tell(said, partial(visits.promising.put_back, promise))

    async def choose(value: str) -> None:
        if (state := state_of(value)) in ("cant", "passed"):
            ask(state if state != promise.state else "")
        elif state != promise.state:
            await keep(state)
        else:
            ask("")

    async def keep_words() -> None:
        await keep(state, await visits.promising.read(key, _kept(promise, state)))

    parts: list[ft.Control] = [
        heading(words.WHAT_BECAME),
        chips(list(words.STATES.items()), state, choose, hue=PROMISE),
    ]
    if state in FIELDS:
        parts += [
            Field(
                FIELDS[state],
                visits.typed(key, _kept(promise, state)),
                partial(visits.typing.type, key),
                hue=PROMISE,
                hint=HINTS.get(state, ""),
                lines=2 if state == "cant" else 1,
                turn=_kept(promise, state),
                key=key,
            ),
            side_button(words.KEEP[state], action(keep_words), PROMISE, ft.Icons.CHECK),
        ]
    return stacked(*parts)
