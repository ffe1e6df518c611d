"""The device's side of receipts at the endpoint: put up, taken back, and what teams answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.moment import day_of, moment
from app.models.receipt import LONGEST_LINE, WORDS, Answer, Receipt, Word
from app.sync.account import endpoint_of, tell
from app.sync.connection import Http
from app.sync.errors import Offline
from app.sync.records import Records


class ReceiptClient:
    """Speaks of receipts to the endpoint that `store.meta["account"]` names, if any.

    Every method raises Offline where it does not answer, and Rejected where it says no.
    """

    def __init__(self, store: Records, http: Http) -> None:
        """Speak through `http`."""
        self._store = store
        self._http = http

    @property
    def address(self) -> str:
        """Where receipts are shown; empty where no endpoint is set."""
        endpoint = endpoint_of(self._store)
        return f"{endpoint}/receipt/" if endpoint else ""

    async def put(self, receipt: Receipt, token: str) -> None:
        """Show a receipt at `address` with `token` at its end, in place of what was there."""
        promises = [{"words": each.words, "due": each.due} for each in receipt.promises]
        body = {
            "receipt": receipt.id,
            "token": token,
            "place": receipt.place,
            "day": receipt.day,
            "promises": promises,
        }
        await self._ask("/v1/receipt", body)

    async def withdraw(self, receipt: str) -> None:
        """Take a receipt away, with all that was answered to it."""
        await self._ask("/v1/receipt/withdraw", {"receipt": receipt})

    async def answers(self, after: Mapping[str, int]) -> tuple[list[tuple[int, Answer]], bool]:
        """Return what was answered to each receipt after that number, each with its own number
        there, and whether there is more."""
        match await self._ask("/v1/receipt/answers", {"after": dict(after)}):
            case {"answers": list(found), "more": bool(more)}:
                return [_answered(each) for each in found], more
        raise Offline

    async def _ask(self, path: str, body: object) -> Any:
        return await tell(self._store, self._http, path, body)


def _answered(data: object) -> tuple[int, Answer]:
    words: tuple[Word, ...] = ("", *WORDS)
    match data:
        case {
            "receipt": str(receipt),
            "seq": int(seq),
            "id": str(id),
            "said": str(said),
            "line": str(line),
            "at": int(at),
        } if 0 < len(id) <= 60 and said.isdecimal() and moment(at):
            # A word that a newer endpoint knows and this app does not is left out.
            known = tuple(words[int(n)] if int(n) < len(words) else "" for n in said)
            return seq, Answer(id, receipt, day_of(at).isoformat(), known, line[:LONGEST_LINE])
    raise Offline
