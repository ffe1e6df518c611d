"""Seeds that have found something, each with what it was: `make test` tries them again."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN: Mapping[int, str] = {
    1: "a device that was turned out while it waited for a `Retry-After`",
    180: "a device that was turned out and had a refused change as well",
}
