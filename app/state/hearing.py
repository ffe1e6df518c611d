"""What teams said, on its way to the promises: fetched from the endpoint, or brought in a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.models.receipt import Answer
from app.models.team_word import Given, event
from app.store.heard import ReceiptRepository
from app.store.store import Store
from app.sync.receipts import ReceiptClient

REACHED = "receipts"
"""The fact about this device that says up to which answer of each receipt it has fetched."""


class Hearing:
    """Takes the team's word in, each once."""

    def __init__(
        self,
        store: Store,
        repository: ReceiptRepository,
        client: ReceiptClient,
        given: Callable[[], Mapping[str, Given]],
        now: Callable[[], int],
    ) -> None:
        """`given` returns every receipt by its id; `now` gives milliseconds since 1970."""
        self._store = store
        self._repository = repository
        self._client = client
        self._given = given
        self._now = now

    async def fetch(self) -> int:
        """Fetch what was answered at the endpoint; return how much was new.

        Offline, Rejected, NotSaved: what was fetched before stays.
        """
        new, more = 0, bool(self._client.address)
        while more:
            reached: dict[str, int] = dict(self._store.meta.get(REACHED) or {})
            there = [
                each.id
                for each in self._given().values()
                if each.way == "endpoint" and not each.is_withdrawn
            ]
            if not there:
                break
            found, more = await self._client.answers({id: reached.get(id, 0) for id in there})
            words = []
            for number, answer in found:
                words += self._words(answer)
                reached[answer.receipt] = max(reached.get(answer.receipt, 0), number)
            new += await self._repository.add(words)
            # Last, so that what was not kept is fetched again.
            await self._store.remember(REACHED, reached)
            more = more and bool(found)
        return new

    async def keep(self, answer: Answer) -> int:
        """Keep an answer that came in a code; return how much was new. NotSaved: none was kept."""
        return await self._repository.add(self._words(answer))

    def _words(self, answer: Answer) -> list[tuple[str, Mapping[str, Any]]]:
        """Return what an answer says, as events of the promises."""
        given = self._given().get(answer.receipt)
        if given is None:
            return []
        at = self._now()
        said = zip(given.promises, answer.said, strict=False)
        return [
            (
                promise,
                event(f"{answer.id}.{n}", word, answer.day, answer.line, answer.receipt, at),
            )
            for n, (promise, word) in enumerate(said)
            if word
        ]
