"""Words of evidence. Nothing here says that a regulator approves (domain.md T17.2 to T17.9, E.6)."""

CHOOSE = "Which reflection?"
LEAD = "You get a copy to change. The entry itself stays as it is, and stays private."
NONE = "Nothing written yet"
NONE_WORDS = "When you have written a reflection, it can become evidence here."
FROM_ENTRY = "Make evidence of it"
WHAT_FOR = "What is it for?"
FORMS = {
    "account": "A reflective account",
    "appraisal": "An appraisal note",
    "cpd": "My development record",
}
DETAILS = {
    "account": "In four parts, for people on the NMC register",
    "appraisal": "A page to bring to the talk",
    "cpd": "One line on what you learned, with your own minutes",
}
HONEST = {
    "account": "This is not the NMC's own form, and the NMC has neither seen nor approved it. The NMC asks for accounts on its own form: copy the parts into that form, and book your reflective discussion.",
    "appraisal": "Nobody has checked or approved this. Write what you learned rather than the whole story. The facts of a serious event belong in the incident system.",
    "cpd": "You say how long it took; nobody has checked or approved it. Thinking on your own does not count as participatory; talking it over with others may.",
}
CAREFUL = "Nobody may be recognised in it: no names, no day of the event, no ward or place, nothing that fits one person alone. That goes for colleagues and for people who have died too. Leaving out names does not always hide who it was."
MENDED = (
    "{n} thing that could identify someone was changed in this copy",
    "{n} things that could identify someone were changed in this copy",
)
MEND_LINE = "“{was}” became “{now}”"
MEND_OUT = "“{was}” was left out"
PARTS = {
    "account": {
        "what": "What it was: the learning, the feedback or the experience",
        "learned": "What I learned",
        "changed": "What I changed or improved",
        "code": "How it relates to the Code",
    },
    "appraisal": {
        "what": "What it is about, in outline",
        "learned": "What I learned",
        "changed": "What I do differently now",
        "talk": "What I would like to talk about",
    },
    "cpd": {
        "title": "Title",
        "day": "Day, such as 26/11/2026",
        "minutes": "My minutes, if I want to say",
        "learned": "What I learned",
    },
}
CODE_HINT = "In your own words. Have the Code beside you."
FINDING = "{words}. {mend}"
MEND = "Change it"
MEND_NAME = "Change it: {words}"
LEFT = ("{n} thing may still identify someone.", "{n} things may still identify someone.")
GO_ON = "You can go on: you know best what others can tell from it."
COPY = "Copy the text"
COPIED = "Copied. Other programs on this device can read what was copied."
SAVE_TEXT = "Save as text"
SAVE_MARKDOWN = "Save as Markdown"
SAVE_PDF = "Save as PDF"
SHARE = "Share as PDF"
LETTERS = "A PDF cannot write these as you did: {letters}."
ADD = "Add to my development record"
ADD_WORDS = "What you leave in these fields goes into the record, and nothing else of the entry. The record is not sealed: it is kept with your learning, and is sent where this device sends."
ADDED = "Added to your development record."
AGAIN = "Begin again from the entry"
DRAFT = "Kept as a sealed draft while you type."
NOTHING = "Nothing written."
NUMBER = "Page {n}"
FILES = {
    "account": "leadwell-reflective-account-{day}.{ending}",
    "appraisal": "leadwell-appraisal-note-{day}.{ending}",
    "cpd": "leadwell-development-{day}.{ending}",
}
GONE = "This reflection is not on this device"
GONE_WORDS = "It may have been deleted, or it has not arrived from your other device yet."

OWN = "What you added yourself"
OWN_LEAD = "From your reflections. You say how long it took."
OWN_LINE = "{day} · {minutes}"
OWN_MINUTES = ("{n} minute, as you say", "{n} minutes, as you say")
OWN_NO_MINUTES = "No minutes said"
OWN_KIND = "Reflection (not participatory by itself)"
OWN_OUT = "Take it out"
OWN_OUT_NAME = "Take it out: {title}"
OWN_TAKEN = "Taken out of your record."
