"""A team's answer to a receipt that came in a code: typed here, carried away in another code."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.models.clock import wall
from app.models.identity import new_id
from app.models.moment import day_of
from app.models.receipt import LONGEST_LINE, WORDS, Answer, Receipt, Word, is_said, shortened
from app.state.autosave import Autosave
from app.state.status import Status
from app.store.store import Store


@ft.observable
@dataclass
class Answering:
    """What the page of a receipt shows and does, on the phone of anybody in the team.

    It is all drafts: they outlive the battery, and are never sent anywhere.
    """

    store: Store
    status: Status
    now: Callable[[], int] = wall
    turns: int = 0
    """Grows with each word that is said."""

    def __post_init__(self) -> None:
        """Nothing is said yet."""
        self.typing = Autosave(self.store.draft, self.status)

    def _key(self, receipt: Receipt, part: str) -> str:
        # The same receipt made anew may ask more, and is another page.
        seen = hashlib.blake2b(repr(receipt).encode(), digest_size=8).hexdigest()
        return f"receipt/{seen}/{part}"

    def said(self, receipt: Receipt) -> tuple[Word, ...]:
        """Return what was chosen of each promise."""
        kept = str(self.store.drafts.get(self._key(receipt, "said"), ""))
        words: tuple[Word, ...] = ("", *WORDS)
        return tuple(
            words[int(kept[n])] if n < len(kept) and kept[n] in "0123" else ""
            for n in range(len(receipt.promises))
        )

    def line(self, receipt: Receipt) -> str:
        """Return what was added in words."""
        return str(self.store.drafts.get(self._key(receipt, "line"), ""))

    def type(self, receipt: Receipt, words: str) -> None:
        """Take what is added after a key."""
        self.typing.type(self._key(receipt, "line"), words)

    async def say(self, receipt: Receipt, place: int, word: str) -> None:
        """Choose what became of one promise; the same again takes it back."""
        said = list(self.said(receipt))
        said[place] = "" if said[place] == word else next(w for w in WORDS if w == word)
        digits = "".join(str(("", *WORDS).index(each)) for each in said)
        await self.store.draft(self._key(receipt, "said"), digits)
        self.turns += 1

    async def answer(self, receipt: Receipt) -> Answer | None:
        """Return the answer as it would be carried away; None while nothing is said."""
        await self.typing.flush()
        said = self.said(receipt)
        if not is_said(said):
            return None
        line = shortened(self.line(receipt), LONGEST_LINE)
        # The same answer shown again is the same one; another answer is another.
        key = self._key(receipt, "answer")
        shown = f"{said}{line}"
        kept = self.store.drafts.get(key)
        if not isinstance(kept, list) or kept[:1] != [shown]:
            kept = [shown, new_id()]
            await self.store.draft(key, kept)
        return Answer(str(kept[1]), receipt.id, day_of(self.now()).isoformat(), said, line)
