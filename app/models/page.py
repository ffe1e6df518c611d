"""A sheet as a page that any browser opens and prints: real headings, no script, no requests."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from app.models.address import LANGUAGE
from app.models.qr import svg
from app.models.sheet import Colour, Part, Sheet

STYLE = """
:root { color-scheme: light dark;
  --paper: #F7F5F0; --card: #FFF; --ink: #1C2B2D; --muted: #4F6063; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171513; --card: #211E1B; --ink: #F1EDE6; --muted: #BDB5A8; }
}
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem; background: var(--card);
  border-top: .5rem solid HUE; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin: 1.8em 0 .4em; font-size: 1.3rem; }
p, li { overflow-wrap: anywhere; white-space: pre-line; }
li { margin: .4em 0; } .note { color: var(--muted); font-size: 1rem; }
svg { display: block; width: 15rem; max-width: 100%; }
@media print {
  @page { margin: 18mm; }
  :root { --paper: #FFF; --card: #FFF; --ink: #000; --muted: #333; }
  body { font-size: 12pt; } main { max-width: none; padding: 0; }
  h2, svg { break-after: avoid; } li, svg { break-inside: avoid; }
}
"""
_TAGS = {"title": "h1", "heading": "h2"}


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour)


def _body(parts: tuple[Part, ...]) -> Iterator[str]:
    for kind, same in groupby(parts, key=lambda part: part.kind):
        if kind == "item":
            yield "<ul>"
            yield from (f"<li>{escape(part.words)}</li>" for part in same)
            yield "</ul>"
            continue
        for part in same:
            if part.code:
                yield svg(part.code, part.words)
            else:
                tag = _TAGS.get(kind, "p")
                mark = ' class="note"' if kind == "note" else ""
                yield f"<{tag}{mark}>{escape(part.words)}</{tag}>"


def page(sheet: Sheet) -> bytes:
    """Return the sheet as HTML in one file."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{LANGUAGE}">',
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(sheet.title)}</title>",
            f"<style>{STYLE.replace('HUE', _hex(sheet.hue))}</style>",
            "<main>",
            *_body(sheet.parts),
            "</main>",
            "</html>",
            "",
        )
    ).encode()
