"""What a team is handed of a small test: a page to read, and its results as a table."""

from __future__ import annotations

from app.models.cpd import harmless
from app.models.improvement import Cycle, SmallTest, plain
from app.models.moment import dated, spoken
from app.models.teamfile import Block, Grid, Heading, Pairs, Words, page, spreadsheet
from app.state.improvement import Improvement
from app.ui.screens.visit.telling import amount, named, sentence, side, signals, when
from app.words import improvement as words


def _about(test: SmallTest) -> Pairs:
    measure = test.measure
    if measure and test.unit:
        measure = words.MEASURED.format(measure=measure, unit=test.unit)
    chosen = (
        (words.KIND, words.KINDS.get(test.kind, "")),
        (words.BETTER, words.WAYS.get(test.better, "")),
    )
    return Pairs(
        (
            (words.AIM, test.aim or words.NOT_SAID),
            (words.MEASURE, measure or words.NOT_SAID),
            *((name, said) for name, said in chosen if said),
        )
    )


def _cycle(improvement: Improvement, cycle: Cycle) -> Pairs:
    parts = (
        (words.PLAN, cycle.plan),
        (words.SIZE, words.SIZES.get(cycle.size, "")),
        (words.PREDICTION, cycle.prediction),
        (words.DAYS, when(cycle, improvement.today)),
        (words.DO, cycle.do),
        (words.STUDY, cycle.study),
        (words.ACT, words.ACT_SAID.get(cycle.act, "")),
        (words.NEXT_STEP, cycle.next),
    )
    return Pairs(tuple((name, said or words.NOT_SAID) for name, said in parts))


def page_of(improvement: Improvement, test: SmallTest) -> bytes:
    """Return the page of a test."""
    title = test.idea or words.UNTITLED
    blocks: list[Block] = [
        Heading(1, title),
        Words(words.PAGE_LEAD),
        *([Words(words.FROM.format(place=test.place))] if test.place else []),
        _about(test),
    ]
    for number, cycle in enumerate(improvement.cycles(test.id), 1):
        blocks += [Heading(2, words.CYCLE.format(n=number)), _cycle(improvement, cycle)]
    chart, measured, today = (
        improvement.chart(test),
        improvement.measured(test.id),
        improvement.today,
    )
    if chart is not None:
        blocks += [
            Heading(2, words.NUMBERS),
            Words(sentence(test, measured, chart, today)),
            *map(Words, signals(test, measured, chart, today)),
            *([Words(words.CAUTION)] if chart.signals else []),
            Grid(
                named(test),
                (words.CSV_HEADINGS[0], *words.CSV_HEADINGS[1:2], *words.CSV_HEADINGS[3:4]),
                tuple(
                    (spoken(it.day, today), amount(it.value, test.unit), it.note) for it in measured
                ),
            ),
        ]
    blocks.append(Words(words.PAGE_MADE.format(day=dated(improvement.now()))))
    return page(title, blocks)


def table_of(improvement: Improvement, test: SmallTest) -> bytes:
    """Return the results of a test as CSV, the first one first; numbers as numbers."""
    chart = improvement.chart(test)
    rows = []
    for place, it in enumerate(improvement.measured(test.id)):
        assert chart is not None
        marked = words.YES if place in chart.marked else ""
        middle, where = plain(chart.median), side(it.value, chart)
        typed = harmless(test.unit), harmless(it.note)
        rows.append((it.day, plain(it.value), *typed, middle, where, marked))
    return spreadsheet(words.CSV_HEADINGS, rows)
