"""Where the packer finds things and puts them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
SHELL = BUILD / "shell"
CACHE = BUILD / ".cache"
WEB = BUILD / "web"
ASSETS = ROOT / "assets"
CONTENT = ROOT / "content"
APP = ROOT / "app"
