"""The lists of choices of a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.content.xlsform.left import Left, short
from app.content.xlsform.names import Ids, filled_in, identify
from app.content.xlsform.table import Table
from app.models.checklist import Option

USED = ("list_name", "name", "label")
EXTRAS = {
    "image": "choices have no pictures",
    "media::image": "choices have no pictures",
    "audio": "choices have no sound",
    "media::audio": "choices have no sound",
}


@dataclass(slots=True)
class ChoiceList:
    """One list: its options in order, and what the form calls each."""

    row: int
    options: list[Option] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    """The form's name of a choice, and its id here."""
    known: set[str] = field(default_factory=set)
    """The names it has already."""
    _ids: Ids = field(default_factory=Ids)

    def copy(self) -> ChoiceList:
        """Return a list of its own with the same choices."""
        made = ChoiceList(self.row)
        for option, (name, _) in zip(self.options, self.names, strict=True):
            made.add(name, option.text)
        return made

    def add(self, name: str, label: str) -> str:
        """Add a choice; return its id."""
        id = self._ids.take(identify(name, f"choice-{len(self.options) + 1}"))
        self.options.append(Option(id, label))
        self.names.append((name, id))
        self.known.add(name)
        return id


def choice_lists(table: Table | None, say: Callable[[Left], None]) -> dict[str, ChoiceList]:
    """Return the lists by their names; what is left out is told to `say`."""
    lists: dict[str, ChoiceList] = {}
    if table is None:
        return lists
    for left in table.other_columns(USED):
        say(left)
    for row in table.rows:
        list_name, name = table.cell(row, "list_name"), table.cell(row, "name")
        label = table.cell(row, "label")

        def left_out(words: str, number: int = row.number) -> None:
            say(Left(table.sheet, number, words))

        if not list_name or not (name or label):
            left_out("This choice is left out: it has no list, or neither a name nor a label.")
            continue
        found = lists.setdefault(list_name, ChoiceList(row.number))
        if name in found.known:
            left_out(f"The choice {short(name)} is in its list twice; both are kept.")
        if not label:
            left_out(f"The choice {short(name)} has no label; its name is shown.")
        label, asked = filled_in(label, name)
        if asked:
            left_out(f"Its label shows an answer ({asked}); it says {short(label)}. Edit it.")
        if language := table.foreign(row, "label"):
            left_out(f"A label is taken from another language ({language}), for want of one.")
        id = found.add(name, label or name)
        if name and id != name:
            left_out(f"The choice {short(name)} is kept by the name “{id}”.")
        for column, written, _ in table.unused(row, USED):
            why = EXTRAS.get(column, "a checklist has no use for it")
            head = f"The column “{written}”" if column else "A cell in a column without a head"
            left_out(f"{head} is left out: {why}.")
    return lists
