"""Requests that the OpenAPI document allows and forbids, thousands of them, and what comes back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.models.membership import Role
from tests.endpoints import Endpoint

EXAMPLES = 6
"""Requests a route, on each database."""


def test_no_request_breaks_the_endpoint(tmp_path: Path, database_url: str) -> None:
    endpoint = Endpoint(tmp_path, database_url=database_url)
    document = schemathesis.openapi.from_asgi("/openapi.json", endpoint.app)

    def ask(operation: Any, mode: GenerationMode) -> None:
        # A new person each time: some routes end what one may do.
        token = asyncio.run(endpoint.join(role=Role.ADMINISTRATOR))
        headers = {"Authorization": f"Bearer {token}"}

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def each(case: Any) -> None:
            # A request of the right shape may still ask for what cannot be.
            case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

        each()

    paths = set()
    for found in document.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        # Of a route that takes nothing there is no wrong request.
        for mode in GenerationMode if operation.body else [GenerationMode.POSITIVE]:
            ask(operation, mode)
        paths.add(operation.path)
    assert paths == set(endpoint.app.openapi()["paths"]) and len(paths) > 50
    asyncio.run(endpoint.close())
