"""Proof of learning, saved from the running app without a network: every file read back."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Playwright
from pypdf import PdfReader

from app.content.load import read_pack
from app.models.identity import new_id
from app.store.archive import export_archive
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.e2e.person import Person
from tests.e2e.site import Site

FINISHED_AT = int(datetime(2026, 11, 2, 12).timestamp() * 1000)


async def _learned() -> bytes:
    """Return the file of somebody who has finished the first pathway."""
    store = await Store.open(MemoryBackend())
    changes = [
        Change("learn.event", id, {"e": new_id(), "k": "finished", "at": FINISHED_AT})
        for id in read_pack().pathways[0].modules
    ]
    await store.commit(*changes)
    return export_archive(store)


@pytest.fixture(scope="module")
def learned() -> bytes:
    """That file; made before Playwright's loop runs, beside which no other can."""
    return asyncio.run(_learned())


def _saved(person: Person, name: str) -> bytes:
    """Return the file that a button saves."""
    with person.page.expect_download() as download:
        person.tap(name)
    return Path(download.value.path()).read_bytes()


def test_every_file_is_saved_in_the_running_app_with_the_server_gone(
    learned: bytes, playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    pathway = read_pack().pathways[0]
    titles = {module.title for module in read_pack().modules if module.id in pathway.modules}
    file = tmp_path / "learned.leadwell"
    file.write_bytes(learned)
    person = Person(playwright, site.url, tmp_path / "profile")
    person.open("/me")
    person.wait_until_offline_ready()
    site.stop()
    with person.page.expect_file_chooser() as chooser:
        person.tap("Bring a file in")
    chooser.value.set_files(file)
    person.sees("0 were here already")

    person.go("/learn/proof")
    (lines, *rest) = csv.DictReader(io.StringIO(_saved(person, "Save as CSV").decode("utf-8-sig")))
    assert {row["Title"] for row in (lines, *rest)} == titles
    statements = json.loads(_saved(person, "Save as xAPI"))
    assert {each["object"]["definition"]["name"]["en-GB"] for each in statements} >= titles

    person.go(f"/learn/proof/{pathway.id}")
    certificate = PdfReader(io.BytesIO(_saved(person, "Save the certificate")))
    assert "Certificate of learning" in certificate.pages[0].extract_text()
    assert certificate.metadata is not None
    assert pathway.title in str(certificate.metadata.title)
    badge = json.loads(_saved(person, "Save the badge"))
    assert badge["credentialSubject"]["achievement"]["name"] == pathway.title
    person.close()
