"""Words of values: how much they mattered and were lived, and of looking back on what was written."""

MATTERED = {1: "a little", 2: "somewhat", 3: "a lot", 4: "vitally"}
LIVED = {1: "rarely", 2: "sometimes", 3: "often", 4: "almost always"}
MATTERED_CHOICE = {1: "A little", 2: "Somewhat", 3: "A lot", 4: "Vitally"}
LIVED_CHOICE = {1: "Rarely", 2: "Sometimes", 3: "Often", 4: "Almost always"}
BETWEEN = "between {low} and {high}"
RATE = "Your values"
RATE_LEAD = (
    "How much each one mattered, and how far you lived it. Say it for one, for some, or for none."
)
HOW_MATTERED = "How much did it matter?"
HOW_LIVED = "How far did you live it?"
NOT_SAID = "Nothing said yet"
ABOUT = "{name}. {question}"
BOTH = "Mattered {mattered}, lived {lived}"
ONLY_MATTERED = "Mattered {mattered}"
ONLY_LIVED = "Lived {lived}"
THIS_ENTRY = "{name} mattered {mattered} and was lived {lived}."
THIS_MATTERED = "{name} mattered {mattered}."
THIS_LIVED = "{name} was lived {lived}."
VALUES = "Values"

BACK = "Look back"
BACK_LEAD = "What you wrote, seen from a step away. Only you see this, and nothing here is a score."
TREND = "Values over time"
TREND_DETAIL = "How much they mattered and how far they were lived, week by week"
WORDS = "Words you use most"
WORDS_DETAIL = "Counted on this device, from your own entries"
AREAS = "What you have thought about"
AREAS_DETAIL = "The eight areas, over the last twelve weeks"
QUIET = "A quiet moment"
QUIET_DETAIL = "A gentle reminder, at a time of your choosing"

WEEKS = {4: "4 weeks", 12: "12 weeks", 52: "52 weeks"}
WINDOW = "Look back over"
SHOW = "Show"
NONE = "No check-in yet"
NONE_WORDS = "A check-in takes two minutes. Say how much a value mattered and how far you lived it, and this page shows how that goes over the weeks."
FIRST = "Do a check-in"
NONE_LATELY = "No check-in in these weeks. Your earlier ones are kept: look back further."
IN_WORDS = "In words"
SAID = "{name} mattered {mattered} and was lived {lived} {when}."
SAID_MATTERED = "{name} mattered {mattered} {when}. How far it was lived was not said."
SAID_LIVED = "{name} was lived {lived} {when}. How much it mattered was not said."
LEAN = {
    "mattered": "It mattered more than it was lived.",
    "close": "The two were close.",
    "lived": "It was lived more than it mattered.",
}
OTHER_WAY = "{when} it was the other way round."
SAME_WAY = "{when} it was the same."
WAS = {
    "mattered": "{when} it mattered more than it was lived.",
    "close": "{when} the two were close.",
    "lived": "{when} it was lived more than it mattered.",
}
THIS_WEEK = "this week"
LAST_WEEK = "last week"
WEEKS_AGO = "{n} weeks ago"
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CHART = "Drawn, one value at a time"
MOST = "More: vitally, almost always"
LEAST = "Less: a little, rarely"
LEGEND = "Squares and a dashed line: how much it mattered. Dots and a full line: how far it was lived. Each is the middle of that week's check-ins."
NO_DRAWING = (
    "The drawing has not come to this device yet. The words and the weeks below say the same."
)
TABLE = "Week by week: {name}"
WEEK, COLUMN_MATTERED, COLUMN_LIVED = "Week of", "Mattered", "Lived"
DASH = "not said"
ROW = "Week of {day}: mattered {mattered}, lived {lived}, from {checkins}."
CHECKIN, CHECKINS = "one check-in", "{n} check-ins"
GAP = "Week of {day}: nothing said"
GAPS = "{n} weeks, from {first} to {last}: nothing said"
NOTHING = "Nothing was said of it in these weeks."

WORDS_TOLD = "The words you use most: {words}."
WORDS_AND = "{words} and {last}"
TIMES = "{n} times"
FIND = "{word}, {n} times. Search for it"
WORDS_LEAD = "Small words such as “and” are left out, and “wards” counts as “ward”. Nothing of this is kept or sent."
WORDS_NONE = "No word stands out yet"
WORDS_NONE_WORDS = "Once you have used a word more than once in what you write, it is shown here."
COUNTING = "Counting…"
STILL_OPENING = "Older entries are still being opened; they are counted as they come."
USED = "How often"

AREAS_LEAD = "From the entries of the last twelve weeks: the behaviours you named, the questions you wrote from, the module an entry grew from. It says nothing about how well you do."
LATELY = "You wrote about this {day}."
NOT_LATELY = "Nothing written about this lately. Two ways to begin:"
NOT_LATELY_ONE = "Nothing written about this lately. A way to begin:"
NOT_LATELY_NONE = "Nothing written about this lately."
TO_WRITE = "Write: {title}"
TO_LEARN = "Learn: {title}"

ON_THIS_DAY = "On this day"
YEAR_AGO, YEARS_AGO, MONTH_AGO, A_WEEK_AGO = (
    "A year ago",
    "{n} years ago",
    "A month ago",
    "A week ago",
)
NOT_TODAY = "Not today"
NOT_TODAY_NAME = "Not today: hide what you wrote on this day in earlier times"

PUT_AWAY = "Put away for today."

MOMENT = "A quiet moment for yourself"
WRITE = "Write a little"
NOT_NOW = "Not now"
NOT_NOW_NAME = "Not now: hide the quiet moment until its next day"
QUIET_LEAD = "Choose a time and days. While Leadwell is open, Today then shows one quiet line: no sound, no counting, and “Not now” puts it away."
AT = "At what time?"
OWN_TIME = "Or a time of your own, such as 17:30"
ON_DAYS = "On which days?"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
IS_ON = "The line shows at {time}, {days}."
IS_ON_NO_DAYS = "No day is chosen, so nothing shows."
IS_OFF = "No reminder is set."
EVERY_DAY = "every day"
TURN_OFF = "No reminder"
IN_CALENDAR = "When Leadwell is closed"
IN_CALENDAR_LEAD = "Your phone's own calendar can remind you instead. The file says only “A quiet moment”, with the time and the days. If you change them later, save the file again; to stop, delete the event in your calendar."
SAVE = "Save for my calendar"
FILE = "quiet-moment.ics"
SAVED = "Saved as {name}."
