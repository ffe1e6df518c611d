"""What tests of views share: somebody who asks, and colleagues on devices of their own."""

from __future__ import annotations

from dataclasses import dataclass

from app.keys.crypto import Crypto
from app.keys.errors import Unsupported
from app.keys.native import NativeCrypto
from app.models.view_request import Carried, Request, unpack_request, unpack_view
from app.models.view_round import Round
from app.state.reflect import Reflect
from app.state.viewing import ROUTE as ANSWER
from app.state.viewing import Viewing
from app.state.views import ROUTE, Views
from app.store.journal import JournalRepository
from app.sync.client import SyncClient
from app.sync.connection import Http
from app.sync.views import ViewsClient
from tests.endpoints import URL, Endpoint
from tests.states import Device, new_device
from tests.teams import SITE, offline


class OldBrowser(NativeCrypto):
    """A browser that has no X25519."""

    async def agree(self, private: bytes, public: bytes) -> bytes:
        """Cannot."""
        raise Unsupported


@dataclass
class Asker:
    """The device of somebody who asks."""

    device: Device
    reflect: Reflect
    views: Views

    @property
    def round(self) -> Round:
        """The newest round."""
        return self.views.rounds[0]

    @property
    def address(self) -> str:
        """Where colleagues answer it."""
        return self.views.address(self.round)

    async def restart(self, http: Http | None = None) -> Asker:
        """Switch it off and on again."""
        return await _asker(await self.device.restart(), http, NativeCrypto())


async def asker(http: Http | None = None, crypto: Crypto | None = None) -> Asker:
    """Return an empty device of somebody who asks."""
    return await _asker(await new_device(), http, crypto or NativeCrypto())


async def _asker(device: Device, http: Http | None, crypto: Crypto) -> Asker:
    reflect = await device.reflect()
    client = ViewsClient(device.store, http or offline())
    views = Views(device.store, reflect, crypto, client, device.pack, SITE, device.now)
    return Asker(device, reflect, views)


async def joined(endpoint: Endpoint) -> Asker:
    """Return the device of somebody who has joined an organisation."""
    made = await asker(endpoint.http)
    await SyncClient(made.device.store, endpoint.http).enrol(URL, endpoint.invite())
    return made


async def colleague(
    address: str, http: Http | None = None, crypto: Crypto | None = None, site: str = SITE
) -> Viewing:
    """Return the device of a colleague who has opened the address of a request."""
    device = await new_device()
    made = on(device, http, crypto, site)
    await made.open(request_of(address))
    return made


def on(
    device: Device, http: Http | None = None, crypto: Crypto | None = None, site: str = SITE
) -> Viewing:
    """Return what a colleague sees on a device."""
    journal = JournalRepository(device.store, device.sealer)
    client = ViewsClient(device.store, http or offline())
    return Viewing(journal, crypto or NativeCrypto(), client, device.status, site, device.now)


def request_of(address: str) -> Request:
    """Return what the address of a request carries, as the app opens it."""
    assert address.startswith(SITE + ROUTE)
    return unpack_request(address.removeprefix(SITE + ROUTE))


def answer_of(viewing: Viewing) -> Carried:
    """Return what the code of a colleague carries, as the app of who asked opens it."""
    assert viewing.code.startswith(viewing.site + ANSWER)
    return unpack_view(viewing.code.removeprefix(viewing.site + ANSWER))


async def fill(viewing: Viewing, said: str, group: str = "peer", words: str = "") -> None:
    """Answer the first statements; `said` is a digit for each, `-` where one is left out."""
    assert viewing.request is not None
    for statement, digit in zip(viewing.request.statements, said, strict=False):
        if digit != "-":
            await viewing.say(statement, digit)
    await viewing.belong(group)
    viewing.type(words)


async def carry(one: Asker, said: str, group: str = "peer", words: str = "") -> Carried:
    """Have a colleague answer, and take the answer in from their code."""
    other = await colleague(one.address)
    await fill(other, said, group, words)
    await other.show()
    carried = answer_of(other)
    await one.views.keep(carried)
    return carried
