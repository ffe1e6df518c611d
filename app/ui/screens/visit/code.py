"""A code on the screen: a picture with words for it, and its address below."""

from __future__ import annotations

from functools import lru_cache

import flet as ft

from app.models.qr import Squares, png
from app.state.surroundings import Parcel
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.words import note
from app.ui.theme import VISIT, Hue
from app.words import heard as words

SIZE = 300
"""Pixels that a code is wide; a camera at arm's length reads the largest of ours."""

_picture = lru_cache(maxsize=4)(png)


def code_image(code: Squares, name: str) -> ft.Control:
    """A code as a picture; white around it in the dark too, since cameras need that."""
    return ft.Row(
        [
            ft.Container(
                ft.Image(
                    src=_picture(code),
                    semantics_label=name,
                    width=SIZE,
                    height=SIZE,
                    fit=ft.BoxFit.CONTAIN,
                    filter_quality=ft.FilterQuality.NONE,
                    gapless_playback=True,
                ),
                bgcolor="#FFFFFF",
                border_radius=8,
                padding=4,
            )
        ],
        alignment=ft.MainAxisAlignment.CENTER,
        wrap=True,
    )


@component
def Code(address: str, name: str, hue: Hue = VISIT) -> ft.Control:
    """The code of an address, the address in words, and ways to hand it on."""
    app = use_app()
    receipts = watch(app.receipts)
    ft.use_effect(action(receipts.draw, address), dependencies=[address])
    code = receipts.codes.get(address)

    async def copy() -> None:
        await ft.Clipboard().set(address)
        tell(words.COPIED)

    async def share() -> None:
        if await app.around.share(Parcel(name, address)) == "none":
            await ft.Clipboard().set(address)
            tell(words.NO_SHARE_ADDRESS)

    return ft.Column(
        [
            code_image(code, name) if code else note(words.NOT_DRAWN),
            # Text that can be selected is a field to a screen reader (seen with Flutter of 1.0.5).
            note(address),
            ft.Row(
                [
                    quiet_button(words.COPY, action(copy), hue, ft.Icons.COPY),
                    quiet_button(words.SHARE_ADDRESS, action(share), hue, ft.Icons.SHARE),
                ],
                wrap=True,
            ),
        ],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
