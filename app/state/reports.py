"""Reports of the organisation: asked for when one looks, and kept for when there is no network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.content import Pack
from app.models.membership import Role
from app.models.moment import day_of, moment
from app.models.report import TIMELESS, Name, Period, Report, periods, report_of
from app.models.report_expected import expected_of
from app.state.belonging import Belonging
from app.store.store import Store
from app.sync.reports import ReportClient

KEPT = "report"
"""Facts about this device that begin so are reports as they came last, with when and for whom."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A report and when it came."""

    report: Report
    at: int
    """Milliseconds since 1970."""


@ft.observable
@dataclass
class Reports:
    """What the screens of reports show and do."""

    store: Store
    belonging: Belonging
    client: ReportClient
    pack: Pack
    now: Callable[[], int] = wall
    period: str = ""
    """The year that one looks at, as `Period.id`; empty for this one."""
    is_asking: bool = False
    trouble: str = ""
    """Why the endpoint did not answer the last time; empty where it did."""
    came: Mapping[str, Seen] = field(default_factory=dict)
    """By key: what came while the app is open."""

    @property
    def is_allowed(self) -> bool:
        """Whether reports are for this person."""
        membership = self.belonging.membership
        return bool(membership.organisation) and membership.role.may(Role.LEAD)

    @property
    def periods(self) -> list[Period]:
        """The years to choose from, this one first."""
        return periods(day_of(self.now()))

    @property
    def chosen(self) -> Period:
        """The year that one looks at."""
        known = self.periods
        return next((each for each in known if each.id == self.period), known[0])

    def choose_period(self, id: str) -> None:
        """Look at another year."""
        self.period = id

    def seen(self, name: Name) -> Seen | None:
        """Return the report that came last; None where none has."""
        if not self.is_allowed:
            return None
        key = self._key(name)
        return self.came.get(key) or self._kept(key)

    def _kept(self, key: str) -> Seen | None:
        match self.store.meta.get(key):
            case {"organisation": str(organisation), "at": at, "report": data}:
                found = report_of(data)
                if found is not None and organisation == self.belonging.membership.organisation:
                    return Seen(found, moment(at) or 0)
        return None

    def _key(self, name: Name) -> str:
        return f"{KEPT}.{name}" + ("" if name in TIMELESS else f".{self.chosen.id}")

    async def ask(self, name: Name) -> None:
        """Have a report anew. What came before stays where there is no answer, which is said."""
        if not self.is_allowed or self.is_asking:
            return
        key, at = self._key(name), self.now()
        self.is_asking = True
        try:
            found = await self.client.report(name, self._about(name))
            self.came = {**self.came, key: Seen(found, at)}
            self.trouble = ""
            organisation = self.belonging.membership.organisation
            kept = {"organisation": organisation, "at": at, "report": found.data()}
            await self.store.remember(key, kept)
        except LeadwellError as error:
            self.trouble = str(error)
        finally:
            self.is_asking = False

    async def file(self, name: Name, form: str) -> tuple[str, bytes]:
        """Return the report as a file, `csv`, `xlsx` or `json`, and what it is called.

        Offline, Rejected: the endpoint does not make one now.
        """
        return await self.client.file(name, {**self._about(name), "words": self._words()}, form)

    def _about(self, name: Name) -> dict[str, Any]:
        if name in ("training", "teams"):
            return {"topics": [module.id for module in self.pack.modules]}
        if name == "strategy":
            return {"expected": expected_of(self.pack)}
        return {} if name in TIMELESS else {"period": self.chosen.id}

    def _words(self) -> dict[str, str]:
        """Return what ids of the content are called."""
        pack = self.pack
        # Areas have numbers for ids, which no module, role or checklist has.
        called = {each.id: each.name for each in pack.areas}
        called |= {each.id: each.title for each in pack.visits}
        called |= {each.id: each.title for each in pack.roles}
        called |= {each.id: each.title for each in pack.modules}
        return {id: title[:200] for id, title in called.items()}
