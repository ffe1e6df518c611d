"""The Markdown of cards and the days of checks, as HTML."""

from __future__ import annotations

from datetime import date
from html import escape

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    [
        "autolink",
        "backticks",
        "blockquote",
        "code",
        "fence",
        "heading",
        "hr",
        "html_block",
        "html_inline",
        "image",
        "lheading",
        "link",
        "reference",
    ]
)
"""Paragraphs, bold, italic and lists, with line breaks kept: what cards may hold (`Card.text`),
and what `app.ui.parts.words.markdown` makes of it. Anything else stays the characters it is."""


def prose(text: str) -> str:
    """Return the text of a card as paragraphs and lists."""
    return str(_MARKDOWN.render(text)).strip()


def day(written: str) -> str:
    """Return an ISO date as a day in words, such as 23 November 2026, with the date beside it.

    ValueError: it is none.
    """
    when = date.fromisoformat(written)
    return f'<time datetime="{when.isoformat()}">{when.day} {escape(f"{when:%B %Y}")}</time>'
