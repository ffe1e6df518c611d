"""Packed in place of modules that fpdf2 and segno import at their top and a sheet never uses.

Pictures, tables, HTML, SVG and typefaces of one's own would bring 200 kB of fpdf2 and 850 kB of
fontTools; writing codes to files, 78 kB of segno. Whatever is asked of this module is a class with
nothing in it.
"""

from __future__ import annotations


def __getattr__(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {})
