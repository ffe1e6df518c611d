"""Who shares this device: two copies of a small file, written in turn, and what is really there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from app.errors import LeadwellError, NotSaved
from app.models.clock import wall
from app.models.identity import new_id
from app.models.person import FIRST, Household, Person, read, tidy, written


class NoName(LeadwellError):
    """Type a name first, so that people can tell who is who. Nothing was changed."""


class NameTaken(LeadwellError):
    """Somebody here has that name already. Type another one, such as one with an initial. Nothing
    was changed."""


class LastPerson(LeadwellError):
    """There is nobody else on this device, so this profile stays. Nothing was changed."""


class Cabinet(Protocol):
    """Where the profiles of a device lie."""

    async def read(self, slot: int) -> bytes:
        """Return a copy of the list of people, 0 or 1; nothing where there is none."""
        ...

    async def write(self, slot: int, data: bytes) -> None:
        """Write a copy, and return when it is flushed. Whatever it raises: it may be torn."""
        ...

    async def profiles(self) -> list[str]:
        """Return the profiles that have files here."""
        ...

    async def remove(self, profile: str) -> None:
        """Remove all files of a profile; nothing happens where there are none."""
        ...


class People:
    """The people of a device. Until there is a second one, nothing is written."""

    def __init__(
        self, cabinet: Cabinet, household: Household, now: Callable[[], int] = wall
    ) -> None:
        """Use `open_people`."""
        self._cabinet = cabinet
        self._now = now
        self.household = household

    async def add(self, name: str, by: str, own: str) -> Person:
        """Keep a new person. `by` is who adds them: they are called `own` from now on, since a
        list of two has to say who is who. NoName, NameTaken or NotSaved: nobody was added.
        """
        person, adder = Person(new_id(), self._free(name, by)), self._person(by)
        adder = replace(adder, name=self._free(own, by))
        if adder.name.casefold() == person.name.casefold():
            raise NameTaken
        await self._keep(self.household.with_person(adder).with_person(person))
        return person

    async def rename(self, id: str, name: str) -> None:
        """Give a person another name. NoName, NameTaken or NotSaved: it is as before."""
        person = self._person(id)
        await self._keep(self.household.with_person(replace(person, name=self._free(name, id))))

    async def choose(self, id: str) -> None:
        """Let the next start open this person's profile."""
        await self._keep(replace(self.household, next=self._person(id).id))

    async def enter(self, id: str) -> None:
        """This person's profile is being opened; a later start asks again."""
        if self.household.is_several or self.household.serial:
            person = replace(self._person(id), used_at=self._now())
            await self._keep(replace(self.household.with_person(person), next=""))

    async def remove(self, id: str, let_go: Callable[[], Awaitable[None]]) -> None:
        """Remove a person and every byte of theirs. LastPerson or NotSaved: nothing was changed.

        `let_go` closes the files, once it is certain that they are to go. Cut off after that, the
        next start ends it.
        """
        if not self.household.is_several:
            raise LastPerson
        await self._keep(self.household.without(self._person(id).id))
        await let_go()
        await self.tidy()

    async def tidy(self) -> None:
        """End what was begun: remove the files of those who are gone."""
        for id in self.household.gone:
            await self._cabinet.remove(id)
        if self.household.gone:
            await self._keep(replace(self.household, gone=()))

    def _person(self, id: str) -> Person:
        person = self.household.person(id)
        if person is None:
            raise LeadwellError
        return person

    def _free(self, name: str, id: str = "") -> str:
        name = tidy(name)
        if not name:
            raise NoName
        others = [person.name for person in self.household.people if person.id != id]
        if name.casefold() in map(str.casefold, others):
            raise NameTaken
        return name

    async def _keep(self, household: Household) -> None:
        household = replace(household, serial=self.household.serial + 1)
        try:
            # The older copy is written over; the newest stays whole until this one is.
            await self._cabinet.write(household.serial % 2, written(household))
        except Exception as error:
            raise NotSaved from error
        self.household = household


async def open_people(cabinet: Cabinet, now: Callable[[], int] = wall) -> People:
    """Return the people of a device. Whoever has files here is among them, whatever is lost."""
    copies = [read(await cabinet.read(slot)) for slot in (0, 1)]
    newest = max((copy for copy in copies if copy), key=lambda copy: copy.serial, default=None)
    household = newest or Household()
    there = await cabinet.profiles()
    household = household.found(there)
    if newest is None and len(household.people) > 1 and FIRST not in there:
        household = replace(household, people=household.people[1:])
    return People(cabinet, household, now)
