"""Everything that a store knows, as bytes, in slices that no tap has to wait for."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from app.models.op import Op, canonical
from app.store.course import Course
from app.store.frame import DEFLATED


def pieces(content: Mapping[str, Any]) -> Iterator[bytes]:
    """Give the canonical JSON of `content`, whose "ops" come one by one, as records or as JSON."""
    for number, key in enumerate(sorted(content)):
        yield (b"," if number else b"{") + canonical(key) + b":"
        if key != "ops":
            yield canonical(content[key])
            continue
        yield b"["
        for place, op in enumerate(content[key]):
            yield (b"," if place else b"") + canonical(op.wire() if isinstance(op, Op) else op)
        yield b"]"
    yield b"}"


def filed(content: Mapping[str, Any], format: str, version: int) -> Iterator[tuple[float, bytes]]:
    """Give the share that is done, and the next bytes of a file that holds `content`: gzip of
    {"content", "digest", "format", "version"}."""
    packer, digest = zlib.compressobj(6, wbits=31), hashlib.sha256()
    yield 0.0, packer.compress(b'{"content":')
    for done, piece in enumerate(pieces(content)):
        digest.update(piece)
        yield min(1.0, done / (len(content["ops"]) + 10)), packer.compress(piece)
    rest = {"digest": digest.hexdigest(), "format": format, "version": version}
    yield 1.0, packer.compress(b"," + canonical(rest)[1:]) + packer.flush()


async def packed(state: Mapping[str, Any], course: Course) -> bytes:
    """Return a ledger's state as the bytes of a snapshot: flags, then compressed JSON."""
    packer, parts = zlib.compressobj(1), [bytes([DEFLATED])]
    for piece in pieces(state):
        parts.append(packer.compress(piece))
        await course.pause(0.0)
    return b"".join((*parts, packer.flush()))
