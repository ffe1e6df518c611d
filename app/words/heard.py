"""Words of what a team hears back, and of what it says."""

SHEET = "What the team hears"
SHEET_DETAIL = "One page: what we heard, what we promised, what happened"
SHEET_LEAD = "One page for the team, in plain words. Promises are on it. Of what you heard, only what you choose."
SIZE = "How large is the team?"
SIZES = {"small": "Small", "large": "Large"}
SIZE_WORDS = (
    "In a small team, people know who said what. Write themes in your own words, and no quotes."
)
CHOOSE_HEARD = "What we heard"
NOTHING_NOTED = "You wrote nothing down on this visit. You can still write a theme below."
CHOOSE = "Choose what the team should read. Nothing is chosen for you."
CHOSEN = "On the sheet"
AS_READ = "As the team reads it: {question}"
THEME = "A theme you heard, in your own words"
QUOTE = "This reads like somebody's own words. In a small team that can show who said it. Write the theme."
FINDING = "{words}. {mend}"
PROMISES = "What we promised"
NO_PROMISES = "No promises yet. A sheet without one is only a thank-you note."
PROMISE_AS_READ = "The promise, as the team reads it: {words}"
HAPPENED_AS_READ = "What happened: {words}"
LEFT_EMPTY = "If you leave this empty, the sheet says: {usual}"
FIRST_WORDS = "Your first words to the team"
AS_SEEN = "As the team sees it"
SHARE = "Share the sheet"
SAVE_PDF = "Save as PDF"
SAVE_PAGE = "Save as a page to print"
SAVED = "Saved as {name}."
SHARED = "Shared."
NO_SHARE = (
    "This device has no share sheet for files. Save the sheet below, then send it as you like."
)
PDF_FILE = "leadwell-what-we-heard-{place}.pdf"
PAGE_FILE = "leadwell-what-we-heard-{place}.html"
BACK = "Back to the visit"

TITLE = "What we heard, what we promised, what happened"
DOCUMENT = "{place}: what we heard, what we promised, what happened"
BRAND = "Leadwell"
THANKS = {
    "huddle": "Thank you for having me at your huddle on {day}. I came to learn how your day starts and to help with one thing that is stuck.",
    "stand-up": "Thank you for having me at your stand-up on {day}. I came to listen and to help with one thing that is stuck.",
    "night-visit": "Thank you for your time in the night of {day}. I came to learn what helps and what gets in the way at these hours.",
    "board-visit": "Thank you for your time on {day}. We came from the board to listen, and to learn what helps and what gets in the way of safe, kind care.",
    "improvement-visit": "Thank you for showing me your improvement work on {day}. I came to learn what you tried, and what would help you next.",
    "": "Thank you for your time on {day}. I came to learn what helps and what gets in the way of safe, kind care.",
}
HEARD = "What we heard"
PROMISED = "What we promised"
HAPPENED = "What happened"
PROMISE_LINE = "{words} ({who}by {day})"
WHO = "{who}, "
HAPPENED_LINE = "{words}: {happened}"
STATES = {
    "open": "not yet. You will hear by {day}.",
    "done": "it is done.",
    "cant": "it can't be done. We owe you the reason.",
    "passed": "it was passed on. We will tell you what comes of it.",
}
CANT_BECAUSE = "it can't be done, because: {why}"
PASSED_TO = "it was passed on to {who}. We will tell you what comes of it."
JOTTED = "Written down while listening"
ASK_TEAM = "Did it happen?"
ASK_TEAM_WORDS = (
    "Point a phone's camera at this code and say so. There is no log-in. Please name nobody."
)
ADDRESS = "Or open this address: {address}"
CORRECT = "Is something wrong here, or missing? Tell us, and we will put it right."
CODE_NAME = "QR code with the address of the page where the team says whether it happened"

RECEIPT = "Ask the team: did it happen?"
RECEIPT_DETAIL = "A code for the ward, without log-in"
RECEIPT_LEAD = "The team says whether it happened, by a code on the wall or on the sheet. It needs no log-in, and nobody is asked who they are. Only you close a promise."
WILL_READ = "What the team will read"
MAKE = "Make the code"
MAKE_ONLINE_WORDS = "Your endpoint will show these promises to anybody who has the code, until you take it back or half a year has gone by."
MAKE_CARRIED = "Put all of it into the code"
MAKE_CARRIED_WORDS = "The promises travel inside the code, so no server holds them. The team's answer comes back as a code on their phone: point your camera at it."
THE_CODE = "The code"
NOT_DRAWN = "The code is being drawn."
NOT_REACHED = (
    "This device has left the endpoint that shows this receipt, so there is no address here."
)
COPY = "Copy the address"
COPIED = "The address is copied."
SHARE_ADDRESS = "Share the address"
NO_SHARE_ADDRESS = "This device has no share sheet. The address is copied instead."
ON_PAPER = "It is on the sheet too, ready to print."
RENEW = "Bring it up to date"
RENEWED = "The code is up to date. One printed before asks what it asked before."
RENEWED_ONLINE = "The page is up to date, also for codes printed before."
FETCH = "Look for answers"
FETCHED = {0: "Nothing new yet.", 1: "One new answer.", 2: "{n} new answers."}
WITHDRAW = "Take the code back"
WITHDRAWN = "Taken back. What the team said stays."
TEAM_SAID = "What the team said"
NOBODY_SAID = "Nobody has said anything yet."
SAID = {"yes": "It happened", "partly": "Partly", "not-yet": "Not yet"}
SAID_ON = "The team: {said} · {day}"
SAID_ON_NO_DAY = "The team: {said}"
ADDED = "They added: {line}"
YOURS = "This is the team's word. Closing the promise is yours."
NO_PROMISE = "Make a promise on the visit first. Then you can ask."

TEAM_TITLE = "Did it happen?"
TEAM_LEAD = "{place} was visited on {day}. This was promised. Please say what became of it."
TEAM_LEAD_NO_DAY = "{place} was visited. This was promised. Please say what became of it."
TEAM_FREE = (
    "Nobody is asked who they are. Nothing is sent: your answer becomes a code on this screen."
)
TEAM_OWN = "You made this receipt. This is what the team sees."
BY = "Promised for {day}."
SAY = {"yes": "Yes, it happened", "partly": "Partly", "not-yet": "Not yet"}
ADDED_LINE = "What they added"
LINE = "Anything to add? You can leave it empty"
LINE_HINT = (
    "No names please, of patients or of colleagues, and nothing that would give somebody away."
)
MAKE_ANSWER = "Show my answer as a code"
CHOOSE_FIRST = "Choose an answer for one promise at least."
ANSWER_CODE = "Your answer"
ANSWER_CODE_WORDS = "Let the person who made the promises point their camera at this code, or send them the address."
ANSWER_CODE_NAME = "QR code with your answer, for the person who made the promises"
CHANGE_ANSWER = "Change my answer"

ANSWER = "The team's answer"
ANSWER_LEAD = "About {place}. Add it to the promises, so that it stays with them."
ADD = "Add it to the promises"
ADDED_ALREADY = "This answer is with the promises already."
ADD_DONE = "Added. The promises are as they were: you close them."
TO_VISIT = "Go to the visit"
UNREADABLE = "This code was not read"
GO_TODAY = "Go to Today"
GONE_PROMISE = "A promise that is not on this device"
