"""Photos of a visit: what is known of one; its bytes are kept beside the log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.moment import moment

LONGEST = 1_600
"""Pixels on the longer side, at most: enough to read a notice board by."""
DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo."""

    id: str
    item: str
    digest: str
    """SHA-256 of its bytes, in hexadecimal: the name they are kept under."""
    small: str
    """The same of a small copy, for lists; empty where there is none."""
    bytes: int
    width: int
    height: int
    """Pixels, as kept."""
    at: int
    """Milliseconds since 1970."""
    caption: str = ""
    """What it shows, in the visitor's words."""

    @property
    def field(self) -> str:
        """The register that it is kept in."""
        return f"photo.{self.item}.{self.id}"

    def value(self) -> dict[str, Any]:
        """Return what the register holds."""
        return {
            "digest": self.digest,
            "small": self.small,
            "bytes": self.bytes,
            "width": self.width,
            "height": self.height,
            "at": self.at,
        }


def photos_of(kept: Mapping[str, Any], captions: Mapping[str, Any]) -> tuple[Photo, ...]:
    """Return the photos of a visit, in the order in which they were taken; `kept` is by item and
    id with a point between, `captions` by id."""
    found = []
    for name, value in kept.items():
        item, _, id = name.rpartition(".")
        match value:
            case {
                "digest": str(digest),
                "bytes": int(bytes),
                "width": int(w),
                "height": int(h),
            } if item and DIGEST.fullmatch(digest) and min(bytes, w, h) > 0:
                small, at = str(value.get("small")), moment(value.get("at")) or 0
                small = small if DIGEST.fullmatch(small) else ""
                words = str(captions.get(id) or "")
                found.append(Photo(id, item, digest, small, bytes, w, h, at, words))
    return tuple(sorted(found, key=lambda photo: (photo.at, photo.id)))


def digests(value: Any) -> dict[str, bool]:
    """Return the digests in what a photo's register holds, and whether each is of a small copy."""
    if not isinstance(value, Mapping):
        return {}
    names = {str(value.get("small")): True, str(value.get("digest")): False}
    return {name: is_small for name, is_small in names.items() if DIGEST.fullmatch(name)}


def fitted(width: int, height: int, longest: int = LONGEST) -> tuple[int, int]:
    """Return the size of a picture of which no side is longer than `longest`; never enlarged."""
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
