"""A person's devices, as the endpoint lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DAY = 24 * 60 * 60 * 1000
"""Milliseconds in a day."""
NEW = 7 * DAY
"""How long a device that was added is pointed out on the others, in milliseconds."""
LONGEST = 60
"""The most letters of a device's name."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device; times are milliseconds since 1970, by the endpoint's clock."""

    id: str
    name: str
    """What the person calls it; may be empty."""
    kind: str
    """What it runs in, such as “Safari on iPhone”; may be empty."""
    created: int
    seen: int
    revoked: int | None
    public: str = ""
    """The public half of its key in base64; empty where it still shows a token."""
    agree: str = ""
    """What the others seal keys for it with."""
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Devices:
    """What the endpoint said last."""

    account: str
    public: str
    """The public half of the account's signing key in base64; empty until a device has shown it."""
    here: str
    """The id of the device that asked."""
    code: int | None
    """When a recovery code was made; None where there is none."""
    all: tuple[Device, ...]

    def data(self) -> dict[str, Any]:
        """Return it as JSON, as the endpoint sends it and the device keeps it."""
        return {
            "account": self.account,
            "public_key": self.public,
            "here": self.here,
            "code": self.code,
            "devices": [
                {
                    "id": each.id,
                    "name": each.name,
                    "kind": each.kind,
                    "created": each.created,
                    "seen": each.seen,
                    "revoked": each.revoked,
                    "public_key": each.public,
                    "agree_key": each.agree,
                    "certificate": each.certificate,
                }
                for each in self.all
            ],
        }

    @property
    def active(self) -> tuple[Device, ...]:
        """Those that may still send."""
        return tuple(each for each in self.all if each.revoked is None)

    def find(self, id: str) -> Device | None:
        """Return the device of that id."""
        return next((each for each in self.all if each.id == id), None)

    def added(self, now: int) -> tuple[Device, ...]:
        """Return those that came of late, and after the device that asked."""
        own = self.find(self.here)
        since = max(now - NEW, own.created if own else now)
        return tuple(each for each in self.active if each.created > since and each is not own)


def devices_of(data: object) -> Devices | None:
    """Return the devices that `data` describes; None where it describes none."""
    match data:
        case {
            "account": str(account),
            "public_key": str(public),
            "here": str(here),
            "code": int() | None as code,
            "devices": list(found),
        }:
            return Devices(account, public, here, code, tuple(filter(None, map(_device, found))))
    return None


def _device(data: Any) -> Device | None:
    match data:
        case {
            "id": str(id),
            "name": str(name),
            "kind": str(kind),
            "created": int(created),
            "seen": int(seen),
            "revoked": int() | None as revoked,
            "public_key": str(public),
            "agree_key": str(agree),
            "certificate": str(certificate),
        }:
            return Device(id, name, kind, created, seen, revoked, public, agree, certificate)
    return None


_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""Marks in a browser's own description of itself, the first that is found counts: most browsers
name others too."""


def kind_of(agent: str) -> str:
    """Return what a browser calls itself in its user agent, in words that a person knows."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser} on {system}" if browser and system else browser or system
