"""What can go wrong with keys.

LeadwellError
  CannotOpen
    JournalLocked
    Locked
    MistypedCode
    Newer
    TooSoon
    Unsupported
    WrongCode
      WrongRecoveryCode
    WrongPassPhrase
    WrongSecret
  WeakSecret
"""

from __future__ import annotations

from app.errors import LeadwellError


class CannotOpen(LeadwellError):
    """This could not be opened. It is kept as it is, and nothing else was changed."""


class JournalLocked(CannotOpen):
    """The journal is locked. Everything in it is kept. Open it with your PIN, pass phrase or
    recovery code first."""


class Locked(CannotOpen):
    """This was locked on another device. It is kept, and opens when this device is linked to it."""


class MistypedCode(CannotOpen):
    """One letter or number of that code is not right, or two have changed places. Nothing was
    changed, and it does not count as a try. Compare the code with what you wrote down."""


class Newer(CannotOpen):
    """This was made by a newer Leadwell. It is kept as it is. Update the app to open it."""


class TooSoon(CannotOpen):
    """After several wrong tries the next one has to wait. The journal is kept as it is."""

    def __init__(self, seconds: int) -> None:
        """`seconds` from now the next try is heard."""
        self.seconds = seconds
        span = f"{seconds} seconds" if seconds > 1 else "a second"
        super().__init__(f"{type(self).__doc__} Try again in {span}.")


class Unsupported(CannotOpen):
    """This browser is too old to lock this for somebody else. Nothing was changed. A newer browser
    can do it."""


class WrongCode(CannotOpen):
    """That code does not fit. Check each letter and number, or show a new one."""


class WrongPassPhrase(CannotOpen):
    """That pass phrase does not open this file. Nothing was changed. Check it and try again."""


class WrongRecoveryCode(WrongCode):
    """That is not the recovery code of this journal; it may be an older one. Nothing was changed.
    Use the newest code that you wrote down."""


class WrongSecret(CannotOpen):
    """That does not open the journal. Nothing was changed. Check it and try again, or use your
    recovery code."""


class WeakSecret(LeadwellError):
    """That is too short. Nothing was changed. Take at least 4 digits for a PIN, or at least 8
    letters, digits or signs for a pass phrase."""
