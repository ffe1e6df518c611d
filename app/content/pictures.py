"""What a picture of a card must be: there, light, and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.content.mistake import Mistake
from app.models.content import Picture

if TYPE_CHECKING:
    from app.content.check import Found

MOST_BYTES = 300_000
"""A picture is fetched by everybody who installs the app, on any network."""


def picture(item: Found, shown: Picture, number: int, assets: Sequence[Path]) -> Iterator[Mistake]:
    """Yield what is wrong with the picture of card `number`."""
    at = ("cards", number, "picture")
    if not shown.alt.strip():
        yield item.mistake(
            "The picture has no words for those who cannot see it.",
            f"Write what it shows between the brackets: ![What it shows]({shown.file})",
            *at,
        )
    inside = (folder / shown.file for folder in assets if ".." not in Path(shown.file).parts)
    file = next((path for path in inside if path.is_file()), None)
    if file is None:
        yield item.mistake("The picture is missing.", "Put it in assets/.", *at)
    elif file.stat().st_size > MOST_BYTES:
        size = -(-file.stat().st_size // 1000)
        yield item.mistake(
            f"The picture has {size} kB.",
            f"Save it smaller: at most {MOST_BYTES // 1000} kB. A drawing is best as SVG.",
            *at,
        )
