"""The pages to read and the first paint of the app, as people meet them in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect

from build.browsers import CHROMIUM, which
from tests.e2e.person import ARGUMENTS, PATIENCE, PHONE, TABLET
from tests.e2e.site import Site
from tests.readings import lessons, write_reading

PATHS = ["", "read/", *(f"read/{module.slug}/" for module in lessons().modules)]
"""The first paint of the app, the index, and every lesson."""
LESSON = "read/close-the-loop/"
FLUTTER = """() => {
    document.body.style.cssText = "position: fixed; overflow: hidden; user-select: none;";
    const view = document.createElement("flutter-view");
    view.style.cssText = "position: fixed; inset: 0;";
    document.body.append(view);
}"""
"""What Flutter does to the page when it starts."""
Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages on a web server, without an app behind the first paint."""
    web = tmp_path_factory.mktemp("reading") / "web"
    web.mkdir()
    write_reading(web)
    site = Site(web)
    site.start()
    yield site
    site.stop()


@contextmanager
def chromium(playwright: Playwright, *arguments: str) -> Iterator[Browser]:
    """The machine's Chromium."""
    browser = playwright.chromium.launch(
        executable_path=which(CHROMIUM), args=[*ARGUMENTS, *arguments]
    )
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser with letters of the usual size."""
    with chromium(playwright) as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[Opened]:
    """Opens a path in a context of its own, made as told."""
    contexts = []

    def open_in(path: str, size: tuple[int, int] = PHONE, **options: Any) -> Page:
        viewport: Any = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(site.url + path)
        return page

    yield open_in
    for context in contexts:
        context.close()


def findings(page: Page, **options: Any) -> str:
    """What axe has to say against a page with every answer open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options={"resultTypes": ["violations"], **options})
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(path: str, size: tuple[int, int], look: str, opened: Opened) -> None:
    assert findings(opened(path, size, color_scheme=look, reduced_motion="reduce")) == ""


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "read/", LESSON])
def test_those_who_ask_for_more_contrast_get_seven_to_one(
    path: str, look: str, opened: Opened
) -> None:
    page = opened(path, color_scheme=look, contrast="more", reduced_motion="reduce")
    rule = {"type": "rule", "values": ["color-contrast-enhanced"]}
    assert findings(page, runOnly=rule) == ""


def test_axe_sees_what_is_wrong(opened: Opened) -> None:
    page = opened(LESSON)
    page.evaluate("document.querySelector('.lead').style.color = '#C0C0C0'")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    said = findings(page)
    assert "image-alt" in said and "color-contrast" in said


def test_the_typeface_comes_and_nothing_from_anywhere_else(opened: Opened, site: Site) -> None:
    page = opened("read/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + LESSON)
    loaded = "document.fonts.ready.then(fonts => [...fonts].map(font => font.status))"
    assert "loaded" in page.evaluate(loaded)
    assert [url for url in asked if not url.startswith(site.url)] == []
    assert [url for url in asked if url.endswith(".woff2")]


def test_letters_twice_as_large_lose_nothing_and_need_no_scrolling_sideways(
    playwright: Playwright, site: Site
) -> None:
    with chromium(playwright, "--blink-settings=defaultFontSize=32") as browser:
        page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        for path in PATHS:
            page.goto(site.url + path)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            reading = page.locator(".reading")
            assert reading.evaluate("one => getComputedStyle(one).fontSize") == "32px"
            wide = reading.evaluate(
                """reading => [document.documentElement, reading,
                    ...reading.querySelectorAll(":not(.said)")]
                    .filter(one => one.scrollWidth > Math.max(one.clientWidth, 0) + 1
                        && getComputedStyle(one).display !== "inline" && one.clientWidth)
                    .map(one => one.outerHTML.slice(0, 80))"""
            )
            assert wide == [], path


def test_what_can_be_tapped_is_large_enough(opened: Opened) -> None:
    for path in ("", "read/", LESSON):
        page = opened(path)
        page.evaluate("document.querySelectorAll('[hidden]').forEach(one => one.hidden = false)")
        sizes = page.locator("summary, button, .main-button, .side-button, .top a").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
        )
        assert sizes
        assert [size for size in sizes if min(size) < 48] == []


