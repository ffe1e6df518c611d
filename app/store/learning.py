"""Learning events, as the app keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import is_
from typing import Any

from app.models.cpd import Declared, declared
from app.models.habit import learned_days
from app.models.identity import new_id
from app.models.learning import Progress, progress
from app.models.plans import Standing, standing
from app.store.records import Records
from app.store.store import Change, Store


class Studied:
    """The events of a module and the progress they make, ready to take later ones on top."""

    def __init__(self, module: str) -> None:
        """Start with no events."""
        self.progress = Progress(module)
        self._events: list[Mapping[str, Any]] = []
        self._latest: tuple[Any, ...] = ()

    def take(self, events: list[Mapping[str, Any]]) -> None:
        """Fold `events`, all there are; those that are later than all before cost only themselves.

        An event may have come late, or have been replaced: then all are folded again.
        """
        known = len(self._events)
        new = events[known:]
        keys = [tuple(event["key"]) for event in new]
        # The same objects in the same places: nothing was replaced, and ten thousand take no time.
        is_longer = len(events) >= known and all(map(is_, self._events, events))
        if is_longer and (not known or not keys or min(keys) > self._latest):
            self.progress = progress(self.progress.module, new, self.progress)
            self._latest = max(keys, default=self._latest)
        else:
            self.progress = progress(self.progress.module, events)
            self._latest = max((tuple(event["key"]) for event in events), default=())
        self._events = events


def _study(document: Mapping[str, Any], before: Studied | None) -> Studied:
    studied = before or Studied(document["id"])
    studied.take(list(document["events"].values()))
    return studied


class Days:
    """The days on which something was learned in a module, ready to take later events on top."""

    def __init__(self) -> None:
        """Start with no events."""
        self.days: frozenset[date] = frozenset()
        self._count = 0

    def take(self, events: list[Mapping[str, Any]]) -> None:
        """Look at the events that are new; they are the last, since events only add up."""
        self.days |= learned_days(events[self._count :])
        self._count = len(events)


def _days(document: Mapping[str, Any], before: Days | None) -> Days:
    days = before or Days()
    days.take(list(document["events"].values()))
    return days


def _standing(document: Mapping[str, Any], _: Standing | None) -> Standing | None:
    return standing(document["id"], document["events"].values())


def _declared(document: Mapping[str, Any], _: Declared | None) -> Declared:
    return declared(document["events"].values())


class LearningRepository:
    """The only way to what was learned."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records = Records(store, "learning", _study)
        self._days = Records(store, "learning", _days)
        self._plans: Records[Standing | None] = Records(store, "learning", _standing)
        self._declared = Records(store, "learning", _declared)
        self._days_seen: tuple[Any, int] = (None, 0)
        self._days_learned: frozenset[date] = frozenset()

    def all(self) -> dict[str, Progress]:
        """Return the progress of every module that was ever opened."""
        return {id: studied.progress for id, studied in self._records.all().items()}

    def days(self) -> frozenset[date]:
        """Return the days on which something was learned."""
        table = self._store.table("learning")
        if (table, table.serial) != self._days_seen:
            self._days_seen = table, table.serial
            every = (each.days for each in self._days.all().values())
            self._days_learned = frozenset().union(*every)
        return self._days_learned

    def plans(self) -> list[Standing]:
        """Return every plan that was made, and what became of it."""
        return [plan for plan in self._plans.all().values() if plan is not None]

    def declared(self) -> Mapping[str, Declared]:
        """Return what was declared of each module that was ever opened."""
        return self._declared.all()

    def events(self) -> list[tuple[str, list[Mapping[str, Any]]]]:
        """Return the events of every module that was ever opened."""
        return [
            (document["id"], list(document["events"].values()))
            for document in self._store.table("learning")
        ]

    async def add(self, module: str, *events: dict[str, Any]) -> None:
        """Keep events as one transaction. NotSaved: none was kept."""
        await self._store.commit(
            *(Change("learn.event", module, {"e": new_id(), **event}) for event in events)
        )
