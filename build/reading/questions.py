"""A question of a module: what is asked, and the answer for those who open it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from app.models.content import Card, Option, Question
from app.models.questions import asked, best, shuffled
from app.words import learn as app_words
from build.reading import words


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def _asked(card: Card, question: Question) -> str:
    """The choices, in the order in which the app shows them."""
    if question.kind == "order":
        texts = {option.id: option.text for option in question.options}
        mixed = [texts[id] for id in shuffled(list(texts), card.id)]
        return f'<ul class="options">{_items(mixed)}</ul>'
    if question.kind == "match":
        rights = {pair.id: pair.right for pair in question.pairs}
        mixed = [rights[id] for id in shuffled(list(rights), card.id)]
        return (
            f'<ul class="options">{_items(pair.left for pair in question.pairs)}</ul>'
            f'<p class="note">{words.CHOICES}</p><ul class="options">{_items(mixed)}</ul>'
        )
    if question.kind == "blank":
        return ""
    if question.kind == "branch":
        first = question.steps[0]
        return (
            f"<p>{escape(first.text)}</p>"
            f'<ul class="options">{_items(option.text for option in first.options)}</ul>'
        )
    hint = f'<p class="note">{app_words.CHOOSE_ALL}</p>' if question.kind == "multiple" else ""
    return f'{hint}<ul class="options">{_items(option.text for option in question.options)}</ul>'


def _reason(option: Option) -> str:
    name, state = ("right", app_words.RIGHT_ANSWER) if option.is_right else ("other", "")
    return (
        f'<li class="{name}"><p class="state">{state or app_words.NOT_THIS}</p>'
        f"<p><strong>{escape(option.text)}</strong></p><p>{escape(option.why)}</p></li>"
    )


def _why(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _answer(question: Question) -> str:
    """What is right first, then every reason."""
    if question.kind == "order":
        steps = "".join(
            f"<li><strong>{escape(option.text)}</strong>{_why(option.why)}</li>"
            for option in question.options
        )
        inside = f'<p class="state">{words.RIGHT_ORDER}</p><ol>{steps}</ol>'
    elif question.kind == "match":
        pairs = "".join(
            f"<div><dt>{escape(pair.left)}</dt>"
            f"<dd><strong>{escape(pair.right)}</strong>{_why(pair.why)}</dd></div>"
            for pair in question.pairs
        )
        inside = f'<p class="state">{words.PAIRS}</p><dl>{pairs}</dl>'
    elif question.kind == "blank":
        nears = "".join(
            f'<li class="other"><p class="state">{app_words.NOT_THIS}</p>'
            f"<p><strong>{escape(near.text)}</strong></p><p>{escape(near.why)}</p></li>"
            for near in question.near
        )
        inside = (
            f'<p class="state">{app_words.RIGHT_ANSWER}</p>'
            f"<p><strong>{escape(question.accepts[0])}</strong></p>{_why(question.why)}"
        )
        rest = f'<ul class="reasons">{nears}</ul>' if nears else ""
        return f'<div class="right">{inside}</div>{rest}'
    elif question.kind == "branch":
        way = "".join(
            f"<li><p>{escape(turn.step.text)}</p><p><strong>{escape(turn.option.text)}</strong></p>"
            f"{_why(turn.option.why)}</li>"
            for turn in best(question)
        )
        inside = f'<p class="state">{app_words.BEST_WAY}</p><ol>{way}</ol>'
    else:
        ordered = sorted(question.options, key=lambda option: not option.is_right)
        return f'<ul class="reasons">{"".join(map(_reason, ordered))}</ul>{_why(question.why)}'
    return f'<div class="right">{inside}{_why(question.why)}</div>'


def question_body(card: Card, question: Question) -> str:
    """Return what stands under the prompt: the choices, and the answer folded away."""
    return (
        f"{_asked(card, question)}"
        f'<details><summary>{words.SEE}<span class="said"> '
        f"{words.SEE_TO.format(prompt=escape(asked(question, app_words.BLANK)))}</span></summary>"
        f'<div class="answer">{_answer(question)}</div></details>'
    )
