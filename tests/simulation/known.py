"""Seeds that have found something, each with what it was: `make test` tries them again."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN: Mapping[int, str] = {
    1: "a device that was turned out while it waited for a `Retry-After`",
    180: "a device that was turned out and had a refused change as well",
    5028: "a backup put back, and a copy of a device that took the numbers of what was lost",
    5039: "the same, with a change that two of its devices had heard of",
    5316: "the same, with a change of the copy in another record",
    5320: "the same, and a device told to go back a little that lost sight of what lay before",
    5359: "the same, where both copies had one clock that stood still",
}
