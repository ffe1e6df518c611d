"""The role one has chosen, which says what to learn first."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.models.content import Pack, Role
from app.models.roles import Stretch, course
from app.store.settings import SettingsRepository
from app.store.store import Store

ROLE, LEFT_OUT = "role", "role-left-out"
"""Names of settings; the first is set among what one says about oneself, too."""


@ft.observable
@dataclass
class Roles:
    """What Learn knows of the person's role, and does about it."""

    store: Store
    pack: Pack
    role: Role | None = None
    """None where none was chosen, or where this edition knows no such role."""
    course: list[Stretch] = field(default_factory=list)
    """All there is to learn, in the order of the role; nothing where there is no role."""
    is_left_out: bool = False
    """Whether the person does not want to say."""
    is_choosing: bool = False
    """Whether the roles are shown to choose another one."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._settings = SettingsRepository(self.store)
        self._modules = {module.id: module for module in self.pack.modules}
        self.store.subscribe(self._changed)
        self._changed(frozenset({"settings"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "settings" not in names:
            return
        known = self._settings.all()
        role = next((role for role in self.pack.roles if role.id == known.get(ROLE)), None)
        is_left_out = bool(known.get(LEFT_OUT))
        if role != self.role:
            self.course = course(role, self.pack.pathways, self._modules) if role else []
            self.role = role
        if is_left_out != self.is_left_out:
            self.is_left_out = is_left_out

    @property
    def order(self) -> list[str]:
        """The ids of modules in the order of the role; nothing where there is none."""
        return [id for stretch in self.course for id in stretch.modules]

    @property
    def is_asked(self) -> bool:
        """Whether to ask for the role: until one is chosen or the question is left out."""
        is_new = self.role is None and not self.is_left_out
        return bool(self.pack.roles) and (is_new or self.is_choosing)

    def ask(self) -> None:
        """Show the roles, to choose one or another one."""
        self.is_choosing = True

    async def choose(self, role: str) -> None:
        """Keep the role that one has."""
        await self._settings.set({ROLE: role})
        self.is_choosing = False

    async def leave_out(self) -> None:
        """Keep that one would rather not say; a role chosen before is taken back."""
        await self._settings.set({ROLE: "", LEFT_OUT: True})
        self.is_choosing = False
