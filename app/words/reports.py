"""Words of Reports: for those who lead an organisation. Counts, never names, and no league table."""

TITLE = "Reports"
WAY = "Reports of your organisation"
WAY_LEAD = "Learning, visits and promises, in numbers that point at nobody"
LEAD = "What people have chosen to share with {organisation}, in numbers. Nobody is named, and numbers below five are not shown."
NOT_YOURS = "Reports are for those who lead an organisation"
NOT_YOURS_WORDS = "An administrator of your organisation can give you that role. What you share yourself is not changed by it."
BACK = "Back to sharing"

NAMES = {
    "training": "Learning by role",
    "teams": "Learning by team",
    "strategy": "Expected and learned",
    "visits": "Visits",
    "promises": "Promises",
    "themes": "Themes of visits",
}
LEADS = {
    "training": "How many in each role have learned each module",
    "teams": "How many in each team have learned each module",
    "strategy": "What each role is to learn, and a next step",
    "visits": "Where teams had a visit, and where not yet",
    "promises": "Open, overdue, kept, or an honest no",
    "themes": "What visits were about, quarter by quarter",
}
GONE = "There is no such report"
GONE_WORDS = "It is not in this release, or its address was cut short."
SEE_ALL = "See all reports"

UNTIL = "Up to Sunday {day}. Numbers change once a week."
OFFLINE = "This is what came on {day}."
NOTHING = "Nothing has come yet"
NOTHING_WORDS = "Reports come from your organisation's endpoint. They need a network the first time; after that the last one stays here."
ASKING = "Asking for the numbers"
TRY_AGAIN = "Try again"
ASK_ANEW = "Ask again"
EMPTY = "Too little to show"
EMPTY_WORDS = "Once five people or more have shared something, numbers appear here. Sharing is everyone's own choice."

YEAR = "Year from April"
YEAR_FROM = "{year}/{next}"
QUARTERS = {
    "01": "January to March {year}",
    "04": "April to June {year}",
    "07": "July to September {year}",
    "10": "October to December {year}",
}

OF = "{n} of {people}"
FEW_OF = "Fewer than five of {people}"
MOST_OF = "All, or all but fewer than five, of {people}"
KEPT_OF = "Kept back; {people} people"
FEW = "Fewer than five"
KEPT = "Kept back"
NONE = "None"
WHY = "Kept back means: below five, or a number from which one could work out such a number. Leadwell keeps it so that nobody can be picked out."
COUNTED = "Who is in a very small group is counted with others like it, or left out. Who is in two teams counts in the one joined first."
NO_LEAGUE = "This is no league table. Teams differ in size, in shifts and in what they face. Ask before you conclude."

EVERYONE = "Everyone"
OTHERS = "All kept-back ones together"
SMALL_TEAMS = "Small teams together"
SMALL_ROLES = "Small roles together"
NO_TEAM = "In no team"
NO_ROLE = "Role not given"
UNKNOWN = "Another one"
PEOPLE = "{n} people"
OTHER_MODULES = "Other modules"
BY_TEAM = "By team"
BY_KIND = "By kind of visit"
BY_PLACE = "By place"
PLACES_LEAD = (
    "A place is shown once five visits have gone there, since its name is somebody's own words."
)
VISIT_WORDS = "Visits shared: {figure}"
LAST = "Last in {month}"
TWICE = "A visit shared with two teams counts in both."
GAPS = "Teams without a shared visit in this year: {names}"
DAYS = "Half of the teams heard back within {days}."
DAYS_ONE = "one day"
DAYS_N = "{n} days"
DAYS_NONE = "the same day"
DAYS_UNKNOWN = "Too few teams have heard back to say how long it takes."

STANDING = {
    "=": "All promises",
    "open": "Open",
    "overdue": "Overdue",
    "kept": "Kept",
    "cannot": "Answered with an honest no",
    "*": "Kept-back ones together",
}
PROMISED = "Promises due in this year, and open ones without a day."
OWNERS = "An overdue promise is a question to the one who made it, never to the team."

THEME_LEAD = "A visit can have several themes. Words of a visit are never in a report."

EXPECTED_LEAD = "What your content expects of each role, and how many have learned it. It is a suggestion to plan by, not a test of anybody."
ADVICE = {
    "begin": "A next step: make time for “{module}”. Fewest have learned it so far.",
    "widen": "A next step: “{module}” is where most is left. Ask what gets in the way.",
    "keep": "Nearly everyone has learned what is expected. Ask what they have tried.",
    "unknown": "Too few to suggest a next step by numbers. Ask the people themselves.",
}

SAVE = "Take it along"
SAVE_XLSX = "Save for Excel"
SAVE_CSV = "Save as CSV"
SAVE_JSON = "Save as JSON"
SAVED = "{name} is saved."
