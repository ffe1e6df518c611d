"""The OpenAPI document of the endpoint."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from app.endpoint.refusal import TYPE


def document(app: FastAPI) -> None:
    """Let the document of `app` say of refusals what they are: problem documents (RFC 9457).

    FastAPI writes every model down as `application/json`.
    """
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            for path in made()["paths"].values():
                for operation in path.values():
                    # Its own, for what it refuses before the endpoint is asked; ours is a 400.
                    operation["responses"].pop("422", None)
                    for status, response in operation["responses"].items():
                        content = response.get("content", {})
                        if not status.startswith("2") and "application/json" in content:
                            content[TYPE] = content.pop("application/json")
        return made()

    app.openapi = openapi  # type: ignore[method-assign]
