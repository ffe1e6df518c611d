"""The identity guard, while one writes: it points, and never stops anybody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import flet as ft

from app.models.pieces import pieces

if TYPE_CHECKING:
    from app.models.guard import Finding

PAUSE = 0.8
"""Seconds without a key after which what was typed is looked at."""
SLICE = 0.004
"""Seconds of looking after which taps are heard."""
LEFT = "left"
"""Where an entry keeps, in its `data`, what its writer has looked at and left as it is."""


def guard(text: str) -> Sequence[Finding]:
    """Point to what could give somebody away, with rules that no first screen waits for."""
    from app.models.guard import findings

    return findings(text)


def mend(text: str, finding: Finding) -> str:
    """Return the text with neutral words in place of a finding of it."""
    from app.models.guard import mended

    return mended(text, finding)


@ft.observable
@dataclass
class Noticing:
    """What could identify somebody in what is on the desk. All of it is in memory alone."""

    find: Callable[[str], Sequence[Finding]] = guard
    pause: float = PAUSE
    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """By prompt, in the order of its text, as shown."""

    def __post_init__(self) -> None:
        """Nothing was seen yet."""
        self._known: dict[str, tuple[Finding, ...]] = {}
        self._held: dict[str, tuple[Finding, ...]] = {}
        self._texts: dict[str, str] = {}
        self._at: str | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self, answers: Mapping[str, str]) -> None:
        """Look at what is on the desk, which nobody has typed in yet."""
        self.forget()
        self._texts = dict(answers)
        self._in(0.0)

    def type(self, prompt: str, text: str) -> None:
        """Take an answer after a key; it is looked at once the keys have stopped."""
        self._at = prompt
        self._texts[prompt] = text
        self._in(self.pause)

    def leave(self) -> None:
        """The field was left: what was held back, so that it did not move, can be shown."""
        self._at = None
        self._show({})

    def forget(self) -> None:
        """Forget all that was seen."""
        if self._task is not None:
            self._task.cancel()
        self._known, self._held, self._texts, self._at = {}, {}, {}, None
        if self.found:
            self.found = {}

    def mended(self, text: str, finding: Finding) -> str | None:
        """Return a text with one finding mended; None where it is not of this text any more."""
        for start, piece in pieces(text):
            if start <= finding.start < start + len(piece):
                within = _moved(finding, -start)
                if within in self.find(piece):
                    return text[:start] + mend(piece, within) + text[start + len(piece) :]
        return None

    def _in(self, delay: float) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = asyncio.get_running_loop().create_task(self._look(delay))

    async def _look(self, delay: float) -> None:
        await asyncio.sleep(delay)
        known: dict[str, tuple[Finding, ...]] = {}
        seen: dict[str, tuple[Finding, ...]] = {}
        began = time.monotonic()
        for prompt, text in tuple(self._texts.items()):
            found: list[Finding] = []
            for start, piece in pieces(text):
                if piece not in self._known:
                    self._known[piece] = tuple(self.find(piece))
                    if time.monotonic() - began > SLICE:
                        await asyncio.sleep(0)
                        began = time.monotonic()
                known[piece] = self._known[piece]
                found += [_moved(finding, start) for finding in known[piece]]
            seen[prompt] = tuple(found)
        self._known = known
        self._show(seen)

    def _show(self, seen: Mapping[str, tuple[Finding, ...]]) -> None:
        """Show what was seen, but nothing that would move a field in which somebody is typing."""
        held = {**self._held, **seen}
        shown = {prompt: found for prompt, found in held.items() if self._at in (None, prompt)}
        self._held = {prompt: found for prompt, found in held.items() if prompt not in shown}
        now = {prompt: found for prompt, found in {**self.found, **shown}.items() if found}
        if now != self.found:
            self.found = now


def _moved(finding: Finding, by: int) -> Finding:
    return replace(finding, start=finding.start + by, end=finding.end + by)
