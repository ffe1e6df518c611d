"""Reports over an organisation of 10,000 people who have shared 1,000,000 things.

`python -m tests.bench.reports` prints how PostgreSQL goes about it as well.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, make_url, text

from app.endpoint.caller import Caller
from app.endpoint.database import Database, within
from app.endpoint.report_people import people_of
from app.endpoint.report_promises import promises
from app.endpoint.report_training import training
from app.endpoint.report_visits import themes, visits
from app.endpoint.tables import accounts, members, organisations, shared, teams
from app.models.membership import Role
from app.models.report import Report, period_of
from tests.bench.table import Row
from tests.databases import Postgres

PEOPLE, TEAMS, EVENTS = 10_000, 500, 1_000_000
JOBS = ("any", "first", "senior", "improvement", "board", "", "clinical", "office")
MODULES = [f"{pathway}.{place}" for pathway in range(1, 6) for place in range(1, 6)] + ["3.6"]
RUNS = 5
AIM = 2.0
"""Seconds that a report may take on PostgreSQL."""
LAST = date(2026, 9, 20)
CALLER = Caller("a0", "", "org", Role.LEAD, {})
YEAR = period_of(date(2025, 9, 1))
"""A whole one."""

REPORTS: dict[str, Callable[[Connection], Report]] = {
    "training by role": lambda it: training(
        it, people_of(it, CALLER), LAST.isoformat(), MODULES, by="role"
    ),
    "training by team": lambda it: training(
        it, people_of(it, CALLER), LAST.isoformat(), MODULES, by="team"
    ),
    "visits of a year": lambda it: visits(it, people_of(it, CALLER), LAST.isoformat(), YEAR),
    "promises of a year": lambda it: promises(it, people_of(it, CALLER), LAST.isoformat(), YEAR),
    "themes of two years": lambda it: themes(it, people_of(it, CALLER), LAST.isoformat()),
}


def _shared(pick: random.Random) -> Iterator[dict[str, Any]]:
    left = EVENTS

    def row(space: str, account: str, kind: str, id: str, day: str, topic: str, body: Any) -> Any:
        clock = {"ms": 1, "counter": 0, "device": "d", "q": 1, "at": 1}
        place = {"space": space, "account": account, "id": f"{kind}:{id}:{space}", "kind": kind}
        return {**place, **clock, "day": day, "topic": topic, "body": json.dumps(body)}

    def day() -> str:
        return (LAST - timedelta(days=pick.randrange(3 * 365))).isoformat()

    for person in range(PEOPLE):
        for module in pick.sample(MODULES, pick.randrange(4, len(MODULES))):
            at = day()
            left -= 1
            yield row("org", f"a{person}", "completion", module, at, module, {"module": module})
    for number in range(left):
        person = pick.randrange(PEOPLE)
        space = f"t{person % TEAMS}"
        if number % 2:
            at = day()
            body: dict[str, Any] = {"visit": f"v{number}", "template": "ward", "told": at}
            body |= {
                "day": at,
                "place": f"Ward {person % 700}",
                "said": ["Two lines of what was heard on this visit."] * 3,
            }
            body |= {"themes": [str(1 + number % 8), str(1 + number % 5)]}
            yield row(space, f"a{person}", "visit", f"v{number}", at, "ward", body)
        else:
            stands = pick.choice(("open", "kept", "kept", "cannot"))
            body = {"promise": f"p{number}", "words": "Something that was promised to a team."}
            yield row(space, f"a{person}", "promise", f"p{number}", day(), stands, body)


def fill(engine: Engine) -> None:
    """Write an organisation as large as a large trust's."""
    pick = random.Random(7)
    own = {"organisation": "org", "name": "n"}
    new = {"seq": 0, "epoch": "e", "created": 0}
    with engine.begin() as it:
        it.execute(insert(organisations).values(id="org", name="Large", created=0))
        _put(it, teams, ({"id": f"t{n}", "created": 0, **own} for n in range(TEAMS)))
        _put(it, accounts, ({"id": f"a{n}", **new, **own} for n in range(PEOPLE)))
        for is_team in (False, True):
            _put(it, members, (_member(n, is_team, pick) | own for n in range(PEOPLE)))
        _put(it, shared, _shared(pick))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as it:
        # PostgreSQL does this by itself, in a while.
        it.execute(text("VACUUM ANALYZE" if it.dialect.name == "postgresql" else "ANALYZE"))
    engine.dispose()


