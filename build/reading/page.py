"""The frame of a page: its head, the way around, the one stylesheet inside it."""

from __future__ import annotations

import re
from html import escape

from app.models.content import Pack
from build.paths import SHELL
from build.reading import words
from build.reading.lesson import first_lesson

SOURCE = SHELL / "reading.css"
PAPER = {"light": "#F7F5F0", "dark": "#171513"}
"""Colours of the browser's own bar; `tests/test_build_reading.py` holds them to the palettes."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""A page to read runs no script and asks nobody but its own origin for anything."""


def stylesheet(font: str) -> str:
    """Return the stylesheet for a page from which `font` is the address of the typeface."""
    bare = re.sub(r"/\*.*?\*/", "", SOURCE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", bare).strip().replace("{{font}}", font)


def page(
    title: str, about: str, body: str, *, root: str, font: str, across: str, onward: str = ""
) -> str:
    """Return a whole page to read.

    `about` is its description for search engines, `root` the way from it to the app's folder,
    `font` the address of the typeface from the app's folder, `across` the link at the top,
    `onward` what follows the text.
    """
    colours = "".join(
        f'<meta name="theme-color" content="{colour}" media="(prefers-color-scheme: {look})">\n'
        for look, colour in PAPER.items()
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{escape(title)}</title>
<meta name="description" content="{escape(about)}">
{colours}<link rel="icon" href="{root}icons/icon.svg" type="image/svg+xml">
<style>
{stylesheet(root + font)}
</style>
</head>
<body class="reading">
<a class="skip" href="#text">{words.SKIP}</a>
<header class="top column">
<p><a class="brand" href="{root}">{words.NAME}</a></p>
<p>{across}</p>
</header>
<main id="text" class="column body" tabindex="-1">
{body}
</main>
{onward}<footer class="end column"><p class="note">{words.NOT_NHS}</p></footer>
</body>
</html>
"""


def opening(template: str, pack: Pack, font: str) -> str:
    """Return the app's own page with something to read in it until the app is there.

    `font` is the address of the typeface. Policy and release keep their placeholders: the packer
    knows them last.
    """
    return template.replace("{{css}}", stylesheet(font)).replace("{{lesson}}", first_lesson(pack))
