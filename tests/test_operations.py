"""The commands of those who look after an endpoint, as they run them."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from app.cli import main
from app.endpoint.app import create_app
from tests.endpoints import URL, body, change


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADWELL_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def device(here: None, capsys: pytest.CaptureFixture[str]) -> str:
    """The id of a device that has joined and sent something."""
    main(["org", "create", "Northtown"])
    main(["org", "invite", "Northtown"])
    code = capsys.readouterr().out.split()[-1]
    app = create_app("sqlite:///.data/endpoint.sqlite")
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=URL) as http:
        asked = {"code": code, "device": "phone-of-sam", "name": "Sam"}
        token = (await http.post("/v1/enrol", json=asked)).json()["token"]
        sent = body("phone-of-sam", ops=[change(1, "phone-of-sam")])
        headers = {"Authorization": f"Bearer {token}"}
        assert (await http.post("/v1/sync", json=sent, headers=headers)).status_code == 200
    app.state.database.close()
    return "phone-of-sam"


def test_a_backup_is_made_tried_out_and_put_back(
    device: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "b.backup"]) == 0
    assert "leadwell rehearse b.backup" in capsys.readouterr().out
    assert main(["rehearse", "b.backup"]) == 0
    assert "1 op" in capsys.readouterr().out
    assert main(["restore", "b.backup"]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["erase", device, "--yes"]) == 0
    assert main(["erasures"]) == 0
    listed = capsys.readouterr().out
    Path("erased.jsonl").write_text(listed)
    restoring = ["restore", "b.backup", "--replace", "--erasures", "erased.jsonl"]
    assert main(restoring) == 0
    assert "Erased again since the backup: 1." in capsys.readouterr().out
    Path("b.backup").write_bytes(b"nothing")
    assert main(["rehearse", "b.backup"]) == 1
    assert "damaged" in capsys.readouterr().err


@pytest.mark.parametrize("answer", ["no", "", None])
def test_nobody_is_erased_who_was_not_meant(
    device: str,
    answer: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ask(words: str) -> str:
        assert "for good" in words
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("builtins.input", ask)
    assert main(["erase", device]) == 1
    assert "Nothing was changed" in capsys.readouterr().out
    assert main(["erase", "nobody", "--yes"]) == 1
    assert "nobody of that id" in capsys.readouterr().err
    main(["erasures"])
    assert capsys.readouterr().out == ""


def test_the_audit_is_verified_and_printed(device: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    head = capsys.readouterr().out.strip()
    assert main(["audit", "verify", "--head", head]) == 0
    space, n, hash = head.split(":")
    capsys.readouterr()
    assert main(["audit", "verify", "--head", f"{space}:{int(n) + 1}:{hash}"]) == 1
    assert "missing" in capsys.readouterr().err
    assert main(["audit", "verify", "--head", "nonsense"]) == 1
    assert "ORG:N:HASH" in capsys.readouterr().err
    assert main(["audit", "export"]) == 0
    *_, entry, end = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (entry["action"], end["hash"]) == ("device joined", hash)


def test_what_is_kept_how_long_is_set(device: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["org", "set", "Northtown", "retention-days", "730"]) == 0
    assert main(["org", "set", "Northtown", "nonsense", "1"]) == 1
    assert "retention-days" in capsys.readouterr().err
    assert main(["retention"]) == 0
    assert "nothing to take away" in capsys.readouterr().out
