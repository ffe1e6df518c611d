"""The whole thread with the web server really stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import thread
from tests.e2e.person import PHONE, TABLET, Person
from tests.e2e.site import Site

RESTARTS = {PHONE: 10, TABLET: 10}


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_everything_is_there_without_a_network_twenty_times_in_a_row(
    playwright: Playwright, site: Site, tmp_path: Path, size: tuple[int, int]
) -> None:
    person = Person(playwright, site.url, tmp_path, size)
    person.open()
    thread.learn(person)
    thread.reflect(person)
    thread.visit(person)
    thread.introduce(person)
    person.wait_until_offline_ready()
    person.close()
    site.stop()
    for _ in range(RESTARTS[size]):
        person.open()
        thread.everything_is_there(person)
        person.close()
    assert person.foreign == []
