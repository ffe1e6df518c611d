"""Packed in place of `html.entities`: of `html`, fpdf2 uses `escape` alone, which needs none of its
two thousand names."""

from __future__ import annotations

html5: dict[str, str] = {}
