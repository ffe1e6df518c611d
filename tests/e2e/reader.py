"""What a screen reader does, in any browser that can run a script: find by role and name."""

from __future__ import annotations

import json
import time
from typing import Any, Protocol

PATIENCE = 120.0
"""Seconds; machines are shared, and nothing here measures speed."""

_FIND = """
const roles = {
  textbox: "input:not([type=checkbox]):not([type=radio]), textarea, [role=textbox]",
  button: "button, [role=button]",
};
const find = (role, name) => [...document.querySelectorAll(roles[role] || `[role=${role}]`)]
  .find((node) => !node.closest("[hidden]") &&
    (node.getAttribute("aria-label") || node.textContent).trim().startsWith(name));
"""


class Browser(Protocol):
    """What every driver can do."""

    def open(self, url: str) -> None:
        """Go to an address."""

    def evaluate(self, script: str) -> Any:
        """Run the body of an async function in the page; return what it returns, as JSON."""

    def close(self) -> None:
        """Quit; what the page stored stays in the profile."""


class Reader:
    """Reads one page and acts on it by role and name."""

    def __init__(self, browser: Browser) -> None:
        """Read what `browser` shows."""
        self.browser = browser

    def until(self, script: str) -> Any:
        """Evaluate `script` until it returns something true, and return that."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if value := self.browser.evaluate(script):
                return value
            time.sleep(0.1)
        words = self.browser.evaluate("return document.body.innerText")
        raise AssertionError(f"Never came true: {script}\nOn the page: {words}")

    def started(self) -> None:
        """Wait until the app is there; where something is being read, go on to it."""
        self.until(
            "const go = document.getElementById('opening-go'); if (!go) return false;"
            " if (!go.hidden) go.click();"
            " return document.getElementById('opening').hidden"
            " && document.querySelector('flt-semantics') !== null"
        )

    def tap(self, name: str, role: str = "button") -> None:
        """Press what has that role and a name that begins so."""
        found = f"const node = find({json.dumps(role)}, {json.dumps(name)});"
        self.until(f"{_FIND}{found} node?.click(); return Boolean(node)")

    def type(self, name: str, text: str) -> None:
        """Put text into a field, as pasting does."""
        found = f"const node = find('textbox', {json.dumps(name)}); if (!node) return false;"
        event = "new InputEvent('input', { bubbles: true, inputType: 'insertText' })"
        pause = "await new Promise((done) => setTimeout(done, 200));"
        # Flutter listens to a field only some frames after the focus came to it.
        self.until(
            f"{_FIND}{found} node.focus(); {pause} node.value = {json.dumps(text)};"
            f" node.dispatchEvent({event}); {pause} return node.value === {json.dumps(text)}"
        )

    def sees(self, words: str) -> None:
        """Wait until the words are on the screen, as text, name or value."""
        self.until(
            f"const words = {json.dumps(words)};"
            " return [...document.querySelectorAll('flt-semantics-host *')].some((node) =>"
            " (node.getAttribute('aria-label') || '').includes(words)"
            " || (node.value || '').includes(words) || node.textContent.includes(words))"
        )

    def chosen(self, name: str) -> None:
        """Wait until the option whose name begins so is chosen, and shown as saved."""
        found = f"find('checkbox', {json.dumps(name)})"
        self.until(f"{_FIND} return {found}?.getAttribute('aria-checked') === 'true'")

    def go(self, path: str) -> None:
        """Follow a link to `path`."""
        self.browser.evaluate(f"location.hash = {json.dumps(path)}")

    def kept_offline(self) -> None:
        """Wait until the service worker has a whole release."""
        self.until(
            "for (const name of await caches.keys()) {"
            " if (name === 'leadwell-state') continue;"
            " const done = new URL('__complete', location.href).href;"
            " if (await (await caches.open(name)).match(done)) return true; } return false"
        )
