"""Words of taking the journal along: out into a file, in from one (domain.md T17.7, T17.8, T20.7)."""

WAY = "Take it with you"
TITLE = "Take it with you"
LEAD = "What you wrote is yours. It can leave in forms that other programs read, and come back."
OUT = "Save your journal as a file"
OUT_DETAIL = "Markdown, PDF or JSON. All of it, or what you choose."
IN = "Bring a journal in"
IN_DETAIL = "From Day One, from jrnl, or from a file of Leadwell"
EVIDENCE = "Make evidence of a reflection"
EVIDENCE_DETAIL = "For revalidation, for your appraisal or for your development record"

OUT_LEAD = "Nothing leaves until you say so. You look it over first."
FORM = "Which kind of file?"
FORMS = {"markdown": "Markdown", "pdf": "PDF", "json": "JSON"}
FORM_WORDS = {
    "markdown": "Plain text with headings. Any editor opens it, and many journals take it in.",
    "pdf": "Pages to read or print, with bookmarks. At most 500 entries in one file.",
    "json": "Everything, word for word, for a program to read. Leadwell brings it in again just as it was.",
}
WHICH = "Which entries?"
HOWS = {
    "all": "All",
    "days": "By day",
    "kind": "By kind",
    "tag": "By tag",
    "ticked": "One by one",
}
PAGE = "Blank page"
NO_TAGS = "No entry has a tag yet."
KIND = "Kind"
TAG = "Tag"
SINCE = "From this day on, such as 01/04/2026. Leave it empty for the beginning."
UNTIL = "Up to this day. Leave it empty for today."
WRONG_DAY = "That is not a day. Type it as 26/11/2026, or leave it empty."
TICK = "Choose the entries"
TICKED = "Chosen"
TICK_LEAD = "Choose what goes into the file."
TICK_DONE = "That is all"
NONE_YET = "Nothing written yet, so there is nothing to take."
COUNT = ("{n} entry is chosen.", "{n} entries are chosen.")
OPENING = "Older entries are still being opened; they count too."
SEAL = "Seal the file?"
PASS = "A pass phrase for the file, if you want one"
UNSEALED = "Without a pass phrase, anyone who has the file can read it: on this device, in a backup, or where you send it. The lock of your journal does not reach it."
SEALED = "With one, only Leadwell opens the file, under “Bring a journal in”. If you forget the pass phrase, nobody can open it."
LOOK = "Look it over"
LOOKED = ("{n} entry is ready to leave.", "{n} entries are ready to leave.")
CLEAN = "Nothing in it looks as if it could identify someone. Only you can be sure."
FLAGGED = ("{n} entry may name somebody", "{n} entries may name somebody")
FLAGGED_WORDS = "Open one to change it, then look it over again. Or go on: it is your journal, and nobody stops you."
FLAGGED_MORE = "And {n} more."
ASKED = "If you took part in something serious, its facts belong in the incident system, not in this file."
RECORDS = (
    "{n} other record of yours, such as a self-assessment, goes along.",
    "{n} other records of yours, such as self-assessments, go along.",
)
LEFT = (
    "{n} entry stays here: this device does not have its key.",
    "{n} entries stay here: this device does not have their key.",
)
LETTERS = "A PDF cannot write these as you did: {letters}. It leaves off marks, or leaves a gap. Where a picture was, it says so. Markdown keeps them all."
CHANGE = "Choose again"
SAVE = "Save the file"
SHARE = "Share the file"
SAVED = "Saved as {name}."
SHARED = "Shared."
NO_SHARE = "This device has no share sheet for files. Save the file instead."
WORKING = {
    "look": "Looking it over",
    "file": "Writing the file",
    "read": "Reading the file",
    "bring": "Bringing it in",
}

FILE_TITLE = "My journal"
FILE_LEAD = "Saved from Leadwell on {day}. Entries: {n}. Private: for the writer alone."
FILE_HEAD = "{day}: {title}"
FILE_TAGS = "Tags"
FILE_BEHAVIOURS = "Behaviours"
FILE_VALUES = "Values"
FILE_OTHER = "The other version, changed on {day}"
FILE_NUMBER = "Page {n}"

IN_LEAD = "Choose a file. You see what is in it before anything is changed."
IN_FROM = (
    "Day One: export as JSON, then choose the zip or the Journal.json in it.",
    "jrnl: jrnl --export json > journal.json",
    "Leadwell: a JSON file or a sealed file that you saved here or on another device.",
)
IS_SEALED = "This file is sealed"
IN_PASS = "The pass phrase of the file"
OPEN = "Open the file"
CHOOSE = "Choose a file"
ANOTHER = "Another file"
PREVIEW = "What is in it"
NEW = ("{n} entry that is not here yet", "{n} entries that are not here yet")
BACK_AGAIN = (
    "{n} entry that you deleted here, and that comes back",
    "{n} entries that you deleted here, and that come back",
)
BESIDE = (
    "{n} entry that says something else here: both versions are kept, and you choose",
    "{n} entries that say something else here: both versions are kept, and you choose",
)
KNOWN = ("{n} entry is here already", "{n} entries are here already")
TWICE = ("{n} entry is in the file twice", "{n} entries are in the file twice")
UNDATED = (
    "{n} entry has no date that can be kept, so it gets today's",
    "{n} entries have no date that can be kept, so they get today's",
)
MENDED = (
    "{n} entry has broken letters or marks of another program: you get its words, and what came is kept with it",
    "{n} entries have broken letters or marks of another program: you get their words, and what came is kept with them",
)
LEAVES = "What stays behind"
FILES = (
    "{n} photo, recording or other file: Leadwell keeps words",
    "{n} photos, recordings and other files: Leadwell keeps words",
)
PLACES = (
    "The place or the weather of {n} entry: a place can show who somebody is",
    "The place or the weather of {n} entries: a place can show who somebody is",
)
WORDLESS = ("{n} entry without a word in it", "{n} entries without a word in them")
STRANGE = ("{n} item that is no entry", "{n} items that are no entries")
NOTHING_NEW = "Everything in this file is here already."
EMPTY_FILE = "There is no entry in this file."
BRING = ("Bring in {n} entry", "Bring in {n} entries")
BRING_WORDS = "Each is sealed as if you had written it here. Your file stays where it is, unsealed."
DONE = ("{n} entry came in.", "{n} entries came in.")
SHOW = "Read your journal"
OPENED = "The file is open"
OPENED_WORDS = (
    "It holds your journal to read, not to bring in. Saved, anyone who has it can read it."
)
SAVE_OPENED = "Save it unsealed"
