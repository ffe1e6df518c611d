"""Contrast of every look, measured by WCAG 2.2."""

from __future__ import annotations

import pytest

from app.ui.theme import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Palette

HUES = ("teal", "blue", "plum", "amber", "green")
LOOKS = {"light": LIGHT, "dark": DARK, "light, high": LIGHT_HIGH, "dark, high": DARK_HIGH}
NORMAL, HIGH, EDGE = 4.5, 7.0, 3.0
"""WCAG 2.2: 1.4.3, 1.4.6 and 1.4.11."""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def texts(palette: Palette) -> list[tuple[str, str, str]]:
    """Every pair of text and ground that the screens use: what it is, text, ground."""
    pairs = []
    for ground in ("paper", "card"):
        for text in ("ink", "muted"):
            pairs.append((f"{text} on {ground}", getattr(palette, text), getattr(palette, ground)))
    for hue in HUES:
        full, tint = getattr(palette, hue)
        pairs += [
            (f"{hue} on paper", full, palette.paper),
            (f"{hue} on card", full, palette.card),
            (f"{hue} on its tint", full, tint),
            (f"ink on {hue} tint", palette.ink, tint),
            (f"muted on {hue} tint", palette.muted, tint),
            (f"text on {hue}", palette.on, full),
        ]
    return pairs


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", LOOKS)
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    least = HIGH if "high" in name else NORMAL
    weak = {
        what: round(contrast(text, ground), 2)
        for what, text, ground in texts(LOOKS[name])
        if contrast(text, ground) < least
    }
    assert weak == {}


@pytest.mark.parametrize("name", LOOKS)
def test_the_edge_of_a_control_can_be_seen(name: str) -> None:
    palette = LOOKS[name]
    assert contrast(palette.edge, palette.paper) >= EDGE
    assert contrast(palette.edge, palette.card) >= EDGE
