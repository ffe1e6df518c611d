"""Our own JSON: a journal in full, to be read by anybody and to come back unchanged.

{"format": "leadwell-journal", "version": 1, "made": milliseconds since 1970,
"templates": {id: {"title", "prompts": {id: question}}},
"entries": [{"id", "revisions": [{"rev", "parents", "changed", "written": {"template", "created",
"answers", "tags", "behaviours", "values", "grew", "data"}}]}]}.

The newest wording of an entry stands last; there is more than one only where two devices changed it
at once. `app/schemas/journal_file.json` has the JSON Schema. What a later version adds is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.models.content import ReflectionTemplate
from app.models.journal import Entry, sealed_value, written_of
from app.models.journal_files.found import Found, Revision
from app.models.journal_files.plain import sound
from app.models.moment import moment

FORMAT = "leadwell-journal"
VERSION = 1
_NAME = re.compile(r"[A-Za-z0-9._:-]{1,80}")
_DEEPEST = 40
"""Levels of lists and objects in one another; no entry of ours comes near."""


def is_entry(value: Mapping[str, Any]) -> bool:
    """Whether something is an entry of ours."""
    return isinstance(value.get("revisions"), list)


def written_file(
    entries: Iterable[Entry],
    templates: Iterable[ReflectionTemplate],
    made: int,
    parents: Callable[[str, str], Iterable[str]],
) -> Iterator[bytes]:
    """Give the file piece by piece: its head, each entry, its end. `parents` gives, of an entry
    and a wording of it, the wordings whose place that one took."""
    asked = {
        template.id: {
            "title": template.title,
            "prompts": {prompt.id: prompt.text for prompt in template.prompts},
        }
        for template in templates
    }
    head = {"format": FORMAT, "version": VERSION, "made": made, "templates": asked}
    yield _json(head).removesuffix(b"}") + b',"entries":['
    for number, entry in enumerate(entries):
        yield (b",\n" if number else b"\n") + _json(
            {
                "id": entry.id,
                "revisions": [
                    {
                        "rev": version.rev,
                        "parents": list(parents(entry.id, version.rev)),
                        "changed": version.changed_at,
                        "written": sealed_value(version.written),
                    }
                    for version in entry.versions
                ],
            }
        )
    yield b"\n]}\n"


def found(entry: Mapping[str, Any], now: int) -> Found | None:
    """Return an entry as it can be brought in; None where it has no wording."""
    revisions = tuple(
        revision
        for value in entry["revisions"]
        if isinstance(value, Mapping) and (revision := _revision(value, now)) is not None
    )
    id = str(entry.get("id") or "")
    if not revisions or not _NAME.fullmatch(id):
        return None
    return Found(f"leadwell/{id}", revisions, id)


def _revision(value: Mapping[str, Any], now: int) -> Revision | None:
    written, changed = value.get("written"), moment(value.get("changed"))
    if not isinstance(written, Mapping):
        return None
    try:
        kept = _sound(written)
    except RecursionError:
        return None
    parents = value.get("parents")
    return Revision(
        written_of(kept, changed or now),
        _name(value.get("rev")),
        tuple(filter(None, map(_name, parents if isinstance(parents, list) else []))),
        changed,
    )


def _name(value: object) -> str:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else ""


def _sound(value: Any, deep: int = 0) -> Any:
    """Return JSON whose texts and numbers can be kept."""
    if deep > _DEEPEST:
        raise RecursionError
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, Mapping):
        return {sound(name): _sound(kept, deep + 1) for name, kept in value.items()}
    if isinstance(value, list):
        return [_sound(kept, deep + 1) for kept in value]
    # Infinity and what is not a number are no JSON, whatever some programs write.
    return None if isinstance(value, float) and not abs(value) < float("inf") else value


def _json(value: object) -> bytes:
    # A lone half of a letter becomes its escape, which is JSON and says the same.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "backslashreplace")
