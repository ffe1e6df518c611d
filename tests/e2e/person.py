"""A person at a browser, who finds things by role and name as everybody does."""

from __future__ import annotations

import contextlib
import re
import subprocess
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Locator, Page, Playwright, expect

from build.browsers import CHROMIUM, which

ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = (390, 844)
TABLET = (1180, 820)
PATIENCE = 60_000
"""Milliseconds; machines are shared, and nothing here measures speed."""


IS_READY = """() => document.getElementById("opening")?.hidden
    || document.getElementById("opening-go")?.hidden === false"""


def enter(page: Page) -> None:
    """Wait until the app answers, and go on to it as one does who has read a little."""
    page.wait_for_function(IS_READY, timeout=PATIENCE)
    go = page.get_by_role("button", name="Carry on in the app")
    if go.is_visible():
        # A click of Playwright's would scroll first, and so turn to another card.
        box = go.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


OFFLINE_READY = """async () => {
    for (;;) {
        for (const name of await caches.keys()) {
            const done = new URL("__complete", location.href).href;
            if (await (await caches.open(name)).match(done)) return;
        }
        await new Promise((done) => setTimeout(done, 100));
    }
}"""


def wait_until_offline_ready(page: Page) -> None:
    """Return when the service worker has a whole release."""
    # Playwright's wait_for_function takes the promise of an async function for a yes.
    page.evaluate(OFFLINE_READY)


