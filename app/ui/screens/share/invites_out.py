"""A code that is out: what it is for, how often it was used, and how to end that."""

from __future__ import annotations

import flet as ft

from app.models.moment import dated
from app.models.organisation import OpenCode
from app.state.members import Members
from app.ui.component import tell
from app.ui.parts.cards import card
from app.ui.parts.words import note, strong
from app.ui.screens.share.organisation_parts import Sure
from app.words import organisation as words


def _line(code: OpenCode, now: int) -> str:
    form = words.LINE
    if code.is_over(now):
        form = words.USED_UP if code.used >= code.uses else words.OVER
    role = words.ROLES[code.role]
    return form.format(role=role, used=code.used, uses=code.uses, day=dated(code.expires))


def code_out(members: Members, code: OpenCode, team: str) -> ft.Control:
    """The code, without itself; `team` is the name of its team, empty where it has none."""
    name = code.label or team or words.FOR_ALL

    async def withdraw() -> None:
        await members.withdraw(code)
        tell(words.WITHDRAWN)

    return card(
        strong(name),
        *([note(team)] if team and code.label else []),
        note(_line(code, members.now())),
        Sure(
            words.WITHDRAW_NAME.format(label=name),
            (words.WITHDRAW_LEAD,),
            words.WITHDRAW,
            words.KEEP,
            withdraw,
            ft.Icons.BLOCK,
            key=f"withdraw-{code.id}",
        ),
    )
