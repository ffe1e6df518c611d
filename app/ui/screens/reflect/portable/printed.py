"""Evidence as others get it: the same pieces as text, as Markdown and as PDF."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from app.models.evidence import FORMS, LINES
from app.models.moment import day_of
from app.state.evidence import Evidence, Paper
from app.state.taking import File
from app.words import evidence as words

if TYPE_CHECKING:
    from app.models.journal_files.pieces import Piece

TYPES = {"pdf": "application/pdf", "md": "text/markdown", "txt": "text/plain"}


def pieces_of(paper: Paper) -> Iterator[Piece]:
    """Give what is on the paper: its title, what it is not, and each part under its question."""
    from app.models.journal_files.pieces import Piece

    fields, names = paper.told.fields, words.PARTS[paper.form]
    yield Piece("title", words.FORMS[paper.form])
    yield Piece("note", words.HONEST[paper.form])
    for line in LINES[paper.form]:
        if fields[line].strip():
            yield Piece("question", names[line].split(",")[0])
            yield Piece("words", fields[line].strip())
    for part in FORMS[paper.form]:
        yield Piece("question", names[part])
        yield Piece("words", fields[part].strip() or words.NOTHING)


def text_of(paper: Paper) -> str:
    """Return the paper as plain text."""
    from app.models.journal_files import text

    return text.written(pieces_of(paper))


def printing(evidence: Evidence, ending: str) -> Callable[[], Awaitable[File | None]]:
    """Return what makes a file of what is typed by then."""

    async def make() -> File | None:
        await evidence.settle()
        paper = evidence.paper
        if paper is None:
            return None
        day = day_of(evidence.now()).isoformat()
        name = words.FILES[paper.form].format(day=day, ending=ending)
        return File(name, TYPES[ending], await _data(evidence, paper, ending))

    return make


async def _data(evidence: Evidence, paper: Paper, ending: str) -> bytes:
    if ending == "pdf":
        return await evidence.pdf(words.FORMS[paper.form], pieces_of(paper), words.NUMBER)
    if ending == "md":
        from app.models.journal_files import markdown

        return "".join(map(markdown.written, pieces_of(paper))).encode("utf-8", "replace")
    return text_of(paper).encode("utf-8", "replace")
