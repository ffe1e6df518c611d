"""Writing: what is on the desk, kept key by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.models.clock import wall
from app.models.content import Pack, ReflectionTemplate
from app.models.identity import new_id
from app.models.journal import Entry, Written, sealed_value, written_of
from app.models.plain import whole
from app.models.tags import tag
from app.models.writing import BLANK, form, open_pages
from app.state.autosave import Autosave
from app.state.contents import Contents
from app.state.deeds import Deeds
from app.state.desk import EDIT, NEW, Desk, has_words
from app.state.noticing import LEFT, Noticing
from app.state.status import Status
from app.store.journal import JournalRepository
from app.store.store import Store

SOON = 600_000
"""Milliseconds in which an entry that is begun from something else is laid on the desk: longer
only where one went elsewhere meanwhile."""


@dataclass
class Writing:
    """What Reflect does while one writes."""

    store: Store
    journal: JournalRepository
    pack: Pack
    status: Status
    now: Callable[[], int] = wall
    entries: tuple[Entry, ...] = ()
    """Newest first."""
    desk: Desk | None = None

    def __post_init__(self) -> None:
        """Nothing is on the desk."""
        self._templates = {"": BLANK, **{each.id: each for each in self.pack.reflections}}
        self.typed: Written | None = None
        self.tag = ""
        self.typing = Autosave(self._keep, self.status)
        self.noticing = Noticing()
        self._contents = Contents()
        self._deeds = Deeds()
        self._keys = 0
        self._sprout: tuple[str, str, int] | None = None
        self._goes_on = ""

    @property
    def tags(self) -> list[str]:
        """All tags there are, those used most first."""
        return self._contents.tags(self.entries)

    def template(self, id: str) -> ReflectionTemplate | None:
        """Return a template; that of a blank page is called nothing."""
        return self._templates.get(id)

    def begin_about(self, template: str, grew: str) -> None:
        """Let the next entry from `template` grow from something, such as `module/1.4`.

        It is not in the address: nobody but the writer needs to know what it is about.
        """
        self._sprout = (template, grew, self.now())

    async def write(self, template: ReflectionTemplate) -> None:
        """Lay a new entry on the desk, with what was half written of it."""
        at = self.now()
        about, grew, when = self._sprout or ("", "", 0)
        self._sprout = None
        is_about = about == template.id and abs(at - when) < SOON
        written = Written(template.id, at, grew=grew if is_about else "")
        await self._lay(Desk(NEW + template.id, None, template, written, record=new_id()))

    async def edit(self, entry: Entry) -> None:
        """Lay an entry on the desk, to change it."""
        parents = tuple(version.rev for version in entry.versions)
        template = form(self.template(entry.written.template), entry.written)
        goes_on, self._goes_on = self._goes_on == entry.id, ""
        left = open_pages(template, entry.written.answers) if goes_on else []
        step = left[0] if left else 0
        key = EDIT + entry.id
        await self._lay(Desk(key, entry.id, template, entry.written, step, entry.id, parents))

    def go_on(self, entry: Entry) -> None:
        """Let an entry be laid on the desk at the first question that is still open."""
        self._goes_on = entry.id

    async def _lay(self, desk: Desk) -> None:
        await self.typing.flush()
        self.tag = ""
        draft = await self.journal.draft(desk.key)
        if draft is not None:
            desk = await self._with_draft(desk, draft)
        self.typed = desk.written
        self.noticing.start(desk.written.answers)
        self.desk = desk

    async def _with_draft(self, desk: Desk, draft: dict[str, Any]) -> Desk:
        step = draft.pop("step", 0)
        record = str(draft.pop("record", desk.record))
        parents = draft.pop("parents", None)
        half_tag = str(draft.pop("tag", ""))
        # A draft of an earlier release has its answers alone.
        written = written_of({**sealed_value(desk.written), **draft}, self.now())
        half = replace(
            desk,
            template=form(self.template(written.template), written),
            written=written,
            record=record,
            parents=None if parents is None else tuple(map(str, parents)),
        )
        asked = desk.written.grew
        if desk.id is None and asked not in ("", written.grew) and has_words(written):
            kept = await self._save(half, written)
            await self.journal.drop_draft(desk.key)
            return replace(desk, kept=kept)
        self.tag = half_tag
        if asked:
            half = replace(half, written=replace(written, grew=asked))
        last = len(half.pages) - 1
        return replace(half, step=max(0, min(step, last)) if isinstance(step, int) else 0)

    def type(self, prompt: str, text: str) -> None:
        """Take the text of an answer after a key."""
        if self.typed is not None:
            text = whole(text)
            self.typed = replace(self.typed, answers={**self.typed.answers, prompt: text})
            self.noticing.type(prompt, text)
            self._wait()

    async def leave(self) -> None:
        """Keep what was typed: its field was left."""
        self.noticing.leave()
        await self.typing.flush()

    def pick(self, prompt: str, words: str) -> None:
        """Give the answer of a prompt that has choices, or take it back."""
        if self.typed is not None:
            given = "" if self.typed.answers.get(prompt) == words else words
            self.put(answers={**self.typed.answers, prompt: given})

    def type_tag(self, words: str) -> None:
        """Take half a tag after a key."""
        self.tag = whole(words)
        self._wait()

    def add_tag(self) -> None:
        """Make a tag of what was typed as one."""
        said, self.tag = tag(self.tag, self.tags), ""
        if said and self.typed is not None and said not in self.typed.tags:
            self.put(tags=(*self.typed.tags, said))

    def turn_in(self, name: str, id: str) -> None:
        """Tie the entry to a tag, a behaviour or a value, or untie it; `name` is the field's."""
        if self.typed is not None:
            tied = getattr(self.typed, name)
            self.put(**{name: tuple(e for e in tied if e != id) if id in tied else (*tied, id)})

    def put(self, **changes: Any) -> None:
        """Take other changes to what is on the desk, such as its tags, and draw them."""
        if self.typed is not None and self.desk is not None:
            self.typed = replace(self.typed, **changes)
            self.desk = replace(self.desk, written=self.typed)
            self._wait()

    def reword(self, prompt: str, text: str) -> None:
        """Put other words into a field, whatever stands there."""
        if self.typed is not None and self.desk is not None:
            self.desk = replace(self.desk, turn=self.desk.turn + 1)
            self.put(answers={**self.typed.answers, prompt: text})
            self.noticing.type(prompt, text)
            self.noticing.leave()

    def leave_as_it_is(self, words: str) -> None:
        """Point no more, in this entry, at what the guard called `words`."""
        if self.typed is not None:
            left = self.left_as_it_is
            self.put(data={**self.typed.data, LEFT: [*left, words]})

    @property
    def left_as_it_is(self) -> tuple[str, ...]:
        """What the guard pointed at in this entry, and its writer left."""
        left = self.typed.data.get(LEFT) if self.typed is not None else None
        return tuple(map(str, left)) if isinstance(left, list | tuple) else ()

    def _wait(self) -> None:
        if self.desk is not None:
            # Another word each time: what is typed while a save is under way waits for the next.
            self._keys += 1
            self.typing.type(self.desk.key, str(self._keys))

    async def _keep(self, key: str, _: str) -> None:
        desk, typed = self.desk, self.typed
        if desk is None or desk.key != key or typed is None:
            return
        if desk.id is None and not has_words(typed) and not self.tag:
            await self.journal.drop_draft(key)
        else:
            await self.journal.keep_draft(key, desk.draft(typed, self.tag))

    async def turn(self, by: int) -> None:
        """Go to another screen of prompts."""
        if self.desk is None or self.typed is None:
            return
        step = max(0, min(len(self.desk.pages) - 1, self.desk.step + by))
        self.desk = replace(self.desk, written=self.typed, step=step)
        self.noticing.leave()
        await self._keep(self.desk.key, "")

    async def _save(self, desk: Desk, written: Written) -> str:
        return await self.journal.save(desk.record, written, self.now(), desk.parents)

    async def discard(self) -> None:
        """Forget what is on the desk; the entry stays as it was."""
        if self.desk is not None:
            await self.typing.flush()
            await self.journal.drop_draft(self.desk.key)
            self.desk, self.tag = None, ""
            self.noticing.forget()
