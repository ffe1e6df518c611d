"""Promises: what was promised, how it stands, and what became of it step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.models.moment import day_of, moment, parse_day
from app.models.place import place_key

PromiseState = Literal["open", "done", "cant", "passed"]
Standing = Literal["overdue", "open", "kept", "late", "cant", "passed"]
STANDINGS: tuple[Standing, ...] = ("overdue", "open", "kept", "late", "cant", "passed")
"""How a promise can stand, what wants doing first."""
MOST = 3
"""New promises that one visit may bring: our own cap, so that they can be kept."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that was promised, by whom and by when."""

    id: str
    visit: str
    item: str
    place: str
    words: str
    owner: str
    """Who sees to it: a name or a role in the visitor's words; no account is needed."""
    due: str
    """ISO date."""
    state: PromiseState
    made_at: int
    """Milliseconds since 1970."""
    why: str = ""
    """Why it can't be done."""
    passed_to: str = ""
    """Who has it now, where it was passed on."""
    done_on: str = ""
    """ISO date of the day on which it was done; empty while it is not."""
    moves: int = 0
    """How often its day was moved."""
    conflicts: tuple[str, ...] = ()
    """Fields that two devices changed without knowing of each other."""
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happened to a promise."""

    at: int
    """Milliseconds since 1970, by the device on which it was done; 0 where nobody knows."""
    kind: str
    """`made`, `due`, `words`, `owner`, `why`, `passed_to`, a state, `removed` or `restored`."""
    before: str = ""
    after: str = ""
    note: str = ""
    """With a state: why not, to whom, or the day on which it was done."""


def promise_of(document: Mapping[str, Any]) -> Promise:
    """Return the promise that a document of registers holds."""
    fields = document["fields"]
    versions = document.get("versions", {})

    def text(name: str) -> str:
        value = fields.get(name)
        return "" if value is None else str(value)

    state = state_of(text("state"))
    done_on = parse_day(text("done_on")) or ""
    if state == "done" and not done_on and versions.get("state"):
        # An older release kept no day with it; the change itself says when it was made.
        at = moment(versions["state"][-1][0][0])
        done_on = day_of(at).isoformat() if at else ""
    return Promise(
        id=document["id"],
        visit=text("visit"),
        item=text("item"),
        place=text("place"),
        words=text("words"),
        owner=text("owner"),
        due=text("due"),
        state=state,
        made_at=moment(fields.get("made")) or 0,
        why=text("why") if state == "cant" else "",
        passed_to=text("passed_to") if state == "passed" else "",
        done_on=done_on if state == "done" else "",
        moves=max(len(versions.get("due", ())) - 1, 0),
        conflicts=tuple(document["conflicts"]),
        is_removed=bool(fields.get("removed")),
    )


def state_of(value: str) -> PromiseState:
    """Return the state that was kept; one that is not known, of a later release, is open."""
    match value:
        case "done" | "cant" | "passed":
            return value
    return "open"


def standing(promise: Promise, today: str) -> Standing:
    """Return how a promise stands on the day `today` (ISO)."""
    if promise.state == "done":
        return "late" if promise.due and promise.done_on > promise.due else "kept"
    if promise.state != "open":
        return promise.state
    return "overdue" if promise.due and promise.due < today else "open"


def overdue_at(promises: Iterable[Promise], place: str, today: str) -> list[Promise]:
    """Return the promises to the team at `place` that should have been kept by now."""
    wanted = place_key(place)
    return [
        promise
        for promise in promises
        if promise.state == "open"
        and standing(promise, today) == "overdue"
        and place_key(promise.place) == wanted
    ]


_TOLD = ("words", "owner", "due", "state", "why", "passed_to", "done_on", "removed")
_WITH = {"cant": "why", "passed": "passed_to", "done": "done_on"}
"""By state: the field that says more about it."""


def history(document: Mapping[str, Any]) -> tuple[Turn, ...]:
    """Return what happened to the promise of a document, the first first.

    Every version that `registers` keeps counts, those too that lost against another device's.
    """
    changes: dict[tuple[Any, ...], dict[str, tuple[str, str]]] = {}
    for field in _TOLD:
        before = ""
        for key, value, _ in document["versions"].get(field, ()):
            after = "" if value is None else str(value)
            changes.setdefault(tuple(key), {})[field] = (before, after)
            before = after
    made = moment(document["fields"].get("made"))
    turns: list[Turn] = []
    for key, fields in sorted(changes.items()):
        at = moment(key[0]) or 0
        if turns:
            turns += _turns(at, fields)
            continue
        turns.append(Turn(made or at, "made", after=fields.get("due", ("", ""))[1]))
        # One that was kept only when it had been done already is settled from the start.
        if fields.get("state", ("", "open"))[1] != "open":
            turns += (turn for turn in _turns(at, fields) if turn.kind == fields["state"][1])
    return tuple(turns)


def _turns(at: int, fields: Mapping[str, tuple[str, str]]) -> Iterator[Turn]:
    """Return what one change did."""
    state = fields.get("state", ("", ""))
    for field, (before, after) in fields.items():
        if field == "state":
            note = fields.get(_WITH.get(after, ""), ("", ""))[1]
            yield Turn(at, after, before, after, note)
        elif field == "removed":
            yield Turn(at, "removed" if after else "restored")
        elif before != after and not (state[1] and field in _WITH.values()):
            yield Turn(at, field, before, after)
