"""Review: two minutes a day, so that nothing learned is forgotten."""

from __future__ import annotations

import flet as ft

from app.models.moment import day_of, spoken
from app.models.questions import asked
from app.state.review import Review
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import badge, progress
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note, title
from app.ui.screens.learn.questions import how_sure, question_body
from app.ui.theme import RIGHT
from app.words import learn as words


def _over(review: Review) -> ft.Control:
    """Nothing is asked now: what was done, and when it goes on."""
    lines = [body(words.REVIEWED.format(n=review.done) if review.done else words.NOTHING_DUE)]
    if review.due:
        lines.append(note(words.MORE_DUE.format(n=len(review.due))))
    elif review.next_due is not None:
        day = spoken(day_of(review.next_due).isoformat(), day_of(review.now()))
        lines.append(note(words.NEXT_DUE.format(day=day)))
    else:
        lines.append(note(words.NEVER_DUE))
    return screen(
        ft.Row([badge(ft.Icons.CHECK_CIRCLE, RIGHT)]),
        title(words.REVIEW_OVER),
        *lines,
        head=bar(words.REVIEW, routes.go(routes.LEARN), closes=True, leave_name=words.CLOSE_REVIEW),
        foot=main_button(words.GO_ON_REVIEWING, action(review.start))
        if review.due
        else main_button(words.BACK_TO_LEARN, routes.go(routes.LEARN)),
        key="review-over",
    )


@component
def ReviewScreen() -> ft.Control:
    """The question that is asked again."""
    app = use_app()
    learn = watch(app.learn)
    review = watch(app.review)
    ft.use_effect(action(review.start), [])
    shown = review.shown
    if shown is None:
        return _over(review)
    module, card = shown
    assert card.question is not None
    number, every = review.done + 1, review.done + len(review.queue)
    where = words.QUESTION_OF.format(n=number, all=every)
    return screen(
        note(module.title),
        title(asked(card.question, words.BLANK)),
        *question_body(learn, module, card, card.question, review.answer),
        head=bar(
            words.REVIEW,
            routes.go(routes.LEARN),
            ft.Container(progress(number / every, where), width=96),
            closes=True,
            leave_name=words.CLOSE_REVIEW,
        ),
        foot=main_button(words.NEXT, action(review.go_on))
        if review.answer is not None
        else how_sure(learn, module, card, None, review.give),
        key=f"review-{module.id}-{card.id}",
    )
