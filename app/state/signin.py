"""Signing in with one's organisation, as the screen shows and does it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import flet as ft

from app.errors import LeadwellError
from app.state.belonging import Belonging
from app.state.sending import Sending
from app.store.store import Store
from app.sync.connection import Http
from app.sync.signin import begin_signin

KEY = "signin"
"""The fact about this device that a sign-in has begun: endpoint, secret, address of the page."""


class NoName(LeadwellError):
    """Type the name of your organisation first. Nothing was changed."""


class NoCode(LeadwellError):
    """Type the code that the page showed you first. Nothing was changed."""


@ft.observable
@dataclass
class SignIn:
    """A sign-in outlives the app: a phone may close it while one is on the provider's page."""

    store: Store
    http: Http
    sending: Sending
    belonging: Belonging
    address: str = ""
    """The page on which one signs in; empty before one has begun."""

    def __post_init__(self) -> None:
        """Take up what was begun."""
        self._typed = {"organisation": "", "endpoint": "", "code": ""}
        self.store.subscribe(self._changed)
        self._changed(frozenset({"meta"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "meta" in names:
            kept = self.store.meta.get(KEY)
            address = str(kept[2]) if kept else ""
            if address != self.address:
                self.address = address

    def typed(self, name: str) -> str:
        """Return what is typed as organisation, endpoint or code."""
        return self._typed[name]

    def type(self, name: str, text: str) -> None:
        """Take it as it is typed; it is never kept."""
        self._typed[name] = text

    async def begin(self) -> None:
        """Have a page to sign in on. NoName, NoAddress, Offline, Rejected: nothing was changed."""
        name = self._typed["organisation"].strip()
        if not name:
            raise NoName
        endpoint = self.sending.endpoint(self._typed["endpoint"].strip())
        secret = secrets.token_urlsafe(32)
        found = await begin_signin(self.store, self.http, endpoint, name, secret)
        await self.store.remember(KEY, [endpoint, secret, found])

    async def finish(self) -> None:
        """Join with the code that the page showed. NoCode, Offline, Rejected: nothing was
        changed."""
        code, kept = self._typed["code"].strip(), self.store.meta.get(KEY)
        if not code:
            raise NoCode
        if kept is None:
            return
        await self.sending.signed_in(kept[0], kept[1], code)
        self._typed["code"] = ""
        await self.store.remember(KEY, None)
        await self.belonging.ask_quietly()

    async def begin_again(self) -> None:
        """Forget what was begun."""
        await self.store.remember(KEY, None)
