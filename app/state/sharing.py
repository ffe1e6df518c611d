"""What one shares, with whom: chosen by oneself, kept up to date, taken back at any time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.moment import day_of
from app.models.shared import Put, Share, Shared, SharedVisit, put, share_id, taken
from app.models.visit import Visit
from app.state.belonging import Belonging
from app.state.deeds import Deeds
from app.state.finished import Finished
from app.state.heard import Sheets
from app.state.learn import Learn
from app.state.libraries import Ready, here
from app.state.status import Status
from app.state.telling import Telling
from app.store.shared import ShareRepository
from app.store.store import Store
from app.sync.connection import Http
from app.sync.shares import Held, ask_held

Where = Literal["there", "waiting", "missing", "unknown"]
"""Whether the endpoint has what this device shares."""


@ft.observable
@dataclass
class Sharing:
    """What the screens of sharing show and do. Nothing is shared that was not chosen here."""

    store: Store
    sheets: Sheets
    learn: Learn
    belonging: Belonging
    http: Http
    status: Status
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `httpx`."""
    shares: Mapping[str, Share] = field(default_factory=dict)
    """Everything that was ever shared, by id."""
    unsent: frozenset[str] = frozenset()
    """Ids of what the endpoint has not heard of yet."""
    learning_with: str = ""
    """The organisation that hears which modules one finishes; empty where none does."""
    held: Held | None = None
    """What the endpoint said that it holds; None while nobody has asked."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = ShareRepository(self.store)
        self._finished = Finished(self.store)
        self._telling = Telling(self.store, self.sheets.visits)
        self._deeds = Deeds()
        self._following: asyncio.Task[None] | None = None
        self._is_due = False
        self._turn = asyncio.Lock()
        self._take()
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if names & {"shares", "sync", "settings"}:
            self._take()
        if names & {"visits", "promises", "learning", "settings"}:
            self._is_due = True
            if self._following is None or self._following.done():
                self._following = asyncio.get_running_loop().create_task(self.follow())

    def _take(self) -> None:
        shares, unsent = self._repository.all(), frozenset(self._repository.unsent())
        if shares != self.shares:
            self.shares = shares
        if unsent != self.unsent:
            self.unsent = unsent
        if self._finished.space != self.learning_with:
            self.learning_with = self._finished.space

    @property
    def given(self) -> tuple[Share, ...]:
        """What is shared now, the newest first."""
        there = [each for each in self.shares.values() if each.is_given]
        return tuple(sorted(there, key=lambda each: (-each.since, each.id)))

    def name(self, space: str) -> str:
        """Return what a team or the organisation is called; empty where one has left it."""
        belongs = self.belonging.membership
        if space == belongs.organisation:
            return belongs.name
        team = belongs.team(space)
        return team.name if team else ""

    def where(self, share: Share) -> Where:
        """Return whether the endpoint has a share as it is here, as far as one knows."""
        if share.id in self.unsent:
            return "waiting"
        if self.held is None:
            return "unknown"
        return "there" if self.held.get((share.space, share.id)) == share.op else "missing"

    @property
    def lingering(self) -> tuple[Share, ...]:
        """What was taken back here and the endpoint still shows."""
        held = self.held or {}
        return tuple(
            each
            for each in self.shares.values()
            if not each.is_given and (each.space, each.id) in held
        )

    def teams_of(self, visit: str) -> set[str]:
        """Return the teams with which a visit is shared."""
        return {
            each.space for each in self.given if each.id == share_id("visit", visit, each.space)
        }

    def preview(self, visit: Visit) -> tuple[Shared, ...]:
        """Return what a team would be shown of a visit: what is on its sheet, and no more."""
        return self._telling.of(visit, self.today)

    def is_behind(self, visit: Visit, team: str) -> bool:
        """Whether the sheet has come to say something else than what the team was shown."""
        return bool(self._differing(visit, team))

    @property
    def today(self) -> str:
        """The present day, as an ISO date."""
        return day_of(self.now()).isoformat()

    async def share(self, visit: Visit, team: str) -> None:
        """Share a visit's feedback and promises with a team, or bring it up to date. NotSaved:
        nothing was shared."""
        await self._deeds.once(f"{visit.id}/{team}", lambda: self._share(visit, team))

    async def _share(self, visit: Visit, team: str) -> None:
        await self.sheets.settle(visit)
        async with self._turn:
            await self._put(self._differing(visit, team))

    def _differing(self, visit: Visit, team: str) -> list[Put]:
        before = self.shares.get(share_id("visit", visit.id, team))
        told = before.what if before is not None else None
        # The day on which the team first had it does not move when the words do.
        day = told.told if isinstance(told, SharedVisit) else self.today
        puts = [put(each, team) for each in self._telling.of(visit, day)]
        wanted = {made[0] for made in puts}
        given = self._of_visit(visit.id, team)
        stale = [taken(each) for each in given if each.id not in wanted]
        return [made for made in puts if self._is_new(made)] + stale

    def _is_new(self, made: Put) -> bool:
        known = self.shares.get(made[0])
        return known is None or known.body != made[3]

    async def stop(self, visit: str, team: str) -> None:
        """Take a visit and its promises back from a team. NotSaved: nothing was taken back."""
        await self._put(map(taken, self._of_visit(visit, team)))

    def _of_visit(self, visit: str, team: str) -> list[Share]:
        given = (each for each in self.given if each.space == team)
        return [each for each in given if (each.body or {}).get("visit") == visit]

    async def take_back(self, share: Share) -> None:
        """Take one thing back; a visit takes its promises along. NotSaved: nothing was."""
        visit = str((share.body or {}).get("visit"))
        of_it = self._of_visit(visit, share.space) if share.kind == "visit" else [share]
        await self._put(map(taken, of_it))

    async def take_all_back(self) -> None:
        """Take everything back, and share no more learning. NotSaved: nothing was taken back."""
        await self._finished.stop()
        await self._put(map(taken, self.given))

    async def put_again(self, share: Share) -> None:
        """Say once more what the endpoint does not have as it is here."""
        await self._put([(share.id, share.space, share.kind, share.body)])

    @property
    def shares_learning(self) -> bool:
        """Whether completion of modules goes to one's organisation."""
        space = self.belonging.membership.organisation
        return bool(space) and self.learning_with == space

    async def share_learning(self, *, earlier: bool) -> None:
        """Share from now on which modules one finishes; those finished `earlier` too, or not."""
        space = self.belonging.membership.organisation
        if space:
            await self._finished.start(space, self.now(), earlier=earlier)
            async with self._turn:
                await self._put(self._learned(anew=True))

    async def stop_learning(self) -> None:
        """Share no more learning, and take back what was shared."""
        await self._finished.stop()
        await self._put(taken(each) for each in self.given if each.kind == "completion")

    async def follow(self) -> None:
        """Bring what is shared up to date: how promises stand, and modules that were finished."""
        self._is_due = True
        while self._is_due:
            self._is_due = False
            async with self._turn:
                try:
                    await self._put([*self._stale_promises(), *self._learned()])
                except LeadwellError as error:
                    self.status.fail(error)

    def _stale_promises(self) -> list[Put]:
        found: list[Put] = []
        for each in self.given:
            if each.kind == "visit" and self._telling.is_gone(each):
                found.append(taken(each))
            if each.kind == "promise":
                visits = share_id("visit", str((each.body or {}).get("visit")), each.space)
                visit = self.shares.get(visits)
                now = self._telling.promise(each)
                if now is None or visit is None or not visit.is_given:
                    found.append(taken(each))
                elif now != "unknown" and self.name(each.space):
                    made = put(now, each.space)
                    found += [made] if self._is_new(made) else []
        return found

    def _learned(self, *, anew: bool = False) -> list[Put]:
        space = self.belonging.membership.organisation
        done = self._finished.due(space, self.learn.done.values(), self.shares, anew=anew)
        return [put(each, space) for each in done]

    async def _put(self, puts: Iterable[Put]) -> None:
        if puts := list(puts):
            await self._repository.put(puts)

    async def ask(self) -> None:
        """Ask the endpoint what it holds of one's own. Offline, Rejected: nobody knows."""
        await self.ready()
        self.held = await ask_held(self.store, self.http)

    async def ask_quietly(self) -> None:
        """Ask, where there is anybody to ask; what is not known is said on the page."""
        if self.belonging.membership.organisation:
            with suppress(LeadwellError):
                await self.ask()
