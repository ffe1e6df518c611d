"""Words of testing out of a module."""

ASK = "I know this already: test me"
CARRY_ON = "Carry on with the test"
ASK_WORDS = "All right, and the module is done. If not, you see what to read."
BY_TEST = "Done, by test"
BY_TEST_WORDS = "You showed by a test that you know this."
TITLE = "Test: {title}"
NEXT = "Next question"
END = "See how it went"
CLOSE = "Close the test"
PASSED = "You know this"
PASSED_WORDS = (
    "All {all} were right, so {title} is done. The questions come back in review from time to time."
)
NOT_YET = "You know part of this"
NOT_YET_WORDS = "{right} of {all} were right. These cards tell the rest:"
READ_HERE = "Start there"
FROM_START = "Start at the first card"
