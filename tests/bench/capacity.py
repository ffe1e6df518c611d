"""What an endpoint for very many people needs: `python -m tests.bench.capacity`.

It measures one process on this machine, durably, and divides. The assumptions are named, so that
others can put in their own.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from tests.databases import Postgres
from tests.endpoints import Endpoint, change

PEOPLE = 1_500_000
"""As many as one very large service employs."""
ACTIVE = 0.2
"""Share of people who open the app on a working day."""
MINUTES = 6
"""How long it is visible then; it syncs each minute."""
OPS = 12
"""Changes that somebody makes on such a day."""
PEAK = 0.2
"""Share of a day's work in its busiest hour."""
ROOM = 0.5
"""How busy a process may be in that hour."""
DAYS = 220
"""Working days a year."""
RUNS, SYNCS, PUSHED = 5, 100, 12


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one process."""

    quiet: float
    """Syncs a second that bring nothing and take nothing."""
    busy: float
    """Syncs a second that bring a day's changes of somebody, kept durably."""
    bytes: float
    """Of the database, a change."""


def needs(people: int, found: Figures) -> dict[str, float]:
    """Return what so many people need, by the figures of one process."""
    at_peak = people * ACTIVE * PEAK / 3600
    quiet, busy = at_peak * (MINUTES - 1), at_peak
    return {
        "syncs a second": quiet + busy,
        "changes a second": busy * OPS,
        "processes": (quiet / found.quiet + busy / found.busy) / ROOM,
        "gigabytes a year": people * ACTIVE * OPS * DAYS * found.bytes / 1e9,
    }


async def measure(url: str, folder: Path) -> Figures:
    """Return the figures of one process over the database at `url`."""
    endpoint = Endpoint(folder, database_url=url)
    token = await endpoint.join()
    size = _size(endpoint)
    quiet, busy, start, cursor = [], [], 1, ""
    for _ in range(RUNS):
        began = time.perf_counter()
        for _ in range(SYNCS):
            ops = [change(q) for q in range(start, start + PUSHED)]
            reply = await endpoint.sync(token, start=start, ops=ops, cursor=cursor)
            start = reply.json()["push"]["next"]
            cursor = reply.json()["pull"]["cursor"]
        busy.append(SYNCS / (time.perf_counter() - began))
        began = time.perf_counter()
        for _ in range(SYNCS):
            await endpoint.sync(token, start=start, cursor=cursor)
        quiet.append(SYNCS / (time.perf_counter() - began))
    bytes = (_size(endpoint) - size) / (RUNS * SYNCS * PUSHED)
    await endpoint.close()
    return Figures(statistics.median(quiet), statistics.median(busy), bytes)


def _size(endpoint: Endpoint) -> int:
    with endpoint.database.owner() as connection:
        if endpoint.database.is_postgresql:
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        return int(pages or 0) * 4096


def main() -> None:
    """Measure, and print the table."""
    server = Postgres(is_safe=True)
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for kind, url in (("SQLite", ""), ("PostgreSQL", server.database())):
                found = asyncio.run(measure(url, folder))
                print(f"{kind}: {found.quiet:.0f} quiet and {found.busy:.0f} busy syncs a second,")
                print(f"  {found.bytes:.0f} bytes a change")
                for people in (10_000, 100_000, PEOPLE):
                    row = needs(people, found).items()
                    print(f"  {people:>9,}: " + ", ".join(f"{n:,.1f} {what}" for what, n in row))
    finally:
        server.stop()


if __name__ == "__main__":
    main()
