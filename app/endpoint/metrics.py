"""Figures for Prometheus: how many requests, how long they take, how many changes.

Where `leadwell serve` runs several processes, PROMETHEUS_MULTIPROC_DIR names a folder in which each
keeps its figures, and whichever is asked answers for all.
"""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from fastapi import FastAPI, Request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.endpoint.caller import source_of
from app.endpoint.database import Database

Networks = tuple[IPv4Network | IPv6Network, ...]
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_FORWARDED = ("x-forwarded-for", "forwarded", "via", "x-real-ip")


class Metrics:
    """The endpoint's figures. Nothing in them says who."""

    def __init__(self, database: Database) -> None:
        """Begin at nothing."""
        self._database = database
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter(
            "leadwell_requests", "Requests that were answered.", labels, registry=self.registry
        )
        self._seconds = Histogram(
            "leadwell_request_seconds",
            "How long answers took.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        ops = Counter(
            "leadwell_ops",
            "Changes of devices, by what became of them.",
            ("way",),
            registry=self.registry,
        )
        self._ops = {way: ops.labels(way) for way in ("pushed", "rejected", "pulled")}
        self._errors = Counter(
            "leadwell_errors", "Errors that nobody had foreseen.", registry=self.registry
        )
        self._pool = Gauge(
            "leadwell_database_sessions",
            "Sessions of the database that are in use.",
            multiprocess_mode="livesum",
            registry=self.registry,
        )
        self._counters: dict[tuple[str, str, int], Counter] = {}
        self._timers: dict[str, Histogram] = {}

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer; `route` is the pattern of an address, never an address."""
        key = method, route, status
        counter = self._counters.get(key)
        if counter is None:
            counter = self._counters[key] = self._requests.labels(method, route, str(status))
            self._timers.setdefault(route, self._seconds.labels(route))
        counter.inc()
        self._timers[route].observe(seconds)
        self._pool.set(self._database.sessions)

    def synced(self, pushed: int, rejected: int, pulled: int) -> None:
        """Count the changes of a sync: those that came, those put aside, those that went out."""
        self._ops["pushed"].inc(pushed)
        self._ops["rejected"].inc(rejected)
        self._ops["pulled"].inc(pulled)

    def failed(self) -> None:
        """Count an error that nobody had foreseen."""
        self._errors.inc()

    def text(self) -> bytes:
        """Return all figures as Prometheus reads them."""
        if FOLDER not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def networks(text: str) -> Networks:
    """Return the networks that `text` lists, by commas; "off" lists none. ValueError: no network.

    "127.0.0.1" is a network of one.
    """
    if text == "off":
        return ()
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def add_metrics(app: FastAPI, metrics: Metrics, seen_from: Networks) -> None:
    """Add the route, which answers only those on the networks of `seen_from`."""

    @app.get("/metrics", include_in_schema=False)
    def show(request: Request) -> Response:
        """Return the figures."""
        host = source_of(request)
        # A proxy on this machine asks from 127.0.0.1 for anybody.
        is_direct = not any(name in request.headers for name in _FORWARDED)
        if not (is_direct and _is_in(host, seen_from)):
            raise HTTPException(404)
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)


def _is_in(host: str, seen_from: Networks) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in seen_from)
