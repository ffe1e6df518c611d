"""A module as one article: what for, every card, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from app.models.content import Card, LibraryItem, Module, Pack, Source
from app.models.learning import next_up
from app.models.questions import asked
from app.words import learn as app_words
from build.reading import words
from build.reading.prose import day, prose
from build.reading.questions import question_body


def _bullets(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _part(id: str, name: str, inside: str) -> str:
    return (
        f'<section class="part" aria-labelledby="{id}-title">'
        f'<h2 id="{id}-title">{name}</h2>{inside}</section>'
    )


def _name(card: Card) -> str:
    if card.question is not None:
        return asked(card.question, app_words.BLANK)
    return card.title or (app_words.YOUR_PLAN if card.plan else words.NAME)


def _card(card: Card, root: str) -> str:
    id = escape(f"card-{card.id}")
    parts = [f'<h2 id="{id}-title">{escape(_name(card))}</h2>']
    if card.picture is not None:
        address, alt = escape(root + card.picture.file), escape(card.picture.alt)
        parts.append(f'<img class="picture" src="{address}" alt="{alt}" loading="lazy">')
    if card.text:
        parts.append(prose(card.text))
    if card.question is not None:
        parts.append(question_body(card, card.question))
    if card.plan is not None:
        line = app_words.PLAN_LINE.format(when=card.plan.when, then=card.plan.then)
        parts.append(f'<p>{words.PLAN_LEAD}</p><p class="plan-line">{escape(line)}</p>')
    return (
        f'<section id="{id}" class="card {card.kind}" aria-labelledby="{id}-title">'
        f"{''.join(parts)}</section>"
    )


def _source(source: Source) -> str:
    title = escape(source.title)
    if not source.url.startswith("https://"):
        return title
    return f'<a href="{escape(source.url)}" rel="noreferrer">{title}</a>'


def _deeper(item: LibraryItem) -> str:
    where = f'<p class="note">{app_words.NO_ADDRESS}</p>'
    if item.url.startswith("https://"):
        name = app_words.OPEN_WEB.format(title=item.title)
        where = (
            f'<p><a class="side-button" href="{escape(item.url)}" rel="noreferrer">'
            f"{escape(name)}</a></p>"
        )
    return (
        f'<div class="card"><p class="pill">{escape(app_words.KINDS[item.kind])}</p>'
        f'<h3>{escape(item.title)}</h3><p class="note">{escape(item.provider)}</p>'
        f"<p>{escape(item.about)}</p>{where}</div>"
    )


def lesson(pack: Pack, module: Module, root: str = "") -> str:
    """Return `module` as an article; `root` is the way from its page to the app's folder.

    The name of a card's section is `card-` and the card's id, so that a place on the page can
    become a place in the app. ValueError: a day of a check is none.
    """
    seen = [
        escape(behaviour.statement)
        for area in pack.areas
        for behaviour in area.behaviours
        if behaviour.id in module.behaviours
    ]
    deeper = [item for item in pack.library if item.id in module.deeper]
    checked = app_words.CHECKED.format(
        owner=escape(module.owner), checked=day(module.checked), next=day(module.next_check)
    )
    parts = [
        f'<h1 id="lesson-title">{escape(module.title)}</h1>'
        f'<p class="lead">{escape(module.summary)}</p>'
        f'<p class="pill">{app_words.MINUTES.format(n=module.minutes)}</p>',
        _part("outcomes", app_words.YOU_WILL, _bullets(map(escape, module.outcomes))),
        *(_card(card, root) for card in module.cards),
    ]
    if seen:
        parts.append(_part("seen", app_words.TEACHES, _bullets(seen)))
    if deeper:
        parts.append(_part("deeper", app_words.DEEPER, "".join(map(_deeper, deeper))))
    sources = _bullets(map(_source, module.sources))
    parts.append(_part("sources", app_words.SOURCES, f'{sources}<p class="note">{checked}</p>'))
    return (
        f'<article class="lesson" data-module="{escape(module.id)}" '
        f'aria-labelledby="lesson-title">{"".join(parts)}</article>'
    )


def first_lesson(pack: Pack) -> str:
    """Return the module that the app offers to somebody who is new, as an article.

    ValueError: there is nothing to learn.
    """
    first = next_up(pack.pathways, {module.id: module for module in pack.modules}, {})
    if first is None:
        raise ValueError("There is no module in any pathway.")
    return lesson(pack, first)
