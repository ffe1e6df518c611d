"""jrnl's JSON, as `jrnl --export json` writes it.

The form was read off its exporter (`jrnl/plugins/json_exporter.py`): {"tags": {tag: count},
"entries": [{"title", "body", "date" (YYYY-MM-DD), "time" (HH:MM, local), "tags" (with their mark),
"starred", and of some journals "uuid"}]}. The title is the first sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.journal_files.foreign import at_of, digest, tags_of
from app.models.journal_files.found import Found, blank_page
from app.models.journal_files.plain import plain, sound

MARK = "@"
"""What jrnl puts before a tag, unless its owner chose another mark."""


def is_entry(value: Mapping[str, Any]) -> bool:
    """Whether something is an entry of jrnl."""
    return "body" in value or ("title" in value and "date" in value)


def found(entry: Mapping[str, Any], now: int) -> Found | None:
    """Return an entry as it can be brought in; None where it has no words."""
    title, body = _text(entry, "title"), _text(entry, "body")
    raw = f"{title}\n{body}" if title and body else title or body
    text = plain(raw)
    if not text:
        return None
    day, time = _text(entry, "date"), _text(entry, "time")
    said = sound(f"{day} {time}".strip())[:40]
    uuid = _text(entry, "uuid")
    return blank_page(
        f"jrnl/{sound(uuid)[:200] if uuid else digest(said, title, body)}",
        text,
        raw,
        tags=tags_of(entry.get("tags"), MARK),
        created_at=at_of(said),
        now=now,
        said_date=said,
        is_starred=entry.get("starred") is True,
    )


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""