class Person:
    """One browser with its own profile on disk, so that it can be closed and started again."""

    def __init__(
        self, playwright: Playwright, url: str, profile: Path, size: tuple[int, int] = PHONE
    ) -> None:
        """Use the machine's Chromium with `profile`, at `url`."""
        self._playwright = playwright
        self._url = url
        self._profile = profile
        self._size = size
        self._context: BrowserContext | None = None
        self.foreign: list[str] = []
        """Addresses outside the app's origin that something tried to reach and was let."""
        self.page: Page

    @property
    def is_phone(self) -> bool:
        """Whether the screen is too narrow for two columns."""
        return self._size == PHONE

    @property
    def pid(self) -> int:
        """The process of the browser."""
        found = subprocess.run(
            ["pgrep", "-o", "-f", f"user-data-dir={self._profile}"],
            capture_output=True,
            check=True,
            text=True,
        )
        return int(found.stdout.split()[0])

    def open(self, path: str = "/", *, starts: bool = True, scripts: tuple[str, ...] = ()) -> None:
        """Start the browser and open the app at `path`; `starts` waits until it is drawn.

        `scripts` run in the page before its own do.
        """
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile,
            executable_path=which(CHROMIUM),
            args=list(ARGUMENTS),
            headless=True,
            viewport={"width": self._size[0], "height": self._size[1]},
            accept_downloads=True,
        )
        self._context.set_default_timeout(PATIENCE)
        for script in scripts:
            self._context.add_init_script(script)
        self._open_in(self._context.pages[0], path, starts=starts)

    def open_again(self) -> None:
        """Load the page anew, as one does who pulls it down."""
        self.page.reload()
        self.wait_until_drawn()

    def another_tab(self, path: str = "/") -> Page:
        """Open the app at `path` in one more tab, and go on there."""
        assert self._context is not None
        return self._open_in(self._context.new_page(), path)

    def turn_to(self, page: Page) -> None:
        """Go on in a tab that is open already; a tab behind another one draws nothing."""
        self.page = page
        page.bring_to_front()

    def _open_in(self, page: Page, path: str, *, starts: bool = True) -> Page:
        self.page = page
        page.on("requestfinished", lambda request: self._note(request.url))
        page.goto(f"{self._url}#{path}")
        if starts:
            self.wait_until_drawn()
        return page

    def _note(self, url: str) -> None:
        if not url.startswith((self._url, "blob:", "data:")):
            self.foreign.append(url)

    def wait_until_drawn(self) -> None:
        """Return when the app is there; where there was time to read, go on to it."""
        enter(self.page)
        self.page.locator("flt-semantics").first.wait_for(state="attached")

    def close(self) -> None:
        """Close the browser, as one does."""
        assert self._context is not None
        self._context.close()
        self._context = None

    def forget(self) -> None:
        """Let go of a browser that was killed."""
        assert self._context is not None
        with contextlib.suppress(Error):
            self._context.close()
        self._context = None
        # Chromium leaves this behind when it is killed, and would not start beside it.
        (self._profile / "SingletonLock").unlink(missing_ok=True)

    def wait_until_offline_ready(self) -> None:
        """Return when the service worker has the whole release."""
        wait_until_offline_ready(self.page)

    def place(self, name: str) -> None:
        """Go to one of the five places: a tab in the phone's bar, a button in the tablet's rail."""
        tab = self.page.get_by_role("tab", name=name, exact=True)
        button = self.page.get_by_role("button", name=re.compile(f"^{name}\\s+Tab"))
        tab.or_(button).click(delay=90)

    def go(self, path: str) -> None:
        """Follow a link to `path`, as a shortcut on the home screen does."""
        self.page.evaluate("path => { location.hash = path }", path)

    def _bring_into_sight(self, control: Locator) -> None:
        while True:
            try:
                return control.scroll_into_view_if_needed()
            except Error as error:
                # The app drew it anew meanwhile. A click looks for it again by itself; this does
                # not. Once it is gone for good, that is a timeout.
                if "not attached" not in error.message:
                    raise

    def tap(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Tap what has that role and name, once it has come to rest where one sees it."""
        control = self.find(name, role)
        control.wait_for(state="attached")
        if not self._is_in_sight(control):
            # What Flutter draws scrolls later than the page's own nodes, and a tap would miss.
            self._bring_into_sight(control)
            before = None
            while (box := control.bounding_box()) != before:
                before = box
                self.page.wait_for_timeout(300)
        control.click(delay=90)

    def _is_in_sight(self, control: Locator) -> bool:
        box = control.bounding_box()
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= self._size[1]

    def find(self, name: str | re.Pattern[str], role: str = "button") -> Locator:
        """Return what has that role and name; a name may be the beginning of a longer one."""
        exact = isinstance(name, str)
        return self.page.get_by_role(role, name=name, exact=exact).first  # type: ignore[arg-type]

    def choose(self, name: str) -> None:
        """Choose an option, and see that it is chosen; its name may say more by then."""
        chosen = self.find(re.compile("^" + re.escape(name)), "checkbox")
        for _ in range(5):
            # A tap on a screen that is still being drawn can miss, as a person's can.
            if chosen.get_attribute("aria-checked") != "true":
                self.find(name, "checkbox").click(delay=90)
            with contextlib.suppress(AssertionError):
                expect(chosen).to_have_attribute("aria-checked", "true", timeout=PATIENCE // 4)
                return
        raise AssertionError(f"“{name}” does not come to be chosen.")

    def type(self, label: str | re.Pattern[str], text: str, key: int = 15) -> None:
        """Type into a field, `key` milliseconds a letter."""
        field = self.find(label, "textbox")
        for _ in range(4):
            self._enter(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text, delay=key)
            # When a bar at the foot goes, Flutter takes the focus from the field: nothing arrives,
            # and one types again.
            with contextlib.suppress(AssertionError):
                written = re.compile(re.escape(text), re.IGNORECASE)
                expect(field).to_have_value(written, timeout=PATIENCE // 4)
                return
        raise AssertionError(f"“{text}” does not come to stand in “{label}”.")

    def _enter(self, field: Locator) -> None:
        for _ in range(10):
            # A tap on a screen that is still being drawn can miss, as a person's can.
            field.click(delay=90)
            with contextlib.suppress(AssertionError):
                expect(field).to_be_focused(timeout=3_000)
                return

    def sees(self, words: str | re.Pattern[str]) -> None:
        """Fail unless the words come to be on the screen."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
        node = self.page.locator("flt-semantics-host").get_by_text(pattern)
        labelled = self.page.get_by_label(pattern)
        node.or_(labelled).first.wait_for(state="attached", timeout=PATIENCE)

    def value(self, label: str | re.Pattern[str]) -> str:
        """Go into a field and return what stands in it; Flutter tells the page no sooner."""
        field = self.find(label, "textbox")
        self._enter(field)
        return field.input_value()

    def press(self, name: str, role: str = "button") -> None:
        """Go to a control with the Tab key and press it with Enter."""
        self._reach(name, role)
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """Go to a field with the Tab key and type."""
        self._reach(label, "textbox")
        self.page.keyboard.type(text, delay=15)
        field = self.find(label, "textbox")
        expect(field).to_have_value(re.compile(re.escape(text), re.IGNORECASE), timeout=PATIENCE)

    def _reach(self, name: str, role: str) -> None:
        control = self.find(name, role)
        control.wait_for(state="attached")
        for _ in range(80):
            if control.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self.page.wait_for_timeout(40)
        raise AssertionError(f"The Tab key does not come to the {role} “{name}”.")
