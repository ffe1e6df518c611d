"""Entries as they are found in a file, ready to be brought in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.journal import PAGE, Written
from app.models.journal_files.plain import sound

SOURCE = "source"
"""Under this name an entry's `data` says which file it came from, so that it comes in once."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a found entry."""

    written: Written
    rev: str = ""
    """Empty where the file has no names for wordings."""
    parents: tuple[str, ...] = ()
    changed_at: int | None = None
    """Milliseconds since 1970; None where the file does not say."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a file."""

    source: str
    """What makes it this entry, in every copy of the file."""
    revisions: tuple[Revision, ...]
    """The newest last."""
    id: str = ""
    """Its id in a journal of ours; empty for a foreign one."""
    is_undated: bool = False
    """It has no date that can be kept, and takes the day on which it is brought in."""
    is_mended: bool = False
    """Its text held what cannot be kept as text, such as marks of RTF or HTML."""
    left: int = 0
    """Photos, recordings and other files with it: they stay where they are."""
    has_place: bool = False
    """It says where it was written, or in which weather: left out."""


def blank_page(
    source: str,
    text: str,
    raw: str,
    *,
    tags: tuple[str, ...],
    created_at: int | None,
    now: int,
    said_date: str = "",
    is_starred: bool = False,
) -> Found:
    """Return a foreign entry as a blank page. `raw` is its text as it came; where that says more
    than `text`, it is kept with the entry and not shown."""
    is_mended = _bare(raw) != _bare(text)
    kept, came = {"id": source}, sound(raw)
    if _bare(came) != _bare(text):
        kept["raw"] = came
    if created_at is None and said_date:
        kept["date"] = said_date
    if is_starred and "starred" not in tags:
        tags = (*tags, "starred")
    written = Written(
        "", now if created_at is None else created_at, {PAGE: text}, tags, data={SOURCE: kept}
    )
    return Found(source, (Revision(written),), is_undated=created_at is None, is_mended=is_mended)


def with_left(found: Found, left: int, has_place: bool) -> Found:
    """Return a found entry that had so many files with it."""
    return replace(found, left=left, has_place=has_place)


def _bare(text: str) -> str:
    return "".join(text.split())
