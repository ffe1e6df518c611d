"""Goes through the sheet “survey”: what is kept of each row, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.content.xlsform.choices import ChoiceList
from app.content.xlsform.columns import COMMON, GROUPED, NO, YES, unused
from app.content.xlsform.entries import Entry, Group, Survey
from app.content.xlsform.kinds import Asked, asked, edge
from app.content.xlsform.left import Left, short
from app.content.xlsform.names import Ids, filled_in, identify
from app.content.xlsform.numbers import bounded
from app.content.xlsform.table import Table
from app.content.xlsform.workbook import Row
from app.models.checklist import UNANSWERED, VisitItem

LOOPED = {
    "repeat": "The repeat is left out: what stands in it is asked once.",
    "loop": "The loop is left out: what stands in it is asked once.",
}


class _Reader:
    """Reads rows one after another, and remembers which groups are open."""

    def __init__(
        self, table: Table, lists: Mapping[str, ChoiceList], say: Callable[[Left], None]
    ) -> None:
        self._table = table
        self._lists = lists
        self._say = say
        self._open: list[Group] = []
        self._ids = Ids()
        self._names: set[str] = set()
        self.survey = Survey(table.sheet)

    def _tell(self, row: Row, words: str) -> None:
        self._say(Left(self._table.sheet, row.number, words))

    def read(self, row: Row) -> None:
        """Take in one row."""
        cell = self._table.cell
        type = cell(row, "type")
        if cell(row, "disabled").lower() in YES:
            self._gone(row, "it is disabled in the form")
        elif not type:
            self._tell(row, f"This row is left out: it has no type. {self._glimpse(row)}".strip())
        elif at := edge(type):
            self._edge(row, *at)
        else:
            what = asked(type)
            if not what.kind:
                self._gone(row, f"{what.why} (type {short(type)})")
            else:
                self._question(row, what)

    def end(self) -> None:
        """Say which groups were never closed."""
        for group in self._open:
            words = "This group is never ended; it goes on to the last question."
            self._say(Left(self._table.sheet, group.row, words))

    def _glimpse(self, row: Row) -> str:
        return f"It says {short(next(text for text in row.cells if text))}."

    def _gone(self, row: Row, why: str) -> None:
        name = self._table.cell(row, "name")
        self.survey.gone.setdefault(name, row.number)
        self._tell(row, f"The question {short(name or '?')} is left out: {why}.")

    def _edge(self, row: Row, side: str, what: str) -> None:
        if side == "end":
            if self._open:
                self._open.pop()
            else:
                self._tell(row, f"This end of a {what} is left out: none is open.")
            return
        if what in LOOPED:
            self._tell(row, LOOPED[what])
        name = self._table.cell(row, "name")
        label = self._words(row, "label")
        group = Group(
            name, label, row.number, self._table.cell(row, "relevant"), len(self.survey.entries)
        )
        self._open.append(group)
        self.survey.groups.append(group)
        unused(self._table, row, GROUPED, self._tell)

    def _question(self, row: Row, what: Asked) -> None:
        cell = self._table.cell
        name, label = cell(row, "name"), self._words(row, "label")
        if not name and not label:
            self._gone(row, "it has neither a name nor a label")
            return
        choices = self._lists.get(what.choices)
        if what.choices and choices is None:
            self._gone(row, f"there is no list of choices {short(what.choices)}")
            return
        if not label:
            self._tell(row, f"The question {short(name)} has no label; its name is shown.")
        if what.why:
            self._tell(row, f"The question {short(name)} is kept, but {what.why}.")
        id = self._ids.take(identify(name, identify(label, f"question-{row.number}")))
        if name and name in self._names:
            self._tell(row, f"There are two questions {short(name)}; conditions look at the first.")
        if name and id != name:
            self._tell(row, f"The question {short(name)} is kept by the name “{id}”.")
        item = VisitItem(id, label or name, what.kind or "text", hint=self._words(row, "hint"))
        if what.kind == "photo" and "signature" in cell(row, "appearance").lower().split():
            item = replace(item, kind="signature")
        item, choices = self._chosen(row, item, what, choices)
        item = replace(item, is_required=self._required(row, item))
        item = bounded(self._table, row, item, what.is_whole, self._tell)
        self._names.add(name)
        self.survey.entries.append(
            Entry(
                *(name, row.number, item, tuple(self._open)),
                *(cell(row, "relevant"), choices, what.choices),
            )
        )
        unused(self._table, row, COMMON, self._tell, item.kind)

    def _words(self, row: Row, column: str) -> str:
        text = self._table.cell(row, column)
        if language := self._table.foreign(row, column):
            self._tell(row, f"Its {column} is taken from another language ({language}).")
        words, asked = filled_in(text, self._table.cell(row, "name"))
        if asked:
            words_now = f"it says {short(words)}. Edit it."
            self._tell(row, f"Its {column} shows an answer ({asked}); {words_now}")
        return words

    def _chosen(
        self, row: Row, item: VisitItem, what: Asked, choices: ChoiceList | None
    ) -> tuple[VisitItem, ChoiceList | None]:
        if choices is None:
            return item, None
        if what.has_other:
            choices = choices.copy()
            choices.add("other", "Other")
            words = "“Other” is added to its choices; what it is can be said in a note."
            self._tell(row, f"The question {short(item.id)} is kept: {words}")
        if len(choices.options) < 2:
            words = "is kept as words to read: its list has a single choice"
            self._tell(row, f"The question {short(item.id)} {words}.")
            return replace(item, kind="note"), None
        return replace(item, options=tuple(choices.options)), choices

    def _required(self, row: Row, item: VisitItem) -> bool:
        text = self._table.cell(row, "required")
        if text.lower() not in YES | NO:
            words = "an answer is required always or never, so this one may be left open"
            self._tell(row, f"The cell “required” ({short(text)}) is left out: {words}.")
        is_required = text.lower() in YES
        if is_required and item.kind in UNANSWERED:
            self._tell(row, "The cell “required” is left out: there is nothing to answer.")
            return False
        return is_required


def read_survey(
    table: Table, lists: Mapping[str, ChoiceList], say: Callable[[Left], None]
) -> Survey:
    """Return the questions and groups; what is left out is told to `say`."""
    for left in table.other_columns(COMMON):
        say(left)
    reader = _Reader(table, lists, say)
    for row in table.rows:
        reader.read(row)
    reader.end()
    return reader.survey
