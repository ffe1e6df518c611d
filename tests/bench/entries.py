"""What each key of a search costs over a journal of 5,000 entries of 120 words, in the browser."""

from __future__ import annotations

import asyncio
import random
import re
from pathlib import Path

from playwright.sync_api import sync_playwright

from app.content.load import read_pack
from app.keys.keyring import open_keyring
from app.keys.native import NativeCrypto
from app.models.journal import Written
from app.store.archive import export_archive
from app.store.journal import JournalRepository
from app.store.memory import MemoryBackend
from app.store.store import Store
from build.paths import WEB
from tests.bench.plenty import ENTRIES, HOUR, START
from tests.bench.search import TYPED, keys, told
from tests.bench.table import Row
from tests.bench.taps import bring_file_in, wait_until_idle
from tests.bench.watch import Watch
from tests.e2e.person import PHONE, enter
from tests.e2e.site import Site

WORDS = 120
"""Words of an entry, in sentences of twelve."""


async def journal() -> bytes:
    """Return a file with the entries, made of the words of all modules."""
    pack, store = read_pack(), await Store.open(MemoryBackend())
    keyring = await open_keyring(store, NativeCrypto())
    repository = JournalRepository(store, keyring.sealer)
    cards = (card.text for module in pack.modules for card in module.cards)
    words = re.findall(r"[A-Za-z\u2019]+", " ".join(cards))
    dice = random.Random(6)
    for number in range(ENTRIES):
        template = pack.reflections[number % len(pack.reflections)]
        said = [" ".join(dice.choices(words, k=12)) + "." for _ in range(WORDS // 12)]
        answers = {template.prompts[0].id: " ".join(said)}
        at = START + number * 3 * HOUR
        await repository.save(None, Written(template.id, at, answers, (dice.choice(words),)), at)
    return export_archive(store)


def entries(folder: Path) -> list[Row]:
    """Print and return the figures."""
    data = asyncio.run(journal())
    site = Site(WEB)
    site.start()
    with sync_playwright() as playwright:
        watch = Watch(playwright, folder, PHONE)
        page = watch.page
        page.goto(site.url)
        enter(page)
        page.locator("flt-semantics").first.wait_for(state="attached")
        bring_file_in(page, data)
        page.reload()
        watch.forget_threads()
        enter(page)
        wait_until_idle(watch)
        page.evaluate("() => { location.hash = '/reflect/search' }")
        page.get_by_role("textbox").first.wait_for(state="attached")
        page.get_by_role("textbox").first.click(delay=90)
        page.keyboard.press("c")
        found = re.compile("^Found: ")
        page.get_by_text(found).or_(page.get_by_label(found)).first.wait_for(state="attached")
        page.keyboard.press("Backspace")
        wait_until_idle(watch)
        print(f"A search of {ENTRIES:,} entries of {WORDS} words, in the browser")
        taps = {text: keys(watch, text) for text in TYPED}
        watch.context.close()
    site.stop()
    return told("a search of 5,000 entries", taps)
