"""The look a person has chosen, put on the page."""

from __future__ import annotations

import flet as ft

from app.models.look import Look
from app.ui import theme


def dress(page: ft.Page, look: Look) -> None:
    """Give `page` its colours, type and language."""
    light = theme.LIGHT_HIGH if look.high_contrast else theme.LIGHT
    dark = theme.DARK_HIGH if look.high_contrast else theme.DARK
    page.title = "Leadwell"
    page.padding = 0
    page.spacing = 0
    if not page.pyodide:
        # The packed app has it in Flutter's own manifest, before the first frame.
        page.fonts = {theme.FONT: theme.FONT_FILE}
    page.theme_mode = ft.ThemeMode(look.mode)
    page.theme = theme.theme(light, look.scale, moves=not look.still)
    page.dark_theme = theme.theme(dark, look.scale, moves=not look.still)
    page.locale_configuration = ft.LocaleConfiguration(
        current_locale=ft.Locale("en", "GB"), supported_locales=[ft.Locale("en", "GB")]
    )
    page.update()
