"""Ops that come from outside: from the endpoint, or from a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from app.errors import Damaged
from app.models.op import Op, canonical

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NAME = re.compile(r"[A-Za-z0-9._:-]{1,80}")
LATEST = 2**53
"""The greatest whole number that JSON carries safely everywhere."""


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


def check_payload(type: str, payload: Mapping[str, Any]) -> None:
    """Raise Damaged where the payload of a known type has not its shape; extra fields may be."""
    shape = adapter(type)
    if shape is None:
        return
    from pydantic import ValidationError

    try:
        shape.validate_python(payload)
    except ValidationError as error:
        raise Damaged(
            f"A change of the kind “{type}” is not in the form it should have."
        ) from error
    if type == "relay":
        if payload["op"].get("t") == "relay":
            raise Damaged("A change that carries another must not carry one that does so too.")
        op_from(payload["op"])


def op_from(data: object) -> Op:
    """Return the op that `data`, from outside, describes. Damaged: it describes none."""
    match data:
        case {
            "d": str(device),
            "q": int(q),
            "t": str(type),
            "r": str(record),
            "h": [int(ms), int(counter)],
            "p": dict(payload),
        } if (
            all(map(NAME.fullmatch, (device, type, record)))
            and not any(isinstance(number, bool) for number in (q, ms, counter))
            and 0 < q < LATEST
            and 0 <= ms < LATEST
            and 0 <= counter < LATEST
        ):
            try:
                canonical(payload)
            except (ValueError, RecursionError) as error:
                raise Damaged("A change holds something that cannot be kept.") from error
            check_payload(type, payload)
            return Op(device, q, type, record, (ms, counter), payload)
    raise Damaged("A change is not in the form it should have.")


def ops_from(data: Sequence[object]) -> list[Op]:
    """Return the ops that `data`, from outside, describes. Damaged: one of them is none."""
    return [op_from(item) for item in data]
