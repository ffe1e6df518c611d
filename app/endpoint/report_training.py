"""Reports of who has learned what: by role, by team, and beside what is expected of a role."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ARRAY, Connection, Integer, Text, func, literal, select

from app.endpoint.database import within
from app.endpoint.report_lines import lines_of
from app.endpoint.report_people import People
from app.endpoint.tables import shared
from app.models.report import Line, Report
from app.models.report_crossing import crossed
from app.models.report_hiding import LEAST, Tally, Told, told

Cell = tuple[str, str]


def training(
    connection: Connection, people: People, until: str, modules: Iterable[str], *, by: str
) -> Report:
    """Return how many have learned each module, by `role` or by `team`; `until` is an ISO date.

    The transaction sees only what was shared with the organisation after that.
    """
    # The counting by team is of each role in it, since both are told of the same people.
    places: Mapping[str, Cell] = people.places
    if by == "role":
        places = {account: (role, "") for account, (role, _) in places.items()}
    sizes = Counter(places.values())
    done = _done(connection, people.organisation, places, until)
    lines: list[Line] = []
    if len(people.places) >= LEAST:
        for module in sorted({*done, *modules}):
            found = _told(sizes, done.get(module, Counter()), by)
            lines += lines_of(by, module, found)
    shown = {line.group for line in lines} if by == "team" else set()
    names = {id: name for id, name in people.teams.items() if id in shown}
    return Report("training" if by == "role" else "teams", until, "", tuple(lines), names)


def strategy(
    connection: Connection, people: People, until: str, expected: Mapping[str, list[str]]
) -> Report:
    """Return how many in each role have learned what is expected of it: numbers of the report of
    training, and no others."""
    modules = {module for each in expected.values() for module in each}
    whole = training(connection, people, until, modules, by="role")
    lines = (line for line in whole.lines if line.topic in expected.get(line.group, ()))
    return Report("strategy", until, "", tuple(lines))


def _told(sizes: Mapping[Cell, int], done: Mapping[Cell, int], by: str) -> Told:
    cells = {cell: Tally(done.get(cell, 0), size) for cell, size in sizes.items()}
    roles: dict[str, Tally] = {}
    for (role, _), tally in cells.items():
        roles[role] = roles.get(role, Tally(0, 0)).plus(tally)
    by_role = told(roles, keeps_total=False)
    return by_role if by == "role" else crossed(cells, by_role)


def _done(
    connection: Connection, organisation: str, places: Mapping[str, Cell], until: str
) -> dict[str, Counter[Cell]]:
    """Return by module how many there are in each cell who have learned it."""
    within(connection, organisation)
    cells = sorted(set(places.values()))
    number = {cell: place for place, cell in enumerate(cells)}
    placed = _placed(connection, {id: number[cell] for id, cell in places.items()})
    # One has shared a module with the organisation once: its id is made of them.
    rows = connection.execute(
        select(shared.c.topic, placed.c.cell, func.count())
        .join(placed, placed.c.account == shared.c.account)
        .where(shared.c.space == organisation, shared.c.kind == "completion")
        .where(shared.c.day <= until)
        .group_by(shared.c.topic, placed.c.cell)
    )
    found: dict[str, Counter[Cell]] = {}
    for topic, cell, count in rows:
        found.setdefault(topic, Counter())[cells[int(cell)]] = count
    return found


def _placed(connection: Connection, numbers: Mapping[str, int]) -> Any:
    """Return a table of accounts and the number of their cell: a join by it leaves the counting to
    the database, though the rows it is made of are of hundreds of spaces."""
    if connection.dialect.name == "postgresql":
        accounts = literal(list(numbers), ARRAY(Text))
        found = func.unnest(accounts, literal(list(numbers.values()), ARRAY(Integer)))
        return found.table_valued("account", "cell").render_derived()
    each = func.json_each(json.dumps(numbers)).table_valued("key", "value")
    return select(each.c.key.label("account"), each.c.value.label("cell")).subquery()
