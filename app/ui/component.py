"""Our `component` and our way to run what a tap asks for: neither can freeze the app.

An exception in a bare component ends Flet's scheduler without a word, and one in a handler
covers the screen (seen with 1.0.5); so both are caught here, once, for every component and
every handler.
"""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

import flet as ft
from flet.components.utils import current_component

from app import text
from app.errors import LeadwellError

logger = logging.getLogger("leadwell")
T = TypeVar("T")


def _trouble(retry: Callable[[], None]) -> ft.Control:
    return ft.Container(
        padding=24,
        content=ft.Column(
            [
                ft.Semantics(
                    heading_level=1,
                    content=ft.Text(
                        text.TROUBLE_TITLE, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM
                    ),
                ),
                ft.Text(text.TROUBLE_WORDS),
                ft.FilledButton(text.TRY_AGAIN, on_click=lambda: retry()),
            ],
            spacing=16,
        ),
    )


def component(fn: Callable[..., Any]) -> Callable[..., ft.Control]:
    """Make `fn` a component that shows a card with "Try again" in place of an exception."""

    @functools.wraps(fn)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return fn(*args, **kwargs)
        except Exception as error:
            # The type alone: an exception's words may hold what a person wrote.
            logger.error("component %s: %s", fn.__name__, type(error).__name__)
            logger.debug("component %s", fn.__name__, exc_info=True)
            return _trouble(current_component().update)

    return cast(Callable[..., ft.Control], ft.component(guarded))


def action(
    do: Callable[..., Awaitable[None] | None], *args: Any, **kwargs: Any
) -> Callable[[], Awaitable[None]]:
    """Return a handler that calls `do`, and says what went wrong if it cannot."""

    async def handler() -> None:
        try:
            result = do(*args, **kwargs)
            if inspect.isawaitable(result):
                await result
        except LeadwellError as error:
            tell(str(error))
        except Exception as error:
            logger.error("handler %s: %s", getattr(do, "__name__", do), type(error).__name__)
            logger.debug("handler", exc_info=True)
            tell(text.TROUBLE_WORDS)

    return handler


def changed(do: Callable[[str], Awaitable[None] | None]) -> Callable[[Any], Awaitable[None]]:
    """Return a handler for a field's change that calls `do` with the new value."""

    async def handler(event: Any) -> None:
        await action(do, event.control.value)()

    return handler


def tell(words: str, undo: Callable[[], Awaitable[None] | None] | None = None) -> None:
    """Show `words` at the foot of the screen, with "Undo" where it can be undone."""
    bar = ft.SnackBar(
        content=ft.Semantics(live_region=True, content=ft.Text(words)),
        duration=ft.Duration(seconds=10 if undo else 4),
        margin=ft.Margin.only(left=16, right=16, bottom=104),
        behavior=ft.SnackBarBehavior.FLOATING,
        show_close_icon=True,
        persist=False,
    )
    if undo is not None:
        bar.action = ft.SnackBarAction(label=text.UNDO, on_click=action(undo))
    ft.context.page.show_dialog(bar)


def watch(observable: T) -> T:
    """Render again whenever `observable` changes; it must live as long as the app."""
    return ft.use_state(observable)[0]
