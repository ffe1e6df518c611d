"""A file that was made, on its way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from app.state.leadwell import Leadwell
from app.state.surroundings import Parcel
from app.state.taking import File
from app.ui.component import action, tell
from app.ui.files import save_file
from app.words import portable as words

Make = Callable[[], Awaitable[File | None]]


def saving(make: Make) -> Callable[[], Awaitable[None]]:
    """Return what saves the file that `make` makes; where it makes none, nothing is saved."""

    async def save() -> None:
        file = await make()
        if file is not None and await save_file(file.name, file.data):
            tell(words.SAVED.format(name=file.name))

    return action(save)


def sharing(app: Leadwell, title: str, make: Make) -> Callable[[], Awaitable[None]]:
    """Return what offers the file that `make` makes to the device's share sheet."""

    async def share() -> None:
        file = await make()
        if file is None:
            return
        how = await app.around.share(Parcel(title, "", file.name, file.type, file.data))
        if how != "left":
            tell(words.SHARED if how == "shared" else words.NO_SHARE)

    return action(share)
