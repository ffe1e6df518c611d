"""Joining, leaving and sending, as the screens do it."""

from __future__ import annotations

import asyncio
import contextlib

from app.errors import LeadwellError
from app.keys.errors import CannotOpen, JournalLocked
from app.keys.keyring import Keyring
from app.keys.secret import read_secret
from app.state.sent import Sent, sent
from app.state.status import Status
from app.store.shares import KeyShares
from app.store.store import Store
from app.sync.client import SyncClient
from app.sync.loop import SyncLoop
from app.sync.state import SyncState, line

MAILBOX = "mailbox"
"""The fact about this device that it has joined but not yet taken over the keys."""
SECRET = 20
LOOKUP = 8
"""How many characters of a code for another device are the endpoint's; the rest it never sees."""


class NotACode(LeadwellError):
    """That is not a code for another device. It has 28 letters and digits. Nothing was changed."""


class CodeIsSpent(LeadwellError):
    """That code does not fit, and it works only once. Show a new one on your other device and
    type that. Nothing was changed."""


class NoAddress(LeadwellError):
    """Type the address of the endpoint first. Nothing was changed."""


class Sending:
    """Sync with its loop and keys; `here` is the address of the site, where there is one."""

    def __init__(
        self,
        store: Store,
        client: SyncClient,
        loop: SyncLoop,
        keyring: Keyring,
        status: Status,
        here: str,
    ) -> None:
        """Show the client's state in `status`."""
        self._store = store
        self._shares = KeyShares(store)
        self._learning: asyncio.Task[None] | None = None
        store.subscribe(self._changed)
        keyring.on_open(self._catch_up)
        self._client = client
        self._loop = loop
        self._keyring = keyring
        self._status = status
        self._here = here
        client.subscribe(self._show)
        self._show(client.state)

    def _show(self, state: SyncState) -> None:
        self._status.say(state.phase, line(state), state.problem)

    async def run(self) -> None:
        """Send in the background until cancelled; first finish a join that was cut short."""
        await self._take_keys()
        await self._loop.run()

    def stands(self) -> Sent:
        """Return what was sent, what waits, and what needs attention."""
        return sent(self._store, self._client.state)

    def wake(self) -> None:
        """Send now, if there is anything and anywhere to send."""
        self._loop.on_page("visible")

    def heard(self, kind: str) -> None:
        """Take note of what the page says: visible, hidden, online or offline."""
        self._loop.on_page(kind)

    def endpoint(self, typed: str) -> str:
        """Return the address to join at: as typed, else that of the site. NoAddress: neither."""
        endpoint = typed or self._here
        if not endpoint:
            raise NoAddress
        return endpoint

    async def enrol(self, endpoint: str, code: str) -> None:
        """Join an organisation with an invite code. Offline or Rejected: nothing was changed."""
        await self._client.enrol(self.endpoint(endpoint), code)

    async def signed_in(self, endpoint: str, secret: str, code: str) -> None:
        """Join with a sign-in that this device has begun. Offline or Rejected: nothing was
        changed."""
        await self._client.signed_in(endpoint, secret, code)

    async def link(self) -> str:
        """Return a code for another device of the same person: where the endpoint keeps our keys,
        and the secret that opens them, which it never sees."""
        secret, mailbox = await self._keyring.mailbox()
        code = await self._client.link(mailbox)
        return f"{code[:4]}-{code[4:]}-{secret}"

    async def join(self, endpoint: str, code: str) -> None:
        """Join the account of another device by its code. NotACode, CodeIsSpent, JournalLocked,
        Offline or Rejected: nothing was changed."""
        if self._keyring.is_locked:
            # Before the code is spent, and so that its keys need not lie about until it is opened.
            raise JournalLocked
        digits = "".join(character for character in code if character.isalnum()).upper()
        if len(digits) != LOOKUP + SECRET:
            raise NotACode
        secret = read_secret(digits[LOOKUP:])
        mailbox = await self._client.join(self.endpoint(endpoint), digits[:LOOKUP])
        await self._store.remember(MAILBOX, [secret, mailbox])
        try:
            await self._open_mailbox()
        except JournalLocked:
            # It was locked while the endpoint answered: the keys are taken once it is open.
            return
        except CannotOpen as error:
            await self.leave()
            raise CodeIsSpent from error

    async def _open_mailbox(self) -> None:
        """Take over the keys of the other device, and leave ours for it."""
        kept = self._store.meta.get(MAILBOX)
        if kept is None or self._keyring.is_locked:
            return
        await self._keyring.open_mailbox(*kept)
        await self._shares.leave(await self._keyring.share())
        await self._store.remember(MAILBOX, None)

    async def _take_keys(self) -> None:
        """Finish a join that was cut short, and take what other devices have left; where the
        journal is locked, that waits until it is opened."""
        with contextlib.suppress(LeadwellError):
            await self._open_mailbox()
        await self._learn()

    def _catch_up(self) -> None:
        self._learning = asyncio.create_task(self._take_keys())

    async def _learn(self) -> None:
        for shared in self._shares.theirs():
            # What cannot be opened or kept now is tried again at the next start.
            with contextlib.suppress(LeadwellError):
                await self._keyring.learn(shared)

    def _changed(self, names: frozenset[str]) -> None:
        if "keyring" in names:
            self._learning = asyncio.create_task(self._learn())

    async def leave(self) -> None:
        """Stop sending from this device; everything stays on it."""
        await self._client.leave()
        await self._store.remember(MAILBOX, None)
