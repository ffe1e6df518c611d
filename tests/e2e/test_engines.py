"""The app in the engines of Firefox and Safari: started, a visit answered, started again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from build.browsers import present
from tests.e2e.marionette import Firefox
from tests.e2e.reader import Reader
from tests.e2e.site import Site
from tests.e2e.thread import NOTICED, PLACE
from tests.e2e.webkit import WebKit

ENGINES: dict[str, type[Firefox] | type[WebKit]] = {"firefox": Firefox, "webkit": WebKit}
"""Chromium goes the whole thread in `test_offline.py`."""


@pytest.mark.parametrize("engine", sorted(present() & set(ENGINES)))
def test_a_visit_is_there_after_a_restart_without_a_network(
    engine: str, site: Site, tmp_path: Path
) -> None:
    address = f"{site.url}#/visit/new/ward-walkround"
    with closing(ENGINES[engine](tmp_path)) as browser:
        browser.open(address)
        reader = Reader(browser)
        reader.started()
        reader.type(PLACE, "Maple ward")
        reader.tap("Begin the visit")
        reader.tap("Fill in the list")
        reader.tap(f"{NOTICED}: Yes", "checkbox")
        reader.chosen(f"{NOTICED}: Yes")
        reader.kept_offline()
    site.stop()
    with closing(ENGINES[engine](tmp_path)) as browser:
        browser.open(address)
        reader = Reader(browser)
        reader.started()
        reader.go("/visit")
        reader.tap("Maple ward")
        reader.tap("Carry on")
        reader.chosen(f"{NOTICED}: Yes")
