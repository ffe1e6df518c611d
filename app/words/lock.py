"""Words of the lock on the journal, and of the cover over the app."""

HIDE = "Hide now"
HIDDEN = "Hidden"
HIDDEN_WORDS = "Tap to go on."
SHOW = "Go on"
HIDDEN_LOCKED = "Hidden. Your journal is locked."

SECRET = {"pin": "PIN", "phrase": "Pass phrase"}
YOUR = {"pin": "Your PIN", "phrase": "Your pass phrase"}
SHOWN = "Show what I type"
UNSHOWN = "Hide what I type"
WAIT = "After several wrong tries the next one has to wait. Your journal is kept as it is."
WAIT_FOR = "Try again in {time}."
MINUTES = "{minutes} min {seconds} s"
SECONDS = "{seconds} s"
BACK = "Back"

LOCKED = "Your journal is locked"
LOCKED_WORDS = {
    "pin": "Everything in it is kept. Type your PIN to go on where you were.",
    "phrase": "Everything in it is kept. Type your pass phrase to go on where you were.",
}
OPEN = "Open"
FORGOT = {"pin": "I forgot my PIN", "phrase": "I forgot my pass phrase"}

RECOVER = "Open with your recovery code"
RECOVER_WORDS = "It has eight groups of four letters and numbers, and one more letter. Capitals and gaps do not matter. You choose a new PIN afterwards."
CODE = "Recovery code"
NO_CODE = "I have no recovery code"

LOST = "Your entries stay sealed"
LOST_WORDS = "Without the PIN or the recovery code nobody can open your entries: not you, not a colleague, and not the people who made Leadwell. They stay sealed on this device."
LOST_STEPS = (
    "Should the PIN come back to you, type it at the lock: it opens everything, whenever that is.",
    "Everything else in Leadwell goes on as before: learning, visits and promises.",
    "You can start a new journal. The old one stays sealed beside it, and you can open it in Me should its PIN come back.",
)
GO_ON = "Go on without my journal"
AFRESH = "Start a new journal"
AFRESH_WORDS = "Choose a PIN or pass phrase for the new journal. Nothing of the old one is deleted."
AFRESH_NOW = "Start the new journal"

RENEW = "Choose a new PIN"
RENEW_WORDS = "The recovery code fits. It stays the same, so keep it."

OFFER = "Keep your journal to yourself"
OFFER_SAVED = "Your entry is safe on this device."
OFFER_PIN = (
    "A PIN keeps out colleagues who pick up this device. Leadwell asks for it when you come back."
)
OFFER_PHRASE = "Four digits can be guessed by someone who copies the files of this device. A pass phrase is better against that."
OFFER_NOT = "Without a PIN, anyone who can open this device can read what you write. You can set one later, in Me."
SET_PIN = "Set a PIN"
SET_PHRASE = "Set a pass phrase"
NOT_NOW = "Not now"

SET = {"pin": "Choose a PIN", "phrase": "Choose a pass phrase"}
SET_ABOUT = "What opens your journal"
SET_WORDS = {
    "pin": "4 to 8 digits. It keeps out colleagues who pick up this device. Four digits can be guessed by someone who copies its files: more digits are better, a pass phrase is best.",
    "phrase": "8 characters or more; several words are easy to keep in mind. It keeps out colleagues, and is hard to guess even for someone who copies the files of this device.",
}
FIRST = {"pin": "New PIN", "phrase": "New pass phrase"}
SECOND = {"pin": "The same PIN again", "phrase": "The same pass phrase again"}
SET_NOW = {"pin": "Set this PIN", "phrase": "Set this pass phrase"}
IS_SET = "Your journal has a lock. It closes when you leave the app, and after two minutes without a tap or a key."

CODE_TITLE = "Your recovery code"
CODE_WORDS = "If you forget what opens your journal, this code opens it. It is shown only now. Keep it where you keep other papers of your own, away from this device."
CODE_AWAY = "You can leave the app for a moment to write it down. After two minutes the journal locks, and you make a new code in Me."
CODE_NAME = "Recovery code: {code}"
SAVE_PDF = "Save as a page to print"
SAVE_TEXT = "Save as text"
SAVED = "Saved as {name}. Move it off this device."
TYPE_BACK = "I have kept it. Type it back"
SKIP_CODE = "Go on without a code"
BACK_TITLE = "Type the code back"
BACK_WORDS = "It counts once you have typed it here. So we know that what you kept is right."
BACK_FIELD = "Recovery code, from what you kept"
CONFIRM = "Use this code"
SHOW_AGAIN = "Show the code again"
BARE_TITLE = "Without a recovery code"
BARE_WORDS = "If you forget your PIN, nobody can open your entries, nor can we. You can make a code later, in Me."
BARE_KEPT = "Your older recovery code still counts; this new one does not."
BARE_NOW = "Go on without it"
CONFIRMED = "The recovery code counts from now on."

PAPER_TITLE = "Recovery code"
PAPER_LEAD = "This opens a private journal in Leadwell when its PIN or pass phrase is forgotten."
PAPER_HOW = "At the locked journal choose “I forgot my PIN”, and type all of it. Capitals and gaps do not matter."
PAPER_KEEP = "Keep this page where only you can find it. Whoever has it and your device can read your journal."
PAPER_DAY = "Made on {day}. A newer code takes its place."

ME = "Lock on my journal"
ME_NONE = "There is none. Anyone who can open this device can read what you write."
ME_PIN = "A PIN opens it."
ME_PHRASE = "A pass phrase opens it."
ME_CODE = "A recovery code opens it too."
ME_NO_CODE = "There is no recovery code: if you forget what opens it, nobody can open your entries."
ME_SET = "Set a lock"
ME_CHANGE = "Change the lock"
ME_OLDER = "This device also keeps a journal that another PIN opens. It is sealed."

MENU = "Change the lock"
ASK = "First, so that nobody else changes it"
ASK_WORDS = {
    "pin": "Type the PIN that opens your journal now.",
    "phrase": "Type the pass phrase that opens your journal now.",
}
CONTINUE = "Go on"
CHANGE = "Choose another PIN or pass phrase"
CHANGE_WORDS = "The recovery code stays the same."
NEW_CODE = "Make a new recovery code"
NEW_CODE_WORDS = "The one before stops working once the new one is typed back."
REMOVE = "Take the lock away"
REMOVE_WORDS = (
    "Then anyone who can open this device can read your journal. The recovery code goes too."
)
REMOVED = "The lock is gone. Anyone who can open this device can read your journal."
CHANGED = "It is changed. What opened it before does not any more."
OLDER = "Open the older journal"
OLDER_WORDS = (
    "Type the PIN, pass phrase or recovery code that opened it. Its entries come into this journal."
)
OLDER_FIELD = "What opened the older journal"
ADOPTED = "The older journal is open. Its entries are among yours."

OFFER_AGAIN = "Set a lock"
WRITE = "Write an entry"
WRITE_DETAIL = "Your journal is locked"
