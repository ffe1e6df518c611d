"""The if-then plan of a self-assessment: begun from that of a lesson, and kept with the lesson."""

from __future__ import annotations

from app.errors import LeadwellError
from app.models.assessment import Taken
from app.models.content import Module
from app.models.learning import IfThen
from app.models.suggestion import Suggestion
from app.state.plans import Plans
from app.state.strengths import Strengths


class HalfAPlan(LeadwellError):
    """A plan needs both parts. Say when it will be, and what you will do. Nothing was lost."""


class Intentions:
    """What one does with the plan of an assessment. While it is written it is sealed with that;
    kept, it is a plan like those of lessons, and no longer of the journal."""

    def __init__(self, strengths: Strengths, plans: Plans) -> None:
        """Write plans of `strengths`, and keep them in `plans`."""
        self._strengths = strengths
        self._plans = plans

    def module(self, some: Taken, led: Suggestion) -> Module | None:
        """Return the lesson to keep the plan with: where it was kept, else the first suggested one
        that no plan is waiting in."""
        learn = self._plans.learn
        waiting = {plan.module for plan in self._plans.all if plan.ask_at is not None}
        free = [id for id in led.modules if id not in waiting]
        ids = (some.said.plan.get("kept", ""), *free, *led.modules)
        return next((module for id in ids if (module := learn.module(id)) is not None), None)

    def replaces(self, some: Taken, module: Module) -> IfThen | None:
        """Return the plan that waits in a lesson and is another one than this."""
        is_this = some.said.plan.get("kept") == module.id
        waiting = [plan for plan in self._plans.all if plan.ask_at is not None]
        others = (plan.plan for plan in waiting if plan.module == module.id and not is_this)
        return next(others, None)

    def of(self, some: Taken, module: Module) -> IfThen:
        """Return the plan as it is written so far, else as the lesson suggests it."""
        card = next(card for card in module.cards if card.plan is not None)
        assert card.plan is not None
        plan = some.said.plan
        return IfThen(plan.get("when", card.plan.when), plan.get("then", card.plan.then))

    def is_kept(self, some: Taken, module: Module) -> bool:
        """Whether the plan is kept just as it is written."""
        plan = self.of(some, module)
        is_this = some.said.plan.get("kept") == module.id
        return is_this and any(
            each.module == module.id and each.plan == plan for each in self._plans.all
        )

    async def keep(self, id: str, module: Module) -> None:
        """Keep the plan of an assessment with a lesson. HalfAPlan, NotSaved: it was not kept."""
        await self._strengths.typing.flush()
        some = self._strengths.find(id)
        if some is None:
            return
        plan = self.of(some, module)
        if not plan.when.strip() or not plan.then.strip():
            raise HalfAPlan
        await self._plans.make(module.id, plan.when.strip(), plan.then.strip())
        for name, value in (("when", plan.when), ("then", plan.then), ("kept", module.id)):
            self._strengths.type(id, f"plan/{name}", value.strip())
        await self._strengths.settle(id)
