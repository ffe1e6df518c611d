"""The `leadwell` command, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from app.cli import main
from tests.servers import Server


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADWELL_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)


def test_an_organisation_is_made_and_a_code_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["org", "create", "Northtown Hospitals"]) == 0
    assert 'org invite "Northtown Hospitals"' in capsys.readouterr().out
    assert main(["org", "invite", "Northtown Hospitals", "--uses", "3", "--days", "1"]) == 0
    assert len(capsys.readouterr().out.strip()) == 14
    assert main(["restored"]) == 0


def test_what_cannot_be_done_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["org", "invite", "Nobody"]) == 1
    assert capsys.readouterr().err == "There is no organisation called “Nobody”.\n"


def test_an_unknown_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nonsense"])
    assert "COMMAND" in capsys.readouterr().err


def test_the_database_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEADWELL_DATABASE_URL", f"sqlite:///{tmp_path / 'named.sqlite'}")
    assert main(["org", "create", "Northtown"]) == 0
    assert (tmp_path / "named.sqlite").exists()
    assert not (tmp_path / ".data").exists()


def test_content_is_checked_and_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(Path(__file__).parent.parent / "content")
    assert main(["content", "check", folder]) == 0
    assert main(["content", "compile", folder, "--out", "out/pack.json"]) == 0
    assert json.loads((tmp_path / "out" / "pack.json").read_bytes())["modules"]


def test_it_serves_the_app_and_the_endpoint_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.html").write_text("<!doctype html><title>Leadwell</title>")
    with Server(tmp_path / "data", tmp_path / "web") as server:
        assert httpx.get(f"{server.url}/health").json()["status"] == "ok"
        assert "<title>Leadwell</title>" in httpx.get(server.url).text
        assert httpx.post(f"{server.url}/v1/sync", json={}).headers["X-Leadwell"] == "1"
        assert "█" in server.words or "▀" in server.words
    assert server.status == 0


def test_it_serves_the_endpoint_alone(tmp_path: Path) -> None:
    with Server(tmp_path / "data", tmp_path / "missing") as server:
        assert httpx.get(f"{server.url}/health").status_code == 200
        assert httpx.get(server.url).status_code == 404
        assert "make pack" in server.words
