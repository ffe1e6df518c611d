"""Two hundred updates and what can go wrong in each: no mixed release, nobody stranded.

The page, its scripts and the service worker are the real ones; the releases are miniatures.
`make transitions` runs this; it takes too long for every change.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.device import Device
from tests.e2e.miniature import Flaw, Release, make
from tests.e2e.site import Site
from tests.e2e.transition import Walk

SEED = 20261125
TRANSITIONS = int(os.environ.get("TRANSITIONS", "60"))
"""How many; `TRANSITIONS=200` takes some minutes."""
GOOD = 16
FLAWS: tuple[Flaw, ...] = ("says", "says", "app", "throws", "silent")


@pytest.fixture
def releases(tmp_path: Path) -> list[Release]:
    """Releases that share more or less, and some that do not start."""
    dice = random.Random(SEED)
    flaws: list[Flaw] = [""] * GOOD
    return [
        make(tmp_path / f"release-{number}", number, dice, flaw)
        for number, flaw in enumerate((*flaws, *FLAWS))
    ]


@pytest.fixture
def site(releases: list[Release]) -> Iterator[Site]:
    """A host that has one release at a time."""
    site = Site(releases[0].folder)
    site.start()
    yield site
    if site.is_running:
        site.stop()


def test_no_release_is_mixed_and_nobody_is_stranded(
    playwright: Playwright, site: Site, releases: list[Release], tmp_path: Path
) -> None:
    print(f"seed {SEED}")
    device = Device(playwright, site.url, tmp_path / "profile")
    device.switch_on()
    walk = Walk(device, site, releases, random.Random(SEED))
    walk.begin()
    for _ in range(TRANSITIONS):
        walk.step()
    device.switch_off()
    print(walk.report())
    assert walk.transitions == TRANSITIONS
    # Every kind of bad luck came about.
    assert not walk.missing()
