"""A quiet moment in the running app: its calendar file is saved without a network and read back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Playwright

from app.words import values as words
from tests.e2e.person import Person
from tests.e2e.site import Site


def test_the_calendar_file_of_a_quiet_moment_is_saved_with_the_server_gone(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    person = Person(playwright, site.url, tmp_path / "profile")
    person.open("/reflect/back/quiet")
    person.wait_until_offline_ready()
    site.stop()
    person.choose(f"{words.AT}: 17:30")
    person.tap(f"{words.ON_DAYS} Sunday", "checkbox")
    person.tap(f"{words.ON_DAYS} Saturday", "checkbox")
    days = "Monday, Tuesday, Wednesday, Thursday and Friday"
    person.sees(words.IS_ON.format(time="17:30", days=days))
    with person.page.expect_download() as download:
        person.tap(words.SAVE)
    assert download.value.suggested_filename == words.FILE
    whole: Any = Calendar.from_ical(Path(download.value.path()).read_bytes())
    (event,) = whole.events
    assert str(event["SUMMARY"]) == words.QUIET
    start = event.decoded("DTSTART")
    assert isinstance(start, datetime) and start.tzinfo is None
    assert (start.hour, start.minute) == (17, 30) and start.weekday() < 5
    assert event["RRULE"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR"]
    person.close()
