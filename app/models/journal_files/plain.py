"""Plain text out of what other programs wrote: broken letters, RTF and HTML."""

from __future__ import annotations

import re
from html import unescape

INSTEAD = "?"
"""Stands for a letter that was broken before it came here."""
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(
    r"</?(?:p|div|br|span|li|ul|ol|h[1-6]|strong|em|b|i|u|a|blockquote|body|html|head|font|table|"
    r"tr|td|pre|code|img|hr|style|script|title|meta)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_IS_HTML = re.compile(r"</(?:p|div|span|li|h[1-6]|body|html|strong|em|b|i|a)>|<br\s*/?>", re.I)
_UNSEEN = re.compile(r"<(style|script|head)\b[^<>]*>.*?</\1>|<!--.*?-->", re.I | re.S)
_BLOCK = re.compile(
    r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/tr|hr)(?:\s[^<>]*)?/?>(?:[ \t]*\n)?", re.I
)
_NAMES = {
    name: chr(code)
    for name, code in (
        ("nbsp", 0x20), ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27),
        ("ndash", 0x2013), ("mdash", 0x2014), ("hellip", 0x2026), ("lsquo", 0x2018),
        ("rsquo", 0x2019), ("ldquo", 0x201C), ("rdquo", 0x201D), ("pound", 0xA3), ("euro", 0x20AC),
        ("bull", 0x2022), ("eacute", 0xE9),
    )
}  # fmt: skip
"""Of the two thousand names, those that a journal may hold; the browser's Python has none."""
_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?\??|\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\([^a-zA-Z])|([{}])"
    r"|([^\\{}]+)",
)
_HIDDEN = (
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "listtable",
    "listoverridetable", "generator", "header", "footer", "expandedcolortbl",
)  # fmt: skip
"""Groups of RTF that hold no words of the text."""
_WORDS = {
    "par": "\n",
    "line": "\n",
    "tab": "\t",
    "emdash": _NAMES["mdash"],
    "endash": _NAMES["ndash"],
    "bullet": _NAMES["bull"],
}


def sound(text: str) -> str:
    """Return text that can be kept: whole letters, no marks that are no letters, one way to end a
    line."""
    text = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    text = _CONTROL.sub("", _LONE.sub(INSTEAD, text))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain(text: str) -> str:
    """Return the words of a text that may be RTF or HTML."""
    text = sound(text)
    if text.lstrip().startswith("{\\rtf"):
        text = sound(_from_rtf(text.lstrip()))
    elif _IS_HTML.search(text):
        text = sound(_from_html(text))
    return text.strip()


def _from_html(text: str) -> str:
    text = re.sub(r"<li(?:\s[^<>]*)?>", "- ", _UNSEEN.sub("", text), flags=re.I)
    text = _TAG.sub("", _BLOCK.sub("\n", text))
    named = re.sub(r"&([a-z]+);", lambda name: _NAMES.get(name[1], name[0]), text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"&#[xX]?[0-9a-fA-F]{1,7};", _numbered, named))


def _numbered(mark: re.Match[str]) -> str:
    return unescape(mark[0])


def _from_rtf(text: str) -> str:
    out: list[str] = []
    hidden, open_groups = 0, 0
    for byte, point, word, _, sign, brace, words in _RTF.findall(text):
        if brace == "{":
            open_groups += 1
        elif brace == "}":
            open_groups -= 1
            if hidden and open_groups < hidden:
                hidden = 0
        elif not hidden and (word in _HIDDEN or sign == "*"):
            hidden = open_groups
        elif hidden:
            continue
        elif byte:
            out.append(bytes([int(byte, 16)]).decode("cp1252", "replace"))
        elif point:
            out.append(chr(int(point) % 0x10000))
        elif sign:
            out.append("\n" if sign in "\n\r" else {"~": " ", "_": "-"}.get(sign, sign))
        elif word:
            out.append(_WORDS.get(word, ""))
        else:
            # In RTF itself a line ends with a mark, not with the end of a line.
            out.append(words.replace("\n", ""))
    return "".join(out)
