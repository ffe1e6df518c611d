"""Flutter alone: the same client and the same first screen, with a recording in place of Python."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from flet_web import get_package_web_dir
from playwright.sync_api import Page

RECORD = """(() => {
    const kept = globalThis.frames_ = [];
    const Plain = globalThis.Worker;
    globalThis.Worker = class extends Plain {
        constructor(...how) {
            super(...how);
            this.addEventListener("message", ({ data }) => {
                if (data instanceof Uint8Array) kept.push([...data]);
            });
        }
    };
})()"""
"""Keeps what Python sends to Flutter."""
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Flutter alone</title>
<script src="alone.js"></script><script src="flutter.js"></script></head><body></body></html>"""
SCRIPT = """
const frames = fetch("frames.json").then((answer) => answer.json());
let toDart;
globalThis.jsConnect = async (id, args, onMessage) => { toDart = onMessage; };
let isPlayed = false;
globalThis.jsSend = async () => {
    if (isPlayed) return;
    isPlayed = true;
    for (const frame of await frames) toDart(new Uint8Array(frame));
};
globalThis.jsDisconnect = () => {};
globalThis.flet = { pyodide: true, multiView: false, noCdn: true, webSocketEndpoint: "",
    entrypointBaseUrl: "./", assetBase: "./", routeUrlStrategy: "hash",
    canvasKitBaseUrl: "canvaskit/", fontFallbackBaseUrl: "assets/fonts/", webRenderer: "skwasm" };
addEventListener("DOMContentLoaded", () => {
    const config = { renderer: "skwasm", entrypointBaseUrl: "./", assetBase: "./",
        canvasKitBaseUrl: "canvaskit/", fontFallbackBaseUrl: "assets/fonts/" };
    _flutter.loader.load({ config, onEntrypointLoaded: async (it) => {
        await (await it.initializeEngine(config)).runApp();
    } });
});
"""


def recorded(page: Page) -> list[list[int]]:
    """Return the frames that drew the first screen of a page that was opened with `RECORD`."""
    frames: list[list[int]] = page.evaluate("globalThis.frames_")
    return frames


def make_alone(folder: Path, frames: list[list[int]]) -> None:
    """Write into `folder` stock Flutter, with `frames` to play when it connects."""
    source = Path(get_package_web_dir())
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("pyodide"))
    bootstrap = (source / "flutter_bootstrap.js").read_text()
    start = bootstrap.index("_flutter.buildConfig = ")
    config = bootstrap[start : bootstrap.index("\n", start)]
    loader = (source / "flutter.js").read_text()
    (folder / "flutter.js").write_text(f"{loader}\nwindow._flutter ||= {{}};\n{config}\n")
    (folder / "index.html").write_text(PAGE)
    (folder / "alone.js").write_text(SCRIPT)
    written: Any = json.dumps(frames)
    (folder / "frames.json").write_text(written)
    (folder / "headers.json").write_text("{}")
