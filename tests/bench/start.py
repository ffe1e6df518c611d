"""One start of a page, timed by the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from build.browsers import CHROMIUM, which
from tests.e2e.person import ARGUMENTS, PHONE

WATCH = """(() => {
    globalThis.answers_ = 0;
    const look = () => {
        if (answers_) return;
        document.querySelector("flt-semantics-placeholder")?.click();
        const opening = document.getElementById("opening");
        const isOver = !opening || opening.hidden || !document.getElementById("opening-go").hidden;
        const start = [...document.querySelectorAll("flt-semantics[role=button]")]
            .some((node) => node.textContent.trim() === "Start");
        if (isOver && start) answers_ = performance.now();
    };
    addEventListener("DOMContentLoaded", () => new MutationObserver(look).observe(document,
        { subtree: true, childList: true, attributes: true }));
})()"""
"""Notes when the button for today's lesson is there and can be tapped, since the navigation. It
turns Flutter's semantics on where the page does not."""
PAINTS = """() => {
    const [first] = performance.getEntriesByName("first-contentful-paint");
    return first ? first.startTime : 0;
}"""


@dataclass(frozen=True, slots=True)
class Start:
    """What one start took, in milliseconds since the navigation."""

    paint: float
    """Until something was painted: first contentful paint."""
    answers: float
    """Until a tap on today's lesson would be answered."""


def start(
    playwright: Playwright,
    url: str,
    profile: Path,
    *,
    scripts: tuple[str, ...] = (),
    then: Callable[[Page], object] | None = None,
) -> Start:
    """Start a browser with `profile`, open `url`, do `then` once it answers, and close."""
    context = browser(playwright, profile)
    for script in (WATCH, *scripts):
        context.add_init_script(script)
    page = context.pages[0]
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => answers_", timeout=180_000, polling=50)
    took = Start(page.evaluate(PAINTS), page.evaluate("answers_"))
    if then is not None:
        then(page)
    context.close()
    return took


def browser(playwright: Playwright, profile: Path) -> BrowserContext:
    """Return the machine's Chromium as a phone, with its storage in `profile`."""
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=which(CHROMIUM),
        args=list(ARGUMENTS),
        headless=True,
        viewport={"width": PHONE[0], "height": PHONE[1]},
    )
