"""The commands `leadwell content …`, for people who write what others learn from."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import date
from pathlib import Path

FOLDER = Path("content")


def add_commands(content: argparse.ArgumentParser) -> None:
    """Add every command to `content`."""
    actions = content.add_subparsers(required=True, metavar="ACTION")
    over = argparse.ArgumentParser(add_help=False)
    over.add_argument("--overlay", type=Path, help="an organisation's own folder, laid over it")
    inside = argparse.ArgumentParser(add_help=False)
    inside.add_argument("--folder", type=Path, default=FOLDER, help="where the content is")

    check = actions.add_parser(
        "check", parents=[over], help="say every mistake: file, line and mend"
    )
    check.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    check.set_defaults(run=_check)

    compile = actions.add_parser("compile", parents=[over], help="write all of it as one pack")
    compile.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    compile.add_argument("--out", type=Path, default=Path("build/content.json"))
    compile.set_defaults(run=_compile)

    new = actions.add_parser("new", help="begin something new")
    things = new.add_subparsers(required=True, metavar="WHAT")
    module = things.add_parser("module", parents=[inside, over], help="a module to fill in")
    module.add_argument("id", help="such as 1.6")
    module.add_argument("title", help="in quotes")
    module.set_defaults(run=_new)

    preview = actions.add_parser(
        "preview", parents=[over], help="show it in a browser, anew after each change"
    )
    preview.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    preview.add_argument("--host", default="127.0.0.1")
    preview.add_argument("--port", type=int, default=8010)
    preview.set_defaults(run=_preview)

    schema = actions.add_parser("schema", help="write JSON Schemas for editors")
    schema.add_argument("--out", type=Path, default=Path("build/schemas"))
    schema.set_defaults(run=_schema)

    gift = actions.add_parser("gift", help="questions from and to Moodle's GIFT format")
    ways = gift.add_subparsers(required=True, metavar="WAY")
    take = ways.add_parser("import", parents=[inside], help="print questions as cards")
    take.add_argument("file", type=Path)
    take.add_argument("--module", default="", help="put them into this module, before its plan")
    take.set_defaults(run=_take)
    give = ways.add_parser("export", parents=[inside, over], help="write questions as GIFT")
    give.add_argument("module", nargs="*", help="ids of modules; all if there are none")
    give.add_argument("--out", type=Path, help="a new file; else they are printed")
    give.set_defaults(run=_give)

    form = actions.add_parser(
        "import-xlsform", parents=[inside], help="a checklist out of a form of ODK, Kobo and others"
    )
    form.add_argument("file", type=Path, help="an XLSForm: a spreadsheet that ends in .xlsx")
    form.add_argument("--to", type=Path, help="a new file, or a folder; else it is printed")
    form.set_defaults(run=_form)


def _folders(*folders: Path | None) -> None:
    from app.content.compile import ContentError

    for folder in folders:
        if folder is not None and not folder.is_dir():
            raise ContentError(f"There is no folder {folder}.")


def _check(options: argparse.Namespace) -> int:
    from app.content.check import main as check

    _folders(options.folder, options.overlay)
    return check(options.folder, options.overlay)


def _compile(options: argparse.Namespace) -> int:
    from app.content.compile import compile_pack
    from app.models.op import canonical

    _folders(options.folder, options.overlay)
    pack = canonical(compile_pack(options.folder, options.overlay))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=options.out.parent, delete=False) as part:
        part.write(pack)
    os.replace(part.name, options.out)
    return 0


def _new(options: argparse.Namespace) -> int:
    from app.content.template import write_module

    _folders(options.folder, options.overlay)
    path = write_module(options.folder, options.id, options.title, date.today(), options.overlay)
    print(f"{path} is there. Next:")
    print("  leadwell content preview    shows it while you write")
    print("  leadwell content check      says which words are still to be replaced")
    print(f'To give it a place in a pathway, add "{options.id}" to pathways.yaml.')
    return 0


def _preview(options: argparse.Namespace) -> int:
    from build.preview import Preview, serve

    _folders(options.folder, options.overlay)
    serve(Preview(options.folder, options.overlay), options.host, options.port)
    return 0


def _schema(options: argparse.Namespace) -> int:
    from app.content.editors import write_schemas

    for path in write_schemas(options.out):
        print(path)
    return 0


def _take(options: argparse.Namespace) -> int:
    from app.content.quiz import take_in

    _folders(options.folder)
    return take_in(options.file, options.folder, options.module)


def _give(options: argparse.Namespace) -> int:
    from app.content.quiz import give_out

    _folders(options.folder, options.overlay)
    return give_out(options.folder, options.module, options.out, options.overlay)


def _form(options: argparse.Namespace) -> int:
    from app.content.forms import take_form

    return take_form(options.file, options.folder, options.to)
