"""Versions that two devices wrote at once, made into one that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.models.journal import Version, Written, joined


def merged(versions: tuple[Version, ...]) -> Written:
    """Return what holds every word, tag and fact of all versions, the newest last; where two facts
    cannot both be, that of the newest."""
    newest = versions[-1].written
    each = [version.written for version in versions]
    grew = [written.grew for written in each if written.grew]
    return replace(
        newest,
        answers=joined(versions),
        tags=_union(written.tags for written in each),
        behaviours=_union(written.behaviours for written in each),
        values=_union(written.values for written in each),
        grew=grew[-1] if grew else "",
        data=_facts([written.data for written in each]),
        more=_facts([written.more for written in each]),
    )


def _union(several: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    found: list[Any] = []
    for some in several:
        found += [each for each in some if each not in found]
    return tuple(found)


def _facts(several: list[Mapping[str, Any]]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for some in several:
        for name, value in some.items():
            facts[name] = _both(facts[name], value) if name in facts else value
    return facts


def _both(old: Any, new: Any) -> Any:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return _facts([old, new])
    if isinstance(old, list) and isinstance(new, list) and all(map(_is_word, (*old, *new))):
        return list(_union((old, new)))
    return new


def _is_word(value: Any) -> bool:
    return isinstance(value, str)
