"""Words of roles."""

ASK = "What is your role?"
ASK_WORDS = (
    "Then what is expected of you comes first. You can change it at any time, here or in Me."
)
LEAVE_OUT = "I would rather not say"
CHOOSE = "Choose my role"
CHANGE = "Change my role"
YOURS = "Your role: {title}"
SOURCES = "Where this comes from: {titles}"
CLAIMS = {
    "expected": "Expected of your role",
    "offered": "Offered to you as well",
    "rest": "Everything else",
}
