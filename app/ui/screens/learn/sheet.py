"""What a certificate and a badge say, in the words of the app."""

from __future__ import annotations

from app.models.badge import Wording
from app.models.cpd import Finished, Line
from app.models.moment import dated
from app.models.sheet import Part, Sheet
from app.words import proof as words


def title_of(line: Line) -> str:
    """The title of a module in the log; a name for one that is gone."""
    return line.title or words.GONE_MODULE.format(id=line.module)


def _together(done: Finished) -> str:
    """The minutes that were declared; nothing where there are none."""
    said = [line.said.minutes for line in done.lines if line.said.minutes is not None]
    if not said:
        return ""
    if len(said) == len(done.lines):
        return words.TOGETHER.format(n=sum(said))
    return words.SOME_TOGETHER.format(n=sum(said), some=len(said), all=len(done.lines))


def sheet(done: Finished, name: str) -> Sheet:
    """Return the certificate of a finished pathway."""
    title = done.pathway.title
    modules = (
        words.MODULE_LINE.format(title=title_of(line), date=dated(line.finished_at))
        for line in done.lines
    )
    parts = [
        Part("brand", words.BRAND),
        Part("title", words.CERTIFICATE),
        Part("lead", words.NAMED if name else words.UNNAMED),
        Part("name", name),
        Part("lead", words.HAS),
        Part("subject", title),
        Part("lead", words.DATE.format(date=dated(done.at))),
        Part("heading", words.MODULES),
        *(Part("item", line) for line in modules),
        Part("lead", _together(done)),
        Part("note", words.MADE_BY),
        Part("note", words.SOLO),
    ]
    return Sheet(
        title=words.DOCUMENT.format(title=title),
        author=name or words.BRAND,
        subject=done.pathway.summary,
        at=done.at,
        parts=tuple(part for part in parts if part.words),
    )


def wording(done: Finished) -> Wording:
    """Return the words of the badge of a finished pathway."""
    modules = "; ".join(title_of(line) for line in done.lines)
    return Wording(
        words.BADGE_ISSUER, words.BADGE_ABOUT, words.BADGE_CRITERIA.format(modules=modules)
    )
