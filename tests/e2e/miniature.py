"""Releases in miniature: the real page, scripts and service worker around parts of a few bytes.

A start takes tenths of a second, and every part says which edition of it this is, so that a page
can tell whether all it runs on is of one release.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from build import pack
from build.naming import fix
from build.paths import ASSETS, SHELL

Flaw = Literal["", "says", "app", "silent", "throws"]
"""How a release fails to start: Python does not load; the app says that it cannot; nothing is ever
heard; the worker is no script. Empty: it starts."""
PARTS = ("client", "pyodide", "stdlib", "site", "app", "later", "native", "pictures")
ENGINE = {
    "main.dart.wasm": "",
    "main.dart.js": "",
    "canvaskit/skwasm.wasm": "",
    "canvaskit/canvaskit.wasm": "",
    "canvaskit/canvaskit.js": "",
    "assets/fonts/AtkinsonHyperlegibleNext.woff2": "",
    "main.dart.mjs": "export const edition = ",
    "canvaskit/skwasm.js": "export const edition = ",
}
FLUTTER = """
const edition = "{edition}";
globalThis._flutter = { loader: { load: async ({ config, onEntrypointLoaded }) => {
  const pieces = { "flutter.js": edition };
  const text = async (path) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(path);
    return response.text();
  };
  const inside = config.entrypointBaseUrl;
  for (const name of ["main.dart.wasm", "canvaskit/skwasm.wasm"]) {
    pieces[name] = await text(inside + name);
  }
  for (const name of ["main.dart.mjs", "canvaskit/skwasm.js"]) {
    pieces[name] = (await import(new URL(inside + name, document.baseURI))).edition;
  }
  pieces.pictures = await text("pictures/edition.txt");
  await onEntrypointLoaded({ initializeEngine: async () => ({ runApp: async () => {
    const view = document.createElement("flutter-view");
    document.body.append(view);
    await jsConnect("app", {}, (bytes) => {
      view.textContent = "The app runs.";
      globalThis.pieces = { ...pieces, ...JSON.parse(new TextDecoder().decode(bytes)) };
    });
  } }) });
} } };
"""
WORKER = """
import { edition } from "./{pyodide}/pyodide.mjs";
const text = async (name) => {
  const response = await fetch(new URL(name, import.meta.url)).catch(() => null);
  if (!response?.ok) throw new Error(name);
  const text = await response.text();
  // What is no part of a release is taken for none, as Python takes no web page for a zip.
  if (!/^\\w+ \\w+$/.test(text)) throw new Error(text);
  return text;
};
const start = async () => {
  const pieces = { pyodide: edition };
  pieces.stdlib = await text("{stdlib}");
  pieces.site = await text("{site}");
  pieces.app = await text("{app}");
  if ("{flaw}" === "says") throw new Error("It does not start.");
  return pieces;
};
let ready;
onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") await (ready = start());
    else if (data.kind === "connect") {
      const pieces = await ready;
      if ("{flaw}" === "silent") return;
      if ("{flaw}" === "app") return postMessage({ kind: "failed" });
      const bytes = new TextEncoder().encode(JSON.stringify(pieces));
      postMessage({ kind: "connected" });
      postMessage(bytes, [bytes.buffer]);
      postMessage({ kind: "booted" });
    }
  } catch (error) {
    if (data.kind === "start") postMessage({ kind: "trouble", why: "failed" });
  }
};
"""


@dataclass(frozen=True, slots=True)
class Release:
    """A release in a folder of its own, as a host has it that keeps no other."""

    name: str
    folder: Path
    flaw: Flaw
    editions: Mapping[str, str]
    """The edition of each part."""

    @property
    def pieces(self) -> dict[str, str]:
        """What a page must say that it runs on, if it runs on this release alone."""
        names = ("flutter.js", "main.dart.wasm", "canvaskit/skwasm.wasm")
        client = dict.fromkeys(
            (*names, "main.dart.mjs", "canvaskit/skwasm.js"), f"client {self.editions['client']}"
        )
        others = ("pyodide", "stdlib", "site", "app", "pictures")
        return client | {part: f"{part} {self.editions[part]}" for part in others}

    def has(self, path: str) -> bool:
        """Whether a path of the site, without its first slash, is a file of this release."""
        return (self.folder / path).is_file()


def make(folder: Path, number: int, dice: random.Random, flaw: Flaw = "") -> Release:
    """Make a release in `folder`.

    Its app is its own; of each other part there are three editions, so that two releases share
    anything from nothing to nearly all.
    """
    editions = {part: str(dice.randrange(3)) for part in PARTS} | {"app": f"{flaw}{number}"}
    inside = folder / "r"
    inside.mkdir(parents=True)
    shutil.copytree(ASSETS / "icons", folder / "icons")
    shutil.copyfile(SHELL / "manifest.webmanifest", folder / "manifest.webmanifest")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "edition.txt").write_text(f"pictures {editions['pictures']}")
    for name, start in ENGINE.items():
        path = inside / "client" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        edition = f"client {editions['client']}"
        path.write_text(f'{start}"{edition}";' if start else edition)
    (inside / "client" / "flutter.js").write_text(
        FLUTTER.replace("{edition}", f"client {editions['client']}")
    )
    (inside / "pyodide").mkdir()
    script = f'export const edition = "pyodide {editions["pyodide"]}";'
    (inside / "pyodide" / "pyodide.mjs").write_text(script)
    for part in ("stdlib", "site", "app", "later", "native"):
        (inside / f"{part}.zip").write_text(f"{part} {editions[part]}")
    names = {path.stem: fix(path) for path in sorted(inside.iterdir())}
    names["worker"] = _write_worker(inside, names, flaw)
    return Release(pack.publish(folder, names), folder, flaw, editions)


def _write_worker(inside: Path, names: Mapping[str, str], flaw: Flaw) -> str:
    script = WORKER
    for name, value in {**names, "flaw": flaw}.items():
        script = script.replace("{" + name + "}", value)
    path = inside / "worker.js"
    path.write_text("no script at all" if flaw == "throws" else script)
    return fix(path)
