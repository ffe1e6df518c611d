"""The icon font, cut down to the icons that the app and the client's own widgets show."""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from flet_web import get_package_web_dir
from fontTools.subset import Options, Subsetter, load_font, save_font

WEB = Path(get_package_web_dir())
ICON_FONT = WEB / "assets" / "fonts" / "MaterialIcons-Regular.otf"
_MADE = re.compile(r'\bB\.([\w$]+)=new A\.\w+\((\d+),"MaterialIcons",')
_TABLE = re.compile(r"\[B\.[\w$]+(?:,\s*B\.[\w$]+){5000,}\]")
_MEMBER = re.compile(r"B\.([\w$]+)")
WIDGET_ICONS = {
    "": ("ERROR_OUTLINE",),
    "AppBar": ("ARROW_BACK", "CLOSE", "MENU"),
    "CupertinoTextField": ("CANCEL",),
    "DatePicker": ("ARROW_DROP_DOWN", "CHEVRON_LEFT", "CHEVRON_RIGHT", "EDIT", "EDIT_OUTLINED"),
    "Dropdown": ("ARROW_DROP_DOWN", "ARROW_DROP_UP"),
    "ExpansionTile": ("EXPAND_MORE",),
    "Markdown": ("CHECK_BOX", "CHECK_BOX_OUTLINE_BLANK"),
    "PopupMenuButton": ("MORE_HORIZ", "MORE_VERT"),
    "ReorderableListView": ("DRAG_HANDLE",),
    "SearchBar": ("ARROW_BACK", "CLOSE"),
    "SnackBar": ("CLOSE",),
    "Stepper": ("CHECK", "EDIT"),
    "TextField": ("ARROW_BACK", "MORE_VERT", "VISIBILITY", "VISIBILITY_OFF"),
    "TimePicker": ("ACCESS_TIME", "KEYBOARD_OUTLINED"),
}
"""Icons that a control draws by itself, by the control; "" is Flet's own word of an error.

Found in `main.dart.js`, which names each icon once where it is made and once in Flet's table of
all: 68 other uses are left, and these are the ones of controls that an app like this may come to
use. A text field has a menu of its own (back, more) and an eye where it holds a pass word, a snack
bar has a cross, Markdown has boxes to tick.
"""


class IconNotFound(Exception):
    """The code uses an icon in a way that cannot be read off it. Write `ft.Icons.NAME`."""


def _used(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield each name that a module takes from Flet, and whether it is an icon's."""
    modules, direct, named = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {item.asname or item.name for item in node.names if item.name == "flet"}
        elif isinstance(node, ast.ImportFrom) and node.module == "flet":
            direct |= {item.asname or item.name for item in node.names if item.name == "Icons"}
            yield from ((item.name, False) for item in node.names)

    def is_icons(node: ast.expr) -> bool:
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr="Icons"):
                return name in modules
            case ast.Name(id=name):
                return name in direct
        return False

    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=value, attr=name) if is_icons(value):
                named.add(id(value))
                yield name, True
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in modules:
                yield name, False
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and is_icons(node) and id(node) not in named:
            raise IconNotFound(f"line {node.lineno}")


def icons(app: Path) -> frozenset[str]:
    """Return the names of the icons that the code under `app` shows, itself or through controls.

    IconNotFound: an icon is chosen in a way that only a run would tell.
    """
    found = set(WIDGET_ICONS[""])
    for path in sorted(app.rglob("*.py")):
        try:
            for name, is_icon in _used(ast.parse(path.read_bytes())):
                found.update({name} if is_icon else WIDGET_ICONS.get(name, ()))
        except IconNotFound as error:
            raise IconNotFound(f"{path}, {error}: {IconNotFound.__doc__}") from None
    return frozenset(found)


@cache
def code_points() -> dict[str, int]:
    """Return the code point of each of Flet's icons, by its name.

    Python sends an icon's number, its place in a table of the client: the table is read from there.
    """
    client = (WEB / "main.dart.js").read_text()
    made = {name: int(point) for name, point in _MADE.findall(client)}
    table = _TABLE.search(client)
    if table is None:
        raise IconNotFound("The client keeps its icons elsewhere now; look where, and mend.")
    order = [made.get(name) for name in _MEMBER.findall(table.group())]
    found = {name: order[number & 0xFFFF] for name, number in _numbers().items()}
    return {name: point for name, point in found.items() if point is not None}


def _numbers() -> dict[str, int]:
    data = resources.files("flet.controls.material").joinpath("icons.json").read_bytes()
    numbers: dict[str, int] = json.loads(data)
    return numbers


def subset_icons(names: Iterable[str]) -> bytes:
    """Return the icon font with the icons `names` alone, as WOFF2, the same bytes each time."""
    options = Options()
    options.flavor = "woff2"
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.desubroutinize = True
    font = load_font(str(ICON_FONT), options)
    subsetter = Subsetter(options)
    points = code_points()
    subsetter.populate(unicodes=[points[name] for name in names])
    subsetter.subset(font)
    buffer = io.BytesIO()
    save_font(font, buffer, options)
    font.close()
    return buffer.getvalue()


def subset_names(data: bytes, names: frozenset[str]) -> bytes:
    """Return Flet's table of icons, a JSON object, with the icons `names` alone."""
    table = json.loads(data)
    kept = {name: number for name, number in table.items() if name in names}
    return json.dumps(kept, separators=(",", ":")).encode()
