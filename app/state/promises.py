"""Promises: making them, moving, changing and settling them, and how they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Literal

from app.models.moment import day_of, due_in, parse_day
from app.models.place import place_key
from app.models.promise import (
    MOST,
    STANDINGS,
    Promise,
    PromiseState,
    Standing,
    Turn,
    overdue_at,
    standing,
)
from app.models.visit import Visit
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.refusals import Enough, NoDay, NoOne, NoReason, NotYet, NoWords, PastDay
from app.store.promises import PromiseRepository
from app.store.store import Store

Meant = Literal["", "done", "open"]
"""What a day in the past is meant to say: nothing yet, done by then, or open and overdue."""


class Promises:
    """What the screens do with promises. It changes with the store; `Visits` tells when."""

    def __init__(self, store: Store, typing: Autosave, now: Callable[[], int]) -> None:
        """Read from `store`; half-typed text waits in `typing`."""
        self._store, self._typing, self._now = store, typing, now
        self._repository = PromiseRepository(store)
        self._deeds = Deeds()
        self._turn = asyncio.Lock()
        self._stands: tuple[str, Mapping[Standing, list[Promise]]] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read all of them anew."""
        self.all = self._repository.all()
        self._made: dict[str, list[Promise]] | None = None
        self._stands = None

    @property
    def today(self) -> date:
        """The present day, by this device."""
        return day_of(self._now())

    def find(self, id: str) -> Promise | None:
        """Return a promise."""
        return self._repository.find(id)

    def of(self, visit: str, item: str | None = None) -> list[Promise]:
        """Return the promises of a visit, or of one of its items."""
        if self._made is None:
            self._made = {}
            for promise in self.all:
                self._made.setdefault(promise.visit, []).append(promise)
        return [promise for promise in self._made.get(visit, ()) if item in (None, promise.item)]

    def is_full(self, visit: str) -> bool:
        """Return whether a visit has as many promises as can be kept well."""
        return len(self.of(visit)) >= MOST

    def by_standing(self) -> Mapping[Standing, list[Promise]]:
        """Return all promises by how they stand today, the one due first before the others."""
        today = self.today.isoformat()
        if self._stands is None or self._stands[0] != today:
            found: dict[Standing, list[Promise]] = {name: [] for name in STANDINGS}
            for promise in self.all:
                found[standing(promise, today)].append(promise)
            self._stands = (today, found)
        return self._stands[1]

    def standing(self, promise: Promise) -> Standing:
        """Return how a promise stands today."""
        return standing(promise, self.today.isoformat())

    def owed(self, place: str) -> list[Promise]:
        """Return the overdue promises to the team at `place`, what has waited longest first."""
        if not place_key(place):
            return []
        return overdue_at(self.by_standing()["overdue"], place, self.today.isoformat())

    def history(self, promise: Promise) -> tuple[Turn, ...]:
        """Return what happened to a promise, the first first."""
        return self._repository.history(promise.id)

    def typed(self, key: str, otherwise: str = "") -> str:
        """Return half-typed text, else what was kept before."""
        return str(self._store.drafts.get(key, otherwise))

    def type(self, key: str, text: str) -> None:
        """Take half-typed text after a key."""
        self._typing.type(key, text)

    async def read(self, key: str, otherwise: str) -> str:
        """Return the text under `key` once it is safe, else `otherwise`."""
        await self._typing.flush()
        return self.typed(key, otherwise)

    async def forget(self, *keys: str) -> None:
        """Drop half-typed text that was kept as it should be, or is not wanted."""
        await self._typing.flush()
        for key in keys:
            await self._store.draft(key, None)

    async def make(self, visit: Visit, item: str, meant: Meant = "") -> None:
        """Make the promise that was typed.

        NoWords, NoDay, PastDay, Enough: it is not, and what was typed is still there.
        """
        name = f"promise/{visit.id}/{item}"
        await self._deeds.once(name, partial(self._make, visit, item, meant))

    async def _make(self, visit: Visit, item: str, meant: Meant) -> None:
        async with self._turn:
            await self._make_now(visit, item, meant)

    async def _make_now(self, visit: Visit, item: str, meant: Meant) -> None:
        await self._typing.flush()
        base = f"promise/{visit.id}/{item}"
        words = self.typed(f"{base}/words").strip()
        if not words:
            raise NoWords
        if self.is_full(visit.id):
            raise Enough
        due = self._day(self.typed(f"{base}/due", due_in(10, self.today)), meant)
        # Where it was done already, nobody knows a better day than the one it was for.
        was_done = meant == "done" and due < self.today.isoformat()
        await self._repository.add(
            {
                "visit": visit.id,
                "item": item,
                "place": visit.place,
                "words": words,
                "owner": self.typed(f"{base}/owner").strip(),
                "due": due,
                "made": self._now(),
                **({"state": "done", "done_on": due} if was_done else {}),
            }
        )
        await self.forget(*(f"{base}/{part}" for part in ("words", "owner", "due")))

    def _day(self, written: str, meant: Meant) -> str:
        """Return the ISO date that was written. NoDay, PastDay: it cannot be kept as it is."""
        day = parse_day(written)
        if day is None:
            raise NoDay
        if day < self.today.isoformat() and not meant:
            raise PastDay
        return day

    async def move(self, promise: Promise, written: str, meant: Meant = "") -> None:
        """Move a promise to another day; the earlier stays in its history. NoDay, PastDay: it is
        where it was."""
        day = self._day(written, meant)
        if day != promise.due:
            await self._set(promise, {"due": day})

    async def reword(self, promise: Promise, words: str, owner: str) -> None:
        """Change what is promised and who sees to it. NoWords: nothing was changed."""
        words, owner = words.strip(), owner.strip()
        if not words:
            raise NoWords
        before = {"words": promise.words, "owner": promise.owner}
        after = {"words": words, "owner": owner}
        if changed := {name: after[name] for name in after if after[name] != before[name]}:
            await self._set(promise, changed)

    async def settle(self, promise: Promise, state: PromiseState, note: str = "") -> None:
        """Say what became of a promise; `note` is the day it was done, why not, or who has it.

        NoDay, NotYet, NoReason, NoOne: nothing was changed.
        """
        note = note.strip()
        fields: dict[str, Any] = {"state": state, "done_on": None}
        match state:
            case "done":
                fields["done_on"] = self._done_on(note)
            case "cant":
                if not note:
                    raise NoReason
                fields["why"] = note
            case "passed":
                if not note:
                    raise NoOne
                fields["passed_to"] = note
        await self._set(promise, fields)

    def _done_on(self, written: str) -> str:
        today = self.today.isoformat()
        day = parse_day(written) if written else today
        if day is None:
            raise NoDay
        if day > today:
            raise NotYet
        return day

    async def put_back(self, promise: Promise) -> None:
        """Undo: make a promise again what it was."""
        names = ["words", "owner", "due", "state", "done_on"]
        names += [name for name in ("why", "passed_to") if getattr(promise, name)]
        await self._set(
            promise, {**{name: getattr(promise, name) for name in names}, "removed": ""}
        )

    async def remove(self, promise: Promise) -> None:
        """Take a promise away that was made by mistake; `put_back` brings it back."""
        await self._set(promise, {"removed": True})

    async def _set(self, promise: Promise, fields: Mapping[str, Any]) -> None:
        """Write what of `fields` is new: what was not changed here is another device's to say."""
        document = self._store.document("promises", promise.id)
        held = document["fields"] if document else {}
        new = {name: value or None for name, value in fields.items()}
        new = {name: value for name, value in new.items() if (held.get(name) or None) != value}
        if new:
            await self._repository.set(promise.id, new)
