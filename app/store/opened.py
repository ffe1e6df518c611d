"""Journal entries that have been opened, in the order in which one reads them."""

from __future__ import annotations

from bisect import bisect_left, insort

from app.models.journal import Entry


class Opened:
    """Entries by id and by day; to add one costs the same at ten and at ten thousand."""

    def __init__(self) -> None:
        """Start with none."""
        self._entries: dict[str, Entry] = {}
        self._order: list[tuple[int, str]] = []

    def find(self, id: str) -> Entry | None:
        """Return the entry called `id`, if it is here."""
        return self._entries.get(id)

    def put(self, entry: Entry) -> None:
        """Take an entry in, in place of the one of the same id."""
        self.drop(entry.id)
        self._entries[entry.id] = entry
        insort(self._order, _place(entry))

    def drop(self, id: str) -> None:
        """Let go of an entry, if it is here."""
        entry = self._entries.pop(id, None)
        if entry is not None:
            del self._order[bisect_left(self._order, _place(entry))]

    def all(self) -> tuple[Entry, ...]:
        """Return the entries, newest first."""
        return tuple([self._entries[id] for _, id in self._order])


def _place(entry: Entry) -> tuple[int, str]:
    return (-entry.written.created_at, entry.id)
