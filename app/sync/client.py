"""The device's side of sync: what was saved goes up, what other devices saved comes down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from app.errors import Damaged, LeadwellError
from app.models.clock import wall
from app.models.collector import resting
from app.schemas.op import ops_from
from app.sync.agreement import begin_again
from app.sync.connection import Http, address, post
from app.sync.errors import Offline, Rejected
from app.sync.protocol import OPS_LIMIT, Batch, Reply, batch, digest_of, reply_from, request
from app.sync.records import Beside, Records
from app.sync.state import Outcome, SyncState

ACCOUNT = "account"
"""The fact about this device that says where it syncs, and as whom."""
MANY = 50
"""Ops from which what is done with them is more than a tap should wait for."""
BREAK = 0.004
"""Seconds in which taps are heard; see `app.store.course`."""
RENEWALS = 3
"""How many new names one sync may take."""


class _Left(Exception):
    """The person has left the endpoint while it answered; nothing of its answer is taken."""


class SyncClient:
    """Syncs one store with the endpoint that `store.meta["account"]` names, if any."""

    def __init__(self, store: Records, http: Http, now: Callable[[], int] = wall) -> None:
        """Speak through `http`; `now` gives milliseconds since 1970."""
        self.state = SyncState()
        self.retry_after = 0.0
        """How many seconds the endpoint wants to be left alone, as it said last."""
        self._store = store
        self._http = http
        self._now = now
        self.beside: Beside | None = None
        """What goes up and down once the records have, if anything."""
        self._limit = OPS_LIMIT
        self._renewals = 0
        self._is_behind = False
        """Whether this sync has been told to send all again."""
        self._task: asyncio.Task[Outcome] | None = None
        self._listeners: list[Callable[[SyncState], None]] = []
        self._unsubscribe = store.subscribe(self._count)
        self._tell(phase="idle" if self._account else "off")

    def subscribe(self, listener: Callable[[SyncState], None]) -> Callable[[], None]:
        """Call `listener` with each new state, until what this returns is called."""
        self._listeners.append(listener)

        def remove() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return remove

    def close(self) -> None:
        """Stop what is under way. Nothing is lost by it."""
        self._unsubscribe()
        if self._task is not None:
            self._task.cancel()

    async def once(self) -> Outcome:
        """Send and fetch everything, once; whoever asks meanwhile waits for the same sync."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._once())
        return await asyncio.shield(self._task)

    async def enrol(self, endpoint: str, code: str) -> None:
        """Join an organisation with an invite's `code`.

        Offline: no endpoint answers there. Rejected: the code is not good; the words say why.
        """
        await self._join(endpoint, {"code": code})

    async def link(self, mailbox: str) -> str:
        """Return a code for one more device, which will be given `mailbox`, sealed by the caller.

        Offline: the endpoint does not answer. Rejected: it does not know this device.
        """
        account = self._account
        if account is None:
            raise Offline
        url = f"{account['endpoint']}/v1/link"
        match await post(self._http, url, {"mailbox": mailbox}, account["token"]):
            case {"link": str(code)}:
                return code
        raise Offline

    async def join(self, endpoint: str, code: str) -> str:
        """Join the account of another device with its link, and return what it left for this one.

        Offline: no endpoint answers there. Rejected: the code is not good; the words say why.
        """
        return await self._join(endpoint, {"link": code})

    async def signed_in(self, endpoint: str, secret: str, code: str) -> None:
        """Join with the code of a sign-in that was begun with `secret`.

        Offline: no endpoint answers there. Rejected: the code is not good; the words say why.
        """
        await self._join(endpoint, {"secret": secret, "code": code}, "/v1/signin/done")

    async def leave(self) -> None:
        """Stop syncing. What is on this device stays, and so does what was sent."""
        await self._store.remember(ACCOUNT, None)
        self._tell(phase="off", problem="")

    @property
    def _account(self) -> Mapping[str, str] | None:
        account: Mapping[str, str] | None = self._store.meta.get(ACCOUNT)
        return account

    async def _join(self, endpoint: str, body: Mapping[str, str], path: str = "/v1/enrol") -> str:
        endpoint = address(endpoint)
        sent = {**body, "device": self._store.device}
        match await post(self._http, f"{endpoint}{path}", sent):
            case {"account": str(account), "organisation": str(name), "token": str(token)} as got:
                kept = {"account": account, "organisation": name, "token": token}
                await self._store.remember(ACCOUNT, {"endpoint": endpoint, **kept})
                self._tell(phase="idle", problem="")
                return str(got.get("mailbox") or "")
        raise Offline

    async def _once(self) -> Outcome:
        account = self._account
        if account is None:
            self._tell(phase="off", problem="")
            return Outcome.OFF
        self.retry_after, self._renewals, self._is_behind = 0.0, 0, False
        self._tell(phase="sending")
        try:
            while await self._round(account) or await self._go_beside(account):
                pass
        except Offline as error:
            self.retry_after = error.retry_after
            self._tell(phase="waiting", problem=str(error))
            return Outcome.LATER
        except Rejected as error:
            self.retry_after = error.retry_after
            is_busy = error.code == "wait"
            self._tell(phase="waiting" if is_busy else "attention", problem=str(error))
            return Outcome.LATER if is_busy else Outcome.ATTENTION
        except LeadwellError as error:
            self._tell(phase="attention", problem=str(error))
            return Outcome.ATTENTION
        except _Left:
            self._tell(phase="idle" if self._account else "off", problem="")
            return Outcome.OFF
        except BaseException:
            # Nothing may look as if it were still being sent.
            self._tell(phase="waiting", problem=str(Offline()))
            raise
        kept_apart = self._store.rejections
        problem = kept_apart[0].message if kept_apart else ""
        self._tell(phase="attention" if problem else "idle", problem=problem, last=self._now())
        return Outcome.DONE

    async def _round(self, account: Mapping[str, str]) -> bool:
        """Send and fetch one message; return whether there is more to do at once."""
        store = self._store
        start = store.acknowledged + 1
        outbox = store.outbox
        if outbox and outbox[0].q != start:
            # The endpoint lacks ops that this device has lost as well.
            return await self._renew()
        # Once it sends all again, all is compared: to ask each time could go on for ever.
        last = None if self._is_behind else store.last
        push = batch(start, outbox, self._limit, store.finals, digest_of(last))
        body = request(store.device, push, store.cursor)
        try:
            answer = await post(
                self._http, f"{account['endpoint']}/v1/sync", body, account["token"]
            )
        except Rejected as error:
            if error.code == "fork":
                return await self._renew()
            if error.code in ("large", "many") and len(push.ops) > 1:
                self._limit = len(push.ops) // 2
                return True
            raise
        if self._account != account:
            raise _Left
        try:
            reply = reply_from(answer)
        except Damaged as error:
            raise Offline from error
        if await self._acknowledge(push, reply):
            return True
        before = store.cursor
        with resting():
            ops = ops_from(reply.ops)
        if len(ops) >= MANY:
            # To check these and to keep them is enough for two turns: a tap goes between.
            await asyncio.sleep(BREAK)
        await store.receive(ops, reply.cursor)
        if reply.more and reply.cursor == before:
            raise Offline
        if reply.more or store.waiting:
            return True
        return await begin_again(store, reply.sum, self._now())

    async def _go_beside(self, account: Mapping[str, str]) -> bool:
        """Send and fetch what goes beside; return whether a record is to go first."""
        try:
            return self.beside is not None and await self.beside.step()
        finally:
            if self._account != account:
                raise _Left

    async def _acknowledge(self, push: Batch, reply: Reply) -> bool:
        """Take the endpoint's word for what it has; return whether that changes what to send.

        It is never taken for an op that was not in the message: where the endpoint has more ops
        under this device's name than this device has, the end of its log was lost, and an op
        saved a moment ago may have a number that is used already.
        """
        if reply.next < push.start:
            self._is_behind |= reply.next == 1
            await self._store.rewind(reply.next)
            return True
        if push.ops:
            next = min(reply.next, push.end)
            if next == push.start:
                raise Offline
            await self._store.acknowledge(next, reply.final, reply.rejected)
        elif reply.next > push.end:
            return await self._renew()
        return reply.next > push.end

    async def _renew(self) -> bool:
        """Go on under a new name; an endpoint that asks for it again and again makes no sense."""
        self._renewals += 1
        if self._renewals > RENEWALS:
            raise Offline
        await self._store.renew()
        return True

    def _count(self, changed: Iterable[str]) -> None:
        if "sync" in changed or (self.beside and "meta" in changed):
            self._tell()

    def _tell(self, **fields: Any) -> None:
        state = replace(self.state, **fields)
        waiting = 0
        if state.phase != "off":
            waiting = self._store.waiting + (self.beside.waiting if self.beside else 0)
        state = replace(state, waiting=waiting)
        if state == self.state:
            return
        self.state = state
        for listener in tuple(self._listeners):
            listener(state)
