"""What is typed and not yet done with: it outlives the window."""

from __future__ import annotations

from app.state.autosave import Autosave
from app.state.status import Status
from app.store.store import Store


class HalfDone:
    """The texts of a few fields, kept as drafts on this device."""

    def __init__(self, store: Store, status: Status, place: str) -> None:
        """Keep them under `place`."""
        self._store = store
        self._place = place
        self._texts: dict[str, str] = {}
        self.turn = 0
        """Grows whenever fields are to be empty again."""
        self.typing = Autosave(self._keep, status)

    async def _keep(self, name: str, text: str) -> None:
        await self._store.draft(f"{self._place}/{name}", text or None)

    def read(self, name: str, otherwise: str = "") -> str:
        """Return what is typed into a field."""
        kept = self._store.drafts.get(f"{self._place}/{name}")
        return self._texts.get(name, kept if isinstance(kept, str) else otherwise)

    def type(self, name: str, text: str) -> None:
        """Take what is typed into a field."""
        self._texts[name] = text
        self.typing.type(name, text)

    async def forget(self, *names: str) -> None:
        """Forget it: it was done."""
        for name in names:
            self.type(name, "")
        await self.typing.flush()
        for name in names:
            self._texts.pop(name, None)
        self.turn += 1
