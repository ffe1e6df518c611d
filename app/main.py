"""The entry: open what is stored, then draw."""

from __future__ import annotations

import flet as ft

from app import services
from app.errors import LeadwellError
from app.models.look import Look
from app.ui.app import App
from app.ui.look import dress
from app.ui.screens.notopened import not_opened


async def main(page: ft.Page) -> None:
    """Start Leadwell on a page."""
    try:
        app = await services.start()
    except LeadwellError as error:
        dress(page, Look())
        page.add(not_opened(str(error)))
        services.shown()
        return
    app.layout.resize(page.width, page.height)
    page.on_resize = lambda event: app.layout.resize(event.width, event.height)
    dress(page, app.me.look)
    app.me.on_look = lambda look: dress(page, look)
    page.on_disconnect = lambda _: page.run_task(services.stop, app)
    page.render(App, app)
    services.drawn(app)


if __name__ == "__main__":
    ft.run(main, no_cdn=True, route_url_strategy=ft.RouteUrlStrategy.HASH)
