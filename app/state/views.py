"""Views of others, for the person who asks: rounds, how many answered, what may be shown."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import flet as ft

from app.keys.crypto import Crypto
from app.keys.errors import Unsupported
from app.keys.letter import new_pair
from app.models.assessment import NO_CHANCE, TEMPLATE, assessment_of
from app.models.clock import wall
from app.models.content import Pack
from app.models.identity import new_id
from app.models.moment import day_of
from app.models.others import OthersView
from app.models.view_request import LONGEST_NAME, Carried, Request, pack_request
from app.models.view_round import FEWEST, MOST, Round, end_of, looks_of, record_of, rounds, waiting
from app.models.views import Picture, others, picture, ready
from app.state.deeds import Deeds
from app.state.libraries import Ready, here
from app.state.reflect import Reflect
from app.state.view_errors import Ended, Full, NoName, NoSite, NotAsked, OtherDevice
from app.state.view_intake import Intake
from app.store.settings import SettingsRepository
from app.store.store import Store
from app.sync.views import State, ViewsClient

ROUTE = "#/view/"
"""Where the app shows what a code carries; a server never sees what follows `#`."""
WEEKS = (1, 2, 4)
"""How long a round may go on."""


@ft.observable
@dataclass
class Views:
    """What the screens of who asks show and do. What came is in sealed records alone: while the
    journal is locked there is none of it here."""

    store: Store
    reflect: Reflect
    crypto: Crypto
    client: ViewsClient
    pack: Pack
    site: str = ""
    """Where this app is opened, with a slash at its end; empty where it has no address."""
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `httpx`."""
    states: Mapping[str, State] = field(default_factory=dict)
    """What the endpoint said last of each request; the views in it are still sealed."""

    def __post_init__(self) -> None:
        """Nothing is under way."""
        self._settings = SettingsRepository(self.store)
        self._intake = Intake(self.reflect, self.crypto)
        self._deeds = Deeds()

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Every round that is open to read, the newest first."""
        return rounds(self.reflect.records)

    def round(self, id: str) -> Round | None:
        """Return a round."""
        return self._intake.round(id)

    @property
    def name(self) -> str:
        """What this person is called under Me."""
        return str(self._settings.all().get("name") or "")[:LONGEST_NAME]

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements that colleagues are asked about: the short form."""
        return tuple(
            each.id for area in self.pack.areas for each in area.behaviours if each.is_short_form
        )

    def address(self, round: Round) -> str:
        """Return where colleagues answer; empty where this window has no address."""
        return f"{self.site}{ROUTE}{pack_request(round.request)}" if self.site else ""

    def is_over(self, round: Round) -> bool:
        """Whether the last day has gone by."""
        return day_of(self.now()).isoformat() > round.request.until

    def is_here(self, round: Round) -> bool:
        """Whether answers can be taken in on this device."""
        return round.way == "endpoint" or round.device == self.store.device

    async def ask(self, name: str, most: int, weeks: int) -> Round:
        """Make a request. NoName, NoSite, Offline, Rejected, NotSaved: there is none."""
        return await self._deeds.once("ask", lambda: self._ask(name, most, weeks))

    async def _ask(self, name: str, most: int, weeks: int) -> Round:
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name:
            raise NoName
        if not self.site:
            raise NoSite
        until = day_of(self.now()) + timedelta(weeks=weeks)
        private, public, endpoint = b"", b"", self.client.endpoint
        try:
            private, public = await new_pair(self.crypto)
        except Unsupported:
            # What cannot be sealed must not lie at an endpoint.
            endpoint = ""
        token = secrets.token_urlsafe(32) if endpoint else ""
        request = Request(
            new_id(), name, self.statements, until.isoformat(), public, endpoint, token
        )
        count = max(FEWEST, min(MOST, most))
        round = Round(request, private, count, self.now(), self.store.device)
        if endpoint:
            await self.ready()
            await self.client.put(request, count, end_of(until))
        await self._intake.keep(round)
        return round

    def count(self, round: Round) -> int | None:
        """Return how many have answered; None while the endpoint has not said."""
        state = self.states.get(round.id)
        if round.way == "endpoint" and not round.is_closed:
            return state.count if state else None
        return len(self._intake.came(round)) + round.left + round.unread

    def can_look(self, round: Round) -> bool:
        """Whether enough has come since one looked last."""
        if round.is_closed or not self.is_here(round):
            return False
        if round.way == "endpoint":
            state = self.states.get(round.id)
            return state is not None and state.can_look
        left = waiting(round, self._intake.came(round))
        return bool(ready(each.view for each in left))

    async def fetch(self, round: Round) -> None:
        """Ask the endpoint how far a round is. Offline, Rejected, NotSaved: what was here stays."""
        if round.way == "endpoint":
            await self._deeds.once(f"fetch/{round.id}", lambda: self._fetch(round.id))

    async def _fetch(self, id: str) -> None:
        await self.ready()
        await self._take(id, await self.client.state(id))

    async def _take(self, id: str, state: State) -> None:
        await self._intake.take(id, state)
        self.states = {**self.states, id: state}

    async def look(self, round: Round, *, close: bool = False) -> None:
        """Show what has come, where it is enough; `close` takes no more, and forgets what is left
        over. NotAsked, OtherDevice, Ended, Offline, Rejected, NotSaved: nothing changed."""
        deed = f"look/{round.id}/{close}"
        await self._deeds.once(deed, lambda: self._look(round.id, close=close))

    async def _look(self, id: str, *, close: bool) -> None:
        round = self._open_round(id)
        if round.way == "endpoint":
            await self.ready()
            await self._take(id, await self.client.look(id, close=close))
        else:
            await self._intake.look(round, close=close)

    def _open_round(self, id: str) -> Round:
        round = self.round(id)
        if round is None:
            raise NotAsked
        if not self.is_here(round):
            raise OtherDevice
        if round.is_closed:
            raise Ended
        return round

    def is_kept(self, carried: Carried) -> bool:
        """Whether an answer was taken in before."""
        record = record_of(carried.request, carried.id)
        return any(entry.id == record for entry in self.reflect.records)

    async def check(self, carried: Carried) -> Round:
        """Return the round that a code answers. NotAsked, NotAView, OtherDevice, Ended: the answer
        cannot be taken in here."""
        round, _ = await self._intake.read(carried)
        return round if self.is_kept(carried) else self._open_round(round.id)

    async def keep(self, carried: Carried) -> None:
        """Take an answer in from a code, once, however often it is opened.

        In a round of the endpoint it is brought there, so that it waits with the others.
        NotAsked, NotAView, OtherDevice, Ended, Full, Offline, Rejected, NotSaved: nothing changed.
        """
        await self._deeds.once(f"keep/{carried.id}", lambda: self._keep(carried))

    async def _keep(self, carried: Carried) -> None:
        _, view = await self._intake.read(carried)
        if self.is_kept(carried):
            return
        round = self._open_round(carried.request)
        if round.way == "endpoint":
            await self.ready()
            letter = await self._intake.letter(round, carried)
            await self.client.answer(round.request, view.id, letter, alone=view.is_alone)
            await self._fetch(round.id)
            return
        if len(self._intake.came(round)) >= round.most:
            raise Full
        await self._intake.add(round, view)

    async def forget(self, round: Round) -> None:
        """Throw away a round and all that came. Offline, Rejected, NotSaved: it is still there."""
        if round.way == "endpoint" and self.client.endpoint == round.request.endpoint:
            await self.ready()
            await self.client.withdraw(round.id)
        came = [each.record for each in self._intake.came(round)]
        await self._intake.forget(round, [*came, round.id])
        self.states = {id: state for id, state in self.states.items() if id != round.id}

    def picture(self, round: Round) -> Picture | None:
        """Return what may be shown of a round; None while a part of it is not open yet."""
        looks = looks_of(round, self._intake.came(round))
        return None if looks is None else picture(looks, round.request.statements)

    @property
    def others(self) -> tuple[OthersView, ...]:
        """The views of others that a profile may show: of the newest round that shows any."""
        for round in self.rounds:
            shown = self.picture(round)
            if shown is not None and shown.all:
                return others(shown, self.pack.areas)
        return ()

    @property
    def own(self) -> Mapping[str, int]:
        """How often one says oneself, by statement: from the newest self-assessment."""
        for entry in self.reflect.records:
            if entry.written.template == TEMPLATE:
                answers = assessment_of(entry.written.data).answers
                return {
                    id: each.frequency
                    for id, each in answers.items()
                    if each.frequency not in (None, NO_CHANCE)
                }
        return {}
