"""What is shared, as it is read back: from this device's changes, and from what others sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.endpoint.shared_bodies import read
from app.models.feedback_sheet import Told
from app.models.op import Op
from app.models.promise import Promise, Turn
from app.models.shared import (
    FIELD,
    KINDS,
    Completion,
    Shared,
    SharedPromise,
    SharedVisit,
    data,
    kind_of,
    put,
    share_id,
    share_of,
    shared_of,
)
from app.models.sharing import seen_of, shared_promise
from app.store.folds import registers

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
NAME = st.text("abc123", min_size=1, max_size=26)
DAY = st.dates().map(lambda day: day.isoformat())
SHARED = st.one_of(
    st.builds(Completion, NAME, DAY),
    st.builds(
        SharedVisit,
        NAME,
        TEXT,
        TEXT,
        DAY,
        st.lists(TEXT, max_size=5).map(tuple),
        st.lists(NAME, max_size=5).map(tuple),
        st.just("") | DAY,
    ),
    st.builds(
        SharedPromise,
        NAME,
        NAME,
        TEXT,
        DAY,
        st.just("") | DAY,
        st.sampled_from(("open", "kept", "cannot")),
        st.just("") | DAY,
        TEXT,
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
)


@given(SHARED)
def test_what_is_shared_comes_back_as_it_was_here_and_at_the_endpoint(shared: Shared) -> None:
    kind = kind_of(shared)
    assert shared_of(kind, data(shared)) == shared
    assert read(kind, data(shared)) == shared


@given(st.sampled_from([*KINDS, "journal"]), JSON)
def test_whatever_else_comes_is_read_or_left_and_never_fails(kind: str, body: Any) -> None:
    for found in (shared_of(kind, body), read(kind, body)):
        assert found is None or kind_of(found) == kind
    seen_of([{"kind": kind, "body": body, "by": "", "at": 1}, body])
    share_of({"id": "a", "fields": {FIELD: body}, "versions": {FIELD: [[[1, 0, "d", 1], 1, None]]}})


def fold(*steps: tuple[int, Any]) -> Any:
    """Return the document after the given bodies at the given times."""
    document = None
    for number, (ms, body) in enumerate(steps, 1):
        value = {"space": "t", "kind": "completion", "body": body}
        payload = {"set": {FIELD: value}, "over": {}}
        document = registers(document, Op("d", number, "share.set", "a", (ms, 0), payload))
    return document


def test_since_is_when_it_was_last_given_after_nothing() -> None:
    one, two = {"module": "1.1", "day": ""}, {"module": "1.1", "day": "2026-11-20"}
    share = share_of(fold((1, one), (5, two)))
    assert share is not None and share.is_given
    assert (share.since, share.op, share.what) == (1, ("d", 2), Completion("1.1", "2026-11-20"))
    share = share_of(fold((1, one), (5, None)))
    assert share is not None and not share.is_given and share.what is None
    share = share_of(fold((1, one), (5, None), (9, two)))
    assert share is not None and share.since == 9


def test_one_thing_has_one_name_in_one_space() -> None:
    made = put(Completion("1.1", "2026-11-20"), "t")
    assert made[:3] == ("completion:1.1:t", "t", "completion")
    assert share_id("visit", "v", "t") != share_id("visit", "v", "u")


@pytest.mark.parametrize(
    ("state", "standing", "settled", "reason"),
    [
        ("open", "open", "", ""),
        ("done", "kept", "2026-11-24", ""),
        ("cant", "cannot", "2026-11-25", "No room"),
        ("passed", "open", "", ""),
    ],
)
def test_a_promise_is_told_as_it_stands(
    state: Any, standing: str, settled: str, reason: str
) -> None:
    noon = 1_795_608_000_000
    promise = Promise(
        "p", "v", "i", "Maple", "Mend it", "Kim", "2026-12-01", state, noon,
        "No room", "Sam", "2026-11-24",
    )  # fmt: skip
    shown = shared_promise(Told(promise, "We mend it", ""), [Turn(noon, "cant")])
    assert (shown.words, shown.standing, shown.settled, shown.reason) == (
        "We mend it",
        standing,
        settled,
        reason,
    )
    # Neither who sees to it nor whom it was passed to is told.
    assert "Kim" not in str(shown) and "Sam" not in str(shown)