def _member(number: int, is_team: bool, pick: random.Random) -> dict[str, Any]:
    space = f"t{number % TEAMS}" if is_team else "org"
    job = pick.choice(JOBS)
    return {
        "space": space,
        "account": f"a{number}",
        "role": "learner",
        "job": job,
        "joined": number,
    }


def _put(it: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    names = ", ".join(f'"{name}"' for name in first)
    cursor: Any = it.connection.cursor()
    if it.dialect.name == "postgresql":
        with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            copy.write_row(tuple(first.values()))
            for row in rows:
                copy.write_row(tuple(row.values()))
        return
    marks = ", ".join("?" * len(first))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'
    cursor.execute(statement, tuple(first.values()))
    cursor.executemany(statement, (tuple(row.values()) for row in rows))


def times(database: Database) -> dict[str, tuple[float, float]]:
    """Return the median of the seconds that each report takes, and of what the processor spends on
    it here and in the database: the first depends on what else the machine has to do."""
    found = {}
    for name, report in REPORTS.items():
        taken, spent = [], []
        for _ in range(RUNS):
            start = time.perf_counter()
            with database.transaction() as it:
                within(it, "org")
                before = _spent(it)
                assert report(it).lines
                spent.append(_spent(it) - before)
            taken.append(time.perf_counter() - start)
        found[name] = statistics.median(taken), statistics.median(spent)
    return found


def _spent(it: Connection) -> float:
    here = time.process_time()
    if it.dialect.name != "postgresql":
        return here
    # Helpers would be counted with nobody.
    it.execute(text("SET LOCAL max_parallel_workers_per_gather = 0"))
    id = it.scalar(text("SELECT pg_backend_pid()"))
    ticks = Path(f"/proc/{id}/stat").read_text().rsplit(") ", 1)[1].split()[11:13]
    return here + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def plans(database: Database) -> Iterator[str]:
    """Yield how the database goes about each query over what was shared."""
    with database.transaction() as it:
        asked: list[tuple[str, Any]] = []

        def hear(_: Any, __: Any, statement: str, parameters: Any, *rest: Any) -> None:
            if "FROM shared" in statement and "EXPLAIN" not in statement:
                asked.append((statement, parameters))

        event.listen(it, "before_cursor_execute", hear)
        for name, report in REPORTS.items():
            within(it, "org")
            asked.clear()
            report(it)
            for statement, parameters in list(asked):
                yield f"-- {name}"
                rows = it.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS) {statement}", parameters)
                yield from (str(row[0])[:160] for row in rows)


def reports(folder: Path, *, explains: bool = False) -> list[Row]:
    """Measure every report on both databases."""
    rows = []
    server = Postgres()
    there = server.database()
    # Rows are copied as the one user whom the security of rows does not stop from copying.
    copying = server.url(make_url(there).database or "", "postgres")
    file = f"sqlite:///{folder / 'large.sqlite'}"
    for name, url, filling in (("PostgreSQL", there, copying), ("SQLite", file, file)):
        database = Database(url)
        start = time.perf_counter()
        fill(create_engine(filling.replace("postgresql://", "postgresql+psycopg://")))
        print(f"{name}: filled in {time.perf_counter() - start:.0f} s", flush=True)
        if explains and database.is_postgresql:
            print("\n".join(plans(database)), flush=True)
        for report, (seconds, spent) in times(database).items():
            aim = f"< {AIM * 1000:.0f}" if database.is_postgresql else ""
            rows.append(Row(f"{report}, {name}, ms", seconds * 1000, aim=aim))
            busy = os.getloadavg()[0]
            said = f"  {report}: {seconds:.2f} s, of the processor {spent:.2f} s"
            print(f"{said} (load {busy:.0f})", flush=True)
        database.close()
    server.stop()
    return rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        reports(Path(made), explains=True)
