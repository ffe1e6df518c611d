"""Words of plans that come back."""

ASK = "Did the moment come? What did you do?"
MADE = "A plan that you made {day}, in “{title}”"
MADE_GONE = "A plan that you made {day}"
LINE = "A line about it, if you like"
LINE_HINT = "Leave out who it was"
OUTCOMES = {
    "did": "It came and I did it",
    "other": "It came and I did something else",
    "waiting": "It has not come yet",
    "dropped": "Drop this plan",
}
TOLD = {
    "did": "Well done. It is kept.",
    "other": "It is kept. The plan comes back once more.",
    "other-last": "It is kept.",
    "waiting": "Fine. It comes back {day}.",
    "waiting-last": "Fine. The plan stays with its module.",
    "dropped": "The plan is dropped.",
}
MORE = "More plans to look back on: {n}"
