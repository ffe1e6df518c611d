"""What is around the routes of an endpoint: limits, figures, what it says and what it does daily.

Whoever hosts it sets this by variables; `VARIABLES` is the list of all of them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from app.endpoint.logs import LEVELS
from app.endpoint.metrics import Networks, networks
from app.errors import LeadwellError

VARIABLES = {
    "LEADWELL_DATABASE_URL": "PostgreSQL's address; without it a SQLite file under --data",
    "LEADWELL_WORKERS": "how many processes serve; 1",
    "LEADWELL_TRUSTED_PROXIES": "addresses of proxies whose word counts on who asks; none",
    "LEADWELL_METRICS": 'who may read /metrics, as addresses and networks, or "off"; this machine',
    "LEADWELL_SYNCS": "syncs a minute and device, ten minutes' worth at once; 60, and 0 for all",
    "LEADWELL_LOG": '"info" for every request, "warning" for what went wrong, or "off"; info',
    "HOST": "where to listen; 127.0.0.1",
    "PORT": "where to listen; 8000",
}
"""The variables and what they say, with what holds where they are not set."""


class NoSuchSetting(LeadwellError):
    """A setting has a value that does not fit."""


HERE = networks("127.0.0.1,::1")
"""This machine alone."""


@dataclass(frozen=True, slots=True)
class Service:
    """The settings of an endpoint."""

    syncs: int = 0
    """A minute and device; 0 for as many as it likes."""
    metrics: Networks = HERE
    """Who may read the figures."""
    log: str = "info"
    """One of LEVELS."""
    trusted: str = ""
    """Addresses of proxies, by commas."""
    workers: int = 1
    """Processes."""
    is_daily: bool = False
    """Whether it tidies up once a day."""


def service_of(environment: Mapping[str, str] = os.environ) -> Service:
    """Return the settings that variables hold. NoSuchSetting: one of them fits nothing."""
    log = environment.get("LEADWELL_LOG") or "info"
    if log not in LEVELS:
        raise NoSuchSetting(f"LEADWELL_LOG is one of: {', '.join(LEVELS)}.")
    try:
        seen_from = networks(environment.get("LEADWELL_METRICS") or "127.0.0.1,::1")
    except ValueError:
        raise NoSuchSetting(
            'LEADWELL_METRICS is a list of addresses and networks by commas, or "off".'
        ) from None
    return Service(
        syncs=_number(environment, "LEADWELL_SYNCS", 60, 0),
        metrics=seen_from,
        log=log,
        trusted=environment.get("LEADWELL_TRUSTED_PROXIES") or "",
        workers=_number(environment, "LEADWELL_WORKERS", 1, 1),
        is_daily=True,
    )


def _number(environment: Mapping[str, str], name: str, otherwise: int, least: int) -> int:
    given = environment.get(name) or str(otherwise)
    if not (given.isascii() and given.isdecimal() and least <= int(given) <= 1_000_000):
        raise NoSuchSetting(f"{name} is a whole number, {least} or more.")
    return int(given)
