"""The command that takes a form in as a checklist for visits."""

from __future__ import annotations

import sys
from pathlib import Path

from app.content.check import gather
from app.content.compile import ContentError
from app.content.xlsform.checklist import read_form
from app.content.xlsform.left import report
from app.content.xlsform.writing import write_template
from app.models.visit import items


def take_form(file: Path, folder: Path, to: Path | None) -> int:
    """Print the checklist that an XLSForm becomes, or write it to `to`, a new file or a folder.

    Everything left out is said. Returns 1 where nothing of the form can be asked on a visit.
    ContentError: the form cannot be read, or the file is there already.
    """
    taken = read_form(file, _ids(folder))
    for line in report(taken.left):
        print(f"{file.name}, {line}", file=sys.stderr)
    if taken.template is None:
        print(f"Nothing in {file.name} can be asked on a visit.", file=sys.stderr)
        return 1
    text = write_template(taken.template)
    if to is None:
        print(text, end="")
        return 0
    path = to / f"{taken.template.id}.yaml" if to.is_dir() else to
    if path.suffix != ".yaml":
        raise ContentError(f"{path} would not be read. Give it a name that ends in .yaml.")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise ContentError(f"{path} is there already. It was left as it is.") from None
    except OSError as error:
        raise ContentError(f"{path} could not be written: {error.strerror}.") from error
    count = len(items(taken.template))
    there = "1 item is" if count == 1 else f"{count} items are"
    print(f"{there} in {path} now. Next: leadwell content check")
    return 0


def _ids(folder: Path) -> set[str]:
    """The ids of the checklists that are there."""
    if not folder.is_dir():
        return set()
    return {str(template.id) for template in gather(folder)[0]["visits"]}
