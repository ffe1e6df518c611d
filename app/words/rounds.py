"""Words of a team's or board's look at itself (domain.md D.6, R7 and 2.4)."""

WAY = "Team profile"
WAY_DETAIL = "What a team or board does well, together, and where it differs"
TITLE = "Team profile"
LEAD = "A team or board looks at itself: each person gives the figures of their own look at strengths and gaps, and all see what they say together. No names, no words, no ranking."
ALONE = "No team yet"
ALONE_WORDS = "You have not joined an organisation. Teams come with it."
ALONE_STEP = "See how to join"
NO_TEAMS = "You are in no team yet. Your organisation can let you into one, with a code."
NONE = "No round yet"
NONE_WORDS = "Who leads the team can open one. It takes each person five minutes, and a talk of 45 minutes together."
AS_OF = "As it was {day}. Without a network you see what was known then."
OFFLINE = "Nobody has told this device of rounds yet. Go online for a moment."
ROUND = "{title}, {team}"
OPEN_UNTIL = "Open until {day}. {replied}"
CLOSED = "Ended {day}. {replied}"
REPLIED = ("Nobody has replied yet.", "One of {all} has replied.", "{n} of {all} have replied.")
ASKS = "Your team looks at itself"
ASKS_DETAIL = "{title}. Open until {day}"

OPEN_ROUND = "Open a round"
OPEN_LEAD = "Everyone in the team is asked, on their own device. On a board, ask all its members."
WHICH = "For which team?"
NAME = "Name of the round"
NAME_HINT = "Such as the season. Everyone in the team reads it."
HOW_LONG = "How long is it open?"
LONG = {1: "One week", 2: "Two weeks", 4: "Four weeks"}
RULES = (
    "Nothing is shown below five replies.",
    "Nobody sees who replied what. The endpoint does not know either.",
    "The result comes when the round ends, for everyone in the team.",
    "It is never for pay, discipline, ranking people, or judging who is fit for a post.",
)
OPEN_NOW = "Ask the team"
OPENED = "The team is asked. Each person sees it when they open Leadwell."

GONE = "This round is not on this device"
GONE_WORDS = "It may be of a team that you have left, or your device has not heard of it yet."
GO = "Go to team profile"
REPLY = "Reply"
YOURS = "Your reply"
NOT_REPLIED = "You have not replied. You are free not to."
NOT_REPLIED_ENDED = "You did not reply. That was free to you, and nobody is asked why."
REPLIED_OWN = "You have replied. Until the round ends you can take it back."
REPLIED_ENDED = "You had replied. The round has ended: single replies are not kept."
WITHDRAW = "Take my reply back"
WITHDRAW_SHOWN = "A result was shown already, from {n} replies. If yours is one of them, it stays in that result until three replies are different, so that nobody can work out yours."
WITHDRAWN = "Your reply is gone."
SHOW_REPLY = "See what I sent"

GIVE_TITLE = "What would be sent"
GIVE_LEAD = "From your look of {day}. These figures go, and nothing else."
GIVE_NOT = "Your examples, plans and words stay sealed with you. Your name does not go with them: the endpoint notes that you have replied, and keeps the figures apart from that. Only this device can take them back."
GIVE_HONEST = "In a small team people may still guess. Reply only if that is fine with you."
SEND = "Send these figures"
SENT = "Sent. Thank you."
NOTHING_TO_GIVE = "There is no finished look at your strengths and gaps on this device"
NOTHING_TO_GIVE_WORDS = (
    "Answer 16 statements first. It takes about five minutes, and only you see it. Then come back."
)
BEGIN = "Go to strengths and gaps"
OFTEN = "How often: {words}"
MUCH = "How important: {words}"
REACH = "Reaches: {words}"
NO_REACH = "Reaches: not said"
CHANCELESS = "No chance to show: {n} %"
OPENING = "Opening your answers…"
RUNGS = {"me": "me", "team": "the team", "service": "the service", "system": "beyond"}

LEADING = "For who leads this round"
LOOK = "Show what there is so far"
LOOK_SURE = "The team sees a result now. After that it changes only when three more replies are there. If one or two come after it, they may never be shown. It is better to wait until the round ends."
LOOK_YES = "Yes, show it now"
LOOKED = "The result is shown to the team."
CLOSE = "End the round now"
CLOSE_SURE = (
    "Nobody can reply after this. Single replies are forgotten, and the result stays for the team."
)
CLOSE_YES = "Yes, end it"
CLOSED_NOW = "The round has ended."
KEEP = "Leave it open"

