"""Text in its few sizes. Headings are headings to a screen reader too."""

from __future__ import annotations

import flet as ft

from app.ui.theme import INK, MUTED


def _heading(words: str, level: int, style: ft.TextThemeStyle, color: ft.ColorValue) -> ft.Control:
    return ft.Semantics(heading_level=level, content=ft.Text(words, theme_style=style, color=color))


def headline(words: str, color: ft.ColorValue = INK) -> ft.Control:
    """The name of a screen: one a screen, size 30."""
    return _heading(words, 1, ft.TextThemeStyle.HEADLINE_LARGE, color)


def title(words: str, level: int = 1, color: ft.ColorValue = INK) -> ft.Control:
    """What the screen asks or tells: size 24."""
    return _heading(words, level, ft.TextThemeStyle.HEADLINE_MEDIUM, color)


def heading(words: str, level: int = 2, color: ft.ColorValue = INK) -> ft.Control:
    """A part of a screen: size 20."""
    return _heading(words, level, ft.TextThemeStyle.TITLE_LARGE, color)


def strong(words: str, color: ft.ColorValue = INK) -> ft.Text:
    """The name of a card or of a choice: size 18."""
    return ft.Text(words, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, color=color)


def body(words: str, color: ft.ColorValue = INK) -> ft.Text:
    """Text to read: size 16."""
    return ft.Text(words, theme_style=ft.TextThemeStyle.BODY_LARGE, color=color)


def note(words: str, color: ft.ColorValue = MUTED) -> ft.Text:
    """What may be missed: size 14."""
    return ft.Text(words, theme_style=ft.TextThemeStyle.BODY_SMALL, color=color)


def markdown(words: str) -> ft.Markdown:
    """Paragraphs, **bold** and lists, as content is written."""
    return ft.Markdown(words, soft_line_break=True)


def label(words: str) -> ft.Control:
    """The name of a field above it; the field says it to a screen reader itself."""
    return ft.Semantics(
        exclude_semantics=True,
        content=ft.Text(words, theme_style=ft.TextThemeStyle.LABEL_LARGE, color=INK),
    )
