"""Words of views of others: for the person who asks, and for those who are asked."""

TITLE = "How others see me"
BACK = "Back to Reflect"
LEAD = "Ask three colleagues or more how often they see you do what good leaders do. They need no account, and answer in about five minutes."
HOW = "How it stays fair"
RULES = (
    "You see answers only together, from three people or more. With fewer, you see only how many have answered.",
    "You never see who said what, or when. Free words are shown only when three people or more have written some, in mixed order.",
    "Once you have looked, what comes later is shown three answers at a time, or not at all. So nobody stands out.",
    "Somebody you report to is shown alone only if they have agreed to it themselves.",
    "It is for your own learning. Never use it for pay, discipline or ranking.",
)
ONLINE = (
    "Your endpoint holds the answers locked until you look. Only your devices hold the key to them."
)
CARRIED = "No server takes part. Each colleague shows you a code with their answer, and your camera brings it in. They see you do it, and the app keeps it closed until there are three."
NAME = "Your name, as your colleagues know it"
NAME_HINT = "It is in the code that you give them, and nowhere else."
HOW_MANY = "How many do you ask?"
MANY = "{n} people"
HOW_LONG = "How long may they take?"
LONG = {1: "1 week", 2: "2 weeks", 4: "4 weeks"}
ASK = "Ask my colleagues"
ASK_AGAIN = "Ask again"
BEFORE = "Earlier rounds"
ROUND = "Asked on {day}"
ROUND_OPEN = "Still open, until {day}"
ROUND_CLOSED = "Closed"
OPENING = "Opening…"
GONE = "This round is not on this device"
GONE_WORDS = "It may have been thrown away, or it has not arrived from your other device yet."
TO_VIEWS = "How others see me"

GIVE = "Give this to your colleagues"
GIVE_WORDS = "The same code is for all of them. Send the address to each by themselves, or let them point a camera at it."
CODE_NAME = "QR code with your request, for colleagues"
UNTIL = "They can answer until {day}."
OVER = "The last day has gone by. Close the round to see what came."
ELSEWHERE = "You asked this on another device of yours. Scan answers there, and look at them there."
COUNT = {
    0: "Nobody has answered yet.",
    1: "1 of {all} has answered.",
    2: "{n} of {all} have answered.",
}
COUNT_UNKNOWN = "How many have answered is not known yet."
MANY_ANSWERS = "That is as many as you asked. If somebody did not get to answer, somebody else may have answered twice. Then close this round and ask again."
FETCH = "See how many have answered"
FEW = "You see what they said when three people or more have answered."
FEW_MORE = "Nothing new can be shown until three more answers have come."
CAN_LOOK = "There are enough answers to look at. If you wait for more people, you see a fuller picture: what comes after you look is shown three at a time."
LOOK = "Look at the answers now"
CLOSE = "Close the round"
CLOSE_WORDS = "No more answers are taken after that. Answers that could only be shown by themselves are deleted unseen."
CLOSE_SURE = "Close it and look"
KEEP_OPEN = "Leave it open"
CLOSED = "The round is closed."
FORGET = "Throw this round away"
FORGET_WORDS = (
    "All its answers are deleted, on all your devices and at the endpoint. You cannot undo this."
)
FORGET_SURE = "Throw it away"
KEEP = "Keep it"
FORGOTTEN = "Thrown away."

SAW = "What they see"
NOTHING_SHOWN = "Fewer than three people have answered, so nothing of it is shown."
LEFT = {
    1: "1 answer was deleted unseen, because it would have stood out.",
    2: "{n} answers were deleted unseen, because they would have stood out.",
}
UNREAD = {
    1: "1 answer could not be opened. It counts as none.",
    2: "{n} answers could not be opened. They count as none.",
}
HOW_TO_READ = "Start with what they see more of than you do. An average of few people is a hint to talk about, not a measurement."
SAME = "You and they see it much the same."
HIGHER = "Worth asking about: you see more of it than they do."
LOWER = "A strength you may not know: they see more of it than you do."
NO_OWN = "You have not said how you see these yourself"
NO_OWN_YET = "Rate yourself under Strengths and gaps first, and you see your own answers beside theirs here. An average of few people is a hint to talk about, not a measurement."
THEY = "They: {often}"
YOU = "You: {often}"
GROUP_SAID = "{group}: {often}"
ALONE = "The person you report to agreed to be shown alone"
ALONE_SAID = "They say: {often}"
FREE = "In their own words"
FREE_FEW = "Free words are shown when three people or more have written some."
TABLE = "All of it as a table"
TABLE_WORDS = "From 1, rarely, to 4, almost always. Averages, rounded. Where fewer than three have seen it, no number is shown."
NO_NUMBER = "not shown"
NOT_SAID = "not said"
COLUMN_YOU = "You"
COLUMN_ALL = "They"
OFTEN = {1: "rarely", 2: "sometimes", 3: "often", 4: "almost always"}
BETWEEN = "between {low} and {high}"
GROUPS = {
    "lead": "People you report to",
    "peer": "Colleagues",
    "report": "People who report to you",
    "other": "Others",
}

