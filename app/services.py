"""The composition root: the only module that picks backends, the client and paths."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.content.load import read_pack
from app.keys.crypto import Crypto
from app.keys.keyring import open_keyring
from app.state.leadwell import Leadwell
from app.state.layout import Layout
from app.store.backend import Backend
from app.store.store import Store

IN_BROWSER = sys.platform == "emscripten"
