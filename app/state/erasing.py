"""Erasing everything of oneself at the endpoint; this device keeps what it has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import flet as ft

from app.store.store import Store
from app.sync.connection import Http
from app.sync.erasure import erase_there


@ft.observable
@dataclass
class Erasing:
    """What the card shows and does."""

    store: Store
    http: Http
    leave: Callable[[], Awaitable[None]]
    """Stops sending from this device, which the endpoint no longer knows afterwards."""
    is_asking: bool = False
    """Whether the question is shown."""

    def ask(self) -> None:
        """Show the question."""
        self.is_asking = True

    def keep(self) -> None:
        """Do nothing after all."""
        self.is_asking = False

    async def erase(self) -> None:
        """Have everything erased, and stop sending. Offline, Rejected: nothing changed here."""
        await erase_there(self.store, self.http)
        self.is_asking = False
        await self.leave()
