"""Whether a device and its endpoint have the same ops, and what is done where they have not."""

from __future__ import annotations

from app.sync.records import Records

AGREEMENT = "agreement"
"""The fact about this device that says when it last pulled everything again, and what difference
is known to be there for good."""
SELDOM = 86_400_000
"""How often everything may be pulled again, in milliseconds: never more than once a day."""


async def begin_again(store: Records, sum: str, now: int) -> bool:
    """Compare what is here with the endpoint's checksum, once all is sent and pulled; return
    whether to pull everything again, for which the cursor has been put back by then.

    Nothing here is dropped for it, least of all what waits to be sent. Where a difference is left
    when all was pulled again, this device has changes that came from somewhere else (from the
    endpoint of another organisation, say); while it stays the same, nothing is amiss.
    """
    try:
        difference = int(store.checksum, 16) ^ int(sum, 16)
    except ValueError:
        # The endpoint gives none.
        return False
    known = store.meta.get(AGREEMENT) or {}
    begun = known.get("begun", 0)
    if known.get("is_checking"):
        await store.remember(AGREEMENT, {"begun": begun, "difference": difference})
        return False
    if difference in (0, known.get("difference")) or begun <= now < begun + SELDOM:
        return False
    await store.remember(AGREEMENT, {"begun": now, "is_checking": True})
    await store.receive((), "")
    return True
