"""What a workbook is from the outside: a zip of XML files that is neither locked nor a trap."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from app.content.compile import ContentError

MOST_BYTES = 20_000_000
"""Of the file. A form of a thousand questions has less than a hundredth of it."""
MOST_UNPACKED = 50_000_000
"""Bytes of all files in it together, as they say themselves: no more of them is ever unpacked."""
HEAD = 4_096
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the Office before 2007 begin, and also new ones with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
SAVE = "Open it in a spreadsheet program and save it as .xlsx (“Excel workbook”)."


def checked(path: Path) -> bool:
    """Return whether a workbook has formulas. ContentError: why it is not opened."""
    if not path.is_file():
        raise ContentError(f"There is no file {path}.")
    if path.stat().st_size > MOST_BYTES:
        raise ContentError(
            f"{path.name} has more than {MOST_BYTES // 1_000_000} MB. Take pictures out of it, or "
            "copy its sheets into a new workbook."
        )
    data = path.read_bytes()
    if not data:
        raise ContentError(f"{path.name} is empty. Fetch or save it again.")
    if data.startswith(OLD):
        if LOCKED in data:
            raise ContentError(
                f"{path.name} has a password. Open it, take the password out and save it again."
            )
        raise ContentError(f"{path.name} is in the old format of Excel (.xls). {SAVE}")
    try:
        with zipfile.ZipFile(path) as archive:
            return _inside(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise ContentError(f"{path.name} is damaged, or is no workbook. {SAVE}") from error


def _inside(path: Path, archive: zipfile.ZipFile) -> bool:
    files = archive.infolist()
    if any(file.flag_bits & 1 for file in files):
        raise ContentError(
            f"{path.name} has a password. Open it, take the password out and save it again."
        )
    if "xl/workbook.xml" not in {file.filename.lower().lstrip("/") for file in files}:
        raise ContentError(f"{path.name} is no workbook in the format .xlsx. {SAVE}")
    if sum(file.file_size for file in files) > MOST_UNPACKED:
        raise ContentError(
            f"{path.name} would unpack to more than {MOST_UNPACKED // 1_000_000} MB, so it was not "
            "opened. Copy its sheets into a new workbook."
        )
    has_formulas = False
    for file in files:
        if not file.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(file) as opened:
            head = opened.read(HEAD)
            # A workbook never defines entities; small files that do can unfold to gigabytes.
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head or head.startswith((b"\xff", b"\xfe")):
                raise ContentError(f"{path.name} has parts that no workbook has. {SAVE}")
            is_sheet = "worksheets/" in file.filename
            if is_sheet and not has_formulas:
                has_formulas = b"<f" in head or any(
                    b"<f>" in part or b"<f " in part
                    for part in iter(lambda: opened.read(1 << 20), b"")
                )
    return has_formulas
