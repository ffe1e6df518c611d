"""Words of small tests of change (domain.md T14)."""

TITLE = "Small tests"
LEAD = "Try a change on a small scale, see what happens, then decide."
MAKE = "Make a small test of this"
NEW = "New small test"
EMPTY = "No small tests yet"
EMPTY_WORDS = "When a visit gives you an idea, try it once, with one person or on one round. Say before what you expect; then look at what happened."
FROM = "From the visit to {place}"
BEGUN = "Begun {day}"
CARD = "{where} · {state}"
STATES = {
    "none": "no cycle yet",
    "going": "cycle {n} is going on",
    "adopt": "adopted after {n} cycles",
    "adapt": "to be adapted after cycle {n}",
    "drop": "dropped after {n} cycles",
}
ADOPTED_ONCE = "adopted after one cycle"
DROPPED_ONCE = "dropped after one cycle"
BACK = "Back to small tests"
GONE = "This small test is not on this device"
GONE_WORDS = "It may have been taken away, or it has not arrived from your other device yet."
UNTITLED = "A small test"

IDEA = "What could be changed?"
IDEA_HINT = "One change, small enough to try this week"
AIM = "What are we trying to achieve?"
AIM_HINT = "How much, for whom, by when"
BEGIN = "Begin this test"
NO_NAMES = "Write ideas, not names. No details of patients."
START_TINY = "Start tiny: one patient, one clinic, one round. It is quick, cheap and safe to fail, and it brings people along."

ABOUT = "Aim and measure"
DONE = "Done"
ABOUT_CHANGE = "Change the aim or the measure"
HOW_KNOW = "How will we know that a change is better?"
MEASURE = "What do we measure?"
MEASURE_HINT = "One thing that is easy to count"
UNIT = "In what unit?"
UNIT_HINT = "Falls in a week, minutes, %"
KIND = "What is it about?"
KINDS = {
    "outcome": "Outcome: the result for people",
    "process": "Process: is the change happening?",
    "balancing": "Balancing: what else moved?",
}
KIND_ENOUGH = "Measure just enough, and often. Over time it helps to have one of each kind."
BETTER = "Which way is better?"
WAYS = {"up": "Higher is better", "down": "Lower is better"}
NO_AIM = "No aim yet"
MEASURED = "{measure} ({unit})"

CYCLES = "Cycles"
CYCLES_LEAD = "Plan, do, study, act; then round again."
NO_CYCLES = "Nothing is planned yet. The first cycle can be today."
FIRST = "Plan the first cycle"
NEXT = "Plan the next cycle"
CYCLE = "Cycle {n}"
PLANNED = "planned"
SINCE = "since {day}"
FROM_TO = "{first} to {last}"
SIZE = "How small is it?"
SIZES = {"one": "One person", "round": "One clinic or round", "shift": "One shift", "more": "More"}
TOO_LARGE = "That is large for a test. Would one round teach you the same?"
BEFORE = "After the cycle before: {act}"
PLAN_PART = "Plan"
PLAN = "What will we try, who, where, when?"
PREDICTION = "What do we expect to happen?"
PREDICTION_HINT = "Say it before, so that you can be surprised"
NO_PREDICTION = (
    "Say what you expect before you look at what happened. Being wrong teaches the most."
)
BEGINS = "First day (day/month/year)"
ENDS = "Last day (day/month/year)"
WRONG_DAY = "Write it like 3/12/2026."
ENDS_EARLY = "The last day is before the first one."
DO_PART = "Do"
DO = "What did we do, and what got in the way?"
STUDY_PART = "Study"
EXPECTED = "We expected: {prediction}"
STUDY = "What happened, compared with what we expected?"
ACT_PART = "Act"
ACT = "What do we do with it?"
ACTS = {"adopt": "Adopt it", "adapt": "Adapt it", "drop": "Drop it"}
ACT_SAID = {"adopt": "Adopt", "adapt": "Adapt", "drop": "Drop"}
NEXT_STEP = "What follows from it?"
NEXT_HINT = "The next cycle starts from this"
DROPPED_WELL = "Dropping an idea early is a result too. What you learned stays here."
OTHER_DEVICE = (
    "Another device changed this too at the same time. Both are kept; the later one is shown."
)

NUMBERS = "Measurements"
NO_NUMBERS = (
    "Nothing measured yet. A few results from before the change make it easier to see what it does."
)
VALUE = "Result"
VALUE_UNIT = "Result ({unit})"
DAY = "Day (day/month/year)"
NOTE = "Note, if something was unusual"
ADD = "Add this result"
ADDED = "The result is kept."
TABLE = "All results as a table"
ROW = "{day}: {value}"
ROW_WHERE = {"up": "above the median", "down": "below the median", "on": "on the median"}
ROW_MARKED = "part of a signal"
REMOVE_ROW = "Take away the result of {day}: {value}"
ROW_REMOVED = "The result was taken away."
UNTIL = "Median only of results up to (day/month/year)"
UNTIL_LEAD = "Leave it empty for all results. Choose the last day before the change, and the median stays as it was then."
NO_DRAWING = (
    "The drawing has not come to this device yet. The words below and the table say the same."
)

SAID_ONE = "{measure}: one result so far, {value}."
SAID = "{measure}: {n} results from {first} to {last}. Median {median}, lowest {low}, highest {high}, the latest {latest}."
SAID_BASE = "The median is of the first {n} results."
MEDIAN_IS = "Median {median}, the dashed line"
SQUARES = "Squares: results that are part of a signal"
RESULTS = "Results"
SIGNALS = "What the chart says"
NO_SIGNAL = "No signal: so far this looks like ups and downs by chance."
TOO_FEW = "Ten results or more are needed to tell a shift from chance. Keep measuring."
SHIFT = {
    "up": "{n} results in a row are above the median, {first} to {last}. Something has probably changed.",
    "down": "{n} results in a row are below the median, {first} to {last}. Something has probably changed.",
}
TREND = {
    "up": "{n} results in a row go up, {first} to {last}. Something is probably changing.",
    "down": "{n} results in a row go down, {first} to {last}. Something is probably changing.",
}
BETTER_WAY = "It is the way you hoped for."
WORSE_WAY = "It is not the way you hoped for."
FEW = "The line crosses the median less often than chance would: {runs} runs, where {fewest} to {most} are to be expected. Something has probably changed on the way."
MANY = "The line crosses the median more often than chance would: {runs} runs, where {fewest} to {most} are to be expected. Perhaps two different things are mixed, such as weekdays and weekends."
CAUTION = "A signal says that something changed, not why. Ask the team what happened then."
RULES = "Six in a row on one side of the median, five in a row going one way, or too few or too many runs: the rules of Perla, Provost and Murray (2011). Your local guide may count differently."

FILES = "For the team"
FILES_LEAD = "One page to print or send, and the results for a spreadsheet. Look through them for names before you hand them on."
SAVE_PAGE = "Save as a page"
SAVE_CSV = "Save the results as CSV"
PAGE_FILE = "small-test.html"
CSV_FILE = "small-test-results.csv"
SAVED = "Saved as {name}."
CSV_HEADINGS = ("Day", "Result", "Unit", "Note", "Median", "Side of the median", "Part of a signal")
YES = "yes"
PAGE_LEAD = "What we tried, what we expected and what happened."
PAGE_MADE = "Made with Leadwell on {day}. Please tell us what is wrong or missing."
NOT_SAID = "Not written yet"
DAYS = "Days"
REMOVE = "Take this test away"
REMOVED = "The test was taken away."
REMOVE_CYCLE = "Take this cycle away"
CYCLE_REMOVED = "The cycle was taken away."
