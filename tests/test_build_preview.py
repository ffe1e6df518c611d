"""The preview: what an author sees in a browser while the files change."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from app.cli import main
from app.content.template import write_module
from build.preview import Preview, Server
from tests.markup import Markup

ROOT = Path(__file__).parent.parent
COMPASSION = "/read/compassion-in-four-moves/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Content to write in, with its pictures beside it."""
    shutil.copytree(ROOT / "assets" / "pictures", tmp_path / "assets" / "pictures")
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    """The address of a preview of it."""
    server = Server(Preview(folder), "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _change(folder: Path, before: str, after: str) -> int:
    """Change the module on compassion; return the line of the change."""
    path = folder / "modules" / "1.4-compassion.md"
    words = path.read_text(encoding="utf-8")
    assert before in words
    path.write_text(words.replace(before, after, 1), encoding="utf-8")
    return words[: words.index(before)].count("\n") + 1


def test_every_module_is_a_page_with_what_it_shows(url: str) -> None:
    index = httpx.get(url, follow_redirects=True)
    assert index.url.path == "/read/"
    links = [link for link in Markup(index.text).values("href") if link.endswith("/")]
    slugs = [link for link in links if not link.startswith(".")]
    assert len(slugs) == 26
    page = Markup(httpx.get(url + COMPASSION).text)
    assert "Compassion in four moves" in page.text
    (picture,) = page.all("img")
    assert httpx.get(f"{url}{COMPASSION}{picture['src']}").headers["content-type"] == (
        "image/svg+xml"
    )
    assert httpx.get(url + COMPASSION.rstrip("/")).headers["location"] == COMPASSION
    font = httpx.get(f"{url}/fonts/AtkinsonHyperlegibleNext.woff2")
    assert font.status_code == 200


def test_a_page_runs_our_script_and_no_other(url: str) -> None:
    page = Markup(httpx.get(url + COMPASSION).text)
    (script,) = page.all("script")
    assert script["src"] == "/preview.js"
    (policy,) = page.named("meta", **{"http-equiv": "Content-Security-Policy"})
    assert "default-src 'none'" in policy["content"]
    assert "script-src 'self'" in policy["content"]
    assert "EventSource" in httpx.get(f"{url}/preview.js").text


def test_a_page_hears_of_every_change(url: str, folder: Path) -> None:
    page = Markup(httpx.get(url + COMPASSION).text)
    seen = page.all("script")[0]["data-seen"]
    with httpx.stream("GET", f"{url}/changes?seen={seen}", timeout=20) as stream:
        assert stream.headers["content-type"] == "text/event-stream"
        said = stream.iter_lines()
        assert next(said) == ": still here"
        _change(folder, "title: Compassion in four moves", "title: Compassion in four steps")
        assert "data: changed" in said
    assert "Compassion in four steps" in httpx.get(url + COMPASSION).text
    # A page that was drawn before the change hears of it even if it asks after.
    assert "data: changed" in httpx.get(f"{url}/changes?seen={seen}").text


def test_a_mistake_is_shown_as_a_page_with_file_line_and_mend(url: str, folder: Path) -> None:
    line = _change(folder, '"4.2"]', '"9.9"]')
    page = Markup(httpx.get(url + COMPASSION).text)
    assert page.inside("h1") == ["Something to mend"]
    assert "There is no behaviour “9.9”." in page.text
    assert f"content/modules/1.4-compassion.md, line {line}" in page.text
    assert "Use an id of behaviours.yaml, in quotes." in page.text
    assert len(page.all("script")) == 1
    # The other lessons are there all the same, and the index says what is wrong.
    other = Markup(httpx.get(f"{url}/read/six-values-one-shift/").text)
    assert other.inside("h1") == ["Six values, one shift"]
    index = Markup(httpx.get(f"{url}/read/").text)
    assert "There is no behaviour “9.9”." in index.text and "To mend (1)" in index.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("slug: compassion-in-four-moves", "slag: compassion"),
        ("---\n", "--\n"),
        ("kind: multiple", "kind: <script>"),
        ("behaviours:", "\tbehaviours:"),
    ],
)
def test_a_module_that_cannot_be_read_is_named_on_its_page(
    url: str, folder: Path, before: str, after: str
) -> None:
    _change(folder, before, after)
    answer = httpx.get(url + COMPASSION)
    page = Markup(answer.text)
    assert page.inside("h1") == ["Something to mend"]
    assert "content/modules/1.4-compassion.md, line " in page.text
    assert len(page.all("script")) == 1


def test_a_list_that_cannot_be_read_is_named_on_the_index(url: str, folder: Path) -> None:
    for name in ("values.yaml", "behaviours.yaml", "pathways.yaml", "library.yaml"):
        words = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text("3", encoding="utf-8")
        page = Markup(httpx.get(f"{url}/read/").text)
        assert f"content/{name}, line 1" in page.text
        (folder / name).write_text(words, encoding="utf-8")


def test_a_new_module_is_shown_with_the_words_to_replace(url: str, folder: Path) -> None:
    write_module(folder, "1.6", "Saying no", date(2026, 11, 26))
    page = Markup(httpx.get(f"{url}/read/saying-no/").text)
    assert page.inside("h1") == ["Saying no"]
    assert "Still to be replaced: " in page.text
    assert "content/modules/1.6-saying-no.md, line 5" in page.text
    assert "saying-no/" in Markup(httpx.get(f"{url}/read/").text).values("href")


def test_what_is_not_there_is_said_and_nothing_else_is_given_away(url: str) -> None:
    assert httpx.get(f"{url}/read/nowhere/").status_code == 404
    assert "There is no such page" in httpx.get(f"{url}/read/nowhere/").text
    for path in ("/pictures/none.svg", "/..%2fcontent/values.yaml", "/%2fetc/passwd", "/pictures"):
        assert httpx.get(url + path).status_code == 404


def test_an_overlay_is_shown_over_the_content(folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "riverside"
    (overlay / "modules").mkdir(parents=True)
    words = (folder / "modules" / "1.4-compassion.md").read_text(encoding="utf-8")
    words = words.replace("title: Compassion in four moves", "title: Compassion at Riverside")
    (overlay / "modules" / "1.4.md").write_text(words, encoding="utf-8")
    preview = Preview(folder, overlay)
    before = preview.seen()
    assert "Compassion at Riverside" in preview.answer(COMPASSION).body.decode()
    (overlay / "modules" / "1.4.md").write_text(words + "\n", encoding="utf-8")
    assert preview.seen() != before


def test_a_port_that_is_taken_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["content", "preview", str(folder), "--port", port]) == 1
    assert capsys.readouterr().err == f"Port {port} is taken. Choose another with --port.\n"
