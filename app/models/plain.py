"""Text as it can be kept: whatever a keyboard or a clipboard brought with it."""

from __future__ import annotations


def whole(text: str) -> str:
    """Return a text without what cannot be kept or shown.

    Halves of a character that lost each other are joined, or shown as a question mark in a box;
    null characters are left out, since fields and files of other programs end at them.
    """
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
