"""Runs the endpoint on this machine, and says where it is."""

from __future__ import annotations

import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import segno
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from app.endpoint.database import Database
from app.endpoint.logs import log_to_stdout
from app.endpoint.metrics import FOLDER
from app.endpoint.service import Service, service_of

GRACE = 20
"""Seconds in which requests under way may finish, once the endpoint was asked to stop."""
_URL, _WEB = "LEADWELL_SERVED_URL", "LEADWELL_SERVED_WEB"
"""How processes that were started by this one learn what to serve."""


def serve(database_url: str, web: Path | None, host: str, port: int, service: Service) -> None:
    """Serve until interrupted or asked to end; port 0 takes a free one."""
    _end_quietly()
    with _settings(database_url, web, service):
        served: FastAPI | str = "app.endpoint.serve:worker"
        if service.workers == 1:
            served = worker()
        else:
            # One process takes the schema forward, and says in words why it cannot.
            Database(database_url).close()
        config = uvicorn.Config(
            served,
            factory=service.workers > 1,
            host=host,
            port=port,
            workers=service.workers,
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(service.trusted),
            forwarded_allow_ips=service.trusted or None,
            timeout_graceful_shutdown=GRACE,
        )
        if service.workers == 1:
            config.load()
        listener = config.bind_socket()
        # From here on nobody is turned away: who comes early waits until the app is ready.
        listener.listen(config.backlog)
        _announce(f"http://{_name(host)}:{listener.getsockname()[1]}", web)
        with suppress(KeyboardInterrupt):
            if service.workers > 1:
                Multiprocess(config, sockets=[listener]).run()
            else:
                uvicorn.Server(config).run(sockets=[listener])


def worker() -> FastAPI:
    """Return the endpoint as a process serves it; what it serves is in variables."""
    from app.endpoint.app import create_app

    service = service_of()
    if sys.stdout.isatty() and service.log == "info" and not os.environ.get("LEADWELL_LOG"):
        # Somebody sits before it: a line for every picture is of no use to them.
        service = replace(service, log="warning")
    log_to_stdout(service.log)
    web = os.environ.get(_WEB)
    return create_app(os.environ[_URL], Path(web) if web else None, service=service)


def _end_quietly() -> None:
    # uvicorn finishes, and then raises the signal again, which would be counted as a failure.
    signal.signal(signal.SIGTERM, lambda *_: None)


@contextmanager
def _settings(database_url: str, web: Path | None, service: Service) -> Iterator[None]:
    os.environ[_URL] = database_url
    os.environ[_WEB] = str(web) if web else ""
    if service.workers == 1:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="leadwell-metrics-") as folder:
        os.environ[FOLDER] = folder
        yield


def _announce(address: str, web: Path | None) -> None:
    # These words are for people. What goes to standard output is for programs, a line an event.
    print(f"Leadwell is at {address}", file=sys.stderr)
    if web is None:
        print("There is no web app to serve here; `make pack` makes it.", file=sys.stderr)
    else:
        segno.make(address).terminal(sys.stderr, compact=True)
    sys.stderr.flush()


def _name(host: str) -> str:
    """Return the name under which others find this machine, where it listens everywhere."""
    if host not in ("0.0.0.0", "::"):
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # A datagram socket sends nothing when it connects; it only chooses its own address.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
