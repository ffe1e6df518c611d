"""Rounds in which a team or board looks at itself, from one's own self-assessment."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import flet as ft

from app.errors import LeadwellError
from app.models.assessment import Taken
from app.models.clock import wall
from app.models.identity import new_id
from app.models.moment import day_of, moment
from app.models.team_figures import reply_data, reply_from
from app.models.team_profile import Reply, reply_of
from app.models.team_round import Round, before, rounds_of
from app.state.belonging import Belonging
from app.state.deeds import Deeds
from app.state.libraries import Ready, here
from app.state.strengths import Strengths
from app.store.store import Store
from app.sync.errors import Rejected
from app.sync.rounds import RoundsClient

if TYPE_CHECKING:
    from app.models.sheet import Sheet

KEY = "rounds"
"""The fact about this device that says what the endpoint told of rounds last."""
WEEKS = (1, 2, 4)
"""How long a round may go on."""
USUAL = 2
DAY = 24 * 60 * 60 * 1000
LONGEST = 120
"""Letters of a round's name."""


class NoTitle(LeadwellError):
    """The round needs a name first, such as the month. Nothing was opened, and nothing is lost."""


class NothingToGive(LeadwellError):
    """There is no finished look at your strengths and gaps on this device. Nothing was sent. Answer
    one first: it takes five minutes, and only you see it."""


class NoSecret(LeadwellError):
    """You replied on another device, and only that one can take the reply back. Nothing was
    changed. Open the round there."""


@ft.observable
@dataclass
class Rounds:
    """What the screens of rounds show and do."""

    store: Store
    strengths: Strengths
    belonging: Belonging
    client: RoundsClient
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `httpx`, and for `fpdf`."""
    all: tuple[Round, ...] = ()
    """The rounds of one's teams, the newest first, as the endpoint said last."""
    asked_at: int = 0
    """When that was, in milliseconds since 1970; 0 where it never was."""
    own: Mapping[str, Reply] = field(default_factory=dict)
    """What one has replied from this device, by round, as far as it was opened."""

    def __post_init__(self) -> None:
        """Take what is known."""
        self._deeds = Deeds()
        self._take()

    def _take(self) -> None:
        kept = self.store.meta.get(KEY)
        known = kept if isinstance(kept, Mapping) else {}
        self.all = rounds_of(known.get("rounds"))
        self.asked_at = moment(known.get("at")) or 0

    def forget(self) -> None:
        """Let go of one's own replies: the journal is locked."""
        self.own = {}

    def round(self, id: str) -> Round | None:
        """Return a round of a team that one is in."""
        return next((each for each in self.all if each.id == id and self.team(each)), None)

    def before(self, round: Round) -> Round | None:
        """Return the last round of the same team that shows a result."""
        return before(self.all, round)

    def team(self, round: Round) -> str:
        """Return what the team of a round is called; empty where one has left it."""
        team = self.belonging.membership.team(round.team)
        return team.name if team else ""

    @property
    def waiting(self) -> tuple[Round, ...]:
        """The rounds that ask for one's reply now."""
        now = self.now()
        return tuple(
            each
            for each in self.all
            if each.is_open(now) and not each.has_replied and self.team(each)
        )

    async def fetch(self) -> None:
        """Ask the endpoint. Offline, Rejected: what was known stays."""
        await self.ready()
        found = await self.client.all()
        await self.store.remember(KEY, {"at": self.now(), "rounds": found})
        self._take()

    async def fetch_quietly(self) -> None:
        """Ask, where there is anybody to ask; nobody waits for it. Who has left knows no more."""
        with suppress(LeadwellError):
            if self.client.is_joined:
                await self.fetch()
            elif self.all:
                await self.store.remember(KEY, None)
                self._take()

    async def open(self, team: str, title: str, weeks: int) -> str:
        """Ask a team to look at itself; return the round. NoTitle, Offline, Rejected: there is
        none."""
        return await self._deeds.once("open", lambda: self._open(team, title, weeks))

    async def _open(self, team: str, title: str, weeks: int) -> str:
        title = " ".join(title.split())[:LONGEST]
        if not title:
            raise NoTitle
        id = new_id()
        await self.ready()
        await self.client.open(team, id, title, self.now() + weeks * 7 * DAY)
        await self.fetch_quietly()
        return id

    async def close(self, round: Round) -> None:
        """End a round. Offline, Rejected: it is still open."""
        await self.ready()
        await self.client.close(round.team, round.id)
        await self.fetch()

    async def look(self, round: Round) -> None:
        """Have the replies so far shown to the team. Offline, Rejected: nothing was shown."""
        await self.ready()
        await self.client.look(round.team, round.id)
        await self.fetch()

    @property
    def newest(self) -> Taken | None:
        """The self-assessment that a reply is made of: the newest that one is done with."""
        return next(iter(self.strengths.done), None)

    def reply(self) -> Reply:
        """Return what would go. NothingToGive: there is nothing it could be made of."""
        some = self.newest
        found = reply_of(self.strengths.profile(some)) if some is not None else {}
        if not found:
            raise NothingToGive
        return found

    async def recall(self, id: str) -> None:
        """Open what one has replied to a round from this device, if anything."""
        kept = await self._kept(id)
        areas = kept.get("areas")
        if kept.get("sent") is True and isinstance(areas, Mapping):
            self.own = {**self.own, id: reply_from(areas)}

    async def _kept(self, id: str) -> Mapping[str, Any]:
        return await self.strengths.reflect.journal.draft(f"round/{id}") or {}

    async def send(self, round: Round) -> None:
        """Send what `reply` says. NothingToGive, NotSaved, Offline, Rejected: nothing was sent."""
        await self._deeds.once(f"send/{round.id}", lambda: self._send(round))

    async def _send(self, round: Round) -> None:
        said, journal, key = self.reply(), self.strengths.reflect.journal, f"round/{round.id}"
        kept = await self._kept(round.id)
        await self.ready()
        if kept.get("secret"):
            # It may have come although its answer was lost, and be of an earlier look.
            await self.client.withdraw(round.team, round.id, str(kept["secret"]))
        secret = secrets.token_urlsafe(32)
        value: dict[str, Any] = {"secret": secret, "areas": reply_data(said), "sent": False}
        await journal.keep_draft(key, value)
        try:
            await self.client.reply(round.team, round.id, secret, said)
        except Rejected:
            await journal.drop_draft(key)
            raise
        await journal.keep_draft(key, {**value, "sent": True})
        self.own = {**self.own, round.id: said}
        await self.fetch_quietly()

    async def withdraw(self, round: Round) -> None:
        """Take one's reply back. NoSecret, Offline, Rejected: it is still there."""
        secret = (await self._kept(round.id)).get("secret")
        if not secret:
            raise NoSecret
        await self.ready()
        await self.client.withdraw(round.team, round.id, str(secret))
        await self.strengths.reflect.journal.drop_draft(f"round/{round.id}")
        self.own = {id: said for id, said in self.own.items() if id != round.id}
        await self.fetch_quietly()

    def until(self, weeks: int) -> str:
        """Return the last day of a round that is opened now, as an ISO date."""
        return (day_of(self.now()) + timedelta(weeks=weeks)).isoformat()

    async def pdf(self, sheet: Sheet) -> bytes:
        """Return a sheet as a PDF. LeadwellError: what writes it has not come yet."""
        await self.ready()
        from app.models.sheet import pdf

        return pdf(sheet)

    async def page(self, sheet: Sheet) -> bytes:
        """Return a sheet as a page that any browser opens and prints."""
        from app.models.page import page

        return page(sheet)
