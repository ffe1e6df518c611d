"""The photos of an item: taking them, saying what they show, taking them away."""

from __future__ import annotations

import flet as ft

from app.models.checklist import VisitItem
from app.models.photo import Photo
from app.models.visit import Visit
from app.state.leadwell import Leadwell
from app.state.photos import Photos
from app.ui.component import action, component, tell, watch
from app.ui.files import pick_pictures
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.fields import Field
from app.ui.parts.words import body, note
from app.ui.theme import LINE, RADIUS, VISIT
from app.words import ward as words

SIDE = 160
"""Pixels of a small picture's longer side on the screen."""
FIRST = 6
"""Photos that are shown before one asks for more."""


@component
def Thumb(photos: Photos, photo: Photo) -> ft.Control:
    """A small picture, or where it is."""
    data, set_data = ft.use_state(b"")
    where, set_where = ft.use_state("")
    arrivals = watch(photos.arrivals)

    async def load() -> None:
        found = await photos.small(photo)
        set_data(found or b"")
        if found is None:
            # The words are there while it is asked for.
            set_where(where or ("coming" if photos.is_joined else "away"))
            set_where(await photos.fetch(photo) or "")

    async def complete() -> None:
        # Who looks at a photo has it whole from then on, signal or not.
        if data and photos.is_joined:
            await photos.fetch(photo)

    ft.use_effect(action(load), [photo.digest, arrivals.count if not data else 0])
    ft.use_effect(action(complete), [photo.digest, bool(data)])
    scale = min(1.0, SIDE / max(photo.width, photo.height))
    if where and not data:
        return tinted(note(words.PHOTO_WHERE[where]), hue=VISIT, icon=ft.Icons.DEVICES_OUTLINED)
    width, height = photo.width * scale, photo.height * scale
    if not data:
        return ft.Container(bgcolor=LINE, border_radius=RADIUS, width=width, height=height)
    label = photo.caption or words.PHOTO
    return ft.Image(
        data,
        semantics_label=label,
        border_radius=RADIUS,
        fit=ft.BoxFit.COVER,
        width=width,
        height=height,
    )


@component
def OnePhoto(app: Leadwell, visit_id: str, photo: Photo) -> ft.Control:
    """One photo with its caption, and the way to take it away."""
    visits, photos = app.visits, app.photos

    async def leave(text: str) -> None:
        visit = visits.visit(visit_id)
        if visit is not None:
            await photos.caption(visit, photo, text)

    async def remove() -> None:
        visit = visits.visit(visit_id)
        if visit is not None:
            await photos.remove(visit, photo)
            tell(words.PHOTO_GONE, lambda: photos.restore(visit, photo))

    return ft.Column(
        [
            ft.Row([Thumb(photos, photo, key=photo.digest)], wrap=True),
            Field(
                words.CAPTION,
                photos.typed(photo),
                lambda text: photos.type(photo, text),
                leave,
                hue=VISIT,
                key=f"caption-{photo.id}",
            ),
            ft.Row([grave_button(words.REMOVE_PHOTO, action(remove), ft.Icons.DELETE_OUTLINED)]),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def Taken(app: Leadwell, visit_id: str, item: VisitItem, taken: tuple[Photo, ...]) -> ft.Control:
    """The photos of one item."""
    visits, photos = app.visits, app.photos
    is_busy, set_busy = ft.use_state(False)
    shown, show = ft.use_state(FIRST)

    async def add() -> None:
        visit = visits.visit(visit_id)
        pictures = await pick_pictures()
        if not pictures or visit is None:
            tell(words.NO_PHOTO)
            return
        set_busy(True)
        try:
            for data in pictures:
                await photos.add(visit, item.id, data)
        finally:
            set_busy(False)

    more = len(taken) - shown
    return ft.Column(
        [
            *(OnePhoto(app, visit_id, each, key=each.id) for each in taken[:shown]),
            *(
                [
                    ft.Row(
                        [
                            quiet_button(
                                words.MORE.format(n=more), action(show, shown + FIRST), VISIT
                            )
                        ]
                    )
                ]
                if more > 0
                else []
            ),
            ft.Semantics(
                live_region=True,
                label=words.KEEPING if is_busy else "",
                content=note(words.KEEPING if is_busy else words.PHOTO_RULES),
            ),
            side_button(words.ADD_PHOTO, action(add), VISIT, ft.Icons.PHOTO_CAMERA_OUTLINED),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def photographed(app: Leadwell, visit: Visit, item: VisitItem) -> ft.Control:
    """The photos of an item; where the checklist takes none, why not."""
    template = app.visits.template_of(visit)
    if template is None or not template.allows_photos:
        return tinted(body(words.NO_PHOTOS), hue=VISIT, icon=ft.Icons.NO_PHOTOGRAPHY_OUTLINED)
    taken = tuple(photo for photo in visit.photos if photo.item == item.id)
    return Taken(app, visit.id, item, taken, key=f"photos-{item.id}")
