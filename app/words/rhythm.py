"""Words of Rhythm: where one has been, where not yet, and what is planned. Facts, never blame."""

TITLE = "Rhythm"
LEAD = "Where you have been, and where people have not met you yet."
MONTHS = "{n} months"
LOOK_BACK = "Look back"
SINCE_ONE = "Since {day}: one visit"
SINCE = "Since {day}: {n} visits"
SINCE_NONE = "Since {day}: no visits yet"
BEGINS = "Your visits here begin on {day}. What was before that is not known here."
EMPTY = "No visits to look back on yet"
EMPTY_WORDS = "Once you have made a visit, this shows which areas, shifts and roles you have met, and which not yet."
EMPTY_STEP = "Start a visit"

AREAS = "Areas"
NO_AREAS = "No list of areas yet"
NO_AREAS_WORDS = "Write down the areas you look after. Then Leadwell can say where you have not been yet, back offices and nights too."
MAKE_LIST = "Make the list"
VISITED = "Visited: {n} of {all}"
UNVISITED = "Not visited for {months} months: {names}"
ALL_VISITED = "You have been to every area on your list."
ELSEWHERE_ONE = "One visit was to a place that is not on your list."
ELSEWHERE_N = "{n} visits were to places that are not on your list."
SEE_AREAS = "Look at the areas"
SEE_MAP = "See the map"

SHIFTS = "Days, nights and weekends"
SHIFT = {"day": "Day", "evening": "Evening", "night": "Night", "weekend": "Weekend"}
LINE = "{name}: {visits}"
SHIFT_AREAS = "{name}: {visits}, to {areas} of {all} areas"
VISITS_NONE = "none"
VISITS_ONE = "one visit"
VISITS_N = "{n} visits"
NOT_IN = {
    "night": "Not visited at night for {months} months: {names}",
    "weekend": "Not visited at a weekend for {months} months: {names}",
}
NOWHERE_IN = {
    "night": "No area was visited at night for {months} months.",
    "weekend": "No area was visited at a weekend for {months} months.",
}
HOURS = "Nights begin at 21:00 and end at 7:00, evenings begin at 17:00. A visit can say otherwise."

ROLES = "Whom you met"
ROLE = {
    "nurse": "Nurse or midwife",
    "support": "Care or support worker",
    "doctor": "Doctor",
    "therapist": "Therapist or scientist",
    "pharmacy": "Pharmacy or laboratory",
    "learner": "Student or trainee",
    "clerk": "Clerk or receptionist",
    "cleaner": "Cleaner or housekeeper",
    "porter": "Porter or driver",
    "kitchen": "Kitchen",
    "estates": "Estates or IT",
    "volunteer": "Volunteer",
    "lead": "Team lead or manager",
}
UNMET = "Not met for {months} months: {names}"
ALL_MET = "You have met people in every role on the list."
UNASKED_ONE = "One visit does not say yet whom you met."
UNASKED_N = "{n} visits do not say yet whom you met."
REACH = "Reach counts. In a trial on 23 units, visits made no difference overall; nurses who had taken part themselves were more positive (Thomas and others, 2005)."

HUDDLES = "Huddles"
HUDDLES_NONE = "No huddle for {months} months. It is a short way to meet a whole team."
HUDDLES_ONE = "You were a guest at one huddle."
HUDDLES_N = "You were a guest at {n} huddles."

MAP = "Map of coverage"
MAP_EMPTY = "Nothing to show yet"
MAP_EMPTY_WORDS = "Write down the areas you look after, or make a visit. Both show here."
MAP_LEAD = "It shows whom you have not met yet, and nothing about how good an area is."
BY_MONTH = "By month"
BY_SHIFT = "By shift, 12 months"
AS_MAP = "As a map"
AS_TABLE = "As a table"
SHOW = "Show"
LAYOUT = "Layout"
LEGEND = "The number is how many visits. More visits have a stronger colour."
ELSEWHERE = "Places not on your list"
ROW = "{area}: {cells}"
CELL = "{column} {n}"
CELL_NONE = "{column} none"

