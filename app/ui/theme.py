"""Colours, type, space and breakpoints. Numbers live only here.

Every pair of text and ground has a contrast of at least 4.5 to 1 (7 to 1 in high contrast);
`tests/test_ui_theme.py` measures them by WCAG 2.2, 1.4.3 and 1.4.6. There is no red: what needs
a second look is amber.
"""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

FONT = "Atkinson Hyperlegible Next"
FONT_FILE = "fonts/AtkinsonHyperlegibleNext.woff2"

PAPER = ft.Colors.SURFACE
CARD = ft.Colors.SURFACE_CONTAINER_LOWEST
LINE = ft.Colors.OUTLINE_VARIANT
EDGE = ft.Colors.OUTLINE
INK = ft.Colors.ON_SURFACE
MUTED = ft.Colors.ON_SURFACE_VARIANT
CLEAR = ft.Colors.TRANSPARENT


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour with its tint, and the colour of text on the full one."""

    full: ft.Colors
    tint: ft.Colors
    on: ft.Colors


TEAL = Hue(ft.Colors.PRIMARY, ft.Colors.PRIMARY_CONTAINER, ft.Colors.ON_PRIMARY)
BLUE = Hue(ft.Colors.SECONDARY, ft.Colors.SECONDARY_CONTAINER, ft.Colors.ON_SECONDARY)
PLUM = Hue(ft.Colors.TERTIARY, ft.Colors.TERTIARY_CONTAINER, ft.Colors.ON_TERTIARY)
AMBER = Hue(ft.Colors.ERROR, ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR)
GREEN = Hue(ft.Colors.PRIMARY_FIXED_DIM, ft.Colors.PRIMARY_FIXED, ft.Colors.ON_PRIMARY_FIXED)

LEARN, VISIT, REFLECT, PROMISE, RIGHT = TEAL, BLUE, PLUM, AMBER, GREEN

TABLET = 600
"""Width in pixels from which a rail replaces the bar."""
WIDE = 840
"""Width from which a list and its detail stand side by side."""
UPRIGHT = 720
"""Width from which the sections of a visit stand beside its items, where there is no rail: that of
a tablet held upright."""
MEASURE = 640
"""The widest a column of text may be."""
LIST_WIDTH = 320
TARGET = 48
"""The least size of anything that can be tapped (WCAG 2.5.5 asks for 44)."""
ROW_HEIGHT = 88
"""About the least height of a row in a list: how many can be seen is reckoned with it."""
RADIUS = 18
SPACE = 4
"""Everything is a multiple of this."""
MOTION_MS = 180


@dataclass(frozen=True, slots=True)
class Palette:
    """The raw colours of one look."""

    paper: str
    card: str
    line: str
    edge: str
    ink: str
    muted: str
    teal: tuple[str, str]
    """Full and tint; so for the other hues."""
    blue: tuple[str, str]
    plum: tuple[str, str]
    amber: tuple[str, str]
    green: tuple[str, str]
    on: str
    """Text on a full hue."""


LIGHT = Palette(
    paper="#F7F5F0",
    card="#FFFFFF",
    line="#DDD8CC",
    edge="#737C7D",
    ink="#1C2B2D",
    muted="#4F6063",
    teal=("#0B5D5B", "#DCEDEA"),
    blue=("#1F4F93", "#E0E9F6"),
    plum=("#6A3B73", "#EFE4F1"),
    amber=("#8A4B00", "#FBEBD2"),
    green=("#1E6B3C", "#DFF0E4"),
    on="#FFFFFF",
)
DARK = Palette(
    paper="#171513",
    card="#22201D",
    line="#3B3833",
    edge="#8F8A82",
    ink="#F1EDE6",
    muted="#BDB6AC",
    teal=("#86CFC8", "#16403E"),
    blue=("#A3C4F4", "#1F3557"),
    plum=("#DDB3E6", "#43294A"),
    amber=("#F2BE7C", "#4A3010"),
    green=("#93D3A8", "#1B3F29"),
    on="#12201F",
)
LIGHT_HIGH = Palette(
    paper="#FFFFFF",
    card="#FFFFFF",
    line="#4A5557",
    edge="#1C2B2D",
    ink="#000000",
    muted="#2B3638",
    teal=("#063F3E", "#E4F3F1"),
    blue=("#12356A", "#E6EEF9"),
    plum=("#4B2453", "#F4EBF6"),
    amber=("#5E3200", "#FDF1DE"),
    green=("#0F4A27", "#E6F5EA"),
    on="#FFFFFF",
)
DARK_HIGH = Palette(
    paper="#000000",
    card="#0E0D0C",
    line="#A8A298",
    edge="#F1EDE6",
    ink="#FFFFFF",
    muted="#E4DFD6",
    teal=("#B5EBE5", "#0A2C2B"),
    blue=("#CFE1FF", "#14243D"),
    plum=("#F1D6F7", "#301B36"),
    amber=("#FFDDB0", "#36220A"),
    green=("#C0F0CF", "#112C1B"),
    on="#000000",
)


def _colours(palette: Palette) -> ft.ColorScheme:
    return ft.ColorScheme(
        surface=palette.paper,
        surface_container_lowest=palette.card,
        surface_container_low=palette.card,
        surface_container=palette.card,
        surface_container_high=palette.card,
        surface_container_highest=palette.line,
        outline_variant=palette.line,
        outline=palette.edge,
        on_surface=palette.ink,
        on_surface_variant=palette.muted,
        primary=palette.teal[0],
        on_primary=palette.on,
        primary_container=palette.teal[1],
        on_primary_container=palette.teal[0],
        secondary=palette.blue[0],
        on_secondary=palette.on,
        secondary_container=palette.blue[1],
        on_secondary_container=palette.ink,
        tertiary=palette.plum[0],
        on_tertiary=palette.on,
        tertiary_container=palette.plum[1],
        on_tertiary_container=palette.plum[0],
        error=palette.amber[0],
        on_error=palette.on,
        error_container=palette.amber[1],
        on_error_container=palette.amber[0],
        primary_fixed=palette.green[1],
        primary_fixed_dim=palette.green[0],
        on_primary_fixed=palette.on,
        inverse_surface=palette.ink,
        on_inverse_surface=palette.paper,
        inverse_primary=palette.teal[1],
        surface_tint=ft.Colors.TRANSPARENT,
    )


ICON_GROWTH = 1.6
"""Icons grow with the text up to here; beyond, they would push the words aside."""


def _type(scale: float, ink: str) -> ft.TextTheme:
    def style(size: int, weight: ft.FontWeight, height: float) -> ft.TextStyle:
        return ft.TextStyle(
            size=size * scale,
            weight=weight,
            height=height,
            letter_spacing=0,
            color=ink,
            font_family=FONT,
        )

    return ft.TextTheme(
        headline_large=style(30, ft.FontWeight.W_700, 1.2),
        headline_medium=style(24, ft.FontWeight.W_700, 1.25),
        title_large=style(20, ft.FontWeight.W_700, 1.3),
        title_medium=style(18, ft.FontWeight.W_600, 1.35),
        title_small=style(16, ft.FontWeight.W_600, 1.35),
        body_large=style(16, ft.FontWeight.W_400, 1.5),
        body_medium=style(16, ft.FontWeight.W_400, 1.5),
        body_small=style(14, ft.FontWeight.W_400, 1.4),
        label_large=style(16, ft.FontWeight.W_600, 1.3),
        label_medium=style(14, ft.FontWeight.W_600, 1.3),
        label_small=style(14, ft.FontWeight.W_600, 1.3),
    )


def theme(palette: Palette, scale: float = 1.0, *, moves: bool = True) -> ft.Theme:
    """Return the whole look: `scale` is the app's own text size, 1.0 to 2.0."""
    transition = ft.PageTransitionTheme.NONE
    growth = min(scale, ICON_GROWTH)
    icons = ft.ButtonStyle(icon_size=20 * growth)
    return ft.Theme(
        color_scheme=_colours(palette),
        font_family=FONT,
        text_theme=_type(scale, palette.ink),
        icon_theme=ft.IconTheme(size=24 * growth, color=palette.ink),
        filled_button_theme=ft.FilledButtonTheme(style=icons),
        outlined_button_theme=ft.OutlinedButtonTheme(style=icons),
        text_button_theme=ft.TextButtonTheme(style=icons),
        scaffold_bgcolor=palette.paper,
        focus_color=palette.teal[1],
        splash_color=None if moves else ft.Colors.TRANSPARENT,
        visual_density=ft.VisualDensity.STANDARD,
        page_transitions=ft.PageTransitionsTheme(
            android=transition,
            ios=transition,
            linux=transition,
            macos=transition,
            windows=transition,
        ),
        navigation_bar_theme=ft.NavigationBarTheme(
            bgcolor=palette.card,
            indicator_color=palette.teal[1],
            label_text_style=ft.TextStyle(
                size=14 * min(scale, 1.3), weight=ft.FontWeight.W_600, color=palette.ink
            ),
        ),
        navigation_rail_theme=ft.NavigationRailTheme(
            bgcolor=palette.paper, indicator_color=palette.teal[1]
        ),
        snackbar_theme=ft.SnackBarTheme(
            bgcolor=palette.ink,
            action_text_color=palette.teal[1],
            content_text_style=ft.TextStyle(size=16 * scale, color=palette.paper, font_family=FONT),
        ),
    )
