"""Asking the endpoint for a change: it needs a network, and one may not be who one was."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.errors import LeadwellError
from app.sync.errors import Offline, Rejected

T = TypeVar("T")
OTHER = frozenset({"role", "team", "organisation", "changed", "token", "revoked"})
"""What the endpoint says to who is something else than the device thinks."""


class NeedsNetwork(LeadwellError):
    """This needs a network, and there is no answer just now. Nothing was changed, and what you
    typed is still here. Please try again later."""


class Asking:
    """Waits for an answer, and says what it means."""

    def __init__(self, look_again: Callable[[], Awaitable[None]]) -> None:
        """`look_again` asks what one belongs to, where that must have changed."""
        self._look_again = look_again

    async def __call__(self, answer: Awaitable[T]) -> T:
        """Return the answer. NeedsNetwork: there is none. Rejected: in words, why not."""
        try:
            return await answer
        except Offline as error:
            raise NeedsNetwork from error
        except Rejected as error:
            if error.code in OTHER:
                await self._look_again()
            raise
