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


async def pick_pictures() -> list[bytes]:
    """Return the pictures that the person chose, or took: phones offer their camera."""
    files = await ft.FilePicker().pick_files(
        file_type=ft.FilePickerFileType.IMAGE,
        allow_multiple=True,
        with_data=True,
        # While the camera is open the window has no focus, which does not mean that one gave up.
        cancel_upload_on_window_blur=False,
    )
    return [file.bytes for file in files if file.bytes]
