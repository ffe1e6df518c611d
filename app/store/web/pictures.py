"""Pictures in a browser, which reads, turns and writes them itself."""

from __future__ import annotations

from typing import Any

import js
from pyodide.ffi import JsException, to_js

from app.models.photo import LONGEST, fitted
from app.store.pictures import SMALL, NotAPicture, Shrunk
from app.store.web.script import options

KINDS = {
    b"\xff\xd8": "image/jpeg",
    b"\x89P": "image/png",
    b"RI": "image/webp",
    b"GI": "image/gif",
}
"""By the first two bytes."""


class BrowserPictures:
    """Draws a picture anew on a canvas of the worker: no metadata comes along."""

    async def shrink(self, data: bytes) -> Shrunk:
        """Return a picture as it is kept. NotAPicture: this browser cannot read it."""
        try:
            # Firefox wants to be told what it reads.
            kind = options(type=KINDS.get(data[:2], ""))
            picture = await js.createImageBitmap(js.Blob.new(to_js([to_js(data)]), kind))
        except JsException as error:
            raise NotAPicture from error
        try:
            large, width, height = await _drawn(picture, LONGEST, 0.85)
            small, _, _ = await _drawn(picture, SMALL, 0.75)
        except (JsException, AttributeError) as error:
            # Safari before 16.4 has no canvas for workers.
            raise NotAPicture from error
        finally:
            picture.close()
        return Shrunk(large, width, height, small)


async def _drawn(picture: Any, longest: int, quality: float) -> tuple[bytes, int, int]:
    width, height = fitted(int(picture.width), int(picture.height), longest)
    canvas = js.OffscreenCanvas.new(width, height)
    context = canvas.getContext("2d")
    # What is clear in a picture would be black in a JPEG.
    context.fillStyle = "white"
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = "high"
    context.drawImage(picture, 0, 0, width, height)
    blob = await canvas.convertToBlob(options(type="image/jpeg", quality=quality))
    return bytes((await blob.arrayBuffer()).to_bytes()), width, height
