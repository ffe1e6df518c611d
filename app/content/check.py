"""Everything that can be wrong with content, found all at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.content.mistake import Mistake
from app.content.rules import rules
from app.content.source import Source, read_module, read_yaml
from app.content.unread import unread
from app.schemas.content import explain, shape

LISTS = ("values", "behaviours", "pathways", "roles", "library")
"""Kinds that are a list in one file; the others have a file each in a folder."""
FOLDERS = ("visits", "reflections")


class Found:
    """A record with where it was written."""

    def __init__(self, record: Any, source: Source, at: tuple[str | int, ...]) -> None:
        """`at` is the record's path in its file."""
        self.record = record
        self.source = source
        self.at = at

    def mistake(self, words: str, mend: str, *path: str | int) -> Mistake:
        """Return a mistake in this record, at `path` within it."""
        return Mistake(self.source.file, self.source.line((*self.at, *path)), words, mend)


def _sources(folder: Path) -> Iterator[tuple[str, Source]]:
    for kind in LISTS:
        path = folder / f"{kind}.yaml"
        if path.exists():
            yield kind, read_yaml(path, folder)
    for kind in FOLDERS:
        for path in sorted((folder / kind).glob("*.yaml")):
            yield kind, read_yaml(path, folder)
    for path in sorted((folder / "modules").glob("*.md")):
        yield "modules", read_module(path, folder)


def _shape(kind: str, source: Source) -> Iterator[Found | Mistake]:
    yield from source.mistakes
    if source.data is None:
        return
    items = source.data if kind in LISTS else [source.data]
    if not isinstance(items, list):
        yield Mistake(source.file, 1, "This file should be a list.", "Begin each item with a dash.")
        return
    for number, item in enumerate(items):
        at: tuple[str | int, ...] = (number,) if kind in LISTS else ()
        try:
            yield Found(shape(kind, item), source, at)
        except ValidationError as error:
            for path, words, mend in explain(error):
                yield Mistake(source.file, source.line((*at, *path)), words, mend)


def look(
    folder: Path, overlay: Path | None = None
) -> tuple[dict[str, dict[str, Found]], list[Mistake]]:
    """Return every record by kind and id with where it was written, and every mistake.

    `overlay` adds to `folder` and replaces by id. Its pictures are in its own `assets/`.
    """
    found: dict[str, dict[str, Found]] = {kind: {} for kind in (*LISTS, *FOLDERS, "modules")}
    mistakes: list[Mistake] = []
    for layer in (folder, overlay):
        if layer is None:
            continue
        seen: dict[str, dict[str, Found]] = {kind: {} for kind in found}
        read: set[str] = set()
        for kind, source in _sources(layer):
            read.add(source.file)
            for item in _shape(kind, source):
                if isinstance(item, Mistake):
                    mistakes.append(item)
                    continue
                name = str(item.record.id)
                if name in seen[kind]:
                    first = seen[kind][name]
                    where = f"{first.source.file}:{first.source.line((*first.at, 'id'))}"
                    mistakes.append(
                        item.mistake(
                            f"The id “{name}” is used twice.",
                            f"Give it another id: {where} has this one.",
                            "id",
                        )
                    )
                seen[kind].setdefault(name, item)
                found[kind][name] = item
        mistakes += unread(layer, read, LISTS, FOLDERS)
    assets = [folder.parent / "assets"]
    mistakes += rules(found, [*assets, overlay / "assets"] if overlay else assets)
    mistakes.sort(key=lambda mistake: (mistake.file, mistake.line))
    return found, mistakes


def gather(folder: Path, overlay: Path | None = None) -> tuple[dict[str, list[Any]], list[Mistake]]:
    """Return the records by kind, and every mistake."""
    found, mistakes = look(folder, overlay)
    return listed(found), mistakes


def listed(found: dict[str, dict[str, Found]]) -> dict[str, list[Any]]:
    """Return the records by kind in the order of their files."""
    return {
        kind: [item.record for _, item in sorted(items.items(), key=_order)]
        for kind, items in found.items()
    }


def _order(item: tuple[str, Found]) -> tuple[list[str | int], tuple[str | int, ...]]:
    # As people count: r2 before r10. Words and numbers take turns, so they never meet.
    parts = re.split(r"(\d+)", item[1].source.file)
    return [int(part) if part.isdecimal() else part for part in parts], item[1].at


def main(folder: Path, overlay: Path | None = None) -> int:
    """Print every mistake in `folder` with `overlay` over it; return 1 if there is any."""
    records, mistakes = gather(folder, overlay)
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    if mistakes:
        return 1
    counts = ", ".join(f"{len(items)} {kind}" for kind, items in records.items())
    print(f"The content is sound: {counts}.")
    return 0
