"""The one thread through all jobs, as a person goes it."""

from __future__ import annotations

import re

from tests.e2e.person import Person

PLACE = "Where are you going? A ward or a team"
NOTICED = "I looked at what was promised last time before I came"
PROUD = re.compile("What are people here proud of")
SHOWED = "Which value did I show today, and by doing what?"
SLIPPED = "Which one slipped, and what was going on?"
RECEIVING = "How would someone on the receiving end describe it?"
TOMORROW = "One thing for tomorrow: if this happens, then I will…"


def learn(person: Person) -> None:
    """Begin the first module and answer its first question, not quite right."""
    person.tap("Start")
    person.sees("Two slots held back")
    person.tap("Next")
    person.sees("The NHS Constitution for England names six values")
    person.tap("Next")
    person.choose("Improving lives")
    person.tap("Sure. Check my answer")
    person.sees("Not yet")
    person.tap("Close the module")


def reflect(person: Person) -> None:
    """Write a values check-in and keep it."""
    person.place("Reflect")
    person.tap("Write an entry")
    person.tap(re.compile("^Values check-in. One value"))
    person.type(SHOWED, "Compassion. I sat down with a worried porter.")
    for _ in range(3):
        if person.is_phone:
            person.tap("Next question")
    person.tap("Keep this entry")
    person.tap("Not now")
    person.sees("I sat down with a worried porter")


def visit(person: Person) -> None:
    """Go round Maple ward, promise something, finish."""
    person.place("Visit")
    person.tap("Start a visit")
    person.tap(re.compile("^Ward or department walkround"))
    person.type(PLACE, "Maple ward")
    person.tap("Begin the visit")
    person.tap("Fill in the list")
    person.choose(f"{NOTICED}: Yes")
    person.tap("Next: Listening")
    person.type(PROUD, "The new tea trolley")
    person.tap("Next: Seeing")
    person.choose("How much of the time I listened: 3: About half")
    person.tap("Next: Read back and promise")
    person.type("I promise to", "get the lift mended")
    person.type("Who will see to it", "Estates lead")
    person.tap("Add this promise")
    person.sees("Get the lift mended. Estates lead")
    person.tap("Finish the visit")
    person.sees("The new tea trolley")


def introduce(person: Person) -> None:
    """Say who one is."""
    person.place("Me")
    person.type("What should we call you?", "Ada")
    person.choose("Senior leader")
    person.place("Today")
    person.sees("Ada")


def everything_is_there(person: Person) -> None:
    """Find all of it again."""
    person.sees(re.compile("Good (morning|afternoon|evening), Ada"))
    person.sees("Card 3 of 10")
    person.sees("Get the lift mended")
    person.tap("Carry on")
    person.sees("Improving lives is one of the six")
    person.tap("Close the module")
    person.place("Reflect")
    person.sees("I sat down with a worried porter")
    person.place("Visit")
    person.sees("Maple ward")
    person.tap(re.compile("^Maple ward"))
    person.sees("The new tea trolley")
    person.sees("Get the lift mended")
