"""The routes of a person's devices, of their sessions, and of the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.endpoint import device_messages as own
from app.endpoint import messages
from app.endpoint.caller import device_asking, source_of
from app.endpoint.database import Database
from app.endpoint.device import Keys, list_devices, name_device, revoke_device, show_keys
from app.endpoint.recovery import keep_code, recover
from app.endpoint.session import LIFE, begin, challenge


def add_devices(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of devices to the endpoint."""

    @app.post(
        "/v1/session/challenge", response_model=own.ChallengeAnswer, responses=messages.REFUSED
    )
    def ask(body: own.ChallengeRequest) -> Any:
        """Return what a device has to sign."""
        with database.transaction() as connection:
            return {"challenge": challenge(connection, body.device, now())}

    @app.post("/v1/session", response_model=own.SessionAnswer, responses=messages.REFUSED)
    def let_in(body: own.SessionRequest) -> Any:
        """Let a device in that has signed."""
        with database.transaction() as connection:
            token, expires = begin(connection, body.device, body.challenge, body.signature, now())
        return {"token": token, "expires": expires, "life": LIFE}

    @app.post("/v1/devices", response_model=own.DevicesAnswer, responses=messages.REFUSED)
    def devices(request: Request) -> Any:
        """Return the person's devices."""
        with database.transaction() as connection:
            return list_devices(connection, device_asking(connection, request))

    @app.post("/v1/devices/key", response_model=messages.Done, responses=messages.REFUSED)
    def show(body: own.KeysRequest, request: Request) -> Any:
        """Know the device by its key from now on, and by its token no more."""
        keys = Keys(
            body.public_key,
            body.agree_key,
            body.account_key,
            body.address,
            body.certificate,
            body.proof,
        )
        about = {"name": body.name, "kind": body.kind}
        with database.transaction() as connection:
            show_keys(connection, device_asking(connection, request), keys, about, now())
        return {}

    @app.post("/v1/devices/name", response_model=messages.Done, responses=messages.REFUSED)
    def name(body: own.NameRequest, request: Request) -> Any:
        """Call a device something else."""
        with database.transaction() as connection:
            asking = device_asking(connection, request)
            name_device(connection, asking, body.device, {"name": body.name.strip()})
        return {}

    @app.post("/v1/devices/revoke", response_model=messages.Done, responses=messages.REFUSED)
    def revoke(body: own.DeviceRequest, request: Request) -> Any:
        """Let a device in no more; the one that asks may sign itself out so."""
        with database.transaction() as connection:
            asking = device_asking(connection, request)
            revoke_device(connection, asking, body.device, now())
        return {}

    @app.post("/v1/recovery", response_model=messages.Done, responses=messages.REFUSED)
    def code(body: own.CodeRequest, request: Request) -> Any:
        """Keep what a recovery code gives back, in place of what another one did."""
        with database.transaction() as connection:
            asking = device_asking(connection, request)
            keep_code(connection, asking, body.hash, body.letter, now())
        return {}

    @app.post("/v1/recover", response_model=own.RecoverAnswer, responses=messages.REFUSED)
    def give_back(body: own.RecoverRequest, request: Request) -> Any:
        """Let a new device into the account of whoever has the recovery code."""
        source = source_of(request)
        return recover(database, body.proof, body.device, source, now())
