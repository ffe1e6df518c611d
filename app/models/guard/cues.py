"""Cues: words that say a sentence is about one person, about planning, or about a time."""

from __future__ import annotations

import re

EVENT = re.compile(
    r"\b(?:fell|fallen|collapsed|choked|choking|died|dies|death|passed away|admitted|admission|"
    r"discharged|absconded|wandered off|restrained|restraint|secluded|seclusion|suicide|overdose|"
    r"stillbirth|miscarried|miscarriage|haemorrhage|arrest|seizure|stroke|incident|never event|"
    r"near miss|assault(?:ed)?|attacked|complained|complaint|sectioned|operated|operation|surgery|"
    r"biopsy|scan|diagnosed|diagnosis|transferred|transfused|insulin|dose|medication error|ulcer|"
    r"catheter|needle|waters broke|labour|safeguarding|harmed|injured|wrong (?:patient|drug|blood)|"
    r"post.?mortem|inquest)\b",
    re.IGNORECASE,
)
"""Something that happened to one person."""
PERSON = re.compile(
    r"\b(?:patient|resident|client|service user|inpatient|outpatient|lady|gentleman|woman|man|baby|"
    r"child|boy|girl|mother|mum|father|dad|daughter|son|wife|husband|widow|carer|relative|family|"
    r"she|he|her|his|him|pt|clinic|seen in|triage|theatre|ward|bed|bay|cubicle|side room|"
    r"nurse|doctor|consultant|midwife|porter|hca|colleague)\b",
    re.IGNORECASE,
)
"""One person, or where one lies."""
SOMEONE = re.compile(
    r"\b(?:patient|resident|client|service user|lady|gentleman|woman|man|baby|child|boy|girl|"
    r"mother|mum|father|dad|daughter|son|wife|husband|widow|relative|pt|mr|mrs|ms|miss|"
    r"she|he|her|his|him)\b",
    re.IGNORECASE,
)
PLANNING = re.compile(
    r"\b(?:will|we'll|shall|next|promised?|promises|due|begins?|starts?|meets?|meeting|plan|planned|"
    r"huddle|rota|survey|council|training|conference|report|annual|review|audit|policy|agenda|visit|"
    r"visits|rounds?|opens?|opened|closes?|closed|launch|launched|version|jabs?)\b",
    re.IGNORECASE,
)
"""What is planned or run, and not what happened to somebody."""
DEADLINE = re.compile(
    r"\b(?:by|before|due|from|begins?(?: on)?|starts?(?: on)?|starting(?: on)?|no later than)"
    r"(?: the)?\W{1,2}$",
    re.IGNORECASE,
)
"""Right before a day that something is to be done by."""
TIME = re.compile(
    r"\b(?:(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?!\s*%)|[01]?[0-9] ?(?:am|pm)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|wed|thu|thur|fri|sat|sun)\b|yesterday|"
    r"last night|last week|overnight|tonight|this (?:morning|afternoon|evening)|midnight|noon|"
    r"o'clock|half past|quarter (?:to|past)|(?:[a-z]+ )?(?:past|to) (?:one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve))\b",
    re.IGNORECASE,
)


_ONE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|we'll|shall|next|promised?|due|plan|planned)\b", re.IGNORECASE)


def is_about_someone(words: str) -> bool:
    """Whether a sentence says what happened to somebody, and not what is planned or run."""
    if EVENT.search(words):
        return True
    if _ONE.search(words) and not _AHEAD.search(words):
        return True
    return bool(PERSON.search(words)) and not PLANNING.search(words)
