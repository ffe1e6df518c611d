"""A long piece of work that is under way, as the screens show it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import flet as ft

from app.errors import LeadwellError
from app.store.course import Course

T = TypeVar("T")


class Busy(LeadwellError):
    """Leadwell is still working on a file. Let it finish, or stop it first. Nothing was changed."""


@ft.observable
@dataclass
class Work:
    """What is being done, if anything is; one thing at a time."""

    name: str = ""
    """What it is called; empty while nothing is under way."""
    percent: int | None = None
    """How much is done; None where nobody can know."""

    def __post_init__(self) -> None:
        """Nothing is under way."""
        self._course: Course | None = None
        self._task: asyncio.Task[Any] | None = None

    def _tell(self, share: float) -> None:
        self.percent = round(share * 100)

    @contextlib.contextmanager
    def under_way(self, name: str) -> Iterator[Course]:
        """Show that `name` is being done, as long as this lasts. Busy: something else is."""
        if self._course is not None:
            raise Busy
        self._course = Course(self._tell)
        self.name, self.percent = name, None
        try:
            yield self._course
        finally:
            self._course = None
            self.name, self.percent = "", None

    async def wait_for(self, do: Coroutine[Any, Any, T]) -> T:
        """Return what `do` comes to, which changes nothing and cannot say how far it is.

        Stopped: the person would not wait, and what it comes to is not asked for.
        """
        course = self._course
        assert course is not None
        task = asyncio.get_running_loop().create_task(do)
        self._task = task
        try:
            return await task
        except asyncio.CancelledError:
            if not course.is_stopped:
                raise
            raise course.stopping from None
        finally:
            self._task = None

    def stop(self) -> None:
        """Stop what is being done at the next place where that leaves nothing half changed."""
        if self._course is not None:
            self._course.stop()
        if self._task is not None:
            self._task.cancel()
