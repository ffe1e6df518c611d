"""What the endpoint's process says: JSON, a line an event, and nothing of anybody in it.

A line never holds an address as it was asked (a receipt's has a secret in it), a header, a body, a
query, a name or the words of an exception, which may quote any of these. Of another library's
messages only the place in its code is said.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

EVENTS = logging.getLogger("leadwell.endpoint")
"""Where the endpoint's own events go; what is said of one is in `extra`, under `said`."""
LEVELS = {"info": logging.INFO, "warning": logging.WARNING, "off": logging.CRITICAL + 1}
"""What LEADWELL_LOG may be: every request, only what went wrong, or nothing."""
_TRUSTED = ("uvicorn.error",)
"""Whose messages quote nothing of a request, as long as no exception comes with them."""


class Lines(logging.Formatter):
    """Makes a line of JSON of an event."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
        }
        error = record.exc_info[1] if record.exc_info else None
        if record.name == EVENTS.name:
            line["event"] = record.getMessage()
            line.update(getattr(record, "said", {}))
        elif record.name in _TRUSTED and error is None:
            line["event"] = record.getMessage()
        else:
            line["event"] = f"{record.name}:{record.module}:{record.lineno}"
        if error is not None:
            line.update(error_of(error))
        return json.dumps(line, ensure_ascii=True)


def say(event: str, level: int = logging.INFO, **said: object) -> None:
    """Write an event down."""
    if EVENTS.isEnabledFor(level):
        EVENTS.log(level, event, extra={"said": said})


def error_of(error: BaseException) -> dict[str, str]:
    """Return the kind of an exception and where it was raised: nothing of its words."""
    kind = type(error)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/app/" in frame.filename.replace("\\", "/")] or frames
    place = ""
    if own:
        name = own[-1].filename.replace("\\", "/")
        inside = name.rpartition("/app/")[2]
        place = f"{inside}:{own[-1].lineno} {own[-1].name}"
    return {"error": f"{kind.__module__}.{kind.__qualname__}", "place": place}


def log_to_stdout(level: str) -> None:
    """Send what this process has to say to standard output; `level` is one of LEVELS."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, LEVELS[level]))
    EVENTS.setLevel(LEVELS[level])
    # What would otherwise print an exception with its words.
    logging.raiseExceptions = False
