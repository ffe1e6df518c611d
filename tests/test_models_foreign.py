"""Records as another release may have written them: whatever they hold, they open."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models.journal import Version, joined, written_of
from app.models.learning import progress
from app.models.moment import said
from app.models.visit import promise_of, visit_of

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
VISIT = ("template", "place", "started", "finished", "removed", "answer.a", "note.a", "later")
PROMISE = ("visit", "item", "place", "words", "owner", "due", "state", "made", "later")
EVENT = ("k", "card", "choice", "right", "when", "then", "at", "later")
KINDS = st.sampled_from(["place", "answered", "planned", "finished", "again", "later"])


def fields(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Some of these fields, with anything in them."""
    return st.dictionaries(st.sampled_from(names), JSON)


@given(fields(VISIT), st.lists(st.sampled_from(VISIT), max_size=3))
def test_any_visit_opens(held: dict[str, Any], conflicts: list[str]) -> None:
    visit = visit_of({"id": "v1", "fields": held, "conflicts": conflicts})
    said(visit.finished_at or visit.started_at, 1)
    assert all(isinstance(answer, str) for answer in visit.answers.values())


@given(fields(PROMISE))
def test_any_promise_opens(held: dict[str, Any]) -> None:
    promise = promise_of({"id": "p1", "fields": held, "conflicts": []})
    said(promise.made_at, 1)
    assert promise.state in ("open", "done", "cant", "passed")
    assert isinstance(promise.due, str)


@given(st.lists(st.tuples(KINDS, fields(EVENT)), max_size=6))
def test_any_learning_adds_up(events: list[tuple[str, dict[str, Any]]]) -> None:
    keyed = [
        {**held, "k": held.get("k", kind), "key": [n, "d"]} for n, (kind, held) in enumerate(events)
    ]
    so_far = progress("1.1", keyed)
    assert progress("1.1", reversed(keyed)) == so_far
    if so_far.finished_at is not None:
        said(so_far.finished_at, 1)


@given(st.lists(fields(("template", "created", "answers", "later")), min_size=1, max_size=3))
def test_any_entry_opens_and_every_word_of_it_is_in_what_is_joined(
    values: list[dict[str, Any]],
) -> None:
    versions = tuple(
        Version(str(n), n + 1, written_of(value, n + 1)) for n, value in enumerate(values)
    )
    whole = joined(versions)
    for version in versions:
        said(version.written.created_at, 1)
        for prompt, text in version.written.answers.items():
            assert text in whole.get(prompt, "")
