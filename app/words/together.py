"""Words of two people on one visit, and of handing everything over."""

# Handing a visit on.
TITLE = "Two people, one visit"
LINK = "Two people, one visit"
LINK_DETAIL = "Hand it to a colleague who is there too"
LEAD = "Hand this visit to a colleague who is there with you. You can both go on with it, with no signal. Hand it over again at the end, and you both have all of it."
BY_CODE = "By code"
BY_CODE_WORDS = (
    "Your colleague points the camera of their device at this code and opens the address."
)
BY_CODE_MANY = "There are {n} codes. Your colleague scans each one; the order does not matter."
CODE_NAME = "Code {n} of {all}, with the visit in it"
CODE_OF = "Code {n} of {all}"
NEXT_CODE = "Next code"
FIRST_CODE = "First code again"
COPY = "Copy the address"
COPIED = "Copied."
NO_SITE = "This window has no address, so a code could lead nowhere. Use a file."
DRAWING = "Making the code…"
BY_FILE = "By file"
BY_FILE_WORDS = "Send it the way you send files. Your colleague opens it in Leadwell: Visit, then “From a colleague”."
SAVE = "Save this visit as a file"
SAVED = "Saved as {name}."
VISIT_FILE = "visit-{place}.leadwell"
READABLE = "Whoever has the code or the file can read the visit and its promises. Your photos do not go along."
BACK_AGAIN = "What your colleague hands back"
BACK_AGAIN_DETAIL = "Open their file or their code here"
DIFFER = ("You answered one thing differently", "You answered {n} things differently")
DIFFER_DETAIL = "Look at both answers and choose"
BACK = "Back to the visit"

# Taking in.
FROM = "From a colleague"
FROM_LEAD = "Open a visit or a handover that somebody sent you. You see what is in it before anything is changed."
OPEN_FILE = "Open a file"
PASS = "Pass phrase, if the file has one"
SCANNED = "A code"
SCANNED_WORDS = "Point the camera of this device at it. If it opens in another place than this app, copy the address from there and put it in here."
ADDRESS = "Address of the code"
OPEN_ADDRESS = "Open the address"
PARTS = "Codes that are here so far"
PART_HERE = "Code {n} of {all} is here."
PARTS_HERE = "{n} of {all} codes are here."
PARTS_MISSING = ("Still missing: code {codes}.", "Still missing: codes {codes}.")
PART_NEXT = "Scan the next one. What is here stays, even if you close the app."
PARTS_ALL = "All {n} codes of a visit are here"
PARTS_ALL_DETAIL = "Look at it, and take it in"
PUT_AWAY = "Put these codes away"
UNREADABLE = "This code can't be opened"
WORKING = {"read": "Opening the file", "add": "Taking it in", "write": "Writing the file"}

