"""Views on their way into the journal: opened, sealed again as records, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.keys.crypto import Crypto
from app.keys.errors import CannotOpen
from app.keys.letter import open_letter, seal_letter
from app.models.journal import Written
from app.models.view_request import Carried, NotAView, View, about, view_of
from app.models.view_round import (
    Came,
    Round,
    came,
    record_of,
    rounds,
    waiting,
    written_round,
    written_view,
)
from app.models.views import ready
from app.state.reflect import Reflect
from app.state.view_errors import NotAsked
from app.sync.views import Sealed, State


class Intake:
    """Keeps rounds and what came of them."""

    def __init__(self, reflect: Reflect, crypto: Crypto) -> None:
        """Keep them in the journal of `reflect`."""
        self._reflect = reflect
        self._crypto = crypto

    def round(self, id: str) -> Round | None:
        """Return a round, if it is open to read."""
        return next((each for each in rounds(self._reflect.records) if each.id == id), None)

    def came(self, round: Round) -> tuple[Came, ...]:
        """Return every view of a round that is here. Never to be shown one by one."""
        return came(self._reflect.records, round.id)

    async def keep(self, round: Round) -> None:
        """Keep a round as it is now. NotSaved: it is as it was."""
        await self._save(round.id, written_round(round))
        await self._reflect.load()

    async def add(self, round: Round, view: View) -> None:
        """Keep a view that came in a code. NotSaved: it was not kept."""
        await self._save(record_of(round.id, view.id), written_view(round, view))
        await self._reflect.load()

    async def _save(self, record: str, written: Written) -> None:
        # When a view came must not be known, so all of a round have one time.
        await self._reflect.journal.save(record, written, written.created_at)

    async def take(self, id: str, state: State) -> None:
        """Keep what the endpoint hands out: first the views, then that they were looked at, so that
        a part of a look is never shown. NotSaved: the rest comes again with the next state."""
        round = self.round(id)
        if round is None:
            return
        there = {each.record for each in self.came(round)}
        looks, unread = [], 0
        for look in state.looks:
            records = []
            for sealed in look:
                record = record_of(id, sealed.id)
                view = None if record in there else await self.open(round, sealed)
                if view is not None:
                    await self._save(record, written_view(round, view))
                if record in there or view is not None:
                    records.append(record)
                else:
                    unread += 1
            looks.append(tuple(sorted(records)))
        shown = sum(map(len, state.looks))
        left = state.count - shown if state.is_closed else 0
        taken = replace(
            round, looks=tuple(looks), is_closed=state.is_closed, left=left, unread=unread
        )
        # Another device may have looked since this answer left the endpoint.
        if taken != round and len(looks) >= len(round.looks):
            await self._save(id, written_round(taken))
        await self._reflect.load()

    async def look(self, round: Round, *, close: bool) -> None:
        """Look at what came in codes, where it is enough; `close` forgets what is left over."""
        left = waiting(round, self.came(round))
        may = ready(each.view for each in left)
        looked = tuple(each.record for each in left if each.view in may)
        looks = (*round.looks, looked) if looked else round.looks
        over = [each.record for each in left if each.record not in looked] if close else []
        await self.keep(replace(round, looks=looks, is_closed=close, left=len(over)))
        await self.forget(round, over)

    async def forget(self, round: Round, records: Iterable[str]) -> None:
        """Delete records of a round."""
        for record in records:
            await self._reflect.journal.delete(record, round.made_at)
        await self._reflect.load()

    async def open(self, round: Round, sealed: Sealed) -> View | None:
        """Return what a letter says; None where it is not for this round, or broken."""
        try:
            text = await open_letter(self._crypto, round.private, sealed.letter, about(round.id))
            view = view_of(text, round.request.statements)
        except (CannotOpen, NotAView):
            return None
        return view if view.id == sealed.id else None

    async def read(self, carried: Carried) -> tuple[Round, View]:
        """Return the round that a code answers, and what it says, which nobody may see.

        NotAsked: the request is not here. NotAView: the answer cannot be opened.
        """
        round = self.round(carried.request)
        if round is None:
            raise NotAsked
        view: View | None
        if carried.is_sealed:
            view = await self.open(round, Sealed(carried.id, carried.body))
        else:
            view = view_of(carried.body, round.request.statements)
        if view is None or view.id != carried.id:
            raise NotAView
        return round, view

    async def letter(self, round: Round, carried: Carried) -> bytes:
        """Return an answer from a code as the endpoint takes it."""
        if carried.is_sealed:
            return carried.body
        public = round.request.public
        return await seal_letter(self._crypto, public, carried.body, about(round.id))
