"""One's role: asked once, kindly, and shown with what is expected of it and why."""

from __future__ import annotations

import flet as ft

from app.models.content import Role
from app.state.roles import Roles
from app.ui.component import action, component, watch
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import option_row
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import LEARN
from app.words import roles as words


def _ask(roles: Roles) -> ft.Control:
    """The question, with every role as one tap."""
    chosen = roles.role.id if roles.role else ""
    return tinted(
        heading(words.ASK),
        body(words.ASK_WORDS),
        *(
            option_row(
                role.title,
                action(roles.choose, role.id),
                chosen=role.id == chosen,
                hue=LEARN,
                icon=ft.Icons.RADIO_BUTTON_CHECKED
                if role.id == chosen
                else ft.Icons.CIRCLE_OUTLINED,
                key=role.id,
            )
            for role in roles.pack.roles
        ),
        ft.Row([quiet_button(words.LEAVE_OUT, action(roles.leave_out))]),
    )


def _told(roles: Roles, role: Role) -> ft.Control:
    """What is expected of the role, and why."""
    titles = "; ".join(source.title for source in role.sources)
    return card(
        strong(words.YOURS.format(title=role.title)),
        body(role.expects),
        note(role.why),
        *([note(words.SOURCES.format(titles=titles))] if titles else []),
        ft.Row([quiet_button(words.CHANGE, action(roles.ask))]),
    )


@component
def RoleCard(roles: Roles) -> ft.Control:
    """The question for the role, or the role; nothing in a pack that has no roles."""
    watch(roles)
    if roles.is_asked:
        return _ask(roles)
    if roles.role is not None:
        return _told(roles, roles.role)
    if roles.pack.roles:
        return ft.Row([quiet_button(words.CHOOSE, action(roles.ask))])
    return ft.Container(visible=False)
