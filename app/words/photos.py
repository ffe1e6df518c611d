"""Words about photos in files and on other devices."""

HERE = ("{n} photo came with it.", "{n} photos came with it.")
LEFT = (
    "1 photo could not be brought in: it is damaged in the file, or there is no room for it here. Everything else is in. Keep the file, make room, and bring it in again.",
    "{n} photos could not be brought in: they are damaged in the file, or there is no room for them here. Everything else is in. Keep the file, make room, and bring it in again.",
)
"""One, and several: the records came in all the same."""
