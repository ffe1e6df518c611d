"""One update with one piece of bad luck in it, and what must hold afterwards."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tests.e2e.device import EVICTIONS, KEPT, LATER, READ, WRITE, WRITTEN, Device
from tests.e2e.miniature import Release
from tests.e2e.site import Fault, Site

NETWORK: tuple[Fault, ...] = ("cut", "reset", "spoilt", "portal", "gone", "unwell")
LUCK = (
    *(f"one {fault}" for fault in NETWORK),
    *(f"all {fault}" for fault in NETWORK),
    *(f"from then on {fault}" for fault in NETWORK),
    *(f"manifest {fault}" for fault in NETWORK),
    *(f"evicted {what}" for what in EVICTIONS),
    # Without its service worker and without a network no page can show anything.
    *(f"evicted {what} offline" for what in EVICTIONS if what != "worker"),
    "none",
    "offline",
    "killed",
    "worker stopped",
    "two tabs",
    "update tapped",
    "impatient",
)
STARTS = 3
"""So many starts on a good network, at the most, until the newest good release runs."""
BACK = 5
"""So many until a release that fails has given way."""
SILENT = 9
"""And so many where nothing is ever heard of it: such starts may have been cut short."""


class Walk:
    """A device, its host, and all that comes to pass between them."""

    def __init__(
        self, device: Device, site: Site, releases: Sequence[Release], dice: random.Random
    ) -> None:
        """Walk with `device`, which is on, through `releases` on `site`."""
        self._device = device
        self._site = site
        self._dice = dice
        self._releases = {release.name: release for release in releases}
        self._given_up: set[str] = set()
        self._held: set[str] = set()
        self._log: list[str] = []
        self._left: list[str] = []
        self.counts: Counter[str] = Counter()
        self.transitions = 0

    def begin(self) -> None:
        """Install the release that is on the site."""
        self._device.go()
        assert self._device.settled()["kind"] == "app"
        self._device.page.evaluate(WRITE)

    def step(self) -> None:
        """Publish something, have some luck, and see that all is well in the end."""
        target, luck = self._dice.choice(list(self._releases.values())), self._next_luck()
        if self._dice.random() < 0.2:
            target = self._offered()
        self._log = [f"{self.transitions}: {target.name} {target.flaw} {luck}"]
        evicted = luck.split()[1] if luck.startswith("evicted") else ""
        has_one = not evicted or evicted == "state"
        if evicted:
            self._device.page.evaluate(EVICTIONS[evicted], self._dice.randrange(100))
            self._given_up.clear()
        self._held = set(self._device.page.evaluate(KEPT))
        self._site.folder = target.folder
        self._site.requests.clear()
        self._meet(luck)
        self._site.fault = lambda path: None
        if not self._site.is_running:
            self._site.start()
        self._check_requests()
        self._recover(target, has_one)
        self.transitions += 1
        self.counts["good" if not target.flaw else "broken"] += 1

    def _next_luck(self) -> str:
        if not self._left:
            self._left = list(LUCK)
            self._dice.shuffle(self._left)
        return self._left.pop()

    def missing(self) -> list[str]:
        """The kinds of luck that did not come about."""
        return [luck for luck in LUCK if not self.counts[luck]]

    def _offered(self) -> Release:
        return next(r for r in self._releases.values() if r.folder == self._site.folder)

    def _meet(self, luck: str) -> None:
        self.counts[luck] += 1
        what = luck.rpartition(" ")[2]
        special = {"killed", "worker stopped", "two tabs", "update tapped", "impatient"}
        if luck in special:
            getattr(self, "_" + luck.replace(" ", "_"))()
            return
        if what == "offline":
            self._site.stop()
        elif what in NETWORK:
            self._site.fault = self._fault(luck.rpartition(" ")[0], what)
        self._start("bad luck")

    def _fault(self, where: str, fault: Fault) -> Callable[[str], Fault | None]:
        """Say which answers go wrong: one of them, all, all from one on, the manifest."""
        begins = self._dice.randrange(30)
        asked: list[str] = []

        def choose(path: str) -> Fault | None:
            asked.append(path)
            if where == "manifest":
                return fault if path == "/release.json" else None
            if where == "one":
                return fault if len(asked) == begins else None
            if where == "from then on" and len(asked) < begins:
                return None
            return fault

        return choose

    def _start(self, why: str) -> dict[str, Any]:
        self._device.leave()
        self._device.go()
        return self._look(why)

    def _look(self, why: str) -> dict[str, Any]:
        told = self._device.settled(stays_silent=self._expects_silence())
        shown = {key: value for key, value in told.items() if key != "pieces"}
        self._log.append(f"  {why}: {shown}")
        self._check(told)
        return told

    def _expects_silence(self) -> bool:
        release = self._releases.get(self._device.state().get("release", ""))
        return release is not None and release.flaw == "silent"

    def _check(self, told: dict[str, Any]) -> None:
        """Whatever happens: one release, or something to read and a line that says why."""
        kind = told["kind"]
        self.counts[f"shown: {kind}"] += 1
        assert kind != "blank", self._log
        if kind in ("nothing", "portal"):
            return
        release = self._releases[told["release"]]
        assert release.name not in self._given_up, self._log
        if kind == "app":
            assert told["pieces"].items() == release.pieces.items(), (
                "mixed",
                *self._log,
                set(told["pieces"].items()) ^ set(release.pieces.items()),
            )
            self.counts["pages checked"] += 1
        elif kind == "words":
            assert told["lesson"] and told["words"].strip(), self._log
        else:
            assert release.flaw == "silent", self._log
        if kind != "starting":
            assert self._device.page.evaluate(READ) == WRITTEN, self._log

    def _check_requests(self) -> None:
        asked = {path for path, _ in self._site.requests if path.startswith("/r/")}
        assert not asked & self._held, (self._log, asked & self._held)
        self.counts["files fetched"] += len(asked)

    def _recover(self, target: Release, has_one: bool) -> None:
        """The network is good: a few starts later all is as it should be."""
        if not target.flaw:
            for start in range(STARTS):
                told = self._start(f"start {start + 1}")
                if told["kind"] == "app" and told["release"] == target.name:
                    return self._calm(told)
            raise AssertionError(("stranded", *self._log))
        for start in range(SILENT if target.flaw == "silent" else BACK):
            told = self._start(f"start {start + 1}")
            if told["kind"] == "app" and told["heard"] == "kept":
                self._given_up.add(target.name)
                return self._calm(told)
        assert not has_one, ("stranded", *self._log)
        # Nothing on the device or on the host starts: the next release must.
        good = next(r for r in self._releases.values() if not r.flaw)
        self._site.folder = good.folder
        self._recover(good, False)

    def _calm(self, told: dict[str, Any]) -> None:
        edition = self._releases[told["release"]].editions["pictures"]
        assert self._device.page.evaluate(LATER) == f"pictures {edition}", self._log

    def _impatient(self) -> None:
        self._device.leave()
        for _ in range(3):
            self._device.go(waits=False)
        self._look("impatient")

    def _until_asked(self, count: int) -> None:
        end = time.monotonic() + 1.5
        while len(self._site.requests) < count and time.monotonic() < end:
            time.sleep(0.005)

    def _killed(self) -> None:
        self._device.leave()
        self._device.go(waits=False)
        self._until_asked(self._dice.randrange(1, 25))
        self._device.kill()

    def _worker_stopped(self) -> None:
        self._device.leave()
        self._device.go(waits=False)
        self._until_asked(self._dice.randrange(1, 25))
        self._device.stop_worker()
        told = self._device.state()
        self._log.append(f"  stopped: {told}")

    def _update_tapped(self) -> None:
        told = self._start("before the tap")
        if told["kind"] == "app" and told["heard"] == "update":
            self._tap()
            told = self._look("after the tap")
            if not self._offered().flaw:
                assert told["release"] == self._offered().name, self._log
            self.counts["updates tapped"] += 1

    def _tap(self) -> None:
        with self._device.page.expect_navigation():
            self._device.page.evaluate(
                "navigator.serviceWorker.controller.postMessage({ kind: 'apply-update' })"
            )

    def _two_tabs(self) -> None:
        first = self._device.page
        before = self._device.state()
        self._device.page = second = self._device.another_tab()
        self._device.go()
        told = self._look("second tab")
        if told["kind"] == "app" and told["heard"] == "update":
            self._tap()
            self._look("second tab after the tap")
            self.counts["updates tapped"] += 1
        edition = self._releases[before["release"]].editions["pictures"]
        assert first.evaluate(LATER) == f"pictures {edition}", self._log
        second.close()
        self._device.page = first

    def report(self) -> str:
        """What came to pass, a line for each kind."""
        lines = [f"{count:5} {what}" for what, count in sorted(self.counts.items())]
        return "\n".join([f"{self.transitions} transitions, 0 mixed, 0 stranded", *lines])
