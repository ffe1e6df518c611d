"""What each type of question in a form becomes, or why it becomes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.models.checklist import ItemKind

SELECT = re.compile(
    r"(?:add )?(?P<many>select[ _]?one|select1|select[ _]multiple|select all that apply)"
    r"(?: prompt)?(?: from| using)? (?P<list>\S+)"
    r"(?P<other>\s+or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"(?P<edge>begin|end)[ _](?P<what>group|repeat|loop)\b.*", re.IGNORECASE | re.DOTALL
)
KINDS: dict[str, ItemKind] = {
    **dict.fromkeys(("text", "string", "q string", "add text prompt"), "text"),
    **dict.fromkeys(("phone number", "get phone number"), "text"),
    **dict.fromkeys(("integer", "int", "q int", "add integer prompt", "percentage"), "number"),
    **dict.fromkeys(("decimal", "q decimal", "add decimal prompt", "range"), "number"),
    **dict.fromkeys(("date", "q date", "add date prompt"), "date"),
    **dict.fromkeys(("time", "q time"), "time"),
    **dict.fromkeys(("note", "q note", "add note prompt"), "note"),
    **dict.fromkeys(("image", "photo", "q image", "q picture", "q photo"), "photo"),
    **dict.fromkeys(("acknowledge", "trigger", "q acknowledge"), "note"),
}
WHOLE = frozenset({"integer", "int", "q int", "add integer prompt", "percentage"})
REMARKS = {
    "phone number": "it is text here: nothing checks that it is a phone number",
    "get phone number": "it is text here: nothing checks that it is a phone number",
    **dict.fromkeys(
        ("acknowledge", "trigger", "q acknowledge"),
        "its words are kept to read, without a box to tick",
    ),
}
"""What is different about a type that is kept."""
DEVICE = "Leadwell keeps no facts about a device, and notes by itself when a visit began and ended"
MAP = "a checklist has no maps; a visit has its place in your own words"
FILE = "a checklist keeps words and photos, no other files"
ELSEWHERE = "its choices are not in the sheet “choices”"
WHY = {
    "calculate": "a checklist works nothing out",
    "hidden": "nobody would see it",
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "gps", "location", "q location"), MAP),
    **dict.fromkeys(("q geopoint", "osm", "start-geopoint"), MAP),
    **dict.fromkeys(("audio", "video", "file", "background-audio", "q audio", "q video"), FILE),
    **dict.fromkeys(("barcode", "q barcode"), "a checklist reads no barcodes; ask for the text"),
    **dict.fromkeys(("start", "end", "today", "deviceid", "device id", "get device id"), DEVICE),
    **dict.fromkeys(("imei", "subscriberid", "simserial", "phonenumber", "get today"), DEVICE),
    **dict.fromkeys(("username", "email", "audit", "get start time", "get end time"), DEVICE),
    **dict.fromkeys(
        ("datetime", "q datetime", "date time"),
        "a checklist has days and times apart; ask for a date and for a time",
    ),
    "rank": "a checklist puts nothing in order; ask for a list of several",
    "include": "it takes in another form; import that one too and put them together",
    "select_one_external": ELSEWHERE,
    "select_one_from_file": ELSEWHERE,
    "select_multiple_from_file": ELSEWHERE,
    "xml-external": "it reads another file",
    "csv-external": "it reads another file",
    "entity": "a checklist has no list of things kept elsewhere",
}
"""Why a type becomes nothing, by its name or by the first word of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a type says."""

    kind: ItemKind | Literal[""]
    """Empty where it becomes nothing."""
    why: str = ""
    """Why it becomes nothing, or what is different; empty where there is nothing to say."""
    choices: str = ""
    """The name of its list of choices."""
    is_whole: bool = False
    has_other: bool = False
    """A choice “Other” is to be added."""


def edge(type: str) -> tuple[str, str] | None:
    """Return `begin` or `end`, and what of: a `group`, `repeat` or `loop`; None: neither."""
    match = GROUP.fullmatch(type)
    return (match["edge"].lower(), match["what"].lower()) if match else None


def asked(type: str) -> Asked:
    """Return what a type becomes."""
    name = " ".join(type.lower().split())
    if name in KINDS:
        return Asked(KINDS[name], REMARKS.get(name, ""), is_whole=name in WHOLE)
    why = WHY.get(name) or WHY.get(name.split(" ")[0])
    if why:
        return Asked("", why)
    match = SELECT.fullmatch(" ".join(type.split()))
    if match is None:
        return Asked("", "Leadwell does not know this type")
    is_one = (
        match["many"].lower().replace("_", " ").startswith(("select one", "select1", "selecto"))
    )
    return Asked(
        "choice" if is_one else "several",
        choices=match["list"],
        has_other=bool(match["other"]),
    )
