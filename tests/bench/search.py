"""What each key of a search costs at 5,000 items, in Pyodide under Node."""

from __future__ import annotations

import io
import json
import random
import zipfile
from itertools import accumulate
from pathlib import Path
from statistics import median

from app.content.load import read_pack
from app.models.search import words_of
from app.state.search import module_item
from build.node import run
from build.paths import ROOT

ITEMS, WORDS, LENGTH = 5_000, 20_000, 40
"""How many items, how many different words in all of them, and how many words in each."""
RUNS, SCANNED = 5, 2
"""Runs of each key, and how many of the searches the baseline is asked for: it is slow."""
TYPED = (
    "compassion",
    "compasionate",
    "phsycological saftey",
    "hudle",
    "what matters to you",
    "zebra",
)
"""What is typed, letter by letter."""
CONSONANTS, VOWELS = "bcdfglmnprst", "aeiou"


def _items(dice: random.Random) -> list[tuple[str, str, str, str]]:
    """Return items in the words of our modules, and in as many invented ones as are missing."""
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


def _models() -> bytes:
    """Return the app's models, and what they stand on, as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in (ROOT / "app" / "__init__.py", *sorted((ROOT / "app" / "models").glob("*.py"))):
            archive.write(file, file.relative_to(ROOT).as_posix())
    return buffer.getvalue()


def search(folder: Path) -> None:
    """Print what each key costs, beside a scan of all items with `difflib` in the same run."""
    items = _items(random.Random(5_000))
    plan = {"items": items, "typed": TYPED, "runs": RUNS, "fewer": SCANNED}
    files = {
        "__main__.py": (Path(__file__).parent / "keys.py").read_bytes(),
        "app.zip": _models(),
        "plan.json": json.dumps(plan).encode(),
    }
    figures = json.loads(run(files)["figures.json"])
    keys = {key: median(times) for key, times in figures["keys"].items()}
    slowest = max(keys, key=lambda key: keys[key])
    put = figures["put"]
    print(f"A search of {ITEMS:,} items, {WORDS:,} words, in Pyodide under Node, medians of {RUNS}")
    print(
        f"  building the index, in slices: {sum(put) / 1000:.1f} s, longest item {max(put):.0f} ms"
    )
    print(
        f"  a key: median {median(keys.values()):.1f} ms, slowest {keys[slowest]:.1f} ms"
        f" ({slowest!r}; less than 100 is the aim)"
    )
    for text in TYPED:
        line = f"  {text!r}: {keys[text]:.1f} ms, {figures['found'][text]:,} found"
        if text in figures["scans"]:
            scan = median(figures["scans"][text])
            line += f"; a scan with difflib {scan:,.0f} ms ({scan / keys[text]:,.0f} times as long)"
        print(line)
