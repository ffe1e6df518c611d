"""The addresses of sharing, all of them below Me."""

from __future__ import annotations

SHARE = "/me/share"
SIGN_IN = "/me/share/sign-in"
REPORTS = "/me/share/reports"
SENT = "/me/share/sent"
ORGANISATION = "/me/share/organisation"
MEMBERS = "/me/share/organisation/people"
CODES = "/me/share/organisation/codes"
TEAMS = "/me/share/organisation/teams"
DEVICES = "/me/share/devices"
RECOVERY_CODE = "/me/share/code"
RECOVER = "/me/share/recover"
SHARED = "/me/share/shared"
ROUNDS = "/me/share/rounds"
OPEN_ROUND = "/me/share/rounds/open"


def join_device(code: str) -> str:
    """The page on which a device joins another one of the same person, by the code it shows."""
    return f"/me/share/join/{code}"


def report(name: str, group: str = "") -> str:
    """One report of the organisation; of training, that of one role or team."""
    return f"{REPORTS}/{name}" + (f"/of/{group}" if group else "")


def member(account: str) -> str:
    """Somebody of one's organisation."""
    return f"{MEMBERS}/{account}"


def team(id: str) -> str:
    """One team of one's organisation."""
    return f"{TEAMS}/{id}"


def invitation(code: str) -> str:
    """A code that brings one into an organisation or a team."""
    return f"/me/share/invite/{code}"


def team_shared(team: str) -> str:
    """What was shared with a team of one's own."""
    return f"/me/share/team/{team}"


def team_round(id: str, part: str = "") -> str:
    """One round of a team profile; `part` is "reply" or "sheet"."""
    return f"{ROUNDS}/is/{id}" + (f"/{part}" if part else "")