AREAS_TITLE = "Your areas"
AREAS_LEAD = "Wards, teams and services that you look after, the ones that never see a patient too. A visit belongs to the area that is called like its place."
ADD_AREAS = "New areas, one a line"
ADD = "Add to the list"
ADDED_NONE = "Those are on your list already."
ADDED_ONE = "One area was added."
ADDED_N = "{n} areas were added."
UNLISTED = "You have visited places that are not on the list:"
ADD_PLACE = "Add {place}"
ADD_ALL = "Add all {n}"
LAST = "Last visit {day}"
LAST_NONE = "No visit here yet"
AREA_NAME = "What it is called"
AREA_FORMER = "Called before: {names}. Visits under those names stay here."
LAST_IN = {
    "day": "By day: {day}",
    "evening": "In the evening: {day}",
    "night": "At night: {day}",
    "weekend": "At a weekend: {day}",
}
NEVER_IN = {
    "day": "By day: not yet",
    "evening": "In the evening: not yet",
    "night": "At night: not yet",
    "weekend": "At a weekend: not yet",
}
FOR_MONTHS = {
    "day": "Not visited by day for {months} months",
    "evening": "Not visited in the evening for {months} months",
    "night": "Not visited at night for {months} months",
    "weekend": "Not visited at a weekend for {months} months",
}
LAST_VISITS = "When you were last here"
REMOVE_AREA = "Take this area off the list"
REMOVED_AREA = "{area} is off the list. Its visits stay."
GONE_AREA = "This area is not on this device"
GONE_AREA_WORDS = (
    "It may have been taken off the list, or it has not arrived from your other device yet."
)
BACK_AREAS = "Back to your areas"

WHERE = "Area, shift and whom you met"
IN_AREA = "Area: {area}"
IN_NONE = "“{place}” is not on your list of areas."
CHANGE_AREA = "Choose another area"
FROM_AREAS = "Choose from your areas"
BY_PLACE = "By its place"
WHICH_AREA = "Which area was it?"
WHICH_SHIFT = "Which shift was it?"
BY_CLOCK = "By the time it began. Change it if your shifts differ."
AS_SAID = "As you said."
WHO_MET = "Whom did you meet? Roles only, no names."

PLANNED = "Planned visits"
PLANNED_EMPTY = "Nothing is planned yet"
PLANNED_EMPTY_WORDS = "A visit with a day happens more easily. Let the team have a say in the time."
PLAN = "Plan a visit"
PLAN_HERE = "Plan a visit here"
ADVICE = "Move a visit if you must, but never cancel it: so advises the Institute for Healthcare Improvement."
COMING = "To come"
BECAME = "What became of the others"
PLAN_DETAIL = "{template} · {when}"
PLAN_PASSED = "{template} · was planned for {when}"
PLAN_BEGUN = "{template} · begun"
PLAN_UNDONE = "{template} · not done · {reason}"
WHEN = "{day}, {time}"
MOVED_ONE = "moved once"
MOVED_TWICE = "moved twice"
MOVED_N = "moved {n} times"
SAVE_ALL = "Save all for your calendar"
SAVE_ONE = "Save for your calendar"
ALL_FILE = "leadwell-planned-visits.ics"
ONE_FILE = "leadwell-planned-visit.ics"
SAVED = "{name} is saved. Open it to put it into your calendar."
EVENT = "Visit: {place}"
KIND = "What kind of visit?"
PLACE = "Where? A ward or a team"
DAY = "On which day? (day/month/year)"
TIME = "At what time? (14:30; may stay empty)"
LENGTH = "How long?"
MINUTES = "{n} minutes"
IN_WEEKS = {7: "In one week", 14: "In two weeks", 28: "In four weeks"}
NOTES = "Notes, such as whom to tell"
NOT_NAMES = "No details of patients."
KEEP = "Keep this plan"
KEPT = "It is planned for {day}."
BEGIN = "Begin the visit"
MOVE = "Move it"
MOVE_DAY = "To which day? (day/month/year)"
MOVE_HINT = "The day it had stays in its history."
MOVE_TO = "Move it to this day"
MOVED = "Moved to {day}."
HISTORY = "Moved"
MOVED_FROM = "From {when}"
LEAVE = "It will not be done"
LEAVE_HINT = "Can it be moved instead? The team may have counted on you."
REASON = "Why will it not be done?"
LEAVE_IT = "Keep it as not done"
LEFT = "It is kept as not done, with your reason."
NOT_DONE = "Not done"
BEGUN = "This visit was begun."
OPEN_VISIT = "Open the visit"
AGAIN = "Plan it again"
GONE_PLAN = "This plan is not on this device"
GONE_PLAN_WORDS = "It has not arrived from your other device yet."
BACK_PLANNED = "Back to planned visits"
UNKNOWN_KIND = (
    "This edition does not know that kind of visit. Choose another kind below. The plan is safe."
)
UNTITLED = "A visit"
PLANNED_HERE = "Planned here"
