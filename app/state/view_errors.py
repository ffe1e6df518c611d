"""What can go wrong when one asks for views or takes them in."""

from __future__ import annotations

from app.errors import LeadwellError


class NoName(LeadwellError):
    """Your colleagues need to know who asks. Nothing was made. Write your name as they know it."""


class NoSite(LeadwellError):
    """This window has no address, so a code could lead nowhere. Nothing was made. Open Leadwell in
    a browser, then ask."""


class NotAsked(LeadwellError):
    """This answer is for somebody else, or for a request that is not on this device. Nothing was
    changed. Open it on the device on which it was asked for."""


class OtherDevice(LeadwellError):
    """This request was made on another device of yours. Nothing was changed. Scan answers there,
    and look at them there: so no two devices can show different ones."""


class Ended(LeadwellError):
    """This request is closed, so no more answers are taken in. Nothing was changed. Ask anew if you
    want to hear more."""


class Full(LeadwellError):
    """As many answers have come as you asked for. This one was not taken in. Ask anew if you want
    to hear more."""
