"""What others shared with one's teams, as it was seen last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.moment import moment
from app.models.sharing import Seen, seen_of
from app.state.belonging import Belonging
from app.state.libraries import Ready, here
from app.store.store import Store
from app.sync.connection import Http
from app.sync.shares import ask_team

KEY = "team-shared/"
"""What the keys of those facts about this device begin with that say what a team was shown."""


@ft.observable
@dataclass
class TeamSeen:
    """What the page of a team shows."""

    store: Store
    belonging: Belonging
    http: Http
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `httpx`."""
    seen: Mapping[str, tuple[Seen, ...]] = field(default_factory=dict)
    """By team, the newest first; only teams that were looked at."""

    async def look(self, team: str) -> None:
        """Show what was seen last, then what is there now, where anybody answers."""
        if self.belonging.membership.team(team) is None:
            return
        self._show(team)
        with suppress(LeadwellError):
            await self.ready()
            found = await ask_team(self.store, self.http, team)
            await self.store.remember(KEY + team, {"at": self.now(), "shared": found})
            self._show(team)

    async def tidy(self) -> None:
        """Keep nothing of teams that one does not belong to any more."""
        belongs = self.belonging.membership
        for key in [each for each in self.store.meta if each.startswith(KEY)]:
            if self.store.meta[key] and belongs.team(key.removeprefix(KEY)) is None:
                with suppress(LeadwellError):
                    await self.store.remember(key, None)

    def looked(self, team: str) -> int:
        """Return when somebody answered last, in milliseconds since 1970; 0 where nobody did."""
        return moment(self._kept(team).get("at")) or 0

    def _kept(self, team: str) -> Mapping[str, object]:
        kept = self.store.meta.get(KEY + team)
        return kept if isinstance(kept, Mapping) else {}

    def _show(self, team: str) -> None:
        self.seen = {**self.seen, team: seen_of(self._kept(team).get("shared"))}
