"""What one belongs to: an organisation, teams, and a role in each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.models.membership import NOBODY, Membership, membership
from app.state.asking import Asking
from app.state.roles import ROLE
from app.store.settings import SettingsRepository
from app.store.store import Store
from app.sync.account import endpoint_of
from app.sync.client import ACCOUNT
from app.sync.connection import Http
from app.sync.errors import Offline
from app.sync.membership import Roster, ask_membership

KEY = "membership"
"""The fact about this device that says what one belongs to, as the endpoint said last."""
TELLS = "tells-role"
"""The setting that says which organisation knows what one does, and what it was told last."""


class NoCode(LeadwellError):
    """Type the code first. Nothing was changed."""


class NoRole(LeadwellError):
    """Choose your role under Me first. Nothing was sent."""


@ft.observable
@dataclass
class Belonging:
    """What the screens show of it and do about it; known without a network once it was asked."""

    store: Store
    http: Http
    membership: Membership = NOBODY
    is_joined: bool = False
    """Whether there is an endpoint to ask."""
    is_old: bool = False
    """Whether the endpoint did not answer when it was asked last."""
    tells_role: bool = False
    """Whether the organisation is told what one does."""

    def __post_init__(self) -> None:
        """Take what is known."""
        self._settings = SettingsRepository(self.store)
        self._account = self.account
        self._task: asyncio.Task[None] | None = None
        self.roster = Roster(self.store, self.http)
        self.asking = Asking(self.ask_quietly)
        self.store.subscribe(self._changed)
        self._changed(frozenset({"meta", "settings"}))

    @property
    def account(self) -> str:
        """One's own account at the endpoint; empty where there is none."""
        return str((self.store.meta.get(ACCOUNT) or {}).get("account") or "")

    @property
    def endpoint(self) -> str:
        """The address of the endpoint; empty where there is none."""
        return endpoint_of(self.store)

    @property
    def role(self) -> str:
        """The role that one has chosen under Me, an id; may be empty."""
        return str(self._settings.all().get(ROLE) or "")

    @property
    def _told(self) -> Mapping[str, Any]:
        told = self._settings.all().get(TELLS)
        return told if isinstance(told, dict) else {}

    def _changed(self, names: frozenset[str]) -> None:
        if not names & {"meta", "settings"}:
            return
        self.is_joined = bool(endpoint_of(self.store))
        found = membership(self.store.meta.get(KEY)) if self.is_joined else None
        if (found or NOBODY) != self.membership:
            self.membership = found or NOBODY
        here = self.membership.organisation
        self.tells_role = bool(here) and self._told.get("organisation") == here
        if self.account != self._account:
            self._account = self.account
            self._begin()
        elif "settings" in names and self.tells_role and self._told.get("role") != self.role:
            self._begin()

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self.ask_quietly())

    async def ask(self) -> None:
        """Ask the endpoint. Offline, Rejected: what was known stays."""
        found = await self._look()
        if self._told and self._told.get("organisation") != found.organisation:
            # Another organisation is not told what one agreed to tell this one.
            await self._settings.set({TELLS: {}})
        if self.tells_role and self._told.get("role") != self.role:
            await self._tell_role()
            await self._look()

    async def _look(self) -> Membership:
        try:
            found = await ask_membership(self.store, self.http)
        except Offline:
            self.is_old = True
            raise
        self.is_old = False
        # Somebody may have left, or joined another, while it answered.
        if self.is_joined and found.data() != self.store.meta.get(KEY):
            await self.store.remember(KEY, found.data())
        return found

    async def ask_quietly(self) -> None:
        """Ask, where there is anybody to ask; nobody waits for it."""
        if endpoint_of(self.store):
            with suppress(LeadwellError):
                await self.ask()

    async def use(self, code: str) -> None:
        """Use a code: for a team, a role, or an organisation. NoCode, NeedsNetwork, Rejected:
        nothing was changed."""
        if not code.strip():
            raise NoCode
        await self.asking(self.roster.do("invites/use", code=code.strip()))
        await self.ask_quietly()

    async def call(self, name: str) -> None:
        """Let the organisation know what one is called. NeedsNetwork, Rejected."""
        await self.asking(self.roster.do("membership/tell", name=name))
        await self.ask_quietly()

    async def tell_role(self, *, does: bool) -> None:
        """Let the organisation know what one does from now on, or no longer. NoRole, NeedsNetwork,
        Rejected: all is as it was."""
        if does and not self.role:
            raise NoRole
        if does:
            await self._tell_role()
        else:
            await self.asking(self.roster.do("membership/tell", job=""))
            await self._settings.set({TELLS: {}})
        await self.ask_quietly()

    async def _tell_role(self) -> None:
        role, here = self.role, self.membership.organisation
        await self.asking(self.roster.do("membership/tell", job=role))
        await self._settings.set({TELLS: {"organisation": here, "role": role}})

    async def leave_team(self, team: str) -> None:
        """Leave a team. NeedsNetwork, Rejected: one is still in it."""
        await self.asking(self.roster.do("teams/leave", team=team))
        await self.ask_quietly()

    async def leave(self) -> None:
        """Leave the organisation. NeedsNetwork, Rejected: one still belongs to it."""
        await self.asking(self.roster.do("membership/leave"))
        await self.ask_quietly()
