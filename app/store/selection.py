"""What goes along when a visit is handed on, and what a successor gets: chosen by kind of change.

Only the kinds named here ever leave in a parcel, and only they are taken out of one: no journal, no
learning, no settings, no keys, and nothing that a later release may add for another purpose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from app.errors import Damaged
from app.models.op import Op
from app.store.course import Course
from app.store.folds import Document, Fold, events, registers
from app.store.ledger import original


@dataclass(frozen=True, slots=True)
class Sort:
    """One kind of change that may be handed on."""

    type: str
    """The type of its ops."""
    table: str
    """What its records are called."""
    of: str = ""
    """The field that names the record it belongs to. Where it has none, it belongs to the record
    that it is called after."""
    names: str = ""
    """The field that names a record which belongs to this one."""
    fold: Fold = registers


SORTS: tuple[Sort, ...] = (
    Sort("visit.set", "visits", names="edition"),
    Sort("template.set", "templates"),
    Sort("promise.set", "promises", of="visit"),
    Sort("promise.word", "heard", fold=events),
    Sort("receipt.set", "receipts", of="visit"),
    Sort("area.set", "areas"),
    Sort("planned.set", "planned", of="visit"),
    Sort("test.set", "tests", of="visit"),
    Sort("cycle.set", "cycles", of="test"),
    Sort("measurement.set", "measurements", of="test"),
)
"""Every kind, those first to which others belong. A release that adds one here hands it on too."""
TYPES = frozenset(sort.type for sort in SORTS)
ENDED = ("adopt", "drop")
"""What ends a small test when its last cycle comes to it."""
Records = dict[str, dict[str, list[Op]]]
"""Ops by table and record, in the order in which they were made."""


async def records_of(ops: Iterable[Op], course: Course, share: float = 0.0) -> Records:
    """Return the ops that may be handed on, by table and record; `share` is done by then."""
    tables = {sort.type: sort.table for sort in SORTS}
    found: Records = {sort.table: defaultdict(list) for sort in SORTS}
    for op in map(original, ops):
        if op.type in tables:
            found[tables[op.type]][op.record].append(op)
        await course.pause(share)
    for records in found.values():
        for each in records.values():
            each.sort(key=lambda op: op.key)
    return found


def of_visit(records: Records, visit: str) -> list[Op]:
    """Return all that belongs to a visit: its own ops, its promises and what names them."""
    names, ops = {visit}, []
    for sort in SORTS:
        for record, there in records[sort.table].items():
            if record in names or any(_field(op, sort.of) in names for op in there):
                ops += there
                names |= {record, *(_field(op, sort.names) for op in there)} - {""}
    return sorted(ops, key=lambda op: op.key)


def counted(ops: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many records of each table there are among ops as they stand in a parcel."""
    tables = {sort.type: sort.table for sort in SORTS}
    found: dict[str, set[str]] = {}
    for op in ops:
        found.setdefault(tables[op["t"]], set()).add(op["r"])
    return {table: len(records) for table, records in found.items()}


def _field(op: Op, name: str) -> str:
    value = op.payload.get("set", {}).get(name) if name else ""
    return value if isinstance(value, str) else ""


async def documents(
    records: Records, course: Course, share: float = 0.0
) -> dict[str, dict[str, Document]]:
    """Return the documents that ops make by themselves. Damaged: some of them make none."""
    made: dict[str, dict[str, Document]] = {sort.table: {} for sort in SORTS}
    for sort in SORTS:
        for record, ops in records[sort.table].items():
            try:
                document = _folded(sort, ops)
            except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
                raise Damaged from error
            if document is not None:
                made[sort.table][record] = document
            await course.pause(share)
    return made


def _folded(sort: Sort, ops: Iterable[Op]) -> Document | None:
    document = None
    for op in ops:
        document = sort.fold(document, op)
    return document


async def for_successor(records: Records, left_out: Set[str], course: Course) -> list[Op]:
    """Return what a successor needs, without the visits `left_out`.

    What was taken away stays; of visits only what they say now goes, not the words before; of small
    tests those that go on.
    """
    made = await documents(records, course)
    gone = {
        record
        for table in made.values()
        for record, document in table.items()
        if document.get("fields", {}).get("removed")
    }
    gone |= left_out | _ended(made)
    visits = {id: ops for id, ops in records["visits"].items() if id not in gone}
    editions = {_field(op, "edition") for ops in visits.values() for op in ops}
    ops: list[Op] = []
    for there in visits.values():
        ops += present(there)
        await course.pause(0.0)
    for sort in SORTS[1:]:
        for record, there in records[sort.table].items():
            fields = made[sort.table][record].get("fields", {})
            if sort.table == "templates":
                is_needed = record in editions
            elif sort.table in ("cycles", "measurements", "heard"):
                is_needed = record not in gone and str(fields.get(sort.of)) not in gone
            else:
                is_needed = record not in gone
            if is_needed:
                ops += there
    return sorted(ops, key=lambda op: op.key)


def _ended(made: dict[str, dict[str, Any]]) -> set[str]:
    """Return the small tests whose last cycle ended them."""
    last: dict[str, tuple[Any, str, Any]] = {}
    for id, document in made["cycles"].items():
        fields = document["fields"]
        test, begun = fields.get("test"), fields.get("made")
        if isinstance(test, str) and isinstance(begun, int) and not fields.get("removed"):
            last[test] = max(last.get(test, (0, "", "")), (begun, id, fields.get("act")))
    return {test for test, (_, _, act) in last.items() if act in ENDED}


def present(ops: list[Op]) -> list[Op]:
    """Return the ops that make a record what it is now, without those that were written over.

    All of them, where it would not be the same record without them.
    """
    document = registers(None, ops[0])
    for op in ops[1:]:
        document = registers(document, op)
    fields, open = document["versions"], document["conflicts"]
    needed = [
        op
        for op in ops
        if any(f in open or fields[f][-1][0] == list(op.key) for f in op.payload["set"])
    ]
    alone = None
    for op in needed:
        alone = registers(alone, op)
    is_same = alone and all(alone[part] == document[part] for part in ("fields", "conflicts"))
    return needed if is_same else ops
