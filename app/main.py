"""The entry: open what is stored, then draw."""

from __future__ import annotations

import logging
from importlib import import_module

import flet as ft

from app import machine, services, text
from app.code import make_ready
from app.errors import LeadwellError
from app.models.look import Look
from app.rehearsal import rehearse
from app.ui.app import App
from app.ui.look import dress
from app.ui.screens.notopened import not_opened
from app.ui.screens.whoishere import who_is_here

logger = logging.getLogger("leadwell")


async def main(page: ft.Page) -> None:
    """Start Leadwell on a page, or say why it does not start."""
    try:
        await _start(page)
    except LeadwellError as error:
        _say(page, str(error))
        services.tell_page("booted")
    except Exception as error:
        # The type alone: an exception's words may hold what a person wrote.
        logger.error("start: %s", type(error).__name__)
        logger.debug("start", exc_info=True)
        # The shell says so in its own words, and counts it against a new release.
        services.tell_page("failed")
        _say(page, text.TROUBLE_WORDS)


def _say(page: ft.Page, words: str) -> None:
    dress(page, Look())
    again = (lambda: services.tell_page("reload")) if machine.IN_BROWSER else None
    page.add(not_opened(words, again))


async def _ask(page: ft.Page) -> None:
    """Ask who is there, where people share this device."""
    arrival = await services.arrival()
    if not arrival.is_asked:
        return
    dress(page, Look())
    page.add(who_is_here(arrival.people, arrival.choose))
    services.tell_page("booted")
    await arrival.chosen()
    page.clean()


async def _start(page: ft.Page) -> None:
    await _ask(page)
    app = await services.start()
    app.layout.resize(page.width, page.height)
    page.on_resize = lambda event: app.layout.resize(event.width, event.height)

    def look_like(look: Look) -> None:
        app.layout.scale = look.scale
        dress(page, look)

    look_like(app.me.look)
    app.me.on_look = look_like

    async def stop(_: object) -> None:
        await services.stop(app)

    page.on_disconnect = stop
    page.render(App, app)
    services.drawn(app)


def prepare() -> None:
    """Go through a start with nobody watching, so that a memory snapshot has all of it warm."""
    import_module("flet.app")  # Flet itself does so when `run` is first asked for.
    make_ready()
    rehearse()


def run() -> None:
    """Start Leadwell. In a browser what is stored is opened while Flutter still starts."""
    services.open_early()
    ft.run(main, no_cdn=True, route_url_strategy=ft.RouteUrlStrategy.HASH)


if __name__ == "__main__":
    run()
