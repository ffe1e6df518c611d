"""Devices as the endpoint lists them, whatever it says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.device import DAY, Device, Devices, devices_of, kind_of

words = st.text(max_size=20)
moments = st.integers(0, 2**45)
devices = st.builds(
    Device, words, words, words, moments, moments, st.none() | moments, words, words, words
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(words, words, words, st.none() | moments, st.lists(devices).map(tuple))
def test_what_is_kept_is_read_again(
    account: str, public: str, here: str, code: int | None, all: tuple[Device, ...]
) -> None:
    made = Devices(account, public, here, code, all)
    assert devices_of(made.data()) == made


@given(JSON, st.dictionaries(st.sampled_from(["account", "here", "devices", "code"]), JSON))
def test_what_is_no_list_is_none(anything: Any, parts: Any) -> None:
    assert devices_of(anything) is None and devices_of(parts) is None


def test_a_device_that_a_newer_endpoint_describes_otherwise_is_left_out() -> None:
    good = Devices("a", "", "x", None, (Device("x", "", "", 1, 1, None),)).data()
    assert devices_of({**good, "more": 1, "devices": [*good["devices"], {"id": 5}, None]}) == (
        devices_of(good)
    )


def test_new_are_those_of_a_week_that_came_after_this_one_and_still_send() -> None:
    def made(id: str, day: int, revoked: int | None = None) -> Device:
        return Device(id, "", "", day * DAY, day * DAY, revoked)

    all = (made("first", 1), made("here", 5), made("new", 20), made("gone", 20, 21 * DAY))
    known = Devices("a", "", "here", None, all)
    assert [each.id for each in known.added(21 * DAY)] == ["new"]
    assert known.added(28 * DAY) == ()
    assert [each.id for each in known.added(6 * DAY)] == ["new"]
    assert Devices("a", "", "new", None, all).added(21 * DAY) == ()


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/140.0.0.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Mac",
        ),
        ("something else", ""),
    ],
)
def test_a_browser_is_called_what_its_user_calls_it(agent: str, kind: str) -> None:
    assert kind_of(agent) == kind
