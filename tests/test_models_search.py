"""Search: whatever is there is found by its words, mistakes and all, and nothing else is."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.load import read_pack
from app.models.questions import plain
from app.models.search import Index, Item, words_of
from app.models.vocabulary import UNFINISHED, mistakes_allowed

LETTERS = "abcdeéÉlnoOst"
"""Few, so that words are like each other; some with accents and capitals."""
WORD = st.text(LETTERS, min_size=1, max_size=12)
TEXT = st.lists(WORD, max_size=6).map(" ".join)
ITEMS = st.lists(
    st.builds(Item, st.sampled_from(("module", "library")), WORD, TEXT, TEXT), max_size=12
)


HOW = ("wrong", "left out", "doubled", "swapped")


def index_of(*items: Item) -> Index:
    index = Index()
    for item in items:
        index.put(item)
    return index


def kept(items: list[Item]) -> list[Item]:
    """Return what is left of items where a later one takes the place of one with its id."""
    return list({(item.kind, item.id): item for item in items}.values())


def apart(typed: str, word: str) -> list[int]:
    """Return how many mistakes are between `typed` and each beginning of `word`; by the book."""
    rows: list[list[int]] = []
    for i in range(len(typed) + 1):
        row: list[int] = []
        for j in range(len(word) + 1):
            if not i or not j:
                row.append(i + j)
                continue
            ways = [
                rows[i - 1][j] + 1,
                row[j - 1] + 1,
                rows[i - 1][j - 1] + (typed[i - 1] != word[j - 1]),
            ]
            if i > 1 and j > 1 and typed[i - 2 : i] == word[j - 1] + word[j - 2]:
                ways.append(rows[i - 2][j - 2] + 1)
            row.append(min(ways))
        rows.append(row)
    return rows[-1]


def nearness(typed: str, word: str) -> tuple[int, bool] | None:
    """Return how many mistakes there are and whether the word is unfinished; None: not like it."""
    distances = apart(typed, word)
    found = [(distances[-1], False)] if distances[-1] <= mistakes_allowed(typed) else []
    begun = min(distances)
    if begun == 0 or (begun <= mistakes_allowed(typed) and len(typed) >= UNFINISHED):
        found.append((begun, True))
    return min(found, default=None)


def spoilt(word: str, how: str, place: int, letter: str) -> str:
    """Return a word with one mistake in it."""
    place %= len(word) - 1
    before, after = word[:place], word[place + 1 :]
    return {
        "wrong": before + letter + after,
        "left out": before + after,
        "doubled": before + word[place] * 2 + after,
        "swapped": before + after[0] + word[place] + after[1:],
    }[how]


@given(ITEMS, st.data())
def test_an_item_is_found_by_any_word_of_its_own_and_by_how_it_begins(
    items: list[Item], data: st.DataObject
) -> None:
    index = index_of(*items)
    for item in kept(items):
        for word in f"{item.title} {item.words}".split():
            assert item in index.search(word)
            assert item in index.search(word.swapcase())
            assert item in index.search(plain(word))
            for length in range(3, len(word)):
                assert item in index.search(word[:length])


@given(
    ITEMS,
    st.sampled_from(HOW),
    st.integers(0, 20),
    st.sampled_from("abcdelnostxyz"),
)
def test_an_item_is_found_by_a_word_of_five_letters_or_more_with_a_mistake_in_it(
    items: list[Item], how: str, place: int, letter: str
) -> None:
    index = index_of(*items)
    for item in kept(items):
        for word in words_of(f"{item.title} {item.words}"):
            if len(word) >= 5:
                assert item in index.search(spoilt(word, how, place, letter)), word


@given(ITEMS, st.data(), st.lists(st.tuples(st.sampled_from(HOW), st.integers(0, 20)), max_size=3))
def test_only_what_has_a_word_like_it_is_found_and_the_nearest_comes_first(
    items: list[Item], data: st.DataObject, spoils: list[tuple[str, int]]
) -> None:
    own = sorted({word for item in items for word in words_of(f"{item.title} {item.words}")})
    typed = data.draw(st.one_of(WORD, st.sampled_from(own)) if own else WORD)
    for how, place in spoils:
        typed = spoilt(typed, how, place, "x") if len(typed) > 1 else typed
    found = index_of(*items).search(typed)
    expected = []
    for number, item in enumerate(kept(items)):
        title = words_of(item.title)
        ranks = [
            (near[0], word not in title, near[1])
            for word in title | words_of(item.words)
            if (near := nearness(plain(typed), word)) is not None
        ]
        if ranks:
            expected.append((min(ranks), number, item))
    assert found == [item for *_, item in sorted(expected, key=lambda each: each[:2])]


@given(ITEMS, ITEMS, WORD)
def test_what_was_changed_or_taken_out_is_found_as_if_it_had_always_been_so(
    before: list[Item], after: list[Item], typed: str
) -> None:
    changed = index_of(*before, *after)
    for item in before:
        if (item.kind, item.id) not in {(other.kind, other.id) for other in after}:
            changed.remove(item.kind, item.id)
    changed.remove("module", "nowhere")
    fresh = index_of(*after)
    assert set(changed.search(typed)) == set(fresh.search(typed))


@given(st.text(), st.text())
def test_anything_can_be_put_and_anything_can_be_typed(title: str, typed: str) -> None:
    item = Item("module", "1", title)
    assert index_of(item).search(typed) in ([], [item])


GOLD = (
    Item("module", "1", "Psychological safety", "Speak up without fear"),
    Item("module", "2", "Huddles", "Safety in ten minutes, every morning"),
    Item("module", "3", "Safe staffing", "Rotas and rest"),
    Item("library", "1", "Café talk", "A network for people who coach"),
    Item("library", "2", "Catching up", "Coaching at work"),
    Item("plan", "1", "If the shift begins, then I will greet everyone by name", "Huddles"),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("psychological safety", ["module 1"]),
        ("phsycological saftey", ["module 1"]),
        ("psichologicl", ["module 1"]),
        ("safety", ["module 1", "module 2"]),
        ("saf", ["module 1", "module 3", "module 2"]),
        ("cafe", ["library 1", "module 3"]),
        ("CAFÉ", ["library 1", "module 3"]),
        ("coach", ["library 1", "library 2"]),
        ("hudles", ["module 2", "plan 1"]),
        ("huddles morning", ["module 2"]),
        ("huddles zebra", ["module 2", "plan 1"]),
        ("greet every", ["plan 1"]),
        ("zebra", []),
        ("", []),
        (" - !", []),
    ],
)
def test_the_best_comes_first(typed: str, expected: list[str]) -> None:
    found = index_of(*GOLD).search(typed)
    assert [f"{item.kind} {item.id}" for item in found] == expected


def test_what_was_put_again_keeps_its_place_among_its_equals() -> None:
    one, two = Item("plan", "1", "Listen first"), Item("plan", "2", "Listen longer")
    index = index_of(one, two)
    index.put(replace(one, title="Listen now"))
    assert [item.title for item in index.search("listen")] == ["Listen now", "Listen longer"]
    index.remove("plan", "1")
    index.put(one)
    assert index.search("listen") == [one, two]


def test_a_whole_page_pasted_in_is_searched_for_by_its_beginning() -> None:
    assert index_of(*GOLD).search("huddles " * 100_000) == [GOLD[1], GOLD[5]]


def test_every_title_of_the_library_is_found_with_a_letter_missing_in_each_long_word() -> None:
    library = read_pack().library
    index = index_of(*(Item("library", item.id, item.title, item.about) for item in library))
    dice = random.Random(4)
    for item in library:
        words = plain(item.title).split()[:8]
        typed = " ".join(
            spoilt(word, "left out", dice.randrange(20), "") if len(word) > 4 else word
            for word in words
        )
        assert index.search(typed)[0].title == item.title, typed
