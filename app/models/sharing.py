"""What of one's own records is shared, made for those it is shared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.content import Area
from app.models.feedback_sheet import Told
from app.models.learning import Progress
from app.models.moment import day_of
from app.models.promise import Turn
from app.models.shared import Completion, Shared, SharedPromise, SharedVisit, Standing, shared_of
from app.models.visit import Visit

STANDINGS: dict[str, Standing] = {"done": "kept", "cant": "cannot"}
"""By the state of a promise; what was passed on is still open for the team it was made to."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that somebody shared with a team, as its members see it."""

    what: Shared
    by: str
    """The name of who shared it; may be empty."""
    at: int
    """When the endpoint took it, in milliseconds since 1970."""


def shared_visit(
    visit: Visit, lines: Sequence[str], areas: Iterable[Area], told: str
) -> SharedVisit:
    """Return a visit with the `lines` that its team hears, and nothing else that was noted."""
    about = tuple(area.id for area in areas if visit.template in area.visits)
    day = day_of(visit.started_at).isoformat()
    return SharedVisit(visit.id, visit.template, visit.place, day, tuple(lines), about, told)


def shared_promise(told: Told, turns: Sequence[Turn]) -> SharedPromise:
    """Return a promise in the words of its sheet; `turns` are its history."""
    promise = told.promise
    standing = STANDINGS.get(promise.state, "open")
    settled = promise.done_on if standing == "kept" else ""
    if standing == "cannot":
        said = [turn.at for turn in turns if turn.kind == "cant" and turn.at]
        settled = day_of(said[-1]).isoformat() if said else ""
    return SharedPromise(
        promise.id,
        promise.visit,
        told.words,
        day_of(promise.made_at).isoformat() if promise.made_at else "",
        promise.due,
        standing,
        settled,
        promise.why if standing == "cannot" else "",
    )


def completion(progress: Progress) -> Completion | None:
    """Return that a module was learned, and when; None where it was not."""
    if progress.finished_at is None:
        return None
    return Completion(progress.module, day_of(progress.finished_at).isoformat())


def seen_of(data: object) -> tuple[Seen, ...]:
    """Return what a team is shown, the newest first; what cannot be read is left out."""
    found = [made for each in (data if isinstance(data, list) else []) if (made := _seen(each))]
    return tuple(sorted(found, key=lambda each: (_day(each.what), each.at), reverse=True))


def _day(what: Shared) -> str:
    return what.made if isinstance(what, SharedPromise) else what.day


def _seen(data: Any) -> Seen | None:
    match data:
        case {"kind": str(kind), "body": body, "by": str(by), "at": int(at)}:
            what = shared_of(kind, body)
            return Seen(what, by, at) if what is not None else None
    return None
