"""The people who share this device, as the screens see them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import flet as ft

from app.errors import LeadwellError
from app.models.person import FIRST, Household, Person
from app.store.cabinets import MemoryCabinet
from app.store.people import People as Registry


class OtherName(LeadwellError):
    """That is not the name on this profile. Type it as it is written above. Nothing was changed."""


async def _stay() -> None:
    """There is nowhere to go."""


@ft.observable
@dataclass
class People:
    """Who shares this device, and whose profile is open."""

    registry: Registry
    here: str = FIRST
    """The id of the profile that is open."""
    people: tuple[Person, ...] = ()
    leave: Callable[[], Awaitable[None]] = _stay
    """Keeps what is typed and lets go of the files."""
    reload: Callable[[], None] = lambda: None
    """Starts the app anew."""

    def __post_init__(self) -> None:
        """Look who is there."""
        self._show()

    def _show(self) -> None:
        self.people = self.registry.household.people

    @property
    def is_several(self) -> bool:
        """Whether anybody shares this device."""
        return len(self.people) > 1

    @property
    def me(self) -> Person:
        """Whose profile is open."""
        return next((person for person in self.people if person.id == self.here), Person(self.here))

    async def add(self, name: str, mine: str) -> None:
        """Add a person and go over to their profile; `mine` is what the one that is open is called
        from now on."""
        person = await self.registry.add(name, self.here, mine)
        await self.switch(person.id)

    async def rename(self, name: str) -> None:
        """Give the profile that is open another name."""
        await self.registry.rename(self.here, name)
        self._show()

    async def switch(self, id: str) -> None:
        """Go over to another profile; what is typed here is kept first."""
        await self.registry.choose(id)
        await self.leave()
        self.reload()

    async def away(self) -> None:
        """Let somebody else have the device: the next thing shown is the question who is there."""
        await self.leave()
        self.reload()

    async def remove(self, typed: str) -> None:
        """Remove the profile that is open, with everything in it, once its name was typed.

        OtherName, LastPerson or NotSaved: everything is as before.
        """
        if " ".join(typed.split()).casefold() != self.me.name.casefold():
            raise OtherName
        await self.registry.remove(self.here, self.leave)
        self.reload()


class Arrival:
    """The question at a start: whose profile is to be opened?"""

    def __init__(self, registry: Registry) -> None:
        """Where there is one person, or one was chosen before, nobody is asked."""
        household = registry.household
        self.people = household.people
        self._chosen: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        known = household.person(household.next)
        if known is not None:
            self._chosen.set_result(known.id)
        elif not household.is_several:
            self._chosen.set_result(household.people[0].id)

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to choose."""
        return not self._chosen.done()

    def choose(self, id: str) -> None:
        """Open this person's profile."""
        if not self._chosen.done():
            self._chosen.set_result(id)

    async def chosen(self) -> str:
        """Return whose profile it is."""
        return await self._chosen


def alone() -> People:
    """Return the people of a device that nobody shares, such as one in memory."""
    return People(Registry(MemoryCabinet(), Household()))
