"""The fonts: every icon and every letter that the app shows, and no icon besides."""

from __future__ import annotations

import ast
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flet_web import get_package_web_dir
from fontTools.ttLib import TTFont

from build.fonts import IconNotFound, code_points, icons, subset_icons, subset_names
from build.paths import APP, ASSETS, CONTENT

TEXT = ASSETS / "fonts" / "AtkinsonHyperlegibleNext.woff2"
OTHER = Path(get_package_web_dir()) / "assets" / "fonts" / "roboto.woff2"


def letters(font: Path | io.BytesIO) -> set[int]:
    """Return the code points that a font has signs for."""
    with TTFont(font) as opened:
        return set(opened.getBestCmap())


def app_of(tmp_path: Path, source: str) -> Path:
    """Return an app of one module."""
    (tmp_path / "main.py").write_text(source)
    return tmp_path


def written() -> Iterator[str]:
    """Yield every text of the app and of its content that is shown."""
    # The table of letters that a certificate's typeface lacks is not.
    # Nor are the names that the guard knows.
    models = APP / "models"
    hidden = (APP / "endpoint", models / "letters.py", models / "guard" / "given.py")
    for path in APP.rglob("*.py"):
        if not any(path.is_relative_to(each) for each in hidden):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
    for path in CONTENT.rglob("*"):
        if path.is_file():
            yield path.read_text(encoding="utf-8")


def test_the_icon_font_has_the_icons_of_the_code_and_no_other() -> None:
    names = icons(APP)
    font = letters(io.BytesIO(subset_icons(names)))
    assert font == {code_points()[name] for name in names}
    assert len(font) >= 40


def test_the_icon_font_is_the_same_bytes_each_time() -> None:
    assert subset_icons({"ADD", "CLOSE"}) == subset_icons({"CLOSE", "ADD"})


def test_each_icon_that_the_code_names_is_found_however_flet_is_called(tmp_path: Path) -> None:
    source = "import flet as ui\nfrom flet import Icons as I\nx = ui.Icons.TAB\ny = I.SYNC\n"
    assert icons(app_of(tmp_path, source)) == {"TAB", "SYNC", "ERROR_OUTLINE"}


def test_a_control_brings_the_icons_that_it_draws_by_itself(tmp_path: Path) -> None:
    assert "CLOSE" in icons(app_of(tmp_path, "import flet as ft\nft.SnackBar('a')\n"))
    assert "CLOSE" not in icons(app_of(tmp_path, "import flet as ft\nft.Text('a')\n"))


@pytest.mark.parametrize("use", ["ft.Icons['ADD']", "getattr(ft.Icons, name)", "list(ft.Icons)"])
def test_an_icon_that_only_a_run_would_tell_is_refused(tmp_path: Path, use: str) -> None:
    with pytest.raises(IconNotFound, match="line 2"):
        icons(app_of(tmp_path, f"import flet as ft\nx = {use}\n"))


def test_the_table_of_icons_has_those_of_the_code_and_no_other() -> None:
    table = json.dumps({"ADD": 1, "CLOSE": 2, "TAB": 3}).encode()
    assert json.loads(subset_names(table, frozenset({"ADD", "TAB"}))) == {"ADD": 1, "TAB": 3}


def test_our_typeface_has_every_letter_that_is_written_here() -> None:
    used = {letter for text in written() for letter in text if letter.isprintable()}
    assert {letter for letter in used if ord(letter) not in letters(TEXT)} == set()


def test_names_in_the_languages_of_colleagues_have_their_letters() -> None:
    names = "Łukasz Żółć Siân Ŵyn Ŷnys Nguyễn Ştefan Đặng Οδυσσέας Олександр Dvořák"
    both = letters(TEXT) | letters(OTHER)
    assert {letter for letter in names if ord(letter) not in both} == set()
