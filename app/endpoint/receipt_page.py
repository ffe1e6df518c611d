"""The page of a receipt: HTML that any browser shows, with a form and no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from html import escape

from app.models.address import LANGUAGE
from app.models.identity import new_id
from app.models.moment import written_day
from app.models.receipt import LONGEST_LINE, WORDS, Asked, Receipt

TITLE = "Did it happen?"
LEAD = "{place} was visited on {day}. This was promised. Please say what became of it."
LEAD_NO_DAY = "{place} was visited. This was promised. Please say what became of it."
FREE = "Nobody is asked who they are. No log-in, no cookies."
SAY = {"yes": "Yes, it happened", "partly": "Partly", "not-yet": "Not yet"}
BY = "Promised for {day}."
LINE = "Anything to add? (you can leave it empty)"
LINE_HINT = "No names please, of patients or of colleagues, and nothing that would give somebody away. Up to {most} letters."
SEND = "Send this answer"
NOTHING = "Choose an answer for one promise at least. Nothing was sent yet."
THANKS = "Thank you"
THANKS_WORDS = "Your answer is kept. The person who made the promises will see it, and that it came from the team; not from whom."
GONE = "There is no receipt at this address"
GONE_WORDS = "It may have been taken back, or be more than half a year old, or the address is not whole. Nothing was sent. Please scan the code once more, or ask the person who gave it to you."
WAIT = "Please try again in a little while"
WAIT_WORDS = "Many answers came at once, so this one was not kept. Please try again in ten minutes."
FULL = "There is no room for more answers"
FULL_WORDS = "This receipt holds as many answers as it can, so this one was not kept. Please tell the person who made the promises."
LARGE = "That was too long"
LARGE_WORDS = "The answer was longer than this page takes, so it was not kept. Please go back and make it shorter."

STYLE = """
:root { color-scheme: light dark; --paper: #F7F5F0; --card: #FFF; --ink: #1C2B2D;
  --muted: #4F6063; --blue: #1F4F93; --on: #FFF; --line: #71817F; --amber: #8A4B00; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171513; --card: #211E1B; --ink: #F1EDE6; --muted: #BDB5A8; --blue: #A9C7F7;
    --on: #10233F; --line: #968D80; --amber: #F0BE7A; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem 1.125rem 3rem; }
h1 { margin: .5em 0; font-size: 1.875rem; line-height: 1.2; }
p, legend, label { overflow-wrap: anywhere; }
fieldset { margin: 1.25rem 0; padding: 1rem 1.125rem; border: 1px solid var(--line);
  border-radius: 1.125rem; background: var(--card); }
legend { float: left; width: 100%; padding: 0 0 .25rem; font-weight: 600; }
legend + * { clear: both; }
.note { margin: .25rem 0; color: var(--muted); font-size: 1rem; }
.error { color: var(--amber); font-weight: 600; }
fieldset label { display: flex; align-items: center; gap: .75rem; min-height: 3rem; }
input[type=radio] { width: 1.5rem; height: 1.5rem; flex: none; accent-color: var(--blue); }
textarea { width: 100%; min-height: 5rem; padding: .75rem; border: 1px solid var(--line);
  border-radius: .875rem; background: var(--card); color: inherit; font: inherit; }
button { width: 100%; min-height: 3.25rem; margin-top: 1.25rem; border: 0; border-radius: 1.75rem;
  background: var(--blue); color: var(--on); font: inherit; font-weight: 600; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
"""The address is all that one needs to answer, so nothing may learn it from this page."""

Form = Mapping[str, Sequence[str]]


def _page(title: str, *body: str) -> str:
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{LANGUAGE}">',
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            f"<main>\n<h1>{escape(title)}</h1>",
            *body,
            "</main>\n</html>\n",
        )
    )


def _promise(number: int, promise: Asked, form: Form) -> str:
    chosen = form.get(f"p{number}", ("",))[0]
    due = written_day(promise.due)
    by = f'<p class="note">{escape(BY.format(day=due))}</p>' if due else ""
    choices = "".join(
        f'<label><input type="radio" name="p{number}" value="{word}"'
        f"{' checked' if word == chosen else ''}> {escape(SAY[word])}</label>"
        for word in WORDS
    )
    return f"<fieldset><legend>{escape(promise.words)}</legend>{by}{choices}</fieldset>"


def form_page(receipt: Receipt, form: Form | None = None) -> str:
    """Return the page that asks; `form` is one that said nothing, and what was typed into it."""
    day = written_day(receipt.day)
    lead = (LEAD if day else LEAD_NO_DAY).format(place=receipt.place, day=day)
    error = f'<p class="error" role="alert">{escape(NOTHING)}</p>' if form is not None else ""
    form = form or {}
    once = form.get("once", ("",))[0] or new_id()
    line = form.get("line", ("",))[0]
    return _page(
        TITLE,
        f"<p>{escape(lead)}</p>",
        f'<p class="note">{escape(FREE)}</p>',
        error,
        '<form method="post">',
        f'<input type="hidden" name="once" value="{escape(once)}">',
        *(_promise(number, promise, form) for number, promise in enumerate(receipt.promises)),
        f'<label for="line">{escape(LINE)}</label>',
        f'<p class="note" id="hint">{escape(LINE_HINT.format(most=LONGEST_LINE))}</p>',
        f'<textarea id="line" name="line" maxlength="{LONGEST_LINE}" aria-describedby="hint"'
        f' autocomplete="off">{escape(line)}</textarea>',
        f'<button type="submit">{escape(SEND)}</button>',
        "</form>",
    )


def words_page(title: str, words: str) -> str:
    """Return a page that only says something."""
    return _page(title, f"<p>{escape(words)}</p>")
