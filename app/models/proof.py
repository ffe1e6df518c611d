"""What a device signs for an endpoint: each text says what it is for and whom, so that none can
stand for another, and what one endpoint was given is worth nothing at the next."""

from __future__ import annotations

from app.models.op import canonical


def of_key(endpoint: str, account: str, device: str, public: str, agree: str) -> bytes:
    """Return what the device's own key signs where it is first shown: that the device has it."""
    return canonical(["lw1/key", endpoint, account, device, public, agree])


def of_device(account: str, device: str, public: str, agree: str) -> bytes:
    """Return what the account's key signs: that this device is one of the person's."""
    return canonical(["lw1/device", account, device, public, agree])


def of_session(endpoint: str, device: str, challenge: str) -> bytes:
    """Return what the device's key signs to be let in for a while."""
    return canonical(["lw1/session", endpoint, device, challenge])
