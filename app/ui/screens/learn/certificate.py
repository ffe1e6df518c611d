"""A certificate on the screen: the very words of the file, and the ways to save them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.models.cpd import Finished
from app.models.letters import lacking
from app.models.sheet import Part
from app.state.proof import Proof
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.screen import bar, bullets, empty, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.learn.sheet import sheet, wording
from app.ui.theme import LEARN, PROMISE
from app.words import proof as words


def saving_certificate(proof: Proof, done: Finished) -> Callable[[], Awaitable[None]]:
    """Return what saves the certificate of a pathway."""

    async def save() -> None:
        name = words.CERTIFICATE_FILE.format(id=done.pathway.id)
        if await save_file(name, await proof.certificate(sheet(done, proof.name))):
            tell(words.SAVED.format(name=name))

    return action(save)


def saving_badge(proof: Proof, done: Finished) -> Callable[[], Awaitable[None]]:
    """Return what saves the badge of a pathway."""

    async def save() -> None:
        name = words.BADGE_FILE.format(id=done.pathway.id)
        if await save_file(name, await proof.badge(done, wording(done))):
            tell(words.SAVED.format(name=name))

    return action(save)


def _part(part: Part) -> ft.Control:
    match part.kind:
        case "title":
            return title(part.words, level=2)
        case "heading":
            return heading(part.words, level=3)
        case "name" | "subject":
            return strong(part.words, LEARN.full)
        case "item":
            return bullets([part.words])
        case "note":
            return note(part.words)
    return body(part.words)


def _about_name(name: str) -> list[ft.Control]:
    """What to know about the name before the file is saved."""
    if not name:
        return [
            tinted(
                body(words.NO_NAME),
                ft.Row([side_button(words.NO_NAME_STEP, routes.go(routes.ME))]),
                icon=ft.Icons.INFO_OUTLINED,
            )
        ]
    letters = lacking(name)
    if not letters:
        return []
    said = words.LACKING.format(letters=", ".join(letters))
    return [tinted(body(said), hue=PROMISE, icon=ft.Icons.INFO_OUTLINED)]


@component
def CertificateScreen() -> ft.Control:
    """The certificate of the pathway in the address."""
    app = use_app()
    watch(app.learn)
    watch(app.me)
    proof = watch(app.proof)
    done = proof.pathway(ft.use_route_params().get("id", ""))
    if done is None:
        return screen(
            empty(
                ft.Icons.WORKSPACE_PREMIUM_OUTLINED,
                words.GONE,
                words.GONE_WORDS,
                words.BACK,
                routes.go(routes.PROOF),
            )
        )
    return screen(
        *_about_name(proof.name),
        card(*map(_part, sheet(done, proof.name).parts), spacing=12),
        side_button(words.SAVE_BADGE, saving_badge(proof, done), icon=ft.Icons.DOWNLOAD),
        head=bar(done.pathway.title, routes.go(routes.PROOF)),
        foot=main_button(
            words.SAVE_CERTIFICATE, saving_certificate(proof, done), icon=ft.Icons.DOWNLOAD
        ),
        key=f"certificate-{done.pathway.id}",
    )
