"""How a component reaches the app's state."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.state.leadwell import Leadwell

AppContext: Any = ft.create_context(None)


def use_app() -> Leadwell:
    """Return the app's state; a hook, so call it first and always."""
    app = ft.use_context(AppContext)
    assert isinstance(app, Leadwell)
    return app
