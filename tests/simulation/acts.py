"""What each step of a schedule does."""

from __future__ import annotations

from collections.abc import Mapping

from tests.simulation import mishaps, work
from tests.simulation.schedule import NETWORK

ACTS: Mapping[str, mishaps.Act] = {
    "edit": work.edit,
    "learn": work.learn,
    "write": work.write,
    "rewrite": work.rewrite,
    "delete": work.delete,
    "draft": work.draft,
    "look": work.look,
    "tidy": work.tidy,
    "newer op": work.newer,
    "older op": work.older,
    "op rejected": work.rejected,
    "photo": work.photo,
    "photo taken away": work.taken_away,
    "clock": mishaps.clock,
    "quota full": mishaps.full,
    "short write": mishaps.short,
    "tab killed": mishaps.killed,
    "worker terminated": mishaps.terminated,
    "two tabs": mishaps.two_tabs,
    "device cloned": mishaps.cloned,
    "device put back": mishaps.put_back,
    "device revoked": mishaps.revoked,
    "key rotation": mishaps.rotation,
    "cursor too old": mishaps.too_old,
    "server killed": mishaps.server_killed,
    "killed in transaction": mishaps.in_transaction,
    "database locked": mishaps.locked,
    "backup": mishaps.backup,
    "restored": mishaps.restored,
    "restored unsaid": mishaps.unsaid,
    **{name: mishaps.on_network(name) for name in NETWORK},
}