TAKE_IN = "A colleague's answer"
TAKE_IN_WORDS = "Take it in, and it waits with the others. You will see it only together with them."
TAKE = "Take it in"
TAKEN = "It is taken in. {count}"
TAKEN_ALREADY = "This answer is taken in already. It counts once."
TO_ROUND = "Go to the round"
UNREADABLE = "This code was not read"
GO_TODAY = "Go to Today"
GO_REFLECT = "Go to Reflect"

ASKED = "How do you see {name}?"
ASKED_LEAD = "{name} would like to know how often you see them do what good leaders do. There are {n} short statements. It takes about five minutes, and you can leave out what you like."
PROMISES = (
    "{name} sees answers only together, from three people or more, and no names, order or times. If all of you say the same, the average says so.",
    "Your answer is for their own learning. It must not be used for pay, discipline or ranking.",
    "You need no account. What you write stays on this device until you give it. After that it is deleted here.",
)
ASKED_ONLINE = "Your answer is locked on this device, then sent to {host}. Only {name} has the key, and answers are handed out in groups."
ASKED_CARRIED = "Nothing is sent. Your answer becomes a code on this screen, and {name} scans it. They see you show it, so it is less private than an answer by a link."
ASKED_UNTIL = "You can answer until {day}."
ASKED_OWN = "You asked this yourself. This is what your colleagues see. You cannot answer it."
BEGIN = "Begin"
AREA = "Part {n} of {all}: {area}"
PART = "Part {n} of {all}"
LAST_THREE = "Think of the last three months. How often do you see {name} do this?"
SAY = {
    "1": "Rarely",
    "2": "Sometimes",
    "3": "Often",
    "4": "Almost always",
    "0": "I have not seen this",
}
NEXT = "Next"
PREVIOUS = "Back"
BELONG = "How do you work with {name}?"
BELONG_WHY = (
    "Answers are put together by this. A group with fewer than three people is joined with others."
)
BELONGS = {
    "report": "I report to {name}",
    "peer": "We are colleagues",
    "lead": "{name} reports to me",
    "other": "In another way",
}
STAND_ALONE = "Show my answer to {name} by itself"
STAND_ALONE_WORDS = "Somebody's manager is often the only one. If you agree, {name} sees what you said, and knows that it was you. If you do not, it counts with the others only."
WORDS = "Anything to add? You can leave it empty"
WORDS_HINT = "It is shown only if three people or more write something, in mixed order. People may know you by how you write. No names please, and nothing that would give somebody away."
FINDING = "{words}. {mend}"
SEND = "Give my answer"
SHOW = "Show my answer as a code"
SHOW_INSTEAD = "Show it as a code instead"
SENT = "Thank you"
SENT_WORDS = (
    "Your answer is given. Nothing of it is left on this device, except that you have answered."
)
ANSWER_CODE = "Your answer"
ANSWER_CODE_WORDS = "Let {name} point their camera at this code, or send them the address. Then tap below, and your answer is deleted here."
ANSWER_CODE_OPEN = (
    "This browser is too old to lock the code. Show it to {name} alone, and do not send it."
)
ANSWER_CODE_NAME = "QR code with your answer, for {name}"
GIVEN = "They have it: delete it here"
CHANGE = "Change my answer"
ENDED = "This request has ended"
ENDED_WORDS = "The last day to answer was {day}. If {name} still wants to hear from you, they can ask again. Nothing was sent."
UNKNOWN = "This Leadwell is too old for some of these statements. Go online for a minute so that it can update, then open the code again. Nothing was changed."
