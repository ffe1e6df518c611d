"""Runs the endpoint on this machine, and says where it is."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from pathlib import Path

import segno
import uvicorn

from app.endpoint.app import create_app


def serve(database_url: str, web: Path | None, host: str, port: int) -> None:
    """Serve until interrupted; port 0 takes a free one."""
    app = create_app(database_url, web)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
    listener = config.bind_socket()
    # From here on nobody is turned away: who comes early waits until the app is ready.
    listener.listen(config.backlog)
    address = f"http://{_name(host)}:{listener.getsockname()[1]}"
    print(f"Leadwell is at {address}")
    if web is None:
        print("There is no web app to serve here; `make pack` makes it.")
    else:
        segno.make(address).terminal(compact=True)
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


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
