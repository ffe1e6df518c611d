"""Looks over the shoulder of the running app: what goes to Python and comes back, and when.

Nothing of the app is changed: the worker's script is served with a few lines before it, and the
page gets a few of its own. All times are milliseconds on the one clock of the browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, Route

from build.browsers import CHROMIUM, which
from tests.bench.thread import used, workers
from tests.e2e.person import ARGUMENTS

IN_WORKER = """
{
  const now = () => performance.timeOrigin + performance.now();
  const log = [];
  let latest = now(), longest = 0, still = 0;
  setInterval(() => {
    const at = now();
    longest = Math.max(longest, at - latest - 4);
    still = at - latest < 8 ? still + 1 : 0;
    latest = at;
    if (still === 4) log.push(["idle", at, 0]);
  }, 4);
  const post = self.postMessage.bind(self);
  self.postMessage = (data, more) => {
    if (data instanceof Uint8Array) {
      log.push(["out", now(), data.length]);
      still = 0;
    }
    post(data, more);
  };
  const handle = self.FileSystemSyncAccessHandle?.prototype;
  const flush = handle?.flush;
  if (flush) handle.flush = function (...all) {
    const done = flush.apply(this, all);
    log.push(["kept", now(), 0]);
    return done;
  };
  self.addEventListener("message", (event) => {
    if (event.data instanceof Uint8Array) {
      log.push(["in", now(), event.data.length]);
      still = 0;
    } else if (event.data.kind === "tell-log") {
      event.stopImmediatePropagation();
      post({ kind: "the-log", log: log.splice(0), longest });
      longest = 0;
    }
  });
}
"""
"""Before the worker's own script. The timer's longest delay is the longest task on Python's
thread, to within 4 ms; where it was on time four times, the thread was idle."""
IN_PAGE = """
(() => {
  const Plain = Worker;
  let python = null, told = null;
  window.drawnAt = 0;
  window.Worker = class extends Plain {
    constructor(...all) {
      super(...all);
      python ??= this;
      this.addEventListener("message", (event) => {
        if (event.data?.kind === "the-log") {
          event.stopImmediatePropagation();
          told(event.data);
        } else if (event.data instanceof Uint8Array) {
          requestAnimationFrame(() => requestAnimationFrame(() => {
            window.drawnAt = performance.timeOrigin + performance.now();
          }));
        }
      });
    }
  };
  for (const kind of ["pointerup", "keydown"]) addEventListener(kind, () => {
    window.tappedAt = performance.timeOrigin + performance.now();
  }, true);
  window.tellLog = () => new Promise((done) => {
    told = done;
    python.postMessage({ kind: "tell-log" });
  });
})();
"""
READ = """async () => ({ ...await tellLog(), tapped: window.tappedAt, drawn: window.drawnAt })"""
QUIET = 250
"""Milliseconds without a message after which a tap's consequences are over."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What one tap cost, in milliseconds."""

    ours: tuple[float, ...]
    """For each message that asked for something, from its reaching Python's worker to the last
    patch that answered it. A tap that opens another address asks twice, once with the tap and once
    with the new address; scrolling asks at each step. A message that came while Python was busy
    waits, and that counts too."""
    kept: tuple[float, ...]
    """For each message after which something was flushed to the device's files, how long after the
    message that was done."""
    cpu: float
    """Processor time of Python's thread in all, whatever else the machine was busy with; the
    watching itself is some 5 % of a core, and is in it."""
    frame: float
    """From the finger's leaving to the frame that shows the last patch."""
    longest: float
    """The longest task on Python's thread meanwhile."""
    sent: int
    """Bytes of the patches."""


Log = list[tuple[str, float, int]]
"""What happened when, and how many bytes it was."""


def kept(log: Log) -> tuple[float, ...]:
    """Return how long after each message in `log` something was first kept, if anything was."""
    turns, start = [], None
    for kind, at, _ in log:
        if kind == "in":
            start = at
        elif kind == "kept" and start is not None:
            turns.append(at - start)
            start = None
    return tuple(turns)


def answered(log: Log) -> tuple[float, ...]:
    """Return how long Python took over each message in `log` that it answered.

    A message after which it was idle until the next one came has no answer: a step of a scroll
    that brings no new row, say.
    """
    turns, start, end, is_idle = [], None, None, False
    for kind, at, _ in [*log, ("in", 0.0, 0)]:
        if kind == "out":
            end = at
        elif kind == "idle":
            is_idle = True
        elif kind == "in" and (start is None or end is not None or is_idle):
            if start is not None and end is not None:
                turns.append(end - start)
            start, end, is_idle = at, None, False
    return tuple(turns)


class Watch:
    """One browser with the app in it, watched."""

    def __init__(self, playwright: Playwright, profile: Path, size: tuple[int, int]) -> None:
        """Start the machine's Chromium."""
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=which(CHROMIUM),
            args=list(ARGUMENTS),
            headless=True,
            viewport={"width": size[0], "height": size[1]},
            service_workers="block",
        )
        self.context.set_default_timeout(60_000)
        self.context.add_init_script(IN_PAGE)
        self.context.route(re.compile(r"/r/worker-\w+\.js"), _with_eyes)
        self.page: Page = self.context.pages[0]
        self._profile = profile
        self._threads: list[Path] = []
        self._used = 0.0

    def read(self) -> Tap:
        """Wait until nothing is sent any more, and return what happened since the last reading."""
        log: Log = []
        longest = 0.0
        self._threads = self._threads or workers(self._profile)
        settled = used(self._threads)
        while True:
            self.page.wait_for_timeout(QUIET)
            told = self.page.evaluate(READ)
            log += [tuple(line) for line in told["log"]]
            longest = max(longest, told["longest"])
            if all(kind == "idle" for kind, _, _ in told["log"]):
                break
            settled = used(self._threads)
        sent = sum(size for kind, _, size in log if kind == "out")
        frame = max(0.0, told["drawn"] - told["tapped"]) if told["tapped"] else 0.0
        cpu, self._used = settled - self._used, used(self._threads)
        return Tap(answered(log), kept(log), cpu, frame, longest, sent)

    def forget_threads(self) -> None:
        """Look for Python's thread again: the page has been loaded anew."""
        self._threads = []


def _with_eyes(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=IN_WORKER + answer.text())
