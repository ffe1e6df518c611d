"""Pictures on the desktop, by Pillow, which the PDF library brings along."""

from __future__ import annotations

from io import BytesIO

from app.models.photo import LONGEST, fitted
from app.store.pictures import SMALL, NotAPicture, Shrunk


class PillowPictures:
    """Reads pictures with Pillow."""

    async def shrink(self, data: bytes) -> Shrunk:
        """Return a picture as it is kept. NotAPicture: it is none."""
        from PIL import Image, ImageOps

        try:
            with Image.open(BytesIO(data)) as opened:
                turned = ImageOps.exif_transpose(opened).convert("RGBA")
        except Exception as error:
            # Pillow's readers raise whatever a broken file makes them raise.
            raise NotAPicture from error
        whole = Image.new("RGB", turned.size, "white")
        whole.paste(turned, mask=turned)
        large = whole.resize(fitted(*whole.size, LONGEST), Image.Resampling.LANCZOS)
        small = whole.resize(fitted(*whole.size, SMALL), Image.Resampling.LANCZOS)
        return Shrunk(_jpeg(large, 85), *large.size, _jpeg(small, 75))


def _jpeg(picture: object, quality: int) -> bytes:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
