"""Packed in place of `sysconfig`: a release knows nothing of how its Python was built.

`zoneinfo`, which pydantic imports, asks where the time zones of a computer are.
"""

from __future__ import annotations


def get_config_var(name: str) -> None:
    """Return None: nothing of that name is known."""
