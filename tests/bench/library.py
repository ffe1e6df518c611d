"""A library of 5,000 items, in the words of our modules and of as many that are made up."""

from __future__ import annotations

import json
import random
from itertools import accumulate
from pathlib import Path

from app.content.load import read_pack
from app.models.search import words_of
from app.state.searched import module_item

ITEMS, WORDS, LENGTH = 5_000, 20_000, 40
"""How many items, how many different words in all of them, and how many words in each."""
SEED = 5_000
CONSONANTS, VOWELS = "bcdfglmnprst", "aeiou"


def items() -> list[tuple[str, str, str, str]]:
    """Return items, each as its kind, id, title and words."""
    dice = random.Random(SEED)
    words = sorted(
        {
            word
            for module in read_pack().modules
            for word in words_of(f"{module.title} {module_item(module).words}")
        }
    )
    dice.shuffle(words)
    invented = set[str]()
    while len(words) + len(invented) < WORDS:
        syllables = range(dice.randint(2, 5))
        invented.add("".join(dice.choice(CONSONANTS) + dice.choice(VOWELS) for _ in syllables))
    words += sorted(invented)
    # In any language the word of rank n is about 1/n as frequent as the first.
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))

    def text(count: int) -> str:
        return " ".join(dice.choices(words, cum_weights=weights, k=count))

    return [("library", str(n), text(4), text(LENGTH)) for n in range(ITEMS)]


def write_overlay(folder: Path) -> None:
    """Write the items into `folder` as an organisation's own library."""
    records = [
        {
            "id": f"item-{id}",
            "kind": "reading",
            "title": title,
            "provider": "Bench",
            "url": "",
            "about": words,
            "checked": "2026-11-23",
        }
        for _, id, title, words in items()
    ]
    folder.mkdir(parents=True)
    # JSON is YAML too.
    (folder / "library.yaml").write_text(json.dumps(records), encoding="utf-8")
