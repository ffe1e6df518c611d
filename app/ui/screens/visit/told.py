"""What was heard on a visit, in words: for its summary, and for reading it back."""

from __future__ import annotations

from datetime import date, datetime

from app.models.checklist import UNANSWERED, Section, VisitItem
from app.models.filled import picked
from app.models.moment import spoken
from app.models.visit import Visit
from app.state.visit import Visits
from app.ui.screens.visit.items.chosen import scale_words
from app.words import visit as words


def answer_words(item: VisitItem, answer: str, today: date) -> str:
    """Return an answer as a person reads it."""
    if item.kind == "ypn":
        return words.YPN.get(answer, answer)
    if item.kind == "scale":
        return dict(scale_words(item)).get(answer, answer)
    if item.kind == "choice":
        return {option.id: option.text for option in item.options}.get(answer, answer)
    return spoken(answer, today) if item.kind == "date" else answer


def heard(visit: Visit, item: VisitItem, today: date) -> list[str]:
    """Return the lines that were said at an item: its answer, then its note."""
    options = {option.id: option.text for option in item.options}
    lines = [options[id] for id in picked(visit, item)] if item.kind == "several" else []
    answer = visit.answers.get(item.id)
    if answer:
        lines.append(answer_words(item, answer, today))
    noted = visit.notes.get(item.id)
    return [*lines, noted] if noted else lines


def is_told(visit: Visit, item: VisitItem) -> bool:
    """Whether there is anything to show of an item, words or pictures."""
    photos = any(photo.item == item.id for photo in visit.photos)
    today = date.min
    return bool(heard(visit, item, today)) or item.id in visit.inks or photos


def told(visits: Visits, visit: Visit) -> list[tuple[Section, list[VisitItem], int]]:
    """Return, for each section that shows, the items with something in them and how many have
    nothing."""
    form = visits.filled(visit)
    found = []
    for section in form.sections if form else ():
        asks = form.asks(section) if form else []
        there = [
            item
            for item in (form.items(section) if form else ())
            if item.kind not in UNANSWERED and is_told(visit, item)
        ]
        if asks or there:
            found.append((section, there, sum(item not in there for item in asks)))
    return found


def clock_words(at: int) -> str:
    """Return the time of day of a moment."""
    return f"{datetime.fromtimestamp(at / 1000):%H:%M}"
