"""What the Me screens need of sync; `app.sync` has it."""

from __future__ import annotations

from typing import Protocol


class Sending(Protocol):
    """Sending to an endpoint, as the app uses it."""

    async def enrol(self, endpoint: str, code: str) -> None:
        """Join an organisation with an invite code. Offline or Rejected: nothing was changed."""
        ...

    async def link(self) -> str:
        """Return a code, for another device of the same person."""
        ...

    async def join(self, endpoint: str, code: str) -> None:
        """Join the account of another device by its code."""
        ...

    async def leave(self) -> None:
        """Stop sending from this device; everything stays on it."""
        ...

    def wake(self) -> None:
        """Send now, if there is anything and anywhere to send."""
        ...
