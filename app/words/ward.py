"""Words of a visit while one is there: the items, the jotter, reading back."""

ASKED = {"date": "A day, such as 3/12/2026", "time": "A time, such as 14:30"}
NUMBERS = {
    (False, False, False): "A number",
    (False, True, False): "A number, {least} or more",
    (False, False, True): "A number, {most} or less",
    (False, True, True): "A number from {least} to {most}",
    (True, False, False): "A whole number",
    (True, True, False): "A whole number, {least} or more",
    (True, False, True): "A whole number, {most} or less",
    (True, True, True): "A whole number from {least} to {most}",
}
WRONG = {
    "number": "That is not a number we can read. Write it in digits, such as 12. What you typed is kept.",
    "whole": "This wants a whole number, without a fraction. What you typed is kept.",
    "least": "This wants {least} or more. What you typed is kept.",
    "most": "This wants {most} or less. What you typed is kept.",
    "day": "That is not a day we can read. Write it like 3/12/2026. What you typed is kept.",
    "time": "That is not a time we can read. Write it like 14:30. What you typed is kept.",
}
QUICK = {"date": "Today", "time": "Now"}
REQUIRED = "Needs an answer before you finish"
LACKS = "This still needs an answer."
LATER = (
    "This version of Leadwell does not know this kind of question yet. Update the app to answer it."
)
SIGN = "Sign with a finger"
SIGN_AGAIN = "Sign again"
SIGN_HOW = "Type the name, or sign with a finger. Either will do."
SIGN_HERE = "Sign here"
SIGN_PAD = "A field to sign in with a finger. To type the name instead, go back."
SIGN_KEEP = "Keep this signature"
SIGN_CLEAR = "Clear it"
SIGN_NOTHING = "Nothing is drawn yet. Sign in the field first, or go back and type the name."
INK = "A signature, drawn with a finger"
INK_GONE = "The signature was taken back."
TAKE_BACK = "Take it back"
PHOTO = "A photo without words yet"
PHOTO_RULES = "No faces, no names, nothing about patients."
ADD_PHOTO = "Add a photo"
KEEPING = "Keeping the photo…"
NO_PHOTO = "No photo came, and nothing was changed. If the camera was refused, allow it in the settings of your browser, or choose a photo that you have."
PHOTO_GONE = "The photo was taken away."
REMOVE_PHOTO = "Take this photo away"
CAPTION = "What it shows, in words"
MORE = "Show more photos ({n})"
PHOTO_WHERE = {
    "away": "This photo is on the device that took it.",
    "coming": "This photo is on another device of yours, or still on its way from there. It shows here by itself once it has come.",
    "silent": "This photo is on another device of yours. There is no answer from the endpoint just now; it comes once there is.",
}
"""By where a photo is that is not here."""
NO_PHOTOS = (
    "This checklist takes no photos, so that nobody feels watched. Put what you saw in words."
)
AWAY_TITLE = "Phone away"
AWAY = "Put the phone in your pocket and listen. Come back only for a line that you would forget."
JUST_BEGUN = "You have just begun"
ONE_MINUTE = "You have been here for 1 minute"
MINUTES = "You have been here for {n} minutes"
BEGUN_ON = "You began {day}"
JOT = "Jot down a line"
JOT_KEEP = "Keep this line"
JOT_NOTHING = "Write a few words first, then keep them."
JOTS = "What I jotted down"
JOTS_NONE = "Nothing yet. That is a good sign: you are listening."
JOT_REMOVE = "Take away the line: {text}"
JOT_GONE = "The line was taken away."
ASKED_ONE = "I asked an open question"
ASKED_COUNT = "Open questions asked: {n}"
ASKED_BACK = "Take one back"
LIST = "Fill in the list"
READ_BACK = "Read back what you heard"
READ_BACK_HOW = "Read it to the team before you go, and ask what you got wrong. Then promise, at most what you can keep."
READ_BACK_NONE = "Nothing is written down yet. Fill in the list or jot down a line, then come back."
PROMISE_NOW = "Now promise"
I_PROMISE = "I promise to {words}"
I_PROMISE_WHO = "{who} will see to it, by {day}"
NOT_YET = "Before you finish"
NOT_YET_WORDS = "These still need something from you. Everything else is kept."
NOT_YET_TOLD = "Not finished yet. Still needed: {n}. The first of them is here."
LEAD_TO = "{section}: {item}"
SCORE = "{points} of {most} points"
SCORE_WORDS = (
    "Points are there to talk about with the team. They never rank a ward, and they are no grade."
)
GONE = "No longer in the checklist"
LAST_TIME = "Promised here last time"
