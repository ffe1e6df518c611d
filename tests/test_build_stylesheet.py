"""The stylesheet of the pages to read: the app's own colours, and no others."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from app.ui.theme import Palette
from build.reading.page import PAPER, SOURCE, stylesheet
from tests.readings import FONT, template
from tests.test_ui_theme import HUES, LOOKS, contrast, texts

ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
COLOUR = re.compile(r"(--[a-z-]+): (#[0-9A-Fa-f]+);")
QUERIES = {
    "light": "",
    "dark": "@media screen and (prefers-color-scheme: dark)",
    "light, high": "@media (prefers-contrast: more)",
    "dark, high": "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark)",
}


def colours(look: str) -> dict[str, str]:
    """What the stylesheet sets for a look, by the name of the variable."""
    source = SOURCE.read_text(encoding="utf-8")
    start = source.index(f"{QUERIES[look]} {{\n  :root") if QUERIES[look] else 0
    table = ROOT.search(source, start)
    assert table
    return dict(COLOUR.findall(table[1]))


def palette(look: str) -> dict[str, str]:
    """What the app shows in a look, by the name that the stylesheet has for it."""
    shown: dict[str, str] = {}
    for field in fields(Palette):
        value = getattr(LOOKS[look], field.name)
        full, *tint = (value,) if isinstance(value, str) else value
        shown[f"--{field.name}"] = full
        shown |= {f"--{field.name}-tint": colour for colour in tint}
    return shown


@pytest.mark.parametrize("look", LOOKS)
def test_the_colours_of_a_page_are_those_of_the_app(look: str) -> None:
    shown = colours(look)
    assert set(shown) == set(colours("light"))
    assert shown == {name: palette(look)[name] for name in shown}


@pytest.mark.parametrize("look", LOOKS)
def test_text_on_a_page_stands_out_from_its_ground(look: str) -> None:
    shown = colours(look)
    least = 7.0 if "high" in look else 4.5
    hues = [hue for hue in HUES if f"--{hue}" in shown]
    grounds = [shown["--paper"], shown["--card"], *(shown[f"--{hue}-tint"] for hue in hues)]
    pairs = {(shown["--ink"], ground) for ground in grounds}
    pairs |= {(shown["--muted"], ground) for ground in grounds[:2]}
    pairs |= {(shown[f"--{hue}"], shown[f"--{hue}-tint"]) for hue in hues}
    pairs |= {(shown["--teal"], ground) for ground in grounds[:3]}
    pairs.add((shown["--on"], shown["--teal"]))
    assert pairs <= {(text, ground) for _, text, ground in texts(LOOKS[look])}
    assert [pair for pair in pairs if contrast(*pair) < least] == []


def test_no_colour_stands_outside_the_tables() -> None:
    for source in (SOURCE.read_text(encoding="utf-8"), template().split("<style>")[1]):
        assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|hsla?\(", ROOT.sub("", source)) == []
        used = set(re.findall(r"var\((--[a-z-]+)\)", source))
        assert used <= set(colours("light")) | {"--side"}


def test_the_browsers_own_bar_is_of_the_same_paper() -> None:
    for look, colour in PAPER.items():
        assert colour == LOOKS[look].paper
        bar = f'content="{colour}" media="(prefers-color-scheme: {look})"'
        assert bar in template()


def test_only_the_typeface_is_asked_for() -> None:
    sheet = stylesheet(FONT)
    assert re.findall(r"url\(([^)]*)\)|@import", sheet) == [f'"{FONT}"']
    assert "/*" not in sheet and "</" not in sheet
