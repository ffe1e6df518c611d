"""Learning events, as the app keeps them."""

from __future__ import annotations

from typing import Any

from app.models.identity import new_id
from app.models.learning import Progress, progress
from app.store.store import Change, Store


class LearningRepository:
    """The only way to what was learned."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def all(self) -> dict[str, Progress]:
        """Return the progress of every module that was ever opened."""
        return {
            document["id"]: progress(document["id"], document["events"].values())
            for document in self._store.documents("learning")
        }

    async def add(self, module: str, *events: dict[str, Any]) -> None:
        """Keep events as one transaction. NotSaved: none was kept."""
        await self._store.commit(
            *(Change("learn.event", module, {"e": new_id(), **event}) for event in events)
        )
