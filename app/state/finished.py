"""Whether it is shared which modules one finishes: off, until one says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.models.learning import Progress
from app.models.moment import moment
from app.models.shared import Completion, Share, share_id
from app.models.sharing import completion
from app.store.settings import SettingsRepository
from app.store.store import Store

LEARNING = "share_learning"
"""The setting that says with which organisation it is shared, and of what was finished
since when."""


class Finished:
    """The choice, and what follows from it."""

    def __init__(self, store: Store) -> None:
        """Keep it in `store`."""
        self._settings = SettingsRepository(store)

    def _chosen(self) -> tuple[str, int]:
        match self._settings.all().get(LEARNING):
            case {"space": str(space), "from": start}:
                return space, moment(start) or 0
        return "", 0

    @property
    def space(self) -> str:
        """The organisation it is shared with; empty where it is shared with none."""
        return self._chosen()[0]

    async def start(self, space: str, now: int, *, earlier: bool) -> None:
        """Share it from now on. NotSaved: it is not."""
        chosen = {"space": space, "from": 0 if earlier else now}
        await self._settings.set({LEARNING: chosen})

    async def stop(self) -> None:
        """Share it no more. NotSaved: it still is."""
        if self.space:
            await self._settings.set({LEARNING: None})

    def due(
        self,
        space: str,
        done: Iterable[Progress],
        shares: Mapping[str, Share],
        *,
        anew: bool = False,
    ) -> list[Completion]:
        """Return the modules of which it is still to be shared that they were finished.

        What was taken back stays taken back, unless one chooses `anew`.
        """
        chosen, start = self._chosen()
        if not chosen or chosen != space:
            return []
        found = []
        for progress in done:
            each = completion(progress)
            if each is not None and (progress.finished_at or 0) >= start:
                known = shares.get(share_id("completion", each.module, space))
                if known is None or (anew and not known.is_given):
                    found.append(each)
        return found
