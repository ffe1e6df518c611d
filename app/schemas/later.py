"""Libraries that no first screen waits for. They come after it, and are imported in slices.

pydantic and httpx take half a second to import in a browser, on the one thread that also answers
taps (seen with Pyodide 314). So the worker brings their files once the first screen is there, and
here one small part after the other is imported, with room for a tap between them.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Callable, Iterator

from app.errors import LeadwellError
from app.schemas import op

PARTS = (
    "typing_extensions",
    "fsrs",
    "annotated_types",
    "pydantic_core",
    "typing_inspection.introspection",
    "pydantic.errors",
    "pydantic._internal._decorators",
    "pydantic._internal._generate_schema",
    "pydantic.fields",
    "pydantic.types",
    "pydantic.json_schema",
    "pydantic.main",
    "pydantic.type_adapter",
    "email.message",
    "email.parser",
    "http.client",
    "http.cookiejar",
    "urllib.request",
    "idna",
    "httpx._urls",
    "httpx._models",
    "httpx",
)
"""In the order in which they import each other, so that none brings much along."""
PAUSE = 0.02
"""Seconds between two slices: a tap that waits is answered first."""
PATIENCE = 20.0
"""Seconds that somebody who needs them waits for their files."""


class NotYetHere(LeadwellError):
    """A part of Leadwell has not come to this device yet. Nothing was changed. Go online for a
    minute, then try again."""


IN_BROWSER = sys.platform == "emscripten"
_here = asyncio.Event()
_turn = asyncio.Lock()
_waiting = list[Callable[[], object]]()


def arrived() -> None:
    """Their files are there; in a browser the worker says so."""
    _here.set()


def slices() -> Iterator[Callable[[], object]]:
    """Yield every step of the way, to be called in order."""
    for name in PARTS:
        yield lambda name=name: importlib.import_module(name)  # type: ignore[misc]
    for kind in op.KINDS:
        yield lambda kind=kind: op.adapter(kind)  # type: ignore[misc]


_waiting.extend(slices())


async def _import_all() -> None:
    async with _turn:
        while _waiting:
            _waiting[0]()
            del _waiting[0]
            await asyncio.sleep(PAUSE)


async def ready() -> None:
    """Return when they can be used. NotYetHere: their files have not come."""
    if not IN_BROWSER:
        return
    try:
        async with asyncio.timeout(PATIENCE):
            await _here.wait()
    except TimeoutError as error:
        raise NotYetHere from error
    await _import_all()
