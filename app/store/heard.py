"""What teams hear and say, as the app keeps it: sheets, receipts, and the team's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.models.feedback_sheet import PREFIX, sheet_fields
from app.models.team_word import Given, TeamWord, given_of, words_of
from app.store.records import Records
from app.store.store import Change, Store


class SheetRepository:
    """The only way to what is on feedback sheets: fields of their visits."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def fields(self, visit: str) -> dict[str, str]:
        """Return what is kept of a visit's sheet, by part."""
        document = self._store.document("visits", visit)
        return sheet_fields(document["fields"]) if document else {}

    def last(self, visit: str, part: str) -> str:
        """Return the words that a part had before it was taken away; empty where it had none."""
        document = self._store.document("visits", visit)
        versions = document["versions"].get(PREFIX + part, ()) if document else ()
        return next((str(value) for _, value, _ in reversed(versions) if value), "")

    async def set(self, visit: str, parts: Mapping[str, Any]) -> None:
        """Change parts of a sheet; None takes one away. NotSaved: none was changed."""
        fields = {PREFIX + part: value for part, value in parts.items()}
        await self._store.set("visit.set", visit, fields)


class ReceiptRepository:
    """The only way to receipts and to what teams said."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._given = Records(store, "receipts", lambda document, _: given_of(document))
        self._words = Records(
            store, "heard", lambda document, _: words_of(document["events"].values())
        )

    def all(self) -> Mapping[str, Given]:
        """Return every receipt that was ever given, by its id."""
        return self._given.all()

    def words(self) -> Mapping[str, tuple[TeamWord, ...]]:
        """Return what teams said, by promise, the newest first."""
        return self._words.all()

    async def set(self, id: str, fields: Mapping[str, Any]) -> None:
        """Change fields of a receipt. NotSaved: none was changed."""
        await self._store.set("receipt.set", id, fields)

    async def add(self, words: Sequence[tuple[str, Mapping[str, Any]]]) -> int:
        """Keep (promise, event) as one transaction; return how many were not here yet.

        NotSaved: none was kept.
        """
        known = {word.id for each in self.words().values() for word in each}
        new = [(promise, event) for promise, event in words if event["e"] not in known]
        if new:
            await self._store.commit(
                *(Change("promise.word", promise, event) for promise, event in new)
            )
        return len(new)
