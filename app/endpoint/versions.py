"""Which versions of the protocol the endpoint speaks, and for how long."""

from __future__ import annotations

from collections.abc import Mapping

from app.endpoint.refusal import Refusal

SERVED = 180 * 86_400_000
"""For how long a version is served once a newer one was there, in milliseconds."""
FOLLOWED: Mapping[int, int] = {1: 0}
"""When each version was followed by a newer one, in milliseconds since 1970; 0 for the present."""


def speak(version: object, now: int, followed: Mapping[int, int] = FOLLOWED) -> None:
    """Refusal: `version` is not spoken here any more, or not yet."""
    spoken = [each for each, since in followed.items() if not since or now < since + SERVED]
    if type(version) is int and version in spoken:
        return
    is_newer = isinstance(version, int) and version > max(spoken)
    raise Refusal(
        400,
        "protocol",
        "This app is newer than the endpoint. Everything is saved on this device and will be "
        "sent once the endpoint was updated: please tell whoever looks after it."
        if is_newer
        else "This app is too old for the endpoint. Everything is saved on this device and will "
        "be sent once the app was updated: please close it and open it again with a network.",
        more={"versions": spoken},
    )
