"""Teams, as those who lead them see them and run them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import flet as ft

from app.errors import LeadwellError
from app.models.identity import new_id
from app.models.membership import Role
from app.models.organisation import Colleague, NewCode, TeamSize, order
from app.state.belonging import Belonging
from app.state.deeds import Deeds
from app.state.halfdone import HalfDone
from app.state.status import Status
from app.store.store import Store

CODE_USES, CODE_DAYS = 20, 14
"""For how many people and days a team's code is good; whoever needs more makes another."""
NEW = "new-team"
"""The field for the name of a new team."""


class NoName(LeadwellError):
    """Type the team's name first. Nothing was changed."""


@ft.observable
@dataclass
class Teams:
    """What the screens of teams show and do. All of it needs a network, but what was typed."""

    store: Store
    belonging: Belonging
    status: Status
    people: Mapping[str, tuple[Colleague, ...]] = field(default_factory=dict)
    """Who is in each team that was looked at."""
    codes: Mapping[str, NewCode] = field(default_factory=dict)
    """Codes that were made since the app was opened, by team: nobody can show them again."""
    everyone: tuple[TeamSize, ...] = ()
    """All teams of the organisation, for who runs it."""

    def __post_init__(self) -> None:
        """Nothing is known yet."""
        self._roster = self.belonging.roster
        self._asking = self.belonging.asking
        self._deeds = Deeds()
        self._new: dict[str, str] = {}
        self.typed = HalfDone(self.store, self.status, "teams")

    def name_of(self, team: str) -> str:
        """Return a team's name; empty where it is not known."""
        own = self.belonging.membership.team(team)
        found = (each.name for each in self.everyone if each.id == team)
        return own.name if own else next(found, "")

    def may_lead(self, team: str) -> bool:
        """Return whether one may run that team."""
        belongs = self.belonging.membership
        own = belongs.team(team)
        return belongs.role.may(Role.ADMINISTRATOR) or bool(own and own.role.may(Role.LEADER))

    async def make(self) -> str:
        """Make a team of the name that was typed, and return its id. NoName, NeedsNetwork,
        Rejected: there is none."""
        return await self._deeds.once("make", self._make)

    async def _make(self) -> str:
        name = self.typed.read(NEW).strip()
        if not name:
            raise NoName
        # Once more after an answer that was lost asks for the same team.
        id = self._new.setdefault(name, new_id())
        await self._asking(self._roster.do("teams", team=id, name=name))
        del self._new[name]
        await self.typed.forget(NEW)
        await self.belonging.ask_quietly()
        return id

    async def look(self, team: str) -> None:
        """Look who is in a team. NeedsNetwork, Rejected."""
        found = await self._asking(self._roster.in_team(team))
        self.people = {**self.people, team: order(found)}
        if not self.name_of(team):
            # An administrator may have come by its address alone.
            await self.look_at_all()

    async def look_at_all(self) -> None:
        """Look which teams the organisation has. NeedsNetwork, Rejected."""
        self.everyone = await self._asking(self._roster.teams())

    async def make_code(self, team: str) -> None:
        """Make a code that brings people into a team. NeedsNetwork, Rejected: there is none."""
        made = await self._deeds.once(f"code/{team}", lambda: self._make_code(team))
        self.codes = {**self.codes, team: made}

    async def _make_code(self, team: str) -> NewCode:
        offer = {"team": team, "uses": CODE_USES, "days": CODE_DAYS}
        return await self._asking(self._roster.make_code(**offer))

    async def rename(self, team: str) -> None:
        """Call a team as it was typed. NoName, NeedsNetwork, Rejected: it is called as before."""
        name = self.typed.read(team, self.name_of(team)).strip()
        if not name:
            raise NoName
        await self._asking(self._roster.do("teams/rename", team=team, name=name))
        await self.typed.forget(team)
        await self._again(team)

    async def set_leader(self, team: str, account: str, *, leads: bool) -> None:
        """Let somebody in a team lead it, or no longer. NeedsNetwork, Rejected."""
        role = Role.LEADER if leads else Role.LEARNER
        asked = {"team": team, "account": account, "role": role}
        await self._asking(self._roster.do("teams/role", **asked))
        await self._again(team)

    async def add(self, team: str, account: str) -> None:
        """Put somebody of the organisation into a team, as only an administrator can.
        NeedsNetwork, Rejected."""
        await self.set_leader(team, account, leads=False)

    async def remove(self, team: str, account: str) -> None:
        """Take somebody out of a team. NeedsNetwork, Rejected."""
        await self._asking(self._roster.do("teams/remove", team=team, account=account))
        await self._again(team)

    async def close(self, team: str) -> None:
        """End a team. NeedsNetwork, Rejected: it is still there."""
        await self._asking(self._roster.do("teams/close", team=team))
        self.everyone = tuple(each for each in self.everyone if each.id != team)
        await self.belonging.ask_quietly()

    async def _again(self, team: str) -> None:
        await self.belonging.ask_quietly()
        if self.may_lead(team):
            await self.look(team)
        if self.belonging.membership.role.may(Role.ADMINISTRATOR):
            await self.look_at_all()
