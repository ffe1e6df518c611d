"""Words of strengths and gaps. An own framework, and never a score (domain.md D.1 to D.5)."""

TITLE = "Strengths and gaps"
LEAD = "What you do, how often, and how much it matters in your role. Plain words, no score."
ONLY_YOU = "Only you"
SEALED = (
    "Your answers are sealed on this device, as your journal is. Nobody is told that you did this."
)
HOW = "Think of the last three months. Answer for what you did, not for what you meant to do. Leave out what you like, and stop when you like: every answer is kept at once."
FORM = "How many statements?"
FORMS = {
    "short": "16 statements, about 5 minutes",
    "full": "32 statements, about 10 minutes",
}
FORM_LATER = "You can go on from 16 to 32 at any time. Your answers stay."
BEGIN = "Begin"
ANEW = "Look again"
ANEW_LEAD = "After three months or so, look again. You will see what has changed for you."
CARRY_ON = "Carry on"
CARRY_ON_AT = "Carry on with {area}"
BEGUN = "You have answered {n} of {all} statements"
BEGUN_ON = "Begun {day}. Kept on this device."
SO_FAR = "See what it shows so far"
SHOW = "See what it shows"
AREAS = "The eight areas"
AREA_COUNT = "{n} of {all} answered"
EARLIER = "Earlier looks"
LOOK = "Your look of {day}"
LOOK_DETAIL = "{n} of {all} statements answered"
OPENING = "Opening your answers…"

NEVER_TITLE = "What this is not for"
NEVER = "It is never for pay, discipline, ranking people, or judging who is fit for a post. If anybody asks you for it for that, you can say no: this page says so. It is your own view, to choose one thing to work on."

AREA_OF = "Area {n} of {all}"
PROGRESS = "{n} of {all} statements answered"
ASK = "In the last three months, how often is this true of you?"
OFTEN = "How often"
OFTEN_NAME = "{statement}. How often"
FREQUENCY = {
    1: "Rarely",
    2: "Sometimes",
    3: "Often",
    4: "Almost always",
    0: "No chance to show",
}
MUCH = "How important in my role now"
MUCH_NAME = "{statement}. How important in my role now"
IMPORTANCE = {1: "Low", 2: "Medium", 3: "High", 4: "Vital"}
EXAMPLE = "A real example, if one comes to mind"
EXAMPLE_HINT = "What did you do? What came of it?"
EXAMPLE_LEAD = "An example is what makes a strength. Leave out names, dates, places and unusual details, of patients and colleagues."
FINDING = "{words}. {mend}"
MEND = "Change it for me"
MEND_NAME = "Change it for me. {words}"
REACH = "How far does it reach?"
REACH_LEAD = (
    "If you like: the furthest that you have a real example of. None of them is expected of you."
)
RUNGS = {
    "me": "Me: I do it",
    "team": "Team: it is normal around me",
    "service": "Service: others rely on it without me",
    "system": "System: it has spread beyond my organisation",
}
NEXT = "Next: {area}"
BACK = "Back"
LEAVE = "Leave it for now"
MORE = "Answer all four statements of each area"
FEWER = "Ask me the shorter form"
GONE = "This look is not on this device"
GONE_WORDS = "It may have been deleted, or it has not arrived from your other device yet."
GO = "Go to strengths and gaps"

PROFILE = "What your answers show"
TAKEN = "Answered {day}: {n} of {all} statements"
EMPTY = "Nothing to show yet"
EMPTY_WORDS = "Answer a few statements first: how often, and how much it matters in your role."
USE = "To use more"
USE_LEAD = "You do this often, it matters in your role, and you have an example."
NO_STRENGTH = "No area has all three yet: often, important, and with an example. That says nothing against you."
UNSHOWN = "With an example it would be a strength: {area}"
UNSHOWN_DETAIL = "Add one"
IT_IS = "You do this {often}. Its importance in your role is {much}."
IT_IS_OFTEN = "You do this {often}."
YOUR_EXAMPLE = "Your example: {words}"
ONE_GAP = "One thing to work on"
NO_GAP = "In no area does importance stand a whole step above how often you do it. Nothing presses."
MORE_GAPS = "The same holds for: {areas}. One at a time is enough."
SIGNS = "Signs that it is going wrong: {signs}."
CHANCE = "A chance to create"
CHANCE_WORDS = "You had no chance to show {n} of the {all} things here. What could give you one, and whom could you ask?"
NO_CHANCE = "You had a chance to show everything that you answered."
OTHERS = "How others see it"
BLIND = "{name}: you see this more often than others do. You say {own}; {n} others say {others}."
HIDDEN = "{name}: others see this more often than you do. You say {own}; {n} others say {others}."
OTHERS_LEAD = "A difference is a reason to ask, not a verdict. Choose somebody you trust."
SINCE = "Since you looked last ({day})"
SINCE_LEAD = "Compared with yourself alone, and only where you answered the same statements."
CHANGES = {
    "more": "More often than last time: {areas}.",
    "less": "Less often than last time: {areas}.",
    "same": "About the same: {areas}.",
}
ALL_AREAS = "All eight areas"
CHART_NAME = "A bar chart of the eight areas. {told}"
CHART_KEY = "The filled bar is how often, the outlined one how important, on steps from 1 to 4. The numbers below are those of the areas."
NO_DRAWING = "The drawing needs a part of Leadwell that has not come to this device yet. The table below says the same."
ROW = "{n}. {area}"
ROW_OFTEN = "How often: {often}"
ROW_MUCH = "How important: {much}"
ROW_CHANCELESS = "No chance to show {n} of {all}"
ROW_REACH = "Reaches: {reach}"
ROW_NONE = "Not answered"
STEPS = "{words} ({number})"
STANDS = {
    "strength": "A strength",
    "unshown": "Often and important, without an example yet",
    "gap": "A gap",
    "untested": "Hardly tested",
    "blind": "Others see it less often",
    "hidden": "Others see it more often",
}
RULES = "A strength: at least 3.2 for how often, at least 3 for how important, and an example. A gap: importance at least 1 above how often. Hardly tested: no chance in 4 of 10 answers or more. Blind spot and hidden strength: at least 0.75 between your view and that of three or more others. “No chance” counts in no average."
RULES_TITLE = "How this is worked out"
RULES_LEAD = "The rules and the steps between are Leadwell's own. They are no test, and nobody has approved them."
BETWEEN = "between {low} and {high}"
OFTEN_WORDS = {1: "rarely", 2: "sometimes", 3: "often", 4: "almost always"}
MUCH_WORDS = {1: "low", 2: "medium", 3: "high", 4: "vital"}
UNKNOWN = "not said"

NEXT_STEPS = "To go on with"
LESSON = "{minutes} minutes. {summary}"
REFLECTION = "Write: {title}"
VISIT = "Visit: {title}"
PLAN = "One plan"
PLAN_LEAD = "A plan with a moment in it is easier to keep. Change the words until they are yours."
PLAN_OPEN = "When you keep it, the plan goes with the lesson “{title}” and is no longer sealed: Today asks you how it went. Leave out who and where."
PLAN_REPLACES = "It takes the place of your plan there: “If {when}, then I will {then}.”"
IF = "If"
THEN = "then I will"
KEEP_PLAN = "Keep my plan"
PLAN_KEPT = "Your plan is kept. Today asks you about it in a week."
PLAN_IS_KEPT = "This plan is kept with the lesson “{title}”. Today asks you how it went."
CHANGE = "Change my answers"
DELETE = "Delete this look"
DELETED = "This look was deleted."
