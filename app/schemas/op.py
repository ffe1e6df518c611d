"""Ops that come from outside: from the endpoint, or from a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from app.errors import Damaged
from app.models.op import Op, canonical

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NAME = re.compile(r"[A-Za-z0-9._:-]{1,80}")
LATEST = 2**53
"""The greatest whole number that JSON carries safely everywhere."""

_PARTS: Callable[[Any], Any] = itemgetter("d", "q", "t", "r", "h", "p")


def _replaced(id: list[Any]) -> list[Any]:
    if [type(part) for part in id] != [str, int]:
        raise ValueError("not a device and a number")
    return id


@cache
def _shapes() -> Mapping[str, Any]:
    from typing import Annotated, NotRequired

    from pydantic import AfterValidator, ConfigDict, Field, with_config
    from typing_extensions import TypedDict

    def shape(name: str, fields: dict[str, Any]) -> Any:
        kept = with_config(ConfigDict(extra="allow", strict=True))
        return kept(TypedDict(name, fields))  # type: ignore[operator]

    name = Annotated[str, Field(min_length=1, max_length=80)]
    replaced = Annotated[list[name | Annotated[int, Field(gt=0)]], AfterValidator(_replaced)]
    return {
        "registers": shape(
            "Registers", {"set": dict[name, Any], "over": NotRequired[dict[name, replaced | None]]}
        ),
        "event": shape("Event", {"e": name, "k": name}),
        "revision": shape(
            "Revision", {"rev": name, "parents": list[name], "sealed": str | None, "at": int}
        ),
        "relay": shape("Relay", {"op": dict[str, Any]}),
    }


KINDS: Mapping[str, str] = {
    "visit.set": "registers",
    "promise.set": "registers",
    "area.set": "registers",
    "planned.set": "registers",
    "test.set": "registers",
    "cycle.set": "registers",
    "measurement.set": "registers",
    "template.set": "registers",
    "setting.set": "registers",
    "learn.event": "event",
    "keyring.share": "event",
    "receipt.set": "registers",
    "promise.word": "event",
    "cpd.set": "registers",
    "share.set": "registers",
    "journal.revision": "revision",
    "relay": "relay",
}
"""The shape of each type's payload."""


@cache
def _made(shape: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(_shapes()[shape])


def adapter(type: str) -> TypeAdapter[Any] | None:
    """Return what checks a payload of `type`, made at the first use; None for an unknown type."""
    shape = KINDS.get(type)
    return None if shape is None else _made(shape)


def check_payload(type: str, payload: Mapping[str, Any], *, is_proper: bool = False) -> None:
    """Raise Damaged where the payload of a known type has not its shape; extra fields may be."""
    shape = adapter(type)
    if shape is None:
        return
    try:
        shape.validator.validate_python(payload)
    except ValueError as error:
        raise Damaged(
            f"A change of the kind “{type}” is not in the form it should have."
        ) from error
    if type == "relay":
        if payload["op"].get("t") == "relay":
            raise Damaged("A change that carries another must not carry one that does so too.")
        op_from(payload["op"], is_proper=is_proper)


def op_from(data: object, *, is_proper: bool = False) -> Op:
    """Return the op that `data`, from outside, describes. Damaged: it describes none.

    `is_proper`: a strict parser of JSON made it, or it was written as JSON once, so that no text or
    number in it is one that cannot be kept.
    """
    try:
        device, q, kind, record, (ms, counter), payload = _PARTS(data)
    except (TypeError, KeyError, ValueError):
        raise Damaged("A change is not in the form it should have.") from None
    # A pattern would say it more briefly; this takes a third of the time, and is done for each.
    if (
        type(device) is type(kind) is type(record) is str
        and type(q) is type(ms) is type(counter) is int
        and type(payload) is dict
        and _is_name(device)
        and _is_name(kind)
        and NAME.fullmatch(record)
        and 0 < q < LATEST
        and 0 <= ms < LATEST
        and 0 <= counter < LATEST
    ):
        if not is_proper:
            _prove(payload)
        check_payload(kind, payload, is_proper=is_proper)
        return Op(device, q, kind, record, (ms, counter), payload)
    raise Damaged("A change is not in the form it should have.")


@lru_cache(1024)
def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None


def ops_from(data: Sequence[object]) -> list[Op]:
    """Return the ops that `data`, from outside, describes. Damaged: one of them is none."""
    _prove(data)
    return [op_from(item, is_proper=True) for item in data]


def _prove(data: object) -> None:
    """Damaged: `data` cannot be written as JSON."""
    try:
        canonical(data)
    except (TypeError, ValueError, RecursionError) as error:
        raise Damaged("A change holds something that cannot be kept.") from error
