"""The headers that a web server sends with the app."""

from __future__ import annotations

import json
import os
from pathlib import Path


def policy(origins: str = "") -> str:
    """Return the content security policy: nothing leaves this origin but to `origins`.

    `origins` are the endpoints elsewhere that a host allows, separated by spaces. Flutter sets
    styles on elements and draws pictures from blobs; Pyodide and Flutter compile WebAssembly.
    """
    connect = " ".join(["'self'", *origins.split()])
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "worker-src 'self' blob:",
            f"connect-src {connect}",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "style-src 'self' 'unsafe-inline'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'none'",
        )
    )


def headers() -> dict[str, str]:
    """Return all headers; `LEADWELL_SYNC_ORIGINS` names endpoints on other origins."""
    return {
        "Content-Security-Policy": policy(os.environ.get("LEADWELL_SYNC_ORIGINS", ""))
        + "; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def write_headers(web: Path) -> None:
    """Write `headers.json`, which the endpoint sends and other hosts can copy."""
    (web / "headers.json").write_text(json.dumps(headers(), indent=1))
