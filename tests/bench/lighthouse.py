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

from build.browsers import CHROMIUM, which
from build.paths import CACHE, WEB
from tests.bench.npm import NODE, installed
from tests.servers import Server

VERSION = "13.5.0"
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
    folder = installed(CACHE / f"lighthouse-{VERSION}", f"lighthouse@{VERSION}")
    return folder / "node_modules" / "lighthouse" / "cli" / "index.js"


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
