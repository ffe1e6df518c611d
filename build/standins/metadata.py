"""Packed in place of `importlib.metadata`: in a release no package is installed.

The import system asks it to forget what it knows whenever a path is added, and pydantic asks it
for plug-ins. The one of the standard library would bring `email` and `csv` before the first screen.
"""

from __future__ import annotations


class PackageNotFoundError(ModuleNotFoundError):
    """There is no such package."""


class MetadataPathFinder:
    """Finds no package."""

    @classmethod
    def invalidate_caches(cls) -> None:
        """Forget nothing: nothing is known."""


def distributions(**context: object) -> tuple[()]:
    """Return the packages that are installed: none."""
    return ()


def entry_points(**params: object) -> tuple[()]:
    """Return what packages offer to others: nothing."""
    return ()


def version(distribution_name: str) -> str:
    """Raise PackageNotFoundError."""
    raise PackageNotFoundError(distribution_name)