RESULT = "What the replies show together"
FROM = "From {n} replies."
LEFT_OUT = "{n} more came too late for a result that shows nobody's own reply."
TOO_FEW = "Fewer than five have replied, so nothing is shown. With so few, talk instead."
NOT_YET = "The result comes when the round ends, if five or more have replied."
LABELS = {
    "strength": "Shared strength",
    "split": "Split view",
    "gap": "Shared gap",
    "thin": "Depends on few",
    "untested": "Hardly tested",
}
MEANS = {
    "strength": "Most do this often, and see it alike.",
    "split": "People see this differently. Talk before you act.",
    "gap": "It matters more than it is done.",
    "thin": "Fewer than two people say that others rely on it without them.",
    "untested": "Many had no chance to show it.",
}
MIDDLE = "How often: the middle reply is {words}"
SPREAD = "Half of the replies lie between {low} and {high}, on steps from 1 to 4"
SPREAD_SAME = "Half of the replies or more say {low}, on steps from 1 to 4"
IMPORTANCE = "How important: the middle reply is {words}"
NO_CHANCE = "No chance to show: about {n} % of the answers"
CHANGES = {
    "more": "More often than in the round before",
    "less": "Less often than in the round before",
    "same": "About as in the round before",
}
HIDDEN = "Fewer than five said anything of this, so it is not shown."
HOW = "How this is worked out"
HOW_WORDS = "Shared strength: the middle reply is at least 3.2 of 4, and half of the replies lie within one step. Split view: half of the replies span a step and a half or more. Shared gap: importance is at least 1 above how often. Depends on few: fewer than two say it reaches the service or beyond, of five or more who said how far. Hardly tested: no chance in 4 of 10 answers or more. These rules are Leadwell's own. They are no test, and nobody has approved them."
NEVER = "It is a reason to talk, never a verdict. It is not for pay, discipline, ranking people, or judging who is fit for a post."
SHEET = "Sheet for the talk"
SHEET_DETAIL = "45 minutes, step by step, to print or to read"

SHEET_TITLE = "Team talk: 45 minutes"
SHEET_DOCUMENT = "{team}: team talk, {title}"
SHEET_LEAD = "Read this before you begin. Nobody has to say what they replied. If somebody wants to, that is their free choice, and the chair goes first."
SAVE_PDF = "Save as PDF"
SAVE_PAGE = "Save as a page to print"
SAVED = "Saved as {name}."
FILE = "leadwell-team-talk.{form}"
BRAND = "Leadwell"
STEPS = (
    (
        "Strengths (10 minutes)",
        "strength",
        "What do we do well that staff would recognise? Give an example of each.",
        "No area is a shared strength by the rules. Ask all the same: what do we do well that staff would recognise?",
    ),
    (
        "Split views (10 minutes)",
        "split",
        "What do those who say “often” see? What do those who say “rarely” see? Listen, and settle nothing yet.",
        "No area is split by the rules. Ask: what do we disagree on?",
    ),
    (
        "One shared gap (10 minutes)",
        "gap",
        "Choose one. Where do our acts and our values part company? Which behaviour goes missing under pressure?",
        "No area is a shared gap by the rules. Ask: which behaviour goes missing under pressure?",
    ),
)
THIN_STEP = "Depends on few: {areas}. Who could learn it next?"
UNTESTED_STEP = "Hardly tested: {areas}. What could give us a chance?"
HABIT_STEP = "One habit for 60 days (10 minutes)"
HABIT = (
    "Agree on one thing that all will do, small enough for every week. Write it as: when …, we …",
    "Our habit: ____________________________________________",
)
CHALLENGE_STEP = "Who tells us (5 minutes)"
CHALLENGE = (
    "Name one role that will say so when you slip, and thank them for it.",
    "Our challenger: ________________________________________",
    "Re-check on a day 90 to 120 days from now: ________________",
)
OUTSIDE_STEP = "Beside it, the view from outside"
OUTSIDE = (
    "Lay beside it what staff, patients and visits say: a pulse survey, feedback, themes of visits.",
    "Where do we rate ourselves higher than staff do? Say so aloud.",
)
OUTCOME = "Write down what you commit to, not scores. Throw away notes of who said what."
AREA_LINE = "{area}: {said}"
