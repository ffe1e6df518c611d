"""Day One's JSON: the file `Journal.json` of its export, alone or in its zip.

The form was read off exports in public repositories: {"metadata": {"version"}, "entries": [{"uuid",
"creationDate" (ISO 8601, UTC), "text" (Markdown, marks with a backslash before them), "richText"
(JSON in a string), "tags", "starred", "photos", "location", …}]}. Entries without words have no
"text".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from app.models.journal_files.foreign import at_of, digest, tags_of
from app.models.journal_files.found import Found, blank_page, with_left
from app.models.journal_files.plain import plain, sound

_EMBEDDED = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:[^)\s]*\)\n?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FILES = ("photos", "videos", "audios", "pdfAttachments")
_PLACES = ("location", "weather")


def is_entry(value: Mapping[str, Any]) -> bool:
    """Whether something is an entry of Day One."""
    return "creationDate" in value or ("uuid" in value and ("text" in value or "richText" in value))


def found(entry: Mapping[str, Any], now: int) -> Found | None:
    """Return an entry as it can be brought in; None where it has no words."""
    raw = _words(entry)
    text = _ESCAPED.sub(r"\1", plain(_EMBEDDED.sub("", raw)))
    if not text.strip():
        return None
    said = sound(str(entry.get("creationDate") or ""))[:40]
    uuid = entry.get("uuid")
    source = str(uuid) if isinstance(uuid, str) and uuid else digest(said, raw)
    made = blank_page(
        f"dayone/{sound(source)[:200]}",
        text,
        # What one embeds and the marks before marks are no words of the person's.
        _ESCAPED.sub(r"\1", _EMBEDDED.sub("", raw)),
        tags=tags_of(entry.get("tags")),
        created_at=at_of(said),
        now=now,
        said_date=said,
        is_starred=entry.get("starred") is True,
    )
    return with_left(made, _left(entry), any(entry.get(name) for name in _PLACES))


def _left(entry: Mapping[str, Any]) -> int:
    return sum(len(kept) for name in _FILES if isinstance(kept := entry.get(name), list))


def _words(entry: Mapping[str, Any]) -> str:
    text = entry.get("text")
    if isinstance(text, str) and text.strip():
        return text
    rich = entry.get("richText")
    try:
        parsed = json.loads(rich) if isinstance(rich, str) else rich
    except (ValueError, RecursionError):
        return rich if isinstance(rich, str) else ""
    contents = parsed.get("contents") if isinstance(parsed, Mapping) else None
    parts = contents if isinstance(contents, list) else []
    return "".join(
        part["text"]
        for part in parts
        if isinstance(part, Mapping) and isinstance(part.get("text"), str)
    )
