"""Words of what is shared, with whom, and of taking it back."""

HEADING = "Sharing"
WAY = "What I share"
WAY_DETAIL = "Each thing, with whom, and taking it back"
TITLE = "What I share"
LEAD = "Only what is on this page is shared, and only with those it names. You can take each thing back at any time."
JOURNAL = "Your journal is shared with nobody."
JOURNAL_WORDS = "It is sealed on your devices, and nobody else has the key. Your self-assessments are sealed with it."
JOURNAL_WAY = "Who can read it"
ALONE = "You have not joined an organisation, so there is nobody to share with. Nothing on this device is shared."
NOW = "Shared now"
NOTHING = "Nothing is shared"
NOTHING_WORDS = "When you have made a visit, you can share with a team what it heard and was promised. You choose the team each time."
GO_VISIT = "Go to Visit"
WITH = "With {name}"
LEFT = "With a team or organisation that you have left"
LEFT_WORDS = "It is not shown there any more."
SINCE = "Shared {day}"
KINDS = {
    "visit": "Visit: {place}, {day}",
    "promise": "Promise: {words}",
    "completion": "Finished: {module}",
    "": "Something that a newer Leadwell shared",
}
WHERE = {
    "there": "The team can see it.",
    "waiting": "Not sent yet. It goes by itself when there is a network.",
    "missing": "The endpoint does not show it as it is here.",
    "unknown": "Shared from this device. The endpoint has not been asked yet.",
}
WHERE_ORGANISATION = "Your organisation can count it."
AGAIN = "Send it again"
TAKE_BACK = "Take back"
TAKE_BACK_NAME = "Take back: {what}, {name}"
TAKEN = "Taken back. It disappears at the endpoint as soon as there is a network."
TAKE_ALL = "Take everything back"
TAKE_ALL_SURE = "Everything on this page is taken back, and no more is shared by itself. Your own visits, promises and learning stay as they are."
TAKE_ALL_YES = "Yes, take everything back"
KEEP = "Keep it as it is"
ALL_TAKEN = "Everything was taken back."
LINGERING = "Taken back here, and not yet at the endpoint"
LINGERING_WORDS = "{n} of these. Go online for a moment, or send them again."
LINGERING_AGAIN = "Take them back again"

LEARNING = "Modules that I finish"
LEARNING_OFF = "Off. {name} does not hear which modules you finish."
LEARNING_ON = "On. {name} hears which modules you finish and on which day. It hears no answer, and no result of any question. Reports count people and show no names."
LEARNING_SHARE = "Share from now on"
LEARNING_EARLIER = "Share earlier ones too"
LEARNING_STOP = "Stop, and take them back"
LEARNING_STARTED = "From now on, the modules that you finish are shared."
LEARNING_STOPPED = "Nothing more is shared of what you learn. What was shared is taken back."

SHARE_VISIT = "Share with my team"
SHARE_VISIT_DETAIL = "The feedback and the promises, with the team that you choose"
SHARED_VISIT_DETAIL = "Shared with {names}"
VISIT_LEAD = "The team reads what is on its sheet, and nothing else: not your notes, your answers, photos or signatures. Promises stay up to date: the team sees when one is kept, or why it cannot be."
VISIT_AFTER = "If you change the words of the sheet, or promise more, nobody sees that until you share it again."
AS_SEEN = "This is what they see"
EMPTY = "There is nothing on the sheet yet: no words and no promise. Choose what the team should read first."
TO_SHEET = "Choose what is on the sheet"
CHOOSE_TEAM = "With which team?"
NO_TEAMS = "You are in no team yet. Your organisation can let you into one, with a code."
SHARE_NOW = "Share with {name}"
SHARED_NOW = "Shared with {name}."
IS_SHARED = "Shared with {name} {day}"
UPDATE = "Share the new words with {name}"
BEHIND = "The sheet says something else by now. {name} still sees the words from before."
STOP = "Take back from {name}"
STOPPED = "Taken back from {name}."
LOOK_FIRST = "Look at these words once more before you share them"
FINDING = "{words}. {mend}"
BACK = "Back to the visit"

TEAM_WAY = "What {name} sees"
TEAM_WAY_DETAIL = "Visits to the team, and what was promised"
TEAM_NOBODY = "Nothing has been shared with {name} yet"
TEAM_NOBODY_WORDS = "When somebody shares what they heard on a visit, and what they promised, it is here for everyone in the team."
TEAM_LEAD = "Everyone in {name} sees this page. Who shared something can take it back."
TEAM_AS_OF = "As it was {day}, at {time}. Without a network you see what was here then."
TEAM_OFFLINE = "This needs a network once. Nothing was lost."
TEAM_GONE = "This team is not on this device"
TEAM_GONE_WORDS = "You may have left it, or your device has not heard of it yet."
TEAM_GO = "Go to sharing"
TEAM_VISITS = "What was heard"
TEAM_PROMISES = "What was promised"
VISIT_LINE = "Visit of {day}"
BY = "Shared by {by}"
BY_SOMEBODY = "Shared by somebody in the team"
NOTHING_HEARD = "Nothing of what was heard is shared here, only the promises."
STANDING = {
    "open": "Open. You will hear by {day}.",
    "open-no-day": "Open.",
    "overdue": "Open. You should have heard by {day}.",
    "kept": "Kept {day}.",
    "kept-no-day": "Kept.",
    "cannot": "It cannot be kept. {reason}",
    "cannot-no-reason": "It cannot be kept. The reason is still owed.",
}
