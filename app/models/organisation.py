"""The people, teams and codes of an organisation, as the endpoint tells those who run it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from app.models.membership import Role, role_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who belongs to an organisation or a team."""

    account: str
    name: str
    """As they call themselves; may be empty."""
    role: Role
    job: str
    """The id of a role in the content; may be empty."""
    joined: int
    """Milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class TeamSize:
    """A team, and how many are in it."""

    id: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class OpenCode:
    """A code that is out, as one sees it later: without itself."""

    id: str
    role: Role
    team_id: str
    team: str
    """The team's name; both are empty for the organisation alone."""
    uses: int
    used: int
    expires: int
    """Milliseconds since 1970."""
    label: str

    def is_over(self, now: int) -> bool:
        """Return whether nobody can use it any more."""
        return self.used >= self.uses or now > self.expires


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that was just made; it is shown now or never."""

    id: str
    code: str
    expires: int
    """Milliseconds since 1970."""
    uses: int = 1


def colleague(data: object) -> Colleague | None:
    """Return the person that `data` describes; None where it describes none."""
    match data:
        case {
            "account": str(account),
            "name": str(name),
            "role": str(role),
            "job": str(job),
            "joined": int(joined),
        }:
            return Colleague(account, name, role_of(role), job, joined)
    return None


def team_size(data: object) -> TeamSize | None:
    """Return the team that `data` describes; None where it describes none."""
    match data:
        case {"id": str(id), "name": str(name), "people": int(people)}:
            return TeamSize(id, name, people)
    return None


def open_code(data: object) -> OpenCode | None:
    """Return the code that `data` describes; None where it describes none."""
    match data:
        case {
            "id": str(id),
            "role": str(role),
            "team": str() | None as team_id,
            "team_name": str() | None as team,
            "uses": int(uses),
            "used": int(used),
            "expires": int(expires),
            "label": str(label),
        }:
            return OpenCode(
                id, role_of(role), team_id or "", team or "", uses, used, expires, label
            )
    return None


def new_code(data: object) -> NewCode | None:
    """Return the new code that `data` describes; None where it describes none."""
    match data:
        case {"id": str(id), "code": str(code), "expires": int(expires)}:
            return NewCode(id, code, expires)
    return None


def each(data: object, make: Callable[[object], T | None]) -> tuple[T, ...]:
    """Return what `make` finds in a list; what it does not know is left out."""
    items: Iterable[object] = data if isinstance(data, list) else ()
    return tuple(made for item in items if (made := make(item)) is not None)


def order(people: Iterable[Colleague]) -> tuple[Colleague, ...]:
    """Return people by name, those who have not said theirs at the end."""
    return tuple(
        sorted(people, key=lambda each: (not each.name, each.name.casefold(), each.account))
    )
