"""The folder `read/`: an index of everything there is to learn, and a page for each module."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from app.models.content import Module, Pack, Pathway
from app.words import learn as app_words
from build.reading import words
from build.reading.lesson import lesson
from build.reading.page import page

ROOT = "../../"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What the name of a page's folder may be."""


def _link(module: Module) -> str:
    minutes = app_words.MINUTES.format(n=module.minutes)
    return (
        f'<li class="card link"><h3><a href="{escape(module.slug)}/">'
        f"{escape(module.title)}</a></h3>"
        f"<p>{escape(module.summary)}</p>"
        f'<p class="note">{minutes}</p></li>'
    )


def _group(name: str, about: str, modules: Sequence[Module]) -> str:
    links = "".join(map(_link, modules))
    return (
        f'<h2>{escape(name)}</h2><p class="note">{escape(about)}</p><ul class="links">{links}</ul>'
    )


def _modules(pack: Pack, pathway: Pathway) -> list[Module]:
    by_id = {module.id: module for module in pack.modules}
    return [by_id[id] for id in pathway.modules if id in by_id]


def index(pack: Pack, font: str) -> str:
    """Return the page that lists pathways and their modules, and those that are in none."""
    groups = [(path.title, path.summary, _modules(pack, path)) for path in pack.pathways]
    placed = {id for pathway in pack.pathways for id in pathway.modules}
    others = [module for module in pack.modules if module.id not in placed]
    if others:
        groups.append((words.MORE, "", others))
    body = (
        f'<h1>{words.INDEX}</h1><p class="lead">{words.INDEX_LEAD}</p>'
        + "".join(_group(*group) for group in groups if group[2])
        + f'<p><a class="main-button" href="../">{words.APP}</a></p>'
    )
    title = words.TITLE.format(title=words.INDEX)
    return page(
        title,
        words.INDEX_ABOUT,
        body,
        root="../",
        font=font,
        across=f'<a href="../">{words.APP}</a>',
    )


def _beside(pack: Pack, module: Module) -> str:
    """The lessons before and after it in the first pathway that holds it."""
    for pathway in pack.pathways:
        order = _modules(pack, pathway)
        if module not in order:
            continue
        place = order.index(module)
        near = [
            (words.BEFORE, "prev", order[place - 1] if place > 0 else None),
            (words.AFTER, "next", order[place + 1] if place + 1 < len(order) else None),
        ]
        links = "".join(
            f'<li><a class="side-button" rel="{rel}" href="../{escape(other.slug)}/">'
            f"{escape(name.format(title=other.title))}</a></li>"
            for name, rel, other in near
            if other is not None
        )
        return f'<nav class="onward column" aria-label="{words.OTHERS}"><ul>{links}</ul></nav>\n'
    return ""


def module_page(pack: Pack, module: Module, font: str) -> str:
    """Return the page of one module."""
    address = escape(f"{ROOT}#/learn/module/{module.id}")
    body = (
        f"{lesson(pack, module, ROOT)}\n"
        f'<p><a class="main-button" href="{address}">{words.OPEN}</a></p>'
    )
    title = words.TITLE.format(title=module.title)
    return page(
        title,
        module.summary,
        body,
        root=ROOT,
        font=font,
        across=f'<a href="../">{words.ALL}</a>',
        onward=_beside(pack, module),
    )


def write_pages(web: Path, pack: Pack, font: str) -> None:
    """Write `read/` into `web`, where `font` is the address of the typeface from `web`.

    ValueError: two modules would have the same page, or one has a name that is no folder's.
    """
    slugs = [module.slug for module in pack.modules]
    for slug in slugs:
        if not SLUG.fullmatch(slug) or slugs.count(slug) > 1:
            raise ValueError(f"“{slug}” cannot be the name of one page: change the slug.")
    for module in pack.modules:
        folder = web / "read" / module.slug
        folder.mkdir(parents=True, exist_ok=True)
        text = module_page(pack, module, font)
        (folder / "index.html").write_text(text, encoding="utf-8")
    (web / "read").mkdir(exist_ok=True)
    (web / "read" / "index.html").write_text(index(pack, font), encoding="utf-8")
