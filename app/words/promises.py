"""Words of promises, of what became of them and of the feedback clock."""

NO_OWNER = "Nobody named yet"
DETAIL = {
    "overdue": "{who} · was due {due}",
    "open": "{who} · due {due}",
    "kept": "{who} · done {done}",
    "late": "{who} · done {done}, was due {due}",
    "cant": "{who} · can't be done",
    "passed": "{who} · passed on",
}
CANT_WHY = "{who} · can't be done: {why}"
PASSED_TO = "{who} · passed on to {to}"
MOVED = ("moved once", "moved {n} times")
BETWEEN = " · "

PROMISE = "Promise"
PROMISED_AT = "Promised to {place}"
TORN = "Another device said something else about this promise at the same time. The last word is shown; all of them are in the history."
WHAT_BECAME = "What became of it?"
STATES = {"open": "Still open", "done": "Done", "cant": "Can't be done", "passed": "Passed on"}
WHY = "Why it can't be done"
WHY_HINT = "In words that you can say to the team"
TO_WHOM = "Who has it now"
DONE_ON = "Done on (day/month/year)"
KEEP = {"cant": "Keep: can't be done", "passed": "Keep: passed on", "done": "Keep this day"}
SAID = {
    "open": "It is open again.",
    "done": "Well done. Tell {place} that it happened.",
    "cant": "Kept. Tell {place} why, too.",
    "passed": "Kept. Tell {place} who has it now.",
}
MOVE = "Move it to another day"
MOVE_LEAD = "The earlier day stays in the history."
MOVE_DAY = "New day (day/month/year)"
MOVE_NOW = "Move it"
MOVED_SAID = "Now due {day}. Tell {place} before the old day comes."
IN_DAYS = "In {n} days"
CHANGE = "Change the words"
CHANGE_KEEP = "Keep the new words"
CHANGE_WORDS = "What is promised"
CHANGE_OWNER = "Who will see to it"
CHANGED_SAID = "The new words are kept."
REMOVE = "Take this promise away"
REMOVE_LEAD = "Only for one made by mistake. One that can't be kept belongs in the list."
REMOVED_SAID = "The promise was taken away."
GONE = "This promise is not on this device"
GONE_WORDS = "It may have been taken away, or it has not arrived from your other device yet."
BACK = "Back to Visit"
ITS_VISIT = "The visit it was made on"

PAST_TITLE = "{day} has passed already"
PAST_WORDS = "Was it done by then? If not, choose a later day, or keep this one as overdue."
PAST_MOVE_WORDS = "If it was done, say so above. If you mean this day, it will be shown as overdue."
PAST_DONE = "It was done by then"
PAST_OPEN = "Keep this day"
FULL = "Three promises are enough for one visit"
FULL_WORDS = "A few that are kept do more than many that are not. To change one, open it. What else came up can wait for the next visit, or for someone who is nearer to it."
FULL_DRAFT = "What you wrote below is still here."

OWED = ("{place} still waits for one promise", "{place} still waits for {n} promises")
OWED_WORDS = "Say so first when you get there: what happened, what did not, and what happens now."

HISTORY = "What happened to it"
TURNS = {
    "made": "Promised, for {after}",
    "due": "Moved from {before} to {after}",
    "words": "Words changed. Before: {before}",
    "owner": "Now seen to by {after}",
    "unowned": "Nobody is named for it any more",
    "open": "Open again",
    "done": "Done",
    "done-on": "Done on {note}",
    "done_on": "Done on {after}",
    "cant": "Can't be done: {note}",
    "cant-bare": "Can't be done",
    "passed": "Passed on to {note}",
    "passed-bare": "Passed on",
    "why": "Why not: {after}",
    "passed_to": "Now with {after}",
    "removed": "Taken away",
    "restored": "Brought back",
}
AT_UNKNOWN = "Some day"

LEDGER = "My promises"
LEDGER_DETAIL = "{kept} kept · {open} open · {overdue} overdue"
LEDGER_LEAD = "This count is for you alone. It is worked out on this device and is never sent, and it is no measure of a team."
FILTERS = {
    "all": "All",
    "overdue": "Overdue",
    "open": "Open",
    "kept": "Kept",
    "late": "Kept late",
    "cant": "Can't be done",
    "passed": "Passed on",
}
COUNTED = "{words} {n}"
SHOW = "Show"
NONE_YET = "No promises yet"
NONE_YET_WORDS = "What you promise on a visit comes here, with what became of it."
NONE_SO = "There are none like this."

CALENDAR = "Put it in my calendar"
CALENDAR_ALL = "Put the open ones in my calendar"
CALENDAR_DAYS = "Put these days in my calendar"
CALENDAR_NOTE = (
    "This makes a file that your calendar opens. Others who see your calendar will see these words."
)
CALENDAR_NONE = "There is no day to put in a calendar."
EVENT = "Promise to {place}: {words}"
EVENT_NOTES = "Who sees to it: {who}"
FILE = "leadwell-days.ics"

CLOCK = "When they hear from you"
CLOCK_LEAD = "Tick what is done. The days are our suggestion: no study says how many are right. Change them to what you told the team."
CLOCK_WORKING = "Working days leave out Saturdays and Sundays. Bank holidays are not known here."
STEPS = {
    "thanks": "Say thanks to {place}",
    "note": "Send {place} a short note",
    "fix": "Show {place} a first change",
    "told": "Tell {place}: you said, we did",
    "return": "Go back to {place}",
}
STEP_WORDS = {
    "thanks": "On the same day, while it is fresh.",
    "note": "What you heard, up to three promises, who sees to each and by when. The team may put it right.",
    "fix": "A first thing that can be seen, or how far it has come.",
    "told": "What was done, and what can't be done and why. Where everyone sees it, and in the huddle.",
    "return": "Look again together, or ask how it is now.",
}
STEP_DUE = "by {day}"
STEP_BY_TODAY = "by the end of today"
STEP_WAS_DUE = "was due {day}"
STEP_TOLD = "done {day}"
STEP_DAYS = {
    "thanks": "{name}: days after the visit",
    "note": "{name}: working days after the visit",
    "fix": "{name}: working days after the visit",
    "told": "{name}: days after the visit",
    "return": "{name}: days after the visit",
}
STEP_NAMES = {
    "thanks": "Thanks",
    "note": "Short note",
    "fix": "First change",
    "told": "You said, we did",
    "return": "Going back",
}
CHANGE_DAYS = "Change the days"
DAYS_DONE = "Leave the days as they are now"
TICK = "Tick as done: {words}"
TICKED = "Ticked: {words}"
NEXT_STEP = "Next: {name}, {day}"
ALL_TOLD = "They have heard all of it"

FIRST = "First, what teams wait for"
FIRST_MORE = "{n} more that teams wait for"
DUE = "What teams wait for"
DUE_NONE = "Nobody waits for you"
DUE_NONE_WORDS = "No promise is due and every team has heard what it should have by now."
PROMISE_DUE = "Promised to {place} · due {day}"
PROMISE_WAS_DUE = "Promised to {place} · was due {day}"
