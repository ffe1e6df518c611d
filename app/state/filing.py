"""Entries, written into a file of one form or another, in slices that no tap has to wait for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.models.journal import Entry
from app.models.journal_files import leadwell, markdown
from app.models.journal_files.pieces import Labels, Telling
from app.models.moment import day_of
from app.state.reflect import Reflect
from app.store.course import Course
from app.store.store import Store

ENDINGS = {
    "markdown": ("md", "text/markdown"),
    "json": ("json", "application/json"),
    "pdf": ("pdf", "application/pdf"),
    "sealed": ("leadwell", "application/octet-stream"),
}


def named(form: str, at: int) -> tuple[str, str]:
    """Return the name of a file, which says nothing of what is in it, and its type."""
    ending, type = ENDINGS[form]
    return f"leadwell-journal-{day_of(at).isoformat()}.{ending}", type


async def filed(
    form: str,
    entries: Sequence[Entry],
    labels: Labels,
    reflect: Reflect,
    store: Store,
    course: Course,
) -> bytes:
    """Return the entries as a file. Stopped: there is none."""
    at = reflect.now()
    if form == "pdf":
        return await _paged(entries, Telling(reflect.pack, labels), labels, at, course)
    if form == "json":

        def parents(id: str, rev: str) -> list[str]:
            document = store.document("journal", id)
            return list(document["revisions"][rev]["parents"]) if document else []

        pieces = leadwell.written_file(entries, reflect.templates, at, parents)
    else:
        pieces = _markdown(entries, Telling(reflect.pack, labels), at)
    parts = []
    for number, part in enumerate(pieces):
        parts.append(part)
        await course.pause(min(1.0, number / len(entries)))
    return b"".join(parts)


def _markdown(entries: Sequence[Entry], telling: Telling, at: int) -> Iterator[bytes]:
    yield "".join(map(markdown.written, telling.head(len(entries), at))).encode()
    for entry in entries:
        text = "".join(map(markdown.written, telling.entry(entry)))
        yield text.encode("utf-8", "replace")


async def _paged(
    entries: Sequence[Entry], telling: Telling, labels: Labels, at: int, course: Course
) -> bytes:
    from app.models.journal_files.pdf import Book

    book = Book(labels.title, labels.title, at, labels.number)
    for piece in telling.head(len(entries), at):
        book.add(piece)
    for number, entry in enumerate(entries):
        for piece in telling.entry(entry):
            book.add(piece)
            await course.pause(number / len(entries))
    return book.data()
