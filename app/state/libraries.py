"""Libraries that come after the first screen, as the state waits for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

Ready = Callable[[], Awaitable[None]]
"""Returns when they can be imported; raises LeadwellError where they have not come yet."""


async def here() -> None:
    """They are all here, as they are outside a browser."""
