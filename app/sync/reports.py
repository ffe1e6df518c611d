"""The device's side of reports: asked of the endpoint, as numbers or as a file."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from app.models.report import Name, Report, report_of
from app.sync.account import tell
from app.sync.connection import Http
from app.sync.errors import Offline
from app.sync.records import Records


class ReportClient:
    """Asks the endpoint of this device for reports.

    Every method raises Offline where it does not answer, and Rejected where it says no.
    """

    def __init__(self, store: Records, http: Http) -> None:
        """Ask through `http`."""
        self._store = store
        self._http = http

    async def report(self, name: Name, about: Mapping[str, Any]) -> Report:
        """Return a report; `about` says of what, as the route has it."""
        found = report_of(await self._ask(name, about))
        if found is None:
            raise Offline
        return found

    async def file(self, name: Name, about: Mapping[str, Any], form: str) -> tuple[str, bytes]:
        """Return a report as a file, and what it is called; `form` is `csv`, `xlsx` or `json`."""
        match await self._ask(name, {**about, "form": form}):
            case {"file": str(file), "content": str(content)}:
                try:
                    return file, base64.b64decode(content, validate=True)
                except binascii.Error as error:
                    raise Offline from error
        raise Offline

    async def _ask(self, name: Name, body: Mapping[str, Any]) -> Any:
        return await tell(self._store, self._http, f"/v1/reports/{name}", dict(body))
