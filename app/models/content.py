"""Content as the app reads it: what authors write in `content/`, checked and compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.models.checklist import VisitTemplate

CardKind = Literal["text", "scenario", "question", "plan"]
QuestionKind = Literal["single", "multiple", "truth", "order", "match", "blank", "branch"]
LibraryKind = Literal["course", "programme", "network", "case-study", "tool", "reading"]


@dataclass(frozen=True, slots=True)
class Value:
    """One of an organisation's values; the default is the six of the NHS Constitution."""

    id: str
    name: str
    meaning: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One observable statement of the behaviour framework."""

    id: str
    """Such as `3.2`: area, then place in it."""
    statement: str
    is_short_form: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """One of the eight areas of the behaviour framework."""

    id: str
    """`1` to `8`."""
    name: str
    behaviours: tuple[Behaviour, ...]
    warnings: tuple[str, ...] = ()
    """Signs that the area is going wrong."""
    modules: tuple[str, ...] = ()
    """Ids of the modules that help with it, the first the best to begin with."""
    reflections: tuple[str, ...] = ()
    """Ids of the reflections that fit it."""
    visits: tuple[str, ...] = ()
    """Ids of the checklists of visits on which it can be seen or tried."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    title: str
    url: str = ""
    """Empty where only a citation is known."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of ours with the words that say what it shows."""

    file: str
    """Under `assets/`."""
    alt: str


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer, with its own explanation, right or wrong."""

    id: str
    text: str
    is_right: bool
    why: str
    """In a branching scenario: what comes of it."""
    next: str = ""
    """In a branching scenario: the id of the step it leads to; empty where the story ends."""


@dataclass(frozen=True, slots=True)
class Near:
    """A likely wrong word for a blank, with its own explanation."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of a branching scenario."""

    id: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together in a match question."""

    id: str
    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a module. Its shape depends on its kind."""

    kind: QuestionKind
    prompt: str
    options: tuple[Option, ...] = ()
    """Single, multiple, true or false: the choices. Order: the steps in their right order."""
    pairs: tuple[Pair, ...] = ()
    """Match: what belongs together."""
    accepts: tuple[str, ...] = ()
    """Blank: every way to write what is right; the first is shown."""
    near: tuple[Near, ...] = ()
    """Blank: likely wrong words."""
    steps: tuple[Step, ...] = ()
    """Branch: the moments of the story; it starts with the first."""
    why: str = ""
    """Order, match and blank: the explanation of the whole; starts with what is right."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An if-then plan to start from."""

    when: str
    """A suggested moment, without the "If"."""
    then: str
    """A suggested act, without the "then I will"."""


@dataclass(frozen=True, slots=True)
class Card:
    """One screen of a module."""

    id: str
    """Unique within its module and stable over editions; progress is kept by it."""
    kind: CardKind
    title: str = ""
    text: str = ""
    """Markdown: paragraphs, **bold**, lists. No links, no headings."""
    picture: Picture | None = None
    question: Question | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Module:
    """Five minutes of learning."""

    id: str
    """Such as `1.4`."""
    slug: str
    title: str
    summary: str
    """One sentence for lists."""
    minutes: int
    outcomes: tuple[str, ...]
    behaviours: tuple[str, ...]
    """Ids of the behaviours it teaches."""
    cards: tuple[Card, ...]
    sources: tuple[Source, ...]
    deeper: tuple[str, ...]
    """Ids of library items to go on with."""
    owner: str
    checked: str
    """ISO date of the last check."""
    next_check: str
    """ISO date of the next check."""


@dataclass(frozen=True, slots=True)
class Pathway:
    """Modules in an order that makes sense."""

    id: str
    title: str
    summary: str
    modules: tuple[str, ...]
    """Ids."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a role is to learn, and why."""

    id: str
    """The id of a pathway or of a module."""
    why: str


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of leader, and what such a leader is to learn; an organisation may put its own."""

    id: str
    title: str
    expects: str
    """What is expected of this role, in plain words."""
    why: str
    """Why that is expected, and who says so."""
    expected: tuple[Part, ...]
    """What one in this role should learn, in order."""
    offered: tuple[Part, ...] = ()
    """What helps as well, in order."""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of a reflection."""

    id: str
    text: str
    hint: str = ""
    part: str = ""
    """The part of the template that it belongs to, such as "Before"; neighbours of one part are
    shown under one heading."""
    choices: tuple[str, ...] = ()
    """Words to choose one from; empty where one writes."""


@dataclass(frozen=True, slots=True)
class ReflectionTemplate:
    """Prompts for a journal entry. Every one can be skipped; nothing is ever scored."""

    id: str
    """Such as `R1`."""
    title: str
    summary: str
    minutes: int
    prompts: tuple[Prompt, ...]
    rates_values: bool = False
    """Whether it also asks how much each value mattered and was lived."""
    is_short: bool = False
    """Whether its prompts stand on one screen, a line each, to be kept with one tap."""
    lead: str = ""
    """What to know before one begins, and before one uses what was written."""
    deeper: tuple[str, ...] = ()
    """Ids of library items to go on with."""


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """A course, programme, network or case study elsewhere."""

    id: str
    kind: LibraryKind
    title: str
    provider: str
    url: str
    """Empty where no address was verified."""
    about: str
    """What it is for, in our words."""
    checked: str
    """ISO date of the last check."""


@dataclass(frozen=True, slots=True)
class Pack:
    """All content, as one thing."""

    edition: str
    """A digest of everything in it."""
    values: tuple[Value, ...]
    areas: tuple[Area, ...]
    pathways: tuple[Pathway, ...]
    modules: tuple[Module, ...]
    visits: tuple[VisitTemplate, ...]
    reflections: tuple[ReflectionTemplate, ...]
    library: tuple[LibraryItem, ...]
    roles: tuple[Role, ...] = ()
    """None in a pack that is older than roles."""
