"""Joining, leaving and sending, as the screens do it."""

from __future__ import annotations

import asyncio
import contextlib

from app.errors import LeadwellError
from app.keys.code import read_code
from app.keys.crypto import Crypto
from app.keys.device import bytes_of, text_of
from app.keys.errors import CannotOpen, JournalLocked
from app.keys.keyring import Keyring
from app.keys.recovery import recovery_private, recovery_proof
from app.keys.secret import read_secret
from app.state.coding import Coding
from app.state.identity import Identity
from app.state.renewal import Renewal
from app.state.sent import Sent, sent
from app.state.status import Status
from app.store.along import HOME, settle
from app.store.shares import KeyShares
from app.store.store import Store
from app.sync.client import ACCOUNT, SyncClient
from app.sync.loop import SyncLoop
from app.sync.recovery import recover
from app.sync.session import KEY
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
        identity: Identity,
        crypto: Crypto,
    ) -> None:
        """Show the client's state in `status`."""
        self.identity = identity
        self.coding = Coding(store, identity.http, crypto, keyring)
        self.renewal = Renewal(store, crypto, keyring, identity, self.coding)
        self._crypto = crypto
        self._showing: asyncio.Task[None] | None = None
        self._coded: asyncio.Task[None] | None = None
        self._is_running = False
        self._store = store
        self._shares = KeyShares(store)
        self._learning: asyncio.Task[None] | None = None
        store.subscribe(self._changed)
        keyring.on_open(self._catch_up)
        keyring.on_code(self._use_code)
        self._client = client
        self._loop = loop
        self._keyring = keyring
        self._status = status
        self.here = here
        """The address of the site, whose endpoint needs none to be typed."""
        client.subscribe(self._show)
        self._show(client.state)

    def _show(self, state: SyncState) -> None:
        self._status.say(state.phase, line(state), state.problem)
        # The endpoint answers: a device that joined with a token moves over to its key.
        if state.phase == "idle" and self._is_running:
            self._showing = asyncio.create_task(self._show_keys())

    async def run(self) -> None:
        """Send in the background until cancelled; first finish a join that was cut short."""
        with contextlib.suppress(LeadwellError):
            await self.identity.tidy()
            await self._settle()
        await self._take_keys()
        self._is_running = True
        try:
            await self._loop.run()
        finally:
            self._is_running = False

    async def _note_home(self) -> None:
        """Remember whom one sends to before that changes."""
        account = self._store.meta.get(ACCOUNT)
        if account is not None and self._store.meta.get(HOME) is None:
            await self._store.remember(HOME, account["account"])

    async def _arrive(self) -> None:
        """Do what follows on every way of joining."""
        await self._settle()
        await self._show_keys()

    async def _settle(self) -> None:
        """Take everything along, where one has come from another endpoint."""
        account = self._store.meta.get(ACCOUNT)
        if account is not None:
            await settle(self._store, str(account["account"]))

    async def _show_keys(self) -> None:
        with contextlib.suppress(LeadwellError):
            await self.identity.show_keys()
        with contextlib.suppress(LeadwellError):
            await self.renewal.pay()

    def stands(self) -> Sent:
        """Return what was sent, what waits, and what needs attention."""
        beside = self._client.beside
        return sent(self._store, self._client.state, beside.photos if beside else frozenset())

    def wake(self) -> None:
        """Send now, if there is anything and anywhere to send."""
        self._loop.on_page("visible")

    def heard(self, kind: str) -> None:
        """Take note of what the page says: visible, hidden, online or offline."""
        self._loop.on_page(kind)

    def endpoint(self, typed: str) -> str:
        """Return the address to join at: as typed, else that of the site. NoAddress: neither."""
        endpoint = typed or self.here
        if not endpoint:
            raise NoAddress
        return endpoint

    async def enrol(self, endpoint: str, code: str) -> None:
        """Join an organisation with an invite code. Offline or Rejected: nothing was changed."""
        await self._note_home()
        await self._client.enrol(self.endpoint(endpoint), code)
        await self._arrive()

    async def signed_in(self, endpoint: str, secret: str, code: str) -> None:
        """Join with a sign-in that this device has begun. Offline or Rejected: nothing was
        changed."""
        await self._note_home()
        await self._client.signed_in(endpoint, secret, code)
        await self._arrive()

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
        await self._note_home()
        mailbox = await self._client.join(self.endpoint(endpoint), digits[:LOOKUP])
        await self._store.remember(MAILBOX, [secret, mailbox])
        await self._open()

    async def recover(self, endpoint: str, code: str) -> None:
        """Join the account whose recovery code that is, with its keys. MistypedCode, JournalLocked,
        Offline or Rejected: nothing was changed."""
        if self._keyring.is_locked:
            raise JournalLocked
        digits = read_code(code)
        proof = await recovery_proof(self._crypto, digits)
        private = text_of(await recovery_private(self._crypto, digits))
        await self._note_home()
        letter = await recover(self._store, self.identity.http, self.endpoint(endpoint), proof)
        await self._store.remember(MAILBOX, {"private": private, "letter": letter})
        await self._open()

    async def _open(self) -> None:
        try:
            await self._open_mailbox()
        except JournalLocked:
            # It was locked while the endpoint answered: the keys are taken once it is open.
            return
        except CannotOpen as error:
            await self.leave()
            raise CodeIsSpent from error
        await self._arrive()

    async def _open_mailbox(self) -> None:
        """Take over the keys of the other device, and leave ours for it."""
        kept = self._store.meta.get(MAILBOX)
        if kept is None or self._keyring.is_locked:
            return
        match kept:
            case {"private": str(private), "letter": str(letter)}:
                await self._keyring.by_code(bytes_of(private), bytes_of(letter))
            case _:
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
        self._learning = asyncio.create_task(self._opened())

    def _use_code(self, digits: str) -> None:
        if self._store.meta.get(ACCOUNT):
            self._coded = asyncio.create_task(self._use_quietly(digits))

    async def _use_quietly(self, digits: str) -> None:
        # Without a network the account keeps the code that it has; Share says when that was made.
        with contextlib.suppress(LeadwellError):
            await self.coding.use(digits)

    async def _opened(self) -> None:
        await self._take_keys()
        await self._show_keys()

    async def _learn(self) -> None:
        for shared in self._shares.theirs():
            # What cannot be opened or kept now is tried again at the next start.
            with contextlib.suppress(LeadwellError):
                await self._keyring.learn(shared)
        with contextlib.suppress(LeadwellError):
            await self.renewal.take()

    def _changed(self, names: frozenset[str]) -> None:
        if "keyring" in names:
            self._learning = asyncio.create_task(self._learn())

    async def leave(self) -> None:
        """Stop sending from this device; everything stays on it. The endpoint forgets the device,
        where it answers."""
        await self._note_home()
        await self.identity.sign_out()
        await self._client.leave()
        await self._store.remember(MAILBOX, None)
        await self._store.remember(KEY, None)
