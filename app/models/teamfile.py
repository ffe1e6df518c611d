"""Files that are handed to a team: a page that anybody can read, and a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BOM = "\ufeff"
"""Tells spreadsheets that a file is in UTF-8."""
STYLE = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;"
    "color:#1c2b2d;background:#fff;overflow-wrap:anywhere}h1,h2,h3{line-height:1.25}dt{font-weight:"
    "600;margin-top:.5rem}dd{margin:0;white-space:pre-line}table{border-collapse:collapse}"
    "caption{text-align:left;font-weight:600}th,td{text-align:left;vertical-align:top;border:1px "
    "solid #737c7d;padding:.25rem .5rem}h2{break-after:avoid}"
    "@media print{body{margin:0;max-width:none}}"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1 to 3."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is called how: each a name and what there is to say."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its name and the names of its columns."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Words | Pairs | Grid


def page(title: str, blocks: Iterable[Block]) -> bytes:
    """Return a whole HTML page in British English that needs nothing else and prints."""
    from html import escape  # no first screen needs it

    def drawn(block: Block) -> str:
        match block:
            case Heading(level, words):
                return f"<h{level}>{escape(words)}</h{level}>"
            case Words(words):
                return f"<p>{escape(words)}</p>"
            case Pairs(pairs):
                each = (f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in pairs)
                return f"<dl>{''.join(each)}</dl>"
        names = "".join(f'<th scope="col">{escape(name)}</th>' for name in block.headings)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows
        )
        caption = f"<caption>{escape(block.caption)}</caption>"
        return f"<table>{caption}<thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"

    body = "\n".join(map(drawn, blocks))
    head = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
    )
    return f"{head}\n<body><main>\n{body}\n</main></body>\n</html>\n".encode()


def spreadsheet(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV. Cells are as they are: make those that people typed harmless before."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows(rows)
    return (BOM + out.getvalue()).encode()
