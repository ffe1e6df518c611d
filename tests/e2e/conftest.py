"""The packed app, a web server for it, and browsers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.site import Site

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def web() -> Path:
    """The packed app, packed anew if anything it is made of has changed."""
    subprocess.run([sys.executable, "-m", "build.pack"], cwd=ROOT, check=True)
    return ROOT / "build" / "web"


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright, for one module: while it is there, no other event loop can run beside its own."""
    with sync_playwright() as it:
        yield it


@pytest.fixture
def site(web: Path) -> Iterator[Site]:
    """A web server for the packed app."""
    site = Site(web)
    site.start()
    yield site
    if site.is_running:
        site.stop()


@pytest.fixture
def copy(web: Path, tmp_path: Path) -> Iterator[Site]:
    """A web server for a copy of the app that a test may change."""
    shutil.copytree(web, tmp_path / "web")
    site = Site(tmp_path / "web")
    site.start()
    yield site
    if site.is_running:
        site.stop()
