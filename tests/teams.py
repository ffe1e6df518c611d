"""What tests of feedback share: a leader's device with a visit and its promises, and a team."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

import httpx

from app.models.receipt import Answer, Receipt, unpack
from app.models.visit import Promise, Visit, items
from app.state.answering import Answering
from app.state.heard import Findings, Sheets, guard
from app.state.receipts import ROUTE, Receipts
from app.state.visit import Visits
from app.sync.client import SyncClient
from app.sync.connection import Http
from app.sync.receipts import ReceiptClient
from tests.endpoints import URL, Endpoint, no_signal
from tests.states import Device, new_device

SITE = "https://leadwell.test/app/"
FIX = "Mend the lift lock so that trolleys fit"
BARRIER = "Ask the board about a second drugs trolley"


async def visited(visits: Visits) -> Visit:
    """Make a visit: hear things, promise two, and end it."""
    visits.typing.type("place/ward-walkround", "Maple ward")
    id = await visits.start("ward-walkround")
    visit = visits.visit(id)
    assert visit is not None
    template = visits.template(visit.template)
    assert template is not None
    await visits.keep_text(visit, "proud", "We got the new rota to work, said Kim")
    await visits.keep_text(visit, "slows", "The lift lock sticks twice a day")
    await visits.answer(visit, "roles", "yes")
    await visits.keep_text(visit, "roles", "A porter, a nurse, a clerk", "note")
    rooms = [item for item in items(template) if item.kind == "promise"]
    for item, words in zip(rooms, (FIX, BARRIER), strict=False):
        visits.typing.type(f"promise/{id}/{item.id}/words", words)
        await visits.promise(visit, item.id)
    await visits.finish(visit)
    ended = visits.visit(id)
    assert ended is not None
    return ended


class Leader:
    """A device on which visits are made, and what its screens show and do."""

    def __init__(
        self, device: Device, http: Http, site: str = SITE, findings: Findings = guard
    ) -> None:
        """Speak through `http`."""
        self.device = device
        self.store = device.store
        self.visits: Visits = device.visits()
        self.sheets = Sheets(self.store, self.visits, device.status, device.now, findings=findings)
        self.client = ReceiptClient(self.store, http)
        self.receipts = Receipts(self.store, self.sheets, self.client, site, device.now)

    @property
    def visit(self) -> Visit:
        """The newest visit."""
        return self.visits.visits[0]

    @property
    def promises(self) -> dict[str, Promise]:
        """Every promise, by its words."""
        return {promise.words: promise for promise in self.visits.promises}

    async def go(self) -> Visit:
        """Make a visit: hear things, promise two, and end it."""
        return await visited(self.visits)

    def said(self, words: str) -> list[tuple[str, str]]:
        """Return what the team said of a promise, the newest first, with what it added."""
        id = self.promises[words].id
        return [(each.said, each.line) for each in self.receipts.said.get(id, ())]


def offline() -> httpx.AsyncClient:
    """Return a client that reaches nobody."""
    return httpx.AsyncClient(transport=httpx.MockTransport(no_signal))


async def leader(http: Http | None = None, site: str = SITE) -> Leader:
    """Return an empty device of a leader."""
    return Leader(await new_device(), http or offline(), site)


def carried(address: str) -> Receipt | Answer:
    """Return what an address carries, as the app opens it."""
    assert address.startswith(SITE + ROUTE)
    # What a server would see of it.
    assert urlsplit(address).path == "/app/" and not urlsplit(address).query
    return unpack(address.removeprefix(SITE + ROUTE))


async def team() -> Answering:
    """Return the phone of somebody in the team, who never made a visit."""
    device = await new_device()
    return Answering(device.store, device.status, device.now)


async def fill_in(endpoint: Endpoint, address: str, line: str = "", **said: str) -> httpx.Response:
    """Answer on the page of a receipt as a browser does."""
    path = urlsplit(address).path
    page = await endpoint.http.get(path)
    once = re.search(r'name="once" value="(\w+)"', page.text)
    assert once is not None
    fields = {"once": once[1], "line": line, **said}
    return await endpoint.http.post(
        path,
        content=urlencode(fields),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )


async def joined(endpoint: Endpoint) -> Leader:
    """Return a leader's device that has joined an organisation."""
    made = await leader(endpoint.http)
    await SyncClient(made.store, endpoint.http).enrol(URL, endpoint.invite())
    return made
