"""The commands of those who look after an endpoint: its schema, backups, erasure and audit."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LeadwellError
from app.models.clock import wall

if TYPE_CHECKING:
    from app.endpoint.database import Database

Commands = Any
"""What `add_subparsers` returns, which has no public name."""
Url = Callable[[argparse.Namespace], str]
"""Says where the database is."""


def add_operations(commands: Commands, data: argparse.ArgumentParser, url: Url) -> None:
    """Add every command to `commands`; `data` has the option that says where a SQLite file is."""

    def add(
        to: Commands, name: str, run: Callable[[argparse.Namespace], int], help: str
    ) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = to.add_parser(name, parents=[data], help=help)
        made.set_defaults(run=run, url=url)
        return made

    db = commands.add_parser("db", help="the schema of the database")
    actions = db.add_subparsers(required=True, metavar="ACTION")
    add(actions, "status", _status, "say which schema is there")
    upgrade = add(actions, "upgrade", _upgrade, "take the schema forward")
    upgrade.add_argument("--to", default="", help="no further than this one, such as 0003")
    downgrade = add(actions, "downgrade", _downgrade, "take the schema back for an older release")
    downgrade.add_argument("to", help="such as 0003; what newer ones hold is lost")
    downgrade.add_argument("--yes", action="store_true", help="do not ask")

    backup = add(commands, "backup", _backup, "copy the database into a file, while it serves")
    backup.add_argument("file", type=Path)
    restore = add(commands, "restore", _restore, "put a backup back")
    restore.add_argument("file", type=Path)
    restore.add_argument("--replace", action="store_true", help="in the place of what is there")
    restore.add_argument(
        "--erasures", type=Path, action="append", default=[], help="a list of the erased, or a log"
    )
    rehearse = add(commands, "rehearse", _rehearse, "put a backup back on trial, and check it")
    rehearse.add_argument("file", type=Path)
    rehearse.add_argument("--scratch", default="", help="an empty database on PostgreSQL for it")

    erase = add(commands, "erase", _erase, "erase a person, for good")
    erase.add_argument("person", help="the id of the account, or of one of their devices")
    erase.add_argument("--yes", action="store_true", help="do not ask")
    add(commands, "erasures", _erasures, "print who was erased, to be kept apart from backups")
    add(commands, "retention", _retention, "take away what has had its time")

    audit = commands.add_parser("audit", help="who did what")
    actions = audit.add_subparsers(required=True, metavar="ACTION")
    verify = add(actions, "verify", _verify, "check that nothing was changed or left out")
    verify.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="ORG:N:HASH",
        help="an end that was noted elsewhere, such as in the log",
    )
    export = add(actions, "export", _export, "print it as lines of JSON, and where it ends")
    export.add_argument("--org", default="", help="the organisation's id; else all")


def add_setting(actions: Commands, data: argparse.ArgumentParser, url: Url) -> None:
    """Add `set` to the commands of organisations."""
    setting = actions.add_parser("set", parents=[data], help="how long things are kept")
    setting.add_argument("org", help="the organisation's name or id")
    setting.add_argument("name", help="retention-days or left-days")
    setting.add_argument("days", type=int, help="0 for what holds for all")
    setting.set_defaults(run=_set, url=url)


@contextmanager
def _database(options: argparse.Namespace, *, upgrade: bool = True) -> Iterator[Database]:
    from app.endpoint.database import Database

    database = Database(options.url(options), upgrade=upgrade)
    try:
        yield database
    finally:
        database.close()


def _sure(options: argparse.Namespace, question: str) -> bool:
    if options.yes:
        return True
    try:
        return input(f"{question} Type yes: ").strip().lower() == "yes"
    except EOFError:
        return False


def _status(options: argparse.Namespace) -> int:
    from app.endpoint.migrations import latest

    with _database(options, upgrade=False) as database:
        there = database.present()
    if there == latest():
        print(f"The schema is {there}: that of this release.")
        return 0
    print(f"The schema is {there or 'not there yet'}; this release has {latest()}.")
    print("Next: leadwell db upgrade, or leadwell serve, which does it by itself.")
    return 1


def _upgrade(options: argparse.Namespace) -> int:
    return _migrate(options, options.to, is_forward=True)


def _downgrade(options: argparse.Namespace) -> int:
    question = f"What schemas after {options.to} hold will be lost. A backup should be there."
    if not _sure(options, question):
        print("Nothing was changed.")
        return 1
    return _migrate(options, options.to, is_forward=False)


def _migrate(options: argparse.Namespace, to: str, *, is_forward: bool) -> int:
    from app.endpoint.migrations import known, latest

    to = to or latest()
    if not known(to):
        raise LeadwellError(f"There is no schema {to}. The newest is {latest()}.")
    with _database(options, upgrade=False) as database:
        there = database.present() or ""
        if there and (to < there) is is_forward:
            other = "downgrade" if is_forward else "upgrade"
            raise LeadwellError(f"The schema is {there}. To get to {to}: leadwell db {other}")
        database.migrate(to)
    print(f"The schema was {there or 'not there'}, and is {to} now.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    from app.endpoint.backup import back_up

    size = back_up(options.url(options), options.file)
    print(f"{options.file} holds everything ({size / 1e6:,.1f} MB).")
    print(f"To see that it can be put back: leadwell rehearse {options.file}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from app.endpoint.backup import restore
    from app.endpoint.erasure import read

    hashes: set[str] = set()
    for path in options.erasures:
        hashes |= read(path)
    url = options.url(options)
    done = restore(url, options.file, hashes, wall(), is_replacing=options.replace)
    print("The backup is back. Every device sends what is missing here, and fetches all anew.")
    print(f"Erased again since the backup: {done.erased}.")
    return 0


def _rehearse(options: argparse.Namespace) -> int:
    from app.endpoint.rehearsal import rehearse, report

    found = rehearse(options.url(options), options.file, options.scratch)
    for line in report(found):
        print(line)
    return 1 if found.faults else 0


def _erase(options: argparse.Namespace) -> int:
    from app.endpoint.erasure import erase_person

    if not _sure(
        options, f"Everything of {options.person} at this endpoint will be gone for good."
    ):
        print("Nothing was changed.")
        return 1
    with _database(options) as database:
        account = erase_person(database, options.person, wall())
    print(f"{account} is erased. Backups made before still hold it: let them expire in 35 days.")
    return 0


def _erasures(options: argparse.Namespace) -> int:
    from app.endpoint.erasure import erased, written

    with _database(options) as database, database.owner() as connection:
        for line in written(erased(connection)):
            print(line)
    return 0


def _retention(options: argparse.Namespace) -> int:
    from app.endpoint.retention import tidy

    with _database(options) as database:
        gone = tidy(database, wall())
    for name, count in sorted(gone.items()):
        print(f"{count:>10,} {name}")
    if not gone:
        print("There was nothing to take away.")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from app.endpoint.audit import Head, heads, verify

    kept = []
    for text in options.head:
        space, n, hash = [*text.split(":"), "", ""][:3]
        if not (n.isascii() and n.isdecimal() and hash):
            raise LeadwellError(f"“{text}” is no end of an audit: it looks like ORG:N:HASH.")
        kept.append(Head(space, int(n), hash))
    with _database(options) as database, database.owner() as connection:
        breaks = verify(connection, tuple(kept))
        ends = heads(connection)
    for each in breaks:
        print(f"{each.space} breaks at entry {each.n}: {each.reason}.", file=sys.stderr)
    for end in ends:
        print(f"{end.space}:{end.n}:{end.hash}")
    return 1 if breaks else 0


def _export(options: argparse.Namespace) -> int:
    from app.endpoint.audit import entries, heads

    with _database(options) as database, database.owner() as connection:
        for row in entries(connection, options.org):
            print(json.dumps(dict(row)))
        for end in heads(connection):
            if options.org in ("", end.space):
                print(json.dumps({"head": end.space, "n": end.n, "hash": end.hash}))
    return 0


def _set(options: argparse.Namespace) -> int:
    from app.endpoint.retention import set_days

    with _database(options) as database, database.owner() as connection:
        set_days(connection, options.org, options.name, options.days, wall())
    print("Done. It holds from the next time things are tidied up, once a day.")
    return 0
