"""Two devices that take photos, take them away and bring them back, over a network that breaks off
anywhere: whatever nobody took away is everywhere in the end."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.endpoint.exchange import forget_cursors
from app.models.photo import Photo
from app.store.enclosed import Enclosed
from app.sync.state import Outcome
from tests.carriers import LARGE, Carrier, bytes_of, names, whole_at
from tests.endpoints import URL, Endpoint, device

which = st.integers(0, 1)
step = st.one_of(
    st.tuples(st.just("take"), which, st.sampled_from([1_000, LARGE])),
    st.tuples(st.sampled_from(["remove", "restore"]), which, st.integers(0, 3)),
    st.tuples(st.just("sync"), which, st.none() | st.tuples(st.integers(0, 9), st.booleans())),
    st.tuples(st.just("sync"), which, st.none()),
    st.tuples(st.just("look"), which, st.integers(0, 3)),
    st.tuples(st.just("tidy"), which, st.none()),
    st.tuples(st.just("days"), st.just(0), st.none()),
    st.tuples(st.just("lose"), st.just(0), st.none()),
)


class World:
    """One person, two devices, one endpoint."""

    def __init__(self, endpoint: Endpoint, carriers: list[Carrier]) -> None:
        """Begin without a photo."""
        self.endpoint = endpoint
        self.carriers = carriers
        self.taken: list[Photo] = []
        self.touched: set[str] = set()
        """Photos that somebody took away, for a while or for good."""

    async def do(self, kind: str, which: int, detail: Any) -> None:
        """Take one step."""
        carrier = self.carriers[which]
        match kind:
            case "take":
                self.taken.append(await carrier.take(f"p{len(self.taken)}", detail))
            case "remove" if detail < len(self.taken):
                self.touched.add(self.taken[detail].id)
                await carrier.remove(self.taken[detail])
            case "restore" if detail < len(self.taken) and self._knows(carrier, detail):
                await carrier.restore(self.taken[detail])
            case "sync":
                await self._sync(carrier, detail)
            case "look" if detail < len(self.taken):
                await carrier.beside.fetching.fetch(self.taken[detail].digest)
            case "tidy":
                await carrier.tidy()
            case "days":
                for each in self.carriers:
                    each.days += 2
            case "lose":
                with self.endpoint.database.owner() as connection:
                    forget_cursors(connection)

    def _knows(self, carrier: Carrier, place: int) -> bool:
        document = carrier.store.document("visits", "v1") or {"versions": {}}
        return self.taken[place].field in document["versions"]

    async def _sync(self, carrier: Carrier, cut: tuple[int, bool] | None) -> None:
        left, arrives = cut or (-1, False)

        async def breaking(request: httpx.Request) -> httpx.Response:
            nonlocal left
            left -= 1
            if left == -1 and not arrives:
                raise httpx.ReadError("cut", request=request)
            reply = await carrier.network.endpoint.transport.handle_async_request(request)
            if left == -1:
                raise httpx.ReadError("cut", request=request)
            return reply

        carrier.network.instead = breaking if cut else None
        outcome = await carrier.client.once()
        carrier.network.instead = None
        assert outcome in (Outcome.DONE, Outcome.LATER)
        if outcome is Outcome.DONE and carrier.device.line == "All saved and sent":
            shown = names(*carrier.photos())
            here = {name for name in shown if await carrier.kept.find(name) is not None}
            assert here <= whole_at(self.endpoint)

    async def settle(self) -> None:
        """Let everything reach everybody."""
        for _ in range(2):
            for carrier in self.carriers:
                assert await carrier.client.once() is Outcome.DONE

    async def check(self) -> None:
        """What nobody took away is whole everywhere; what is gone takes no room in the end."""
        await self.settle()
        first, second = self.carriers
        shown = first.photos()
        assert shown == second.photos()
        for photo in self.taken:
            if photo.id not in self.touched:
                assert photo in shown
                assert names(photo) <= whole_at(self.endpoint)
                for carrier in self.carriers:
                    found = await carrier.beside.fetching.fetch(photo.digest)
                    assert found == bytes_of(photo.id, photo.bytes)
        for carrier in self.carriers:
            assert carrier.device.line == "All saved and sent"
            carrier.days += 2
        await self.settle()
        # A photo that one took away while another, not knowing of that, took it or brought it back
        # keeps its bytes until somebody has chosen.
        stands = {each.digest for each in Enclosed(first.store).all() if each.is_wanted}
        assert names(*shown) <= stands
        assert whole_at(self.endpoint) <= stands
        for carrier in self.carriers:
            await carrier.tidy()
            assert carrier.shelf.kept.keys() <= stands


async def _live(steps: Iterable[tuple[str, int, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        endpoint = Endpoint(Path(folder))
        async with device(endpoint) as phone, device(endpoint) as tablet:
            await phone.client.enrol(URL, endpoint.invite())
            await tablet.client.join(URL, await phone.client.link(""))
            world = World(endpoint, [Carrier(phone), Carrier(tablet)])
            for each in steps:
                await world.do(*each)
            await world.check()
        await endpoint.close()


@given(st.lists(step, max_size=14))
@settings(max_examples=12)
@example([("take", 0, LARGE), ("sync", 0, (4, True)), ("lose", 0, None), ("sync", 1, None)])
@example([("take", 0, 1_000), ("sync", 0, None), ("remove", 0, 0), ("days", 0, None)])
@example([("take", 1, 1_000), ("remove", 0, 0)])
def test_whatever_happens_on_the_way_photos_come_to_rest_where_they_belong(
    steps: list[tuple[str, int, Any]],
) -> None:
    asyncio.run(_live(steps))
