"""Words of the search."""

SEARCH = "Search"
FIELD = "What are you looking for?"
HOW = "A word or two is enough, and it need not be spelt right."
EVERYTHING = "There is this to find: {all}. It works without a network."
READING = "Getting everything ready to search…"
FOUND = "Found: {all}"
NOTHING = "Nothing found for “{query}”"
TRY_TITLE = "It may be there under another word"
TRY = "Try one word instead of several, or another word for it: “huddle”, “feedback”, “safety”. Or look through the list of modules."
CLEAR = "Search for something else"
BETWEEN = ", "
GROUPS = {"module": "Modules ({n})", "library": "Library ({n})", "plan": "Your plans ({n})"}
COUNTS = {
    "module": ("1 module", "{n} modules"),
    "library": ("1 in the library", "{n} in the library"),
    "plan": ("1 plan of yours", "{n} plans of yours"),
}
PLAN_OF = "Your plan from {title}"
PLAN_ALONE = "Your plan"
ENTRIES_FIELD = "Words, tags or a month, such as “March 2026”"
ENTRIES_HOW = "A word or two is enough, and it need not be spelt right. What you type is not kept."
ENTRIES_COUNT = ("1 entry is open to search.", "{n} entries are open to search.")
ENTRIES_OPENING = "Older entries are still being opened, and are found as they come."
ENTRIES_FOUND = ("1 entry", "{n} entries")
ENTRIES_TRY = "Try one word instead of several, or another word for it."
BACK_TO_REFLECT = "Back to Reflect"
