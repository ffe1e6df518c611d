"""The words that a visit needs and a form lacks: ours, to be edited."""

from __future__ import annotations

MINUTES = "About 30 minutes"
PURPOSE = "I want to learn what helps people to do good work here, and what gets in the way."
OPENING = (
    "I am here to learn what helps and what gets in the way. This is not an inspection, and it is "
    "not about individuals. I will write down ideas, not names. Before I go I will read back what "
    "I heard. You will hear from me by the date we agree."
)
SAFETY = (
    "Thank people before you reply.",
    "Offer a quiet word alone as well as a talk in the group.",
    "Do not ask junior staff to find fault with their lead in front of the lead.",
    "No photos of people or boards, and no patient details.",
    "Never use what you hear for an appraisal.",
    "If there is an urgent risk, tell the person in charge now and report it the local way.",
    "Care comes first. Leave if it is a bad time.",
)
TITLE = "Questions"
"""Of the section for what stands in no group."""
LACKING = (
    "A form has no purpose line, no words to open with and no rules for safety, and does not say "
    "how long a visit takes. Ours are in their place: edit them."
)
PROMISELESS = (
    "A form has no promises. Add an item of the kind promise, so that the team gets something "
    "of the visit."
)
PHOTOS = (
    "This form asks for photos, so the checklist allows them. Most visits say no: people come to "
    "feel watched. Take them out unless there is a good reason."
)
NO_TITLE = "The form has no title (sheet “settings”, column “form_title”): it has the file's name."
