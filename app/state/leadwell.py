"""The whole state of the app: one object, handed down to every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from app.models.content import Pack
from app.state.answering import Answering
from app.state.belonging import Belonging
from app.state.clocks import Clocks
from app.state.codes import RecoveryCodes
from app.state.devices import MyDevices
from app.state.erasing import Erasing
from app.state.habit import Habits
from app.state.heard import Sheets
from app.state.improvement import Improvement
from app.state.layout import Layout
from app.state.learn import Learn
from app.state.lock import Lock
from app.state.me import Me
from app.state.members import Members
from app.state.people import People
from app.state.photos import Photos
from app.state.plans import Plans
from app.state.portable import Portable
from app.state.pretest import Pretests
from app.state.proof import Proof
from app.state.quiet import Quiet
from app.state.receipts import Receipts
from app.state.reflect import Reflect
from app.state.reports import Reports
from app.state.review import Review
from app.state.rhythm import Rhythm
from app.state.rounds import Rounds
from app.state.search import Search
from app.state.securing import Securing
from app.state.sharing import Sharing
from app.state.signin import SignIn
from app.state.status import Status
from app.state.strengths import Strengths
from app.state.surroundings import Surroundings
from app.state.team_seen import TeamSeen
from app.state.teams import Teams
from app.state.today import Today
from app.state.together import Together
from app.state.values import Values
from app.state.viewing import Viewing
from app.state.views import Views
from app.state.visit import Visits


@dataclass
class Leadwell:
    """What the screens can see and do. Built once, in `services`."""

    pack: Pack
    layout: Layout
    status: Status
    today: Today
    learn: Learn
    review: Review
    proof: Proof
    search: Search
    pretest: Pretests
    plans: Plans
    habit: Habits
    reflect: Reflect
    lock: Lock
    entry_search: Search
    """Over the entries of the journal that are open."""
    values: Values
    quiet: Quiet
    strengths: Strengths
    views: Views
    viewing: Viewing
    securing: Securing
    portable: Portable
    visits: Visits
    rhythm: Rhythm
    clocks: Clocks
    improvement: Improvement
    sheets: Sheets
    receipts: Receipts
    answering: Answering
    together: Together
    photos: Photos
    people: People
    belonging: Belonging
    signin: SignIn
    reports: Reports
    teams: Teams
    members: Members
    devices: MyDevices
    codes: RecoveryCodes
    erasing: Erasing
    sharing: Sharing
    team_seen: TeamSeen
    rounds: Rounds
    me: Me
    around: Surroundings
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    """What runs in the background, held so that it is not collected."""

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Let `work` run in the background."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
