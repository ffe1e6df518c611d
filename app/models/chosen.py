"""Which entries of a journal go into a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.models.journal import Entry
from app.models.moment import day_of, parse_day

How = Literal["all", "kind", "tag", "days", "ticked"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose."""

    how: How = "all"
    kind: str | None = None
    """A template; empty for blank pages."""
    tag: str = ""
    since: str = ""
    """A day as it was typed; empty for no beginning."""
    until: str = ""
    ticked: frozenset[str] = frozenset()
    """Ids of entries."""

    @property
    def wrong(self) -> str:
        """Which of the days is none: `since`, `until`, or empty."""
        for name in ("since", "until"):
            typed = getattr(self, name).strip()
            if typed and parse_day(typed) is None:
                return name
        return ""


def chosen(entries: Iterable[Entry], choice: Choice) -> list[Entry]:
    """Return the entries of a choice, in their order; days that are none leave nothing out."""
    match choice.how:
        case "kind":
            return [entry for entry in entries if entry.written.template == choice.kind]
        case "tag":
            return [entry for entry in entries if choice.tag in entry.written.tags]
        case "ticked":
            return [entry for entry in entries if entry.id in choice.ticked]
        case "days":
            since = parse_day(choice.since) or ""
            until = parse_day(choice.until) or "9999"
            return [
                entry
                for entry in entries
                if since <= day_of(entry.written.created_at).isoformat() <= until
            ]
    return list(entries)


def kinds(entries: Iterable[Entry]) -> list[str]:
    """Return the templates that were used, each once."""
    return list(dict.fromkeys(entry.written.template for entry in entries))


def tags(entries: Iterable[Entry]) -> list[str]:
    """Return the tags that were used, each once, by the alphabet."""
    found = {tag for entry in entries for tag in entry.written.tags}
    return sorted(found, key=str.casefold)
