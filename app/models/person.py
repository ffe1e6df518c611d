"""The people who share a device, each with a store and a key of their own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.models.op import canonical

FIRST = "default"
"""The profile of whoever was here before there were several; its files have always been there."""
VERSION = 1
_CHECK = 16
LONGEST_NAME = 40
"""Letters of a name: what fits on a button at twice the size of text."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of them, as the others may see: nothing but a name."""

    id: str
    """The name of the profile's files."""
    name: str = ""
    """As typed; empty where nobody has said."""
    used_at: int = 0
    """When the profile was opened last; milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Household:
    """Everybody on one device."""

    serial: int = 0
    """Counts the changes, so that the newest of two copies is known."""
    people: tuple[Person, ...] = (Person(FIRST),)
    next: str = ""
    """Who was chosen for the next start; empty where one has to choose."""
    gone: tuple[str, ...] = ()
    """Profiles whose files are being removed."""

    @property
    def is_several(self) -> bool:
        """Whether a start has to ask who is there."""
        return len(self.people) > 1

    def person(self, id: str) -> Person | None:
        """Return the person called `id`."""
        return next((person for person in self.people if person.id == id), None)

    def with_person(self, changed: Person) -> Household:
        """Return everybody, with a new person, or with one as changed."""
        known = {person.id: person for person in self.people}
        return replace(self, people=tuple({**known, changed.id: changed}.values()))

    def without(self, id: str) -> Household:
        """Return everybody but `id`, whose files are to go."""
        left = tuple(person for person in self.people if person.id != id)
        return replace(
            self, people=left, gone=(*self.gone, id), next="" if self.next == id else self.next
        )

    def found(self, there: Iterable[str]) -> Household:
        """Return everybody, and those whose files are `there` although their names are lost."""
        known = {*(person.id for person in self.people), *self.gone}
        strangers = sorted(set(there) - known)
        return replace(self, people=(*self.people, *map(Person, strangers)))


def tidy(name: str) -> str:
    """Return a name as it is kept: on one line, and not too long for a button."""
    return " ".join(name.split())[:LONGEST_NAME].strip()


def written(household: Household) -> bytes:
    """Return a household as bytes with a check, so that half a write is seen as such."""
    body = canonical(
        {
            "v": VERSION,
            "serial": household.serial,
            "people": [[person.id, person.name, person.used_at] for person in household.people],
            "next": household.next,
            "gone": list(household.gone),
        }
    )
    return hashlib.blake2b(body, digest_size=_CHECK).digest() + body


def read(data: bytes) -> Household | None:
    """Return the household in `data`; None where the bytes are not whole."""
    check, body = data[:_CHECK], data[_CHECK:]
    if not body or hashlib.blake2b(body, digest_size=_CHECK).digest() != check:
        return None
    value: Mapping[str, Any] = json.loads(body)
    people = tuple(Person(*item[:3]) for item in value["people"])
    return Household(value["serial"], people, value["next"], tuple(value["gone"]))
