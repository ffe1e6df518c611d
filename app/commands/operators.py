"""The commands `leadwell org`, `invites`, `team` and `member`, for who runs the endpoint."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from app.models.clock import wall
from app.models.membership import Role

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from app.endpoint.actor import Actor

Open = Callable[[argparse.Namespace], "AbstractContextManager[Connection]"]
Run = Callable[["Connection", argparse.Namespace], None]
ROLES = [str(role) for role in Role]


def add_commands(commands: Any, data: argparse.ArgumentParser, transaction: Open) -> dict[str, Any]:
    """Add every command to `commands`, and return the actions of each by its name.

    Each command runs in a `transaction` of its own, which sees all there is.
    """

    def add(actions: Any, name: str, help: str, run: Run, *arguments: str) -> Any:
        made = actions.add_parser(name, parents=[data], help=help)
        for argument in arguments:
            made.add_argument(argument, help=_ARGUMENTS[argument])

        def command(options: argparse.Namespace) -> int:
            with transaction(options) as connection:
                run(connection, options)
            return 0

        made.set_defaults(run=command)
        return made

    groups = {}
    for name, help in _GROUPS.items():
        group = commands.add_parser(name, help=help)
        groups[name] = group.add_subparsers(required=True, metavar="ACTION")
    org, invites, team, member = groups.values()
    add(org, "create", "make an organisation", _create, "name")
    invite = add(org, "invite", "print a code to join with", _invite, "org")
    invite.add_argument("--role", choices=ROLES, default=str(Role.LEARNER), help="what they may do")
    invite.add_argument("--team", default="", help="a team that they come into as well")
    invite.add_argument("--uses", type=int, default=1, help="how many people may use it")
    invite.add_argument("--days", type=int, default=14, help="how long it is good for")
    invite.add_argument("--label", default="", help="what it is for, in your words")
    add(org, "list", "show all organisations", _organisations)
    add(invites, "list", "show the codes of an organisation", _invites, "org")
    add(invites, "withdraw", "let a code be used no more", _withdraw, "org", "invite")
    add(team, "create", "make a team", _team, "org", "name")
    add(team, "list", "show the teams of an organisation", _teams, "org")
    add(team, "close", "end a team", _close, "org", "team")
    add(member, "list", "show the people of an organisation", _members, "org")
    role = add(member, "role", "give somebody a role", _role, "org", "person")
    role.add_argument("role", choices=ROLES)
    add(member, "remove", "let somebody belong to it no more", _remove, "org", "person")
    return groups


_GROUPS = {
    "org": "organisations and their codes",
    "invites": "the codes that are out",
    "team": "teams of an organisation",
    "member": "people of an organisation",
}
_ARGUMENTS = {
    "name": "what it is called, in quotes",
    "org": "the organisation's name or id",
    "invite": "the id of a code, from `invites list`",
    "team": "the team's name or id",
    "person": "a name, an id from `member list`, or the start of one",
}

# Each command imports what it needs and no more, as in `cli`.


def _create(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.enrolment import create_organisation, invite

    id = create_organisation(connection, options.name, wall())
    code = invite(connection, id, 1, 14, wall(), Role.ADMINISTRATOR, label="First administrator")
    print(f"“{options.name.strip()}” is there. Its first administrator joins with this code,")
    print("which works once, for 14 days. Whoever has it can let people in and give roles:")
    print(code)
    print(f'For everybody else: leadwell org invite "{options.name.strip()}"')


def _invite(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.enrolment import invite

    given = options.uses, options.days, wall(), Role(options.role), options.team, options.label
    print(invite(connection, options.org, *given))


def _organisations(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint import team
    from app.endpoint.naming import every_organisation

    rows = every_organisation(connection)
    people = team.sizes(connection, [row.id for row in rows])
    for row in rows:
        print(f"{row.id}  {row.name}  ({_people(people.get(row.id, 0))})")
    if not rows:
        print('There is none yet. Next: leadwell org create "NAME"')


def _invites(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.invite import listed
    from app.endpoint.naming import organisation_named

    org = organisation_named(connection, options.org)
    rows = listed(connection, org.id, None, wall())
    for row in rows:
        left = f"used {row.used} of {row.uses}, until {_day(row.expires)}"
        about = ", ".join(filter(None, (row.role, row.team_name, row.label)))
        print(f"{row.id}  {left}  {about}")
    if not rows:
        print(f"No code of “{org.name}” is out.")


def _withdraw(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.invite import withdraw

    actor = _at(connection, options)
    withdraw(connection, actor, options.invite, None, wall())
    print("It was withdrawn. Who has joined with it stays.")


def _team(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.member_messages import tidied
    from app.endpoint.team import start
    from app.models.identity import new_id

    actor = _at(connection, options)
    start(connection, actor, new_id(), tidied(options.name), wall())
    print(f"“{options.name.strip()}” is there. To let people in:")
    print(f'leadwell org invite "{options.org}" --team "{options.name.strip()}" --uses 20')


def _teams(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint import team
    from app.endpoint.naming import organisation_named

    org = organisation_named(connection, options.org)
    rows = team.listed(connection, org.id)
    people = team.sizes(connection, [row.id for row in rows])
    for row in rows:
        print(f"{row.id}  {row.name}  ({_people(people.get(row.id, 0))})")
    if not rows:
        print(f"“{org.name}” has no team yet.")


def _close(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.naming import team_named
    from app.endpoint.team import close

    actor = _at(connection, options)
    found = team_named(connection, actor.organisation, options.team)
    close(connection, actor, found.id, wall())
    print(f"“{found.name}” is closed. What was shared with it was taken back.")


def _members(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.member import people
    from app.endpoint.naming import organisation_named

    org, after, more = organisation_named(connection, options.org), "", True
    while more:
        count, rows, more = people(connection, org.id, after, 1000)
        for row in rows:
            after = row.account
            print(f"{row.account}  {row.role:13}  {row.name or '(no name)'}")
    print(f"{_people(count)} in all.")


def _role(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.member import set_role

    actor = _at(connection, options)
    person = _person(connection, actor.organisation, options)
    set_role(connection, actor, person.account, Role(options.role), wall())
    print(f"{person.name or person.account} is {options.role} now.")


def _remove(connection: Connection, options: argparse.Namespace) -> None:
    from app.endpoint.member_end import end_all

    actor = _at(connection, options)
    person = _person(connection, actor.organisation, options)
    end_all(connection, actor, person.account, wall())
    print(f"{person.name or person.account} belongs to it no more.")
    print("What they shared there was taken back. Their own devices keep everything.")


def _at(connection: Connection, options: argparse.Namespace) -> Actor:
    """Return who acts in the organisation that a command names, which nobody else changes then."""
    from app.endpoint.actor import lock, operator
    from app.endpoint.naming import organisation_named

    org = organisation_named(connection, options.org)
    lock(connection, org.id)
    return operator(org.id)


def _person(connection: Connection, organisation: str, options: argparse.Namespace) -> Row[Any]:
    from app.endpoint.naming import person_named

    return person_named(connection, organisation, options.person)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _day(at: int) -> str:
    from app.models.moment import dated

    return dated(at)
