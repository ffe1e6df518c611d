"""What a device is called on the screen."""

from __future__ import annotations

from app.models.device import Device
from app.words import devices as words


def called(device: Device) -> str:
    """Return the name that its person gave it, else what it runs in."""
    return device.name or device.kind or words.NAMELESS
