"""Search: things to be found by their words, while these are typed and however they are spelt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from app.models.questions import plain
from app.models.vocabulary import Near, Vocabulary, numbers

MOST, LONGEST = 8, 400
"""Words and letters of a search that count: a page that is pasted in must hold nobody up."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be found."""

    kind: str
    id: str
    """Unique within its kind."""
    title: str
    words: str = ""
    """What else it can be found by."""


@lru_cache(maxsize=4096)
def _plain(token: str) -> tuple[str, ...]:
    # Most of a text is the same few words, and to make one plain is most of the work.
    return tuple(plain(token).split())


def words_of(text: str) -> set[str]:
    """Return the different words of a text, as they are compared."""
    return set(chain.from_iterable(map(_plain, text.split())))


class _Places:
    """In which items a word is: in titles, and in what else they are found by."""

    __slots__ = ("titles", "words")

    def __init__(self) -> None:
        self.titles: list[int] = []
        self.words: list[int] = []


class Index:
    """Items, and where which words are. It grows item by item and is whole after each."""

    def __init__(self) -> None:
        """Start with no items."""
        self._items: list[Item | None] = []
        self._slots: dict[tuple[str, str], int] = {}
        self._vocabulary = Vocabulary()
        self._places: list[_Places] = []

    def put(self, item: Item) -> None:
        """Take in an item, in place of the one with its kind and id if there is one."""
        slot = self._slots.setdefault((item.kind, item.id), len(self._slots))
        if slot == len(self._items):
            self._items.append(None)
        if self._items[slot] == item:
            return
        self._forget(slot)
        self._items[slot] = item
        titles, words = self._lists(item)
        for places in (*titles, *words):
            places.append(slot)

    def remove(self, kind: str, id: str) -> None:
        """Take an item out; one that is not here is no matter."""
        if (slot := self._slots.get((kind, id))) is not None:
            self._forget(slot)

    def _forget(self, slot: int) -> None:
        item, self._items[slot] = self._items[slot], None
        if item is not None:
            titles, words = self._lists(item)
            for places in (*titles, *words):
                places.remove(slot)

    def _lists(self, item: Item) -> tuple[list[list[int]], list[list[int]]]:
        """Return the lists that an item is in, by its title and by the words not in its title."""
        title = words_of(item.title)
        return (
            [self._at(word).titles for word in title],
            [self._at(word).words for word in words_of(item.words) - title],
        )

    def _at(self, word: str) -> _Places:
        number = self._vocabulary.add(word)
        if number == len(self._places):
            self._places.append(_Places())
        return self._places[number]

    def search(self, text: str) -> list[Item]:
        """Return what `text` finds, the best first, always in the same order.

        What has all its words, or else what has the most of them. A word as it was typed comes
        before one that is only like it, in a title before elsewhere, whole before begun; and what
        is as good as each other in the order in which it was first put.
        """
        typed = plain(text[:LONGEST]).split()[:MOST]
        found = [self._ranks(word, is_last=n == len(typed)) for n, word in enumerate(typed, 1)]
        ranks = _together(found)
        order = sorted(sorted(ranks), key=ranks.__getitem__)
        return [item for slot in order if (item := self._items[slot]) is not None]

    def _ranks(self, typed: str, *, is_last: bool) -> dict[int, int]:
        """Return how well each item is found by one word, 0 the best."""
        tiers: list[tuple[int, list[list[int]]]] = []
        for near in self._vocabulary.near(typed, is_last=is_last):
            places = [self._places[number] for number in numbers(near.words)]
            tiers.append((_rank(near, True), [place.titles for place in places]))
            tiers.append((_rank(near, False), [place.words for place in places]))
        ranks: dict[int, int] = {}
        for rank, lists in sorted(tiers, key=lambda tier: -tier[0]):
            ranks.update(dict.fromkeys(chain.from_iterable(lists), rank))
        return ranks


def _rank(near: Near, is_title: bool) -> int:
    return 4 * near.mistakes + 2 * (not is_title) + (not near.is_whole)


def _together(found: list[dict[int, int]]) -> dict[int, int]:
    """Return how well items are found by several words: those with all, else with the most."""
    if len(found) == 1:
        return found[0]
    counts = Counter(chain.from_iterable(found))
    most = max(counts.values(), default=0)
    return {
        slot: sum(ranks.get(slot, 0) for ranks in found)
        for slot, count in counts.items()
        if count == most
    }