def test_the_keyboard_skips_to_the_text_and_opens_an_answer(opened: Opened) -> None:
    page = opened(LESSON)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    answer = page.get_by_text("The fix shows that you heard.")
    expect(answer).to_be_hidden()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()


def test_without_javascript_everything_can_be_read(opened: Opened) -> None:
    page = opened("", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Six values, one shift")).to_be_visible()
    # Playwright passes over what is in a noscript when it looks for text and roles.
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    page.locator("noscript a").click()
    page.get_by_role("link", name="Close the loop").click()
    section = page.get_by_role(
        "region", name="Which of these would you do first, to build trust after a visit?"
    )
    section.get_by_text("See the answer").click()
    expect(section.get_by_text("The fix shows that you heard.")).to_be_visible()
    page.get_by_role("link", name="Before this: Huddles and stand-ups").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Huddles and stand-ups")


def test_answers_are_printed_and_the_way_around_is_not(opened: Opened) -> None:
    page = opened(LESSON)
    page.emulate_media(media="print")
    answers = page.get_by_text("Right answer")
    assert answers.count() > 3
    for answer in answers.all():
        expect(answer).to_be_visible()
    expect(page.get_by_role("link", name="Open this lesson in the app")).to_be_hidden()
    expect(page.get_by_text("See the answer").first).to_be_hidden()


def test_the_first_paint_scrolls_by_wheel_and_key_above_what_flutter_draws(opened: Opened) -> None:
    page = opened("")
    page.evaluate(FLUTTER)
    opening = page.locator("#opening")
    expect(page.get_by_text("Amira runs the desk")).to_have_css("user-select", "text")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).not_to_be_in_viewport()
    page.mouse.move(200, 300)
    # A turn of the wheel in the middle of a key's scrolling is lost, and a person turns on.
    for _ in range(20):
        page.mouse.wheel(0, 1_000)
        page.wait_for_timeout(100)
    expect(page.get_by_text("Last checked")).to_be_in_viewport(ratio=1)
    end = page.get_by_text("Last checked").bounding_box()
    foot = page.locator("#opening-foot").bounding_box()
    assert end and foot and end["y"] + end["height"] <= foot["y"]
    assert page.evaluate("document.elementFromPoint(200, 400).closest('#opening') !== null")
    opening.evaluate("one => { one.hidden = true }")
    assert page.evaluate("document.elementFromPoint(200, 400).tagName") == "FLUTTER-VIEW"


def test_an_address_with_a_card_in_it_opens_there(opened: Opened) -> None:
    for path in ("#card-principles", "read/six-values-one-shift/#card-principles"):
        page = opened(path)
        expect(page.get_by_text("Values and principles", exact=True)).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("heading", level=1)).not_to_be_in_viewport()


def test_the_progress_line_never_covers_what_has_the_focus(opened: Opened) -> None:
    page = opened("")
    # As when the page's scripts run: the line for when they do not is not there then.
    page.evaluate("document.documentElement.dataset.runs = 'yes'")
    page.locator("#opening-go").evaluate("one => { one.hidden = false }")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "opening-go":
            return
        hidden = page.evaluate(
            """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
                const foot = document.getElementById("opening-foot").getBoundingClientRect();
                done(document.activeElement.getBoundingClientRect().bottom > foot.top);
            })))"""
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML")
    raise AssertionError("The Tab key does not come to the button.")


def test_somebody_who_comes_back_sees_the_name_and_words_only_when_it_takes_long(
    opened: Opened,
) -> None:
    page = opened("")
    page.evaluate("document.documentElement.dataset.runs = 'yes'")
    page.evaluate("document.documentElement.classList.add('again')")
    expect(page.get_by_text("Leadwell", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    (animation,) = page.evaluate(
        "document.getAnimations().map(one => [one.animationName, one.effect.getTiming().delay])"
    )
    assert animation == ["appear", 3000]
    page.evaluate("document.getAnimations().forEach(one => one.finish())")
    expect(page.locator("#opening-words")).to_be_visible()
