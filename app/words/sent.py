"""Words of the place that says what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TITLE = "What was sent"
LINK = "What was sent"
SEE = "See what was sent"
ALONE = "Nothing is sent from this device"
ALONE_LEAD = "Everything you do is saved on it. If your organisation has given you a code, you can join and send."
JOIN = "See how to join"

WAITS = "Waiting"
NOTHING_WAITS = "Nothing waits. Everything on this device was sent."
WAITS_LEAD = "It is saved on this device, and goes by itself as soon as there is a signal."
UNDER_WAY = "Being sent now. You can go on with what you were doing."
SENT = "Sent"
NOTHING_SENT = "Nothing was sent from this device yet."
SENT_LATEST = "The latest change that was sent is from {when}."
SENT_COUNT = ("1 change was sent from this device.", "{n} changes were sent from this device.")
ASKED = "Last in touch: {when}. What your other devices had sent by then is here."
AT = "{day}, {time}"
SEND_NOW = "Send now"
ASKED_NOW = "Trying to send."

ATTENTION = "Needs attention"
IN_THE_WAY = "Sending has stopped for now. Everything is saved on this device."
KEPT_APART = "The endpoint of your organisation did not accept these. They are safe on this device, and hold up nothing else."
ABOUT = "About: {kinds}"
ADVICE: Mapping[str, str] = {
    "large": "What to do: make it shorter, or put it in two parts, and save it again. The shorter one is sent.",
    "deep": "What to do: save a copy of everything under Me, then tell whoever looks after the endpoint.",
    "shape": "What to do: open the app again with a network, so that it can be updated. If this stays, tell whoever looks after the endpoint.",
    "number": "What to do: nothing is lost. Tell whoever looks after the endpoint, and save a copy of everything under Me.",
}
"""By the endpoint's code of why it kept something apart."""

ONE: Mapping[str, str] = {
    "answer": "1 answer on a visit",
    "photo": "1 photo",
    "visit": "1 visit",
    "promise": "1 promise",
    "receipt": "1 receipt for a team",
    "plan": "1 change of a plan",
    "test": "1 small test",
    "entry": "1 sealed journal entry",
    "learning": "1 step of learning",
    "setting": "1 choice of yours",
    "other": "1 other change",
}
MANY: Mapping[str, str] = {
    "answer": "{n} answers on visits",
    "photo": "{n} photos",
    "visit": "{n} visits",
    "promise": "{n} promises",
    "receipt": "{n} receipts for teams",
    "plan": "{n} changes of plans",
    "test": "{n} small tests",
    "entry": "{n} sealed journal entries",
    "learning": "{n} steps of learning",
    "setting": "{n} choices of yours",
    "other": "{n} other changes",
}


def counts(found: Iterable[tuple[str, int]]) -> list[str]:
    """Return how many of each kind, in words."""
    return [ONE[kind] if n == 1 else MANY[kind].format(n=f"{n:,}") for kind, n in found]
