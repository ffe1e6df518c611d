"""A photo taken on the phone is seen on the tablet, with nothing to do for it."""

from __future__ import annotations

import asyncio
import random
import re
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Playwright

from tests.e2e.person import PHONE, TABLET, Person
from tests.e2e.test_photos import END, SHELF, _choose, _visit
from tests.e2e.test_two_devices import _invite
from tests.e2e.walkround import bring_in
from tests.servers import Server


def _noise(width: int, height: int) -> bytes:
    """Return a picture that hardly becomes smaller: it goes in several parts."""
    data = random.Random(1).randbytes(width * height * 3)
    file = BytesIO()
    Image.frombytes("RGB", (width, height), data).save(file, "JPEG", quality=90)
    return file.getvalue()


def test_a_photo_taken_on_a_phone_is_seen_on_a_tablet(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    data = tmp_path / "endpoint"
    code = _invite(data)
    with ThreadPoolExecutor() as aside:
        # Playwright has an event loop of its own in this thread.
        visit = aside.submit(asyncio.run, _visit()).result()
    with Server(data, web) as server:
        url = server.url + "/"
        phone = Person(playwright, url, tmp_path / "phone", PHONE)
        phone.open("/me/share")
        phone.type("Code", code)
        phone.tap("Join with an invite code")
        phone.sees("Joined to Riverside")
        bring_in(phone, visit)
        phone.go(END)
        _choose(phone, "board.jpg", _noise(1600, 1200))
        phone.type("What it shows, in words", "The notice board")
        phone.page.keyboard.press("Tab")
        phone.find("The notice board", "img").wait_for(state="attached")
        phone.go("/me/share")
        phone.tap("Send now")
        phone.sees("All saved and sent")
        phone.tap("Add another device of mine")
        shown = phone.page.get_by_text(re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$"))
        secret = shown.first.inner_text()

        tablet = Person(playwright, url, tmp_path / "tablet", TABLET)
        tablet.open("/me/share")
        tablet.type("Code", secret)
        tablet.tap("Join my other device")
        tablet.sees("Joined to Riverside")
        tablet.go("/visit")
        tablet.sees("Maple ward")
        tablet.go(END)
        tablet.find("The notice board", "img").wait_for(state="attached")
        # Whoever has looked at it has it whole, soon after.
        end = time.monotonic() + 60
        while len(found := tablet.page.evaluate(SHELF)) < 2 and time.monotonic() < end:
            time.sleep(0.2)
        assert found == [[320, 240, False], [1600, 1200, False]]
        assert phone.foreign == tablet.foreign == []
        phone.close()
        tablet.close()