FOUND_VISIT = "A visit from {sender}"
FOUND_HANDOVER = "A handover from {sender}"
NO_SENDER = "a colleague"
PLACE = "{place} · {day}"
HELD = {
    "answers": ("1 answer", "{n} answers"),
    "notes": ("1 note", "{n} notes"),
    "jots": ("1 line jotted down", "{n} lines jotted down"),
    "visits": ("1 visit", "{n} visits"),
    "promises": ("1 promise", "{n} promises"),
    "heard": ("what a team said of 1 promise", "what teams said of {n} promises"),
    "receipts": ("1 receipt", "{n} receipts"),
    "areas": ("1 area", "{n} areas"),
    "planned": ("1 planned visit", "{n} planned visits"),
    "tests": ("1 small test", "{n} small tests"),
    "cycles": ("1 cycle of a test", "{n} cycles of tests"),
    "measurements": ("1 measurement", "{n} measurements"),
    "photos": ("1 photo", "{n} photos"),
}
"""By what is counted, in the order in which it is told: one, and several. Checklists go along with
their visits, and are nothing that one counts."""
NOTHING_IN = "Nothing"
IS_NEW = "This visit is not on this device yet. It will be added."
IS_HERE = "You have this visit too. Your answers stay. What your colleague added comes in; where you both answered differently, both answers are kept and shown to you."
WAS_REMOVED = "You took this visit away before. Taking it in brings it back."
OWN = "You began a visit here yourself"
OWN_WORDS = "If it is the same visit, make both one: your answers and promises go into it. Where you both answered differently, both answers are kept and shown to you."
JOIN = "Make it one with mine: {place} · {day}"
NEW = "New on this device"
MORE = "Here already, with something new"
NOTHING_NEW = "All of it is here already. There is nothing to add."
NOT_WRITTEN_OVER = "Nothing that you have is written over."
LEFT = "Some of it is of a kind that this version does not take in. Everything else comes in. Update the app and open it again for the rest."
SENT_ON = "This device sends its visits to {organisation}. What you take in goes there too."
ADD_VISIT = "Take in this visit"
ADD_HANDOVER = "Take in this handover"
NOT_NOW = "Not now"
GO_VISIT = "Go to the visit"
GO_VISITS = "Go to Visit"
ADDED_VISIT = "You both have this visit now"
ADDED_HANDOVER = "The handover is on this device now"
ADDED_BACK = "Hand it back once, and your colleague has your part as well."
UNITED = ("One note was put together from both.", "{n} notes were put together from both.")

# What differs.
DIFFERENCES = "What you answered differently"
DIFFERENCES_LEAD = "All answers are kept. Choose the one that counts, together if you can."
NONE = "Nothing differs"
NONE_WORDS = "You and your colleague have the same answers, or answered different things."
YOURS = "You: {answer}"
THEIRS = "Your colleague: {answer}"
ELSEWHERE = "On another device: {answer}"
TOOK_BACK = "no answer"
OPTION = "{item}: {option}"
PICKED = "chosen"
NOT_PICKED = "not chosen"
COUNTS = "Counts now"
KEEP_BOTH = "Keep both"
CHOSEN = "That answer counts now. The other one stays in the history."
PLACE_FIELD = "The place"
SHEET_FIELD = "Words on the feedback sheet"
OTHER_FIELD = "Something on this visit"
NOTE_ON = "Note: {item}"
PROMISE_ON = {
    "words": "What is promised",
    "owner": "Who sees to it: {words}",
    "due": "By when: {words}",
    "state": "What became of it: {words}",
    "why": "Why it can't be done: {words}",
    "passed_to": "Who has it now: {words}",
}

# Handing over.
HANDOVER = "Hand over to a successor"
HANDOVER_DETAIL = "Promises, plans and open tests in one file"
HANDOVER_LEAD = "Whoever comes after you should know what was promised, to whom and by when. This makes one file of it, for their Leadwell."
GOES = "What goes"
STAYS = "What stays with you"
STAYS_LINES = (
    "Your journal, your learning and your settings",
    "What you took away, and words on a visit that you wrote over",
    "Tests that have ended, and photos that you took away",
    "The visits that you leave out below",
)
WHICH = "Which visits go?"
WHICH_WORDS = "Leave out what you heard in confidence. The promises made there go all the same, so that they can be kept."
ALL_OUT = "Leave all visits out"
ALL_IN = "Take all visits in"
GOES_ALONG = "Goes along"
LEFT_OUT = "Left out"
HANDOVER_PASS = "Pass phrase for the file (you choose)"
HANDOVER_PASS_WORDS = "Without one, anyone who has the file can read it. Tell your successor the pass phrase in another way than you send the file."
SAVE_HANDOVER = "Save the handover file"
HANDOVER_FILE = "handover-{day}.leadwell"
NOTHING_YET = "There is nothing to hand over yet"
NOTHING_YET_WORDS = (
    "Visits, promises, plans and small tests go into a handover. Make a visit first."
)
HOW_TO_OPEN = "Your successor opens it in Leadwell: Visit, then “From a colleague”."
