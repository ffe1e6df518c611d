"""What other devices wrote, taken along to another endpoint: their own way there may be closed."""

from __future__ import annotations

from app.store.archive import relay
from app.store.course import Course
from app.store.ledger import original
from app.store.store import Store

HOME = "home"
"""The fact about this device that names the account with which all that is here goes."""


async def settle(store: Store, account: str) -> None:
    """Send from now on with `account`; where another was there before, everything goes there too.

    This device's own changes go out again by themselves, since the endpoint says that it has none.
    Those that came from other devices go as relays; what is there already is only there once, since
    a relay counts as the change that it carries. NotSaved: it is tried again at the next start.
    """
    home = store.meta.get(HOME)
    if home == account:
        return
    if home is not None:
        await _relay_theirs(store)
    await store.remember(HOME, account)


async def _relay_theirs(store: Store) -> None:
    own = {original(op).id for op in store.ops if op.device == store.device}
    theirs = {
        inner.id: inner
        for op in store.ops
        if op.device != store.device and (inner := original(op)).id not in own
    }
    await relay(store, list(theirs.values()), Course())
