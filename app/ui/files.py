"""Files that the person saves or brings."""

from __future__ import annotations

import flet as ft


async def save_file(name: str, data: bytes) -> bool:
    """Let the person keep `data` as a file; return whether they did."""
    path = await ft.FilePicker().save_file(file_name=name, src_bytes=data)
    return bool(path) or bool(ft.context.page.web)


async def pick_file() -> bytes | None:
    """Return the bytes of a file that the person chose, or None."""
    files = await ft.FilePicker().pick_files(with_data=True)
    return files[0].bytes if files else None
