"""The `leadwell` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import operators, providers
from app.commands.authors import add_commands
from app.commands.operations import add_operations, add_setting
from app.errors import LeadwellError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 where it could not be done."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except LeadwellError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="leadwell", description="Leadwell's own commands.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        type=Path,
        default=Path(".data"),
        help="where the SQLite file is, unless LEADWELL_DATABASE_URL names a database",
    )

    serve = commands.add_parser("serve", parents=[data], help="serve the app and the endpoint")
    serve.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    serve.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
    serve.add_argument("--web", type=Path, default=Path("build/web"), help="the packed web app")
    serve.add_argument("--workers", type=int, help="how many processes; LEADWELL_WORKERS, or 1")
    serve.add_argument(
        "--trusted-proxies", help="whose word counts on who asks; LEADWELL_TRUSTED_PROXIES, or none"
    )
    serve.set_defaults(run=_serve)

    groups = operators.add_commands(commands, data, _transaction)
    providers.add_command(groups["org"], data, _transaction)
    add_setting(groups["org"], data, _database_url)
    add_operations(commands, data, _database_url)

    restored = commands.add_parser(
        "restored", parents=[data], help="after a backup was put back: let devices fill the gap"
    )
    restored.set_defaults(run=_restored)

    build = commands.add_parser("build", help="pack the web app")
    build.add_argument("--web", type=Path, default=Path("build/web"), help="where to put it")
    build.add_argument("--report", action="store_true", help="say what weighs what")
    build.set_defaults(run=_build)

    content = commands.add_parser("content", help="the texts that people learn from")
    add_commands(content)
    return parser


# Each command imports what it needs and no more: an author of content has no database.


def _database_url(options: argparse.Namespace) -> str:
    given = os.environ.get("LEADWELL_DATABASE_URL")
    if given:
        return given
    options.data.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{options.data / 'endpoint.sqlite'}"


def _serve(options: argparse.Namespace) -> int:
    from app.endpoint.serve import serve
    from app.endpoint.service import service_of

    # What is said on the line goes to every process by its variable.
    if options.workers is not None:
        os.environ["LEADWELL_WORKERS"] = str(options.workers)
    if options.trusted_proxies is not None:
        os.environ["LEADWELL_TRUSTED_PROXIES"] = options.trusted_proxies
    web = options.web if options.web.is_dir() else None
    serve(_database_url(options), web, options.host, options.port, service_of())
    return 0


@contextmanager
def _transaction(options: argparse.Namespace) -> Iterator[Connection]:
    from app.endpoint.database import Database

    database = Database(_database_url(options))
    try:
        with database.owner() as connection:
            yield connection
    finally:
        database.close()


def _restored(options: argparse.Namespace) -> int:
    from app.endpoint.exchange import forget_cursors

    with _transaction(options) as connection:
        forget_cursors(connection)
    print("Every device will send what is missing here, and fetch everything again.")
    return 0


def _build(options: argparse.Namespace) -> int:
    from build.pack import main as pack
    from build.report import report

    pack(["--out", str(options.web)])
    if options.report:
        print(report(options.web))
    return 0
