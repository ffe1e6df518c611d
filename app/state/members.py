"""The people and codes of an organisation, as its administrators see and change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.membership import Role
from app.models.organisation import Colleague, NewCode, OpenCode, order
from app.state.belonging import Belonging
from app.state.deeds import Deeds
from app.state.halfdone import HalfDone
from app.state.status import Status
from app.store.store import Store
from app.sync.errors import Rejected

USES, DAYS, LABEL = "uses", "days", "label"
"""Fields of a new code."""
MOST_USES, MOST_DAYS = 10_000, 366
FRESH = 60_000
"""For how many milliseconds everybody is as they were fetched: 10,000 people are ten requests."""


class NoNumber(LeadwellError):
    """Write for how many people (1 to 10,000) and days (1 to 366) the code is good, in figures.
    Nothing was made."""


@ft.observable
@dataclass
class Members:
    """What the screens show and do. Nothing of it stays on the device: it is about others."""

    store: Store
    belonging: Belonging
    status: Status
    now: Callable[[], int] = wall
    people: tuple[Colleague, ...] = ()
    """All that came so far, by name."""
    count: int = 0
    """How many there are in all."""
    is_whole: bool = False
    """Whether all of them are here."""
    query: str = ""
    codes: tuple[OpenCode, ...] | None = None
    """The codes that are out; None until they came."""
    made: NewCode | None = None
    """The code that was made last: nobody can show it again."""
    role: Role = Role.LEARNER
    """What the next code gives."""
    team: str = ""
    """The team of the next code; empty for none."""

    def __post_init__(self) -> None:
        """Nothing is known yet."""
        self._roster = self.belonging.roster
        self._asking = self.belonging.asking
        self._deeds = Deeds()
        self._names: dict[str, str] = {}
        self._of, self._since = "", 0
        self.typed = HalfDone(self.store, self.status, "codes")

    async def load(self) -> None:
        """Fetch everybody, a page at a time, unless that was a moment ago. NeedsNetwork: what came
        before stays. Rejected: it is not for one, and nothing stays."""
        await self._deeds.once("load", self._load)

    async def _load(self) -> None:
        here = self.belonging.membership.organisation
        if self._of not in ("", here):
            self._forget()
        if self.is_whole and self.now() - self._since < FRESH:
            return
        try:
            await self._fetch()
        except Rejected:
            self._forget()
            raise
        self.is_whole, self._of, self._since = True, here, self.now()

    async def _fetch(self) -> None:
        found: list[Colleague] = []
        more, self.is_whole = True, False
        while more:
            after = found[-1].account if found else ""
            self.count, page, more = await self._asking(self._roster.people(after))
            # A page with nothing on it that we know cannot be gone on from.
            more = more and bool(page)
            found += page
            if len(found) > len(self.people) or not more:
                self._take(found)

    def _forget(self) -> None:
        self.people, self.count, self.is_whole, self.codes, self.made = (), 0, False, None, None

    def _take(self, people: list[Colleague]) -> None:
        self._names = {each.account: each.name.casefold() for each in people}
        self.people = order(people)

    @property
    def found(self) -> tuple[Colleague, ...]:
        """Whoever's name has every word that is looked for."""
        return self.named(self.query)

    def named(self, query: str) -> tuple[Colleague, ...]:
        """Return whoever's name has every word of `query`; everybody where it has none."""
        wanted = query.casefold().split()
        if not wanted:
            return self.people
        names = self._names
        return tuple(
            each for each in self.people if all(word in names[each.account] for word in wanted)
        )

    def look_for(self, text: str) -> None:
        """Show only whose name has these words."""
        self.query = text

    def person(self, account: str) -> Colleague | None:
        """Return somebody of whom we know."""
        return next((each for each in self.people if each.account == account), None)

    async def set_role(self, account: str, role: Role) -> None:
        """Give somebody a role. NeedsNetwork, Rejected: theirs is as it was."""
        await self._asking(self._roster.do("members/role", account=account, role=role))
        self._put(account, role=role)
        await self.belonging.ask_quietly()

    async def set_job(self, account: str, job: str) -> None:
        """Say what somebody does. NeedsNetwork, Rejected: it is as it was."""
        await self._asking(self._roster.do("members/job", account=account, job=job))
        self._put(account, job=job)
        await self.belonging.ask_quietly()

    def _put(self, account: str, **changes: Role | str) -> None:
        self.people = tuple(
            replace(each, **changes) if each.account == account else each  # type: ignore[arg-type]
            for each in self.people
        )

    async def remove(self, account: str) -> None:
        """Let somebody belong to the organisation no more. NeedsNetwork, Rejected: they do."""
        await self._asking(self._roster.do("members/remove", account=account))
        self.people = tuple(each for each in self.people if each.account != account)
        self.count = max(self.count - 1, 0)

    async def look_at_codes(self) -> None:
        """Fetch the codes that are out. NeedsNetwork, Rejected."""
        self.codes = await self._asking(self._roster.codes())

    def number(self, name: str) -> str:
        """Return what is typed for how many people or days."""
        return self.typed.read(name, {USES: "1", DAYS: "14"}[name])

    async def make_code(self) -> None:
        """Make a code as it was chosen. NoNumber, NeedsNetwork, Rejected: there is none."""
        await self._deeds.once("code", self._make_code)

    async def _make_code(self) -> None:
        uses, days = self._read(USES, MOST_USES), self._read(DAYS, MOST_DAYS)
        label = self.typed.read(LABEL).strip()[:80]
        team = {"team": self.team} if self.team else {}
        offer = {"role": self.role, "uses": uses, "days": days, "label": label, **team}
        self.made = await self._asking(self._roster.make_code(**offer))
        await self.typed.forget(USES, DAYS, LABEL)
        await self.look_at_codes()

    def _read(self, name: str, most: int) -> int:
        text = self.number(name).replace(",", "").strip()
        if not (text.isascii() and text.isdecimal() and len(text) < 9 and 1 <= int(text) <= most):
            raise NoNumber
        return int(text)

    async def withdraw(self, code: OpenCode) -> None:
        """Let a code be used no more. NeedsNetwork, Rejected: it is still good."""
        await self._asking(self._roster.do("invites/withdraw", invite=code.id))
        if self.made is not None and self.made.id == code.id:
            self.made = None
        self.codes = tuple(each for each in self.codes or () if each.id != code.id)
