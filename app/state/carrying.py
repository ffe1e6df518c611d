"""A journal on its way in: what is in a file, shown before anything is changed, and bringing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import flet as ft

from app.errors import LeadwellError
from app.keys.archive import is_archive, open_archive
from app.keys.crypto import Crypto
from app.keys.errors import WrongPassPhrase
from app.models.clock import wall
from app.models.collector import resting
from app.state.reflect import Reflect
from app.state.work import Work
from app.store.store import Store

if TYPE_CHECKING:
    from app.store.bringing import Bringing, Incoming, Naming


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a file, before anything is changed."""

    incoming: tuple[Incoming, ...]
    new: int
    back: int
    """Deleted here before; they come back."""
    beside: int
    """Here with other words; both are kept."""
    known: int
    twice: int
    """More than once in the file."""
    undated: int
    mended: int
    files: int
    """Photos, recordings and the like, left out."""
    places: int
    """Entries whose place or weather is left out."""
    wordless: int
    strange: int

    @property
    def wanted(self) -> int:
        """How many entries would come in."""
        return self.new + self.back + self.beside


@ft.observable
@dataclass
class Carrying:
    """What the import screen shows and does."""

    store: Store
    reflect: Reflect
    sealing: Naming
    crypto: Crypto
    work: Work
    now: Callable[[], int] = wall
    preview: Preview | None = None
    waiting: bytes | None = None
    """A file that was chosen and not looked at yet."""
    is_sealed: bool = False
    """Whether that file waits for its pass phrase."""
    opened: tuple[str, bytes] | None = None
    """A sealed file that was opened and holds no journal to bring in: its name, and what it is."""
    done: int | None = None
    """How many entries came in last."""

    def __post_init__(self) -> None:
        """Nothing is typed."""
        self.passphrase = ""

    @property
    def _bringing(self) -> Bringing:
        from app.store.bringing import Bringing  # no first screen needs it

        return Bringing(self.store, self.reflect.journal, self.sealing)

    def forget(self) -> None:
        """Forget the file."""
        self.passphrase, self.preview, self.opened, self.done = "", None, None, None
        self.waiting, self.is_sealed = None, False

    def type_pass(self, words: str) -> None:
        """Take the pass phrase after a key; it is kept nowhere."""
        self.passphrase = words

    def choose(self, data: bytes) -> None:
        """Take a file; `read` looks at it. The journal may have been locked while one chose: then
        the file waits until it is open."""
        self.forget()
        self.waiting = data

    async def read(self) -> None:
        """Look at the file that was chosen. It is sealed: it waits for its pass phrase.

        WrongPassPhrase: it still waits. NoJournal, Stopped and others: nothing was changed.
        """
        data = self.waiting
        if data is None:
            return
        self.is_sealed = is_archive(data)
        if self.is_sealed and not self.passphrase:
            return
        try:
            await self._look(data)
        except WrongPassPhrase:
            raise
        except LeadwellError:
            self.forget()
            raise
        self.waiting, self.is_sealed, self.passphrase = None, False, ""

    async def _look(self, data: bytes) -> None:
        from app.store.carried import carried

        with self.work.under_way("read") as course, resting():
            if is_archive(data):
                data = await self.work.wait_for(open_archive(self.crypto, self.passphrase, data))
                if data.lstrip()[:1] != b"{" and not data.startswith(b"\x1f\x8b"):
                    ending = "pdf" if data.startswith(b"%PDF") else "md"
                    self.opened = (f"leadwell-journal.{ending}", data)
                    return
            inside = await carried(data, self.now(), course)
            looked = await self._bringing.look(inside.found, course)
        by_state = [each.state for each in looked]
        wanted = [each.found for each in looked if each.state != "known"]
        self.preview = Preview(
            tuple(looked),
            by_state.count("new"),
            by_state.count("back"),
            by_state.count("beside"),
            by_state.count("known"),
            len(inside.found) - len(looked),
            sum(found.is_undated for found in wanted),
            sum(found.is_mended for found in wanted),
            sum(found.left for found in wanted),
            sum(found.has_place for found in wanted),
            inside.wordless,
            inside.strange,
        )

    async def bring(self) -> None:
        """Bring in what the preview shows. StoppedHalfway or NotAllBrought: what came in stays, and
        once more adds the rest."""
        preview = self.preview
        if preview is None:
            return
        try:
            with self.work.under_way("bring") as course, resting():
                self.done = await self._bringing.bring(preview.incoming, self.now(), course)
        finally:
            # Some of it may be here by now: what is left is looked at anew.
            self.preview = None
        await self.reflect.load()
