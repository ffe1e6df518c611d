"""What can be searched: learning, and one's journal while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.models.content import LibraryItem, Module
from app.models.journal import Entry
from app.models.learning import IfThen
from app.models.moment import day_of
from app.state.learn import Learn
from app.state.reflect import Reflect
from app.store.course import Course
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.search import Index, Item

MODULE, LIBRARY, PLAN, ENTRY = "module", "library", "plan", "entry"


def module_item(module: Module) -> Item:
    """Return what a module is found by. No question or answer is: a search tells none."""
    from app.models.search import Item

    cards = " ".join(f"{card.title} {card.text}" for card in module.cards)
    return Item(MODULE, module.id, module.title, f"{module.summary} {cards}")


def library_item(item: LibraryItem) -> Item:
    """Return what an item of the library is found by."""
    from app.models.search import Item

    return Item(LIBRARY, item.id, item.title, f"{item.provider} {item.kind} {item.about}")


def plan_item(id: str, plan: IfThen, module: Module | None) -> Item:
    """Return what a plan is found by: its words, and its module's title if that is here."""
    from app.models.search import Item

    return Item(PLAN, id, f"{plan.when} {plan.then}", module.title if module else "")


def entry_item(entry: Entry, template: str) -> Item:
    """Return what an entry is found by: its tags, its template and its month, and its words."""
    from app.models.search import Item

    written = entry.written
    month = date.strftime(day_of(written.created_at), "%B %Y")
    said = " ".join(text for version in entry.versions for text in version.written.answers.values())
    return Item(ENTRY, entry.id, " ".join((*written.tags, template, month)), said)


class Learning:
    """Modules, the library and one's own plans."""

    is_whole = True

    def __init__(self, store: Store, learn: Learn) -> None:
        """Search what `learn` has; `store` tells when that changes."""
        self._store = store
        self.learn = learn
        self.forget()

    @property
    def everything(self) -> Mapping[str, int]:
        """How many modules, items of the library and plans there are."""
        return {
            MODULE: len(self.learn.pack.modules),
            LIBRARY: len(self.learn.pack.library),
            PLAN: len(self._made()),
        }

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` after learning; `learn` follows the store longer, and has the news."""

        def hear(names: frozenset[str]) -> None:
            if "learning" in names:
                changed()

        self._store.subscribe(hear)

    def forget(self) -> None:
        """Nothing is in the index."""
        self._plans: dict[str, IfThen] = {}
        self._has_content = False

    async def bring(self, index: Index, course: Course) -> None:
        """Read the content once, and make the plans in the index those that there are."""
        if not self._has_content:
            self._has_content = True
            for item in self._content():
                index.put(item)
                await course.pause(0.0)
        plans = self._made()
        for id in self._plans.keys() - plans.keys():
            index.remove(PLAN, id)
        for id, plan in plans.items():
            if self._plans.get(id) != plan:
                index.put(plan_item(id, plan, self.learn.module(id)))
        self._plans = plans

    def _content(self) -> Iterator[Item]:
        yield from map(module_item, self.learn.pack.modules)
        yield from map(library_item, self.learn.pack.library)

    def _made(self) -> dict[str, IfThen]:
        """Return one's plans, by the module they were made in."""
        return {
            id: progress.plan
            for id, progress in self.learn.done.items()
            if progress.is_finished and progress.plan is not None
        }


class Entries:
    """The entries of one's journal that are open. Nothing of them is kept but in memory."""

    def __init__(self, reflect: Reflect) -> None:
        """Search what `reflect` has opened."""
        self.reflect = reflect
        self._changed: Callable[[], None] = lambda: None
        # Flet holds listeners weakly.
        self._listener = self._hear
        self.forget()

    @property
    def everything(self) -> Mapping[str, int]:
        """How many entries there are."""
        return {ENTRY: len(self.reflect.entries)}

    @property
    def is_whole(self) -> bool:
        """Whether every entry is open by now."""
        return not self.reflect.is_opening

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` whenever other entries are shown."""
        self._changed = changed
        self.reflect.subscribe(self._listener)  # type: ignore[attr-defined]

    def _hear(self, _: Any, field: str | None) -> None:
        if field == "entries":
            self._changed()

    def forget(self) -> None:
        """Nothing is in the index."""
        self._revs: dict[str, tuple[str, ...]] = {}

    async def bring(self, index: Index, course: Course) -> None:
        """Put in what is new or has changed, and take out what is gone."""
        revs, entries = self._revs, self.reflect.entries
        for id in revs.keys() - {entry.id for entry in entries}:
            index.remove(ENTRY, id)
            del revs[id]
        for entry in entries:
            versions = tuple(version.rev for version in entry.versions)
            if revs.get(entry.id) == versions:
                continue
            template = self.reflect.template(entry.written.template)
            index.put(entry_item(entry, template.title if template else ""))
            revs[entry.id] = versions
            await course.pause(0.0)
