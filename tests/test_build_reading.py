"""The pages to read: all of every lesson is there, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.content import Card, Module, Option, Pack, Pair, Picture, Plan, Question, Source
from app.models.questions import asked
from app.words.learn import BLANK
from build.paths import ASSETS
from build.reading.folder import module_page, write_pages
from build.reading.lesson import first_lesson, lesson
from build.reading.page import opening
from tests.markup import Markup
from tests.readings import FONT, lessons, template, write_reading

MODULES = lessons().modules
INDEX_BYTES, READABLE_BYTES = 20_000, 120_000
"""With Brotli: the app's page alone, and everything until there is something to read."""


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages."""
    folder = tmp_path_factory.mktemp("reading") / "web"
    folder.mkdir()
    write_reading(folder)
    return folder


@pytest.fixture(scope="module")
def pages(web: Path) -> dict[str, Markup]:
    """Every page under `read/`, by its place in the folder."""
    found = sorted((web / "read").rglob("*.html"))
    return {
        path.relative_to(web).as_posix(): Markup(path.read_text(encoding="utf-8")) for path in found
    }


def test_every_module_has_a_page_and_there_is_an_index(pages: dict[str, Markup]) -> None:
    wanted = {f"read/{module.slug}/index.html" for module in MODULES} | {"read/index.html"}
    assert set(pages) == wanted
    links = pages["read/index.html"].values("href")
    assert {f"{module.slug}/" for module in MODULES} <= set(links)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
def test_the_page_of_a_module_says_everything_that_the_app_says(
    module: Module, pages: dict[str, Markup]
) -> None:
    page = pages[f"read/{module.slug}/index.html"]
    wanted = [module.title, module.summary, module.owner, *module.outcomes]
    wanted += [source.title for source in module.sources]
    for card in module.cards:
        wanted += [line.lstrip("- ").replace("**", "") for line in card.text.splitlines() if line]
        if card.question:
            question = card.question
            wanted += [asked(question, BLANK), question.why, *(o.why for o in question.options)]
            wanted += [option.text for option in question.options]
            wanted += [words for pair in question.pairs for words in (pair.left, pair.right)]
            wanted += [pair.why for pair in question.pairs]
        if card.plan:
            wanted += [f"If {card.plan.when}, then I will {card.plan.then}."]
    assert [words for words in wanted if words not in page.text] == []
    sections = {found["id"]: found for found in page.all("section") if "id" in found}
    assert list(sections) == [f"card-{card.id}" for card in module.cards]
    names = page.values("id")
    assert len(set(names)) == len(names)
    assert set(page.values("aria-labelledby")) <= set(names)


def test_the_answer_begins_with_what_is_right_and_comes_after_the_choices() -> None:
    for module in MODULES:
        for card in module.cards:
            question = card.question
            if question is None:
                continue
            whole = lesson(lessons(), replace(module, cards=(card,)))
            found = re.search(
                r"<section id=.*?</h2>(.*?)(<details>.*?</details>)", whole, re.DOTALL
            )
            assert found
            asked, answered = found.groups()
            states = re.findall(r'class="(right|other)"', answered)
            assert states == sorted(states, key=lambda state: state != "right")
            assert "right" not in re.findall(r'class="(\w+)"', asked)
            right = [option.text for option in question.options if option.is_right]
            shown = [words for words in Markup(answered).inside("strong") if words in right]
            assert shown == right
            if question.kind == "order":
                choices = [words for words in Markup(asked).inside("li") if words in right]
                assert sorted(choices) == sorted(right)
                assert choices != right


def test_every_link_leads_to_a_page_a_file_or_a_place_in_the_app(
    web: Path, pages: dict[str, Markup]
) -> None:
    known = {source.url for module in MODULES for source in module.sources}
    known |= {item.url for item in lessons().library}
    routes = {f"/learn/module/{module.id}" for module in MODULES}
    whole = {**pages, "index.html": Markup((web / "index.html").read_text(encoding="utf-8"))}
    for name, page in whole.items():
        styles = re.findall(r'url\("([^"]+)"\)', "".join(page.inside("style")))
        assert styles
        for link in page.values("href", "src") + styles:
            if "://" in link:
                assert link in known
                continue
            path, place = urldefrag(link)
            if path.startswith("r/") or path == "needs.js":
                continue
            target = (web / name).parent / path if path else web / name
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{name}: {link}"
            if place.startswith("/"):
                assert place in routes and target.resolve() == (web / "index.html").resolve()
            elif place:
                assert place in Markup(target.read_text(encoding="utf-8")).values("id")


def test_a_page_can_be_found_shared_and_read_without_a_script(pages: dict[str, Markup]) -> None:
    titles, descriptions = [], []
    for page in pages.values():
        assert page.all("html") == [{"lang": "en-GB"}]
        assert page.all("script") == [] and page.named("link", rel="stylesheet") == []
        assert [name for _, found in page.tags for name in found if name.startswith("on")] == []
        assert len(page.all("h1")) == len(page.all("main")) == 1
        assert len(page.named("meta", name="theme-color")) == 2
        titles += page.inside("title")
        descriptions += [found["content"] for found in page.named("meta", name="description")]
    assert len(set(titles)) == len(set(descriptions)) == len(pages)
    assert all(0 < len(words) <= 160 for words in descriptions)


def test_lessons_follow_each_other_as_in_their_pathway(pages: dict[str, Markup]) -> None:
    slugs = {module.id: module.slug for module in MODULES}
    for pathway in lessons().pathways:
        for one, other in zip(pathway.modules, pathway.modules[1:], strict=False):
            onward = pages[f"read/{slugs[one]}/index.html"].named("a", rel="next")
            back = pages[f"read/{slugs[other]}/index.html"].named("a", rel="prev")
            assert [link["href"] for link in onward] == [f"../{slugs[other]}/"]
            assert [link["href"] for link in back] == [f"../{slugs[one]}/"]


def test_the_first_lesson_is_the_one_that_the_app_offers_first() -> None:
    pack = lessons()
    first, *_, last = pack.pathways
    turned = replace(pack, pathways=(last, first))
    for each, pathway in ((pack, first), (turned, last)):
        (article,) = Markup(first_lesson(each)).all("article")
        assert article["data-module"] == pathway.modules[0]
    with pytest.raises(ValueError, match="no module"):
        first_lesson(replace(pack, pathways=()))


def test_the_apps_page_holds_the_lesson_and_keeps_what_the_packer_fills_in_last() -> None:
    page = opening(template(), lessons(), FONT)
    assert first_lesson(lessons()) in page
    assert set(re.findall(r"\{\{([a-z]+)\}\}", page)) == {
        *("policy", "release", "boot", "worker", "client", "pyodide")
    }
    assert {"opening", "opening-words", "opening-progress", "opening-said"} <= set(
        Markup(page).values("id")
    )


def test_there_is_something_to_read_after_few_bytes(web: Path) -> None:
    page = len(brotli.compress((web / "index.html").read_bytes(), quality=11))
    beside = sum((web / name).stat().st_size for name in (FONT, "icons/icon.svg"))
    assert page <= INDEX_BYTES
    assert page + beside <= READABLE_BYTES


def test_two_lessons_cannot_have_one_page(tmp_path: Path) -> None:
    one, other = MODULES[:2]
    for slug in (one.slug, "../up", "", "Capital", "a b"):
        pack = replace(lessons(), modules=(one, replace(other, slug=slug)))
        with pytest.raises(ValueError, match="slug"):
            write_pages(tmp_path, pack, FONT)
    assert list(tmp_path.iterdir()) == []


def test_a_lesson_that_is_in_no_pathway_is_in_the_index_all_the_same(tmp_path: Path) -> None:
    alone = replace(MODULES[0], id="9.9", slug="alone", title="Alone")
    write_pages(tmp_path, replace(lessons(), modules=(*MODULES, alone)), FONT)
    index = Markup((tmp_path / "read" / "index.html").read_text(encoding="utf-8"))
    page = Markup((tmp_path / "read" / "alone" / "index.html").read_text(encoding="utf-8"))
    assert "alone/" in index.values("href") and "More lessons" in index.text
    assert page.all("nav") == []


def _module(words: str) -> Module:
    options = tuple(Option(str(n), words, n == 0, words) for n in range(3))
    pairs = tuple(Pair(str(n), words, words, words) for n in range(2))
    questions = (
        Question("single", words, options, why=words),
        Question("order", words, options, why=words),
        Question("match", words, pairs=pairs, why=words),
    )
    asked = tuple(Card(f"q{n}", "question", question=q) for n, q in enumerate(questions))
    cards = (
        Card("p", "text", words, picture=Picture(words, words)),
        *asked,
        Card("l", "plan", plan=Plan(words, words)),
    )
    return replace(
        MODULES[0],
        title=words,
        summary=words,
        outcomes=(words,),
        cards=cards,
        sources=(Source(words, f"https://example.org/{words}"), Source(words, words)),
        owner=words,
    )


@given(st.text(max_size=30).map(lambda text: f"</style><b a='\">&amp;{text}"))
def test_no_words_of_an_author_become_markup(words: str) -> None:
    pack: Pack = replace(lessons(), modules=(_module(words), *MODULES[1:]))
    page = Markup(module_page(pack, pack.modules[0], FONT))
    plain = replace(lessons(), modules=(_module("Zebra"), *MODULES[1:]))
    page_of_plain = Markup(module_page(plain, plain.modules[0], FONT))
    assert page.shape == page_of_plain.shape
    assert page.text.count(words) == page_of_plain.text.count("Zebra") > 30
    assert page.all("img")[0]["alt"] == words


def test_every_picture_of_a_lesson_is_where_its_page_looks_for_it() -> None:
    pictures = [card.picture.file for m in MODULES for card in m.cards if card.picture]
    assert pictures
    assert [name for name in pictures if not (ASSETS / name).is_file()] == []
