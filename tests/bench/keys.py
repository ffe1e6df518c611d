"""Run inside Pyodide by `tests.bench.search`: what each key of a search costs.

It needs nothing but the standard library and the app's own models, which lie beside it in a zip.
"""

import difflib
import json
import sys
import time
from collections.abc import Callable

sys.path.insert(0, "/in/app.zip")

from app.models.questions import plain
from app.models.search import Index, Item


def _ms(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def measure(items: list[Item], typed: list[str], runs: int, fewer: int) -> dict[str, object]:
    """Return what building, every key, and a scan for the whole of each search took, in ms."""
    index = Index()
    puts = [_ms(lambda item=item: index.put(item)) for item in items]  # type: ignore[misc]
    keys: dict[str, list[float]] = {}
    for _ in range(runs):
        for text in typed:
            for length in range(1, len(text) + 1):
                took = _ms(lambda key=text[:length]: index.search(key))  # type: ignore[misc]
                keys.setdefault(text[:length], []).append(took)
    words = [plain(f"{item.title} {item.words}").split() for item in items]

    def scan(text: str) -> list[Item]:
        every = plain(text).split()
        return [
            item
            for item, own in zip(items, words, strict=True)
            if all(difflib.get_close_matches(word, own, 1, 0.75) for word in every)
        ]

    return {
        "put": puts,
        "keys": keys,
        "scans": {text: [_ms(lambda: scan(text)) for _ in range(runs)] for text in typed[:fewer]},  # noqa: B023
        "found": {text: len(index.search(text)) for text in typed},
    }


def main() -> None:
    """Read `/in`, measure, and leave the figures in `/out`."""
    with open("/in/plan.json") as file:
        plan = json.load(file)
    items = [Item(*fields) for fields in plan["items"]]
    figures = measure(items, plan["typed"], plan["runs"], plan["fewer"])
    with open("/out/figures.json", "w") as file:
        json.dump(figures, file)


if __name__ == "__main__":
    main()
