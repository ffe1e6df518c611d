"""Small tests of change, as the app keeps them."""

from __future__ import annotations

from typing import Any, Literal

from app.models.identity import new_id
from app.models.improvement import (
    Cycle,
    Measurement,
    SmallTest,
    cycle_of,
    measurement_of,
    test_of,
)
from app.store.records import Records
from app.store.store import Store

Sort = Literal["test", "cycle", "measurement"]


class ImprovementRepository:
    """The only way to tests, their cycles and their measurements."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._tests = Records(store, "tests", lambda document, _: test_of(document))
        self._cycles = Records(store, "cycles", lambda document, _: cycle_of(document))
        self._measured: Records[Measurement | None] = Records(
            store, "measurements", lambda document, _: measurement_of(document)
        )

    def tests(self) -> tuple[SmallTest, ...]:
        """Return tests that were not removed, the newest first."""
        there = (test for test in self._tests.all().values() if not test.is_removed)
        return tuple(sorted(there, key=lambda test: (test.made_at, test.id), reverse=True))

    def cycles(self) -> tuple[Cycle, ...]:
        """Return cycles that were not removed, in the order in which they were begun."""
        there = (cycle for cycle in self._cycles.all().values() if not cycle.is_removed)
        return tuple(sorted(there, key=lambda cycle: (cycle.made_at, cycle.id)))

    def measurements(self) -> tuple[Measurement, ...]:
        """Return measurements that were not removed, by their days."""
        there = [each for each in self._measured.all().values() if each and not each.is_removed]
        return tuple(sorted(there, key=lambda each: (each.day, each.made_at, each.id)))

    async def add(self, sort: Sort, fields: dict[str, Any]) -> str:
        """Begin a record and return its id. NotSaved: there is none."""
        id = new_id()
        await self.set(sort, id, fields)
        return id

    async def set(self, sort: Sort, id: str, fields: dict[str, Any]) -> None:
        """Change fields of a record. NotSaved: none was changed."""
        await self._store.set(f"{sort}.set", id, fields)
