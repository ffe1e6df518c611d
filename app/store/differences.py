"""What two people answered differently on one visit: both answers, and the way to settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.store.folds import heads
from app.store.store import Store

UNITED = ("note.",)
"""Fields whose words are put together, where both wrote some."""
TOLD = ("place", "answer.", "note.", "pick.", "caption.", "sheet.")
"""Fields that people write, or choose; the others say when something was done."""


@dataclass(frozen=True, slots=True)
class Said:
    """One of several answers."""

    value: Any
    """None where it was taken back."""
    is_own: bool
    """Whether it was given on this device."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was answered differently."""

    field: str
    """Such as `answer.proud`."""
    shown: Any
    """What counts for now: the last."""
    said: tuple[Said, ...]
    """The answers that stand side by side, each once, this device's first."""


def differences(store: Store, visit: str) -> tuple[Difference, ...]:
    """Return what is answered differently on a visit."""
    document = store.document("visits", visit)
    if document is None:
        return ()
    return tuple(
        Difference(field, document["fields"][field], _said(store, document, field))
        for field in document["conflicts"]
        if field.startswith(TOLD)
    )


def _said(store: Store, document: Mapping[str, Any], field: str) -> tuple[Said, ...]:
    found: list[Said] = []
    there = heads(document["versions"][field])
    for key, value, _ in sorted(there, key=lambda version: bool(version[0][2] != store.device)):
        if all(value != said.value for said in found):
            found.append(Said(value, key[2] == store.device))
    return tuple(found)


async def settle(store: Store, visit: str, field: str, value: Any) -> None:
    """Make `value` the answer, now that all are known; the others stay in the history.

    NotSaved: it is as it was.
    """
    await _write(store, visit, {field: value})


async def unite(store: Store, visit: str) -> int:
    """Put notes together that two people wrote on the same item; return how many.

    In the order of their clocks, so that two devices that do so come to the same words.
    NotSaved: they are as they were.
    """
    document = store.document("visits", visit)
    fields = {}
    for field in document["conflicts"] if document else ():
        if document is not None and field.startswith(UNITED):
            texts = [version[1] for version in heads(document["versions"][field])]
            fields[field] = _together([text for text in texts if isinstance(text, str)])
    await _write(store, visit, fields)
    return len(fields)


def _together(texts: list[str]) -> str | None:
    """Return texts one under the other, none that is in another already."""
    kept: list[str] = []
    for text in texts:
        if not any(text in each for each in kept):
            kept = [each for each in kept if each not in text] + [text]
    return "\n".join(kept) or None


async def _write(store: Store, visit: str, fields: Mapping[str, Any]) -> None:
    """Set fields as often as there are others that were not known: a change names one of them."""
    document = store.document("visits", visit)
    if not fields or document is None:
        return
    devices = {key[2] for field in fields for key, _, _ in document["versions"].get(field, ())}
    for _ in range(max(1, len(devices) - 1)):
        await store.set("visit.set", visit, fields)
        present = store.document("visits", visit)
        if present is None or not any(field in present["conflicts"] for field in fields):
            break
