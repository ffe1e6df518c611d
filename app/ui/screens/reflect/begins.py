"""How an entry begins, for a list that only its writer sees."""

from __future__ import annotations

from app.models.answers import in_order
from app.models.journal import Entry
from app.models.ratings import ratings_of
from app.state.reflect import Reflect
from app.words import reflect as words

LONGEST = 80
"""Letters: two lines of a phone."""


def first_words(reflect: Reflect, entry: Entry, longest: int = LONGEST) -> str:
    """Return the beginning of an entry, at most so many letters; in words where it has none."""
    written = entry.written
    template = reflect.template(written.template)
    said = in_order(written.answers, [prompt.id for prompt in template.prompts] if template else ())
    silent = words.RATED if ratings_of(written.data) else words.SKIPPED
    text = " ".join(next(iter(said.values()), silent).split())
    if len(text) <= longest:
        return text
    whole, _, _ = text[:longest].rpartition(" ")
    return f"{(whole or text[: longest - 1]).rstrip(' …,;.')}…"
