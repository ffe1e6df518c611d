"""What one belongs to: an organisation, teams, and a role in each."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import flet as ft

from app.errors import LeadwellError
from app.models.membership import NOBODY, Membership, membership
from app.store.store import Store
from app.sync.account import endpoint_of
from app.sync.connection import Http
from app.sync.membership import ask_membership

KEY = "membership"
"""The fact about this device that says what one belongs to, as the endpoint said last."""


@ft.observable
@dataclass
class Belonging:
    """What the screens show of it; known without a network once it was asked."""

    store: Store
    http: Http
    membership: Membership = NOBODY

    def __post_init__(self) -> None:
        """Take what is known."""
        self.store.subscribe(self._changed)
        self._changed(frozenset({"meta"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "meta" in names:
            is_joined = bool(endpoint_of(self.store))
            found = membership(self.store.meta.get(KEY)) if is_joined else None
            if (found or NOBODY) != self.membership:
                self.membership = found or NOBODY

    async def ask(self) -> None:
        """Ask the endpoint. Offline, Rejected: what was known stays."""
        found = await ask_membership(self.store, self.http)
        if found.data() != self.store.meta.get(KEY):
            await self.store.remember(KEY, found.data())

    async def ask_quietly(self) -> None:
        """Ask, where there is anybody to ask; nobody waits for it."""
        if endpoint_of(self.store):
            with suppress(LeadwellError):
                await self.ask()
