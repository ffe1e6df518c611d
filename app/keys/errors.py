"""What can go wrong with keys.

LeadwellError
  CannotOpen
    Locked
    Newer
    Unsupported
    WrongCode
    WrongPassPhrase
"""

from __future__ import annotations

from app.errors import LeadwellError


class CannotOpen(LeadwellError):
    """This could not be opened. It is kept as it is, and nothing else was changed."""


class Locked(CannotOpen):
    """This was locked on another device. It is kept, and opens when this device is linked to it."""


class Newer(CannotOpen):
    """This was made by a newer Leadwell. It is kept as it is. Update the app to open it."""


class Unsupported(CannotOpen):
    """This browser is too old to lock this for somebody else. Nothing was changed. A newer browser
    can do it."""


class WrongCode(CannotOpen):
    """That code does not fit. Check each letter and number, or show a new one."""


class WrongPassPhrase(CannotOpen):
    """That pass phrase does not open this file. Nothing was changed. Check it and try again."""
