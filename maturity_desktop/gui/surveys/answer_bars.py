"""The answers to every question as bars, beside them what they come to and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.figure_records import QuestionKind, Survey
from maturity_desktop.domain.survey import (
    PASSIVES_FROM,
    PROMOTERS_FROM,
    YES,
    QuestionResult,
    SurveyResult,
    TopShare,
)
from maturity_desktop.gui.surveys.survey_words import counted_words, headline_figure, question_said
from maturity_desktop.reports.charts.labels import broken, rough_width
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.survey_words import (
    box_name,
    top_name,
    withheld_words,
)
from maturity_desktop.reports.sections.wording import interval_words, number, percent

_SMALL, _BODY, _FIGURE = 9.0, 10.6, 19.0
_LINE, _ROW, _BAR = 14.0, 15.0, 9.0
_GAP, _SIDE, _LEAD = 13.0, 4.0, 24.0
_SUMMARY, _WIDE = 158.0, 430.0
"""How wide the summary is, and from which width on it stands beside the bars."""
_MOST_LINES = 3
_MOST_NAMES = 0.42
"""Of the width of the bars."""
_COUNT = 74.0
"""Room for count and share at the end of a bar."""
_COLUMNS = 64.0
"""The height of the columns of 0 to 10."""
_OTHER, _LOW = "level:2", "control"


@dataclass(frozen=True)
class _Block:
    """Where the bars of a question stand: the left upper corner, their width, the room for their names."""

    left: float
    top: float
    width: float
    names: float


def answer_bars(
    result: SurveyResult, words: NullTranslations, width: float, only: Collection[int] | None = None
) -> Drawing:
    """A block for each question, or for `only` those places; `width` is in the drawing's units."""
    title = words.gettext("Answers to “{survey}”").format(survey=result.survey.title)
    shapes: list[Shape] = []
    spots = []
    y = 4.0
    names = _room_for_names(result, words, width)
    shown = [place for place in range(len(result.questions)) if only is None or place in only]
    for place in shown:
        own = result.questions[place]
        if place != shown[0]:
            shapes.append(Line(((0, y), (width, y)), "line", 0.8))
            y += _GAP
        drawn, bottom = _question(own, place + 1, result.survey, words, width, names, y)
        shapes += drawn
        spots.append(Spot(0, y - 7, width, bottom - y + 9, question_said(own, result.survey, words)))
        y = bottom + _GAP
    return Drawing(width, max(y, 20.0), title, tuple(shapes), tuple(spots))


def _room_for_names(result: SurveyResult, words: NullTranslations, width: float) -> float:
    """The bars of all questions begin below one another."""
    told = (
        rough_width(box_name(own.question, box, words), _SMALL)
        for own in result.questions
        if own.question.kind is not QuestionKind.RECOMMEND
        for box in own.counts
    )
    return min(_MOST_NAMES * _bars_width(width), max(told, default=0.0) + 10)


def _bars_width(width: float) -> float:
    return width - _LEAD - _SIDE - (_SUMMARY + 24 if width >= _WIDE else 0)


def _question(
    own: QuestionResult,
    place: int,
    survey: Survey,
    words: NullTranslations,
    width: float,
    names: float,
    y: float,
) -> tuple[list[Shape], float]:
    """The shapes of one question, and where it ends."""
    counted = counted_words(own, words)
    aside = rough_width(counted, _SMALL) + 14
    lines = broken(own.question.text, _BODY, width - _LEAD - aside, _MOST_LINES)
    shapes: list[Shape] = [
        Text(_SIDE, y + 8, str(place), _BODY, "quiet"),
        Text(width - _SIDE, y + 8, counted, _SMALL, "quiet", "end"),
    ]
    for line in lines:
        y += _LINE
        shapes.append(
            Text(_LEAD, y - _LINE + 8, line, _BODY, weight="semibold", max_width=width - _LEAD - aside)
        )
    y += 5
    if own.withheld:
        shapes.append(Text(_LEAD, y + 5, withheld_words(survey, words), _SMALL, "attention"))
        return shapes, y + 9
    block = _Block(_LEAD, y, _bars_width(width), names)
    make = _columns if own.question.kind is QuestionKind.RECOMMEND else _rows
    drawn = list(make(own, block, words))
    bottom = y + (_COLUMNS + 40 if make is _columns else _ROW * len(own.counts))
    if width >= _WIDE:
        shapes += [*drawn, *_summary(own, width - _SUMMARY - _SIDE, y, words)]
        return shapes, max(bottom, y + 44)
    shapes += [*drawn, *_summary(own, _LEAD, bottom + 8, words)]
    return shapes, bottom + 52


def _rows(own: QuestionResult, block: _Block, words: NullTranslations) -> Iterator[Shape]:
    """A bar for each answer that the question offers."""
    room = max(20.0, block.width - block.names - _COUNT)
    start = block.left + block.names
    for place, (box, count) in enumerate(own.counts.items()):
        middle = block.top + place * _ROW + _ROW / 2 - 3
        share = count / own.of
        name = box_name(own.question, box, words)
        yield Text(block.left, middle + 3.2, name, _SMALL, max_width=block.names - 6)
        colour = "accent" if _is_good(own, box) else _OTHER
        if count:
            yield Box(start, middle - _BAR / 2, max(1.2, room * share), _BAR, colour)
        yield Line(((start, middle - _ROW / 2), (start, middle + _ROW / 2)), "control", 0.7)
        x = start + room * share + 6
        yield Text(x, middle + 3.2, str(count), _SMALL, weight="semibold")
        yield Text(
            x + rough_width(str(count), _SMALL) + 6, middle + 3.2, percent(share, words), _SMALL, "quiet"
        )


def _is_good(own: QuestionResult, box: str) -> bool:
    question = own.question
    match question.kind:
        case QuestionKind.YES_NO:
            return box == YES
        case QuestionKind.SCALE:
            return int(box) <= question.top if question.low_is_good else int(box) >= question.top
    return False


def _columns(own: QuestionResult, block: _Block, words: NullTranslations) -> Iterator[Shape]:
    """A column for each of 0 to 10, and whom they stand for below."""
    step = block.width / len(own.counts)
    most = max(own.counts.values())
    floor = block.top + 12 + _COLUMNS
    for place, (box, count) in enumerate(own.counts.items()):
        left, middle = block.left + place * step, block.left + (place + 0.5) * step
        high = (_COLUMNS - 14) * count / most
        if count:
            yield Box(left + step * 0.16, floor - high, step * 0.68, high, _camp_colour(int(box)))
        yield Text(middle, floor - high - 12, str(count), _SMALL, anchor="middle", weight="semibold")
        share = percent(round(count / own.of, 2), words)
        yield Text(middle, floor - high - 3, share, 7.4, "quiet", "middle", max_width=step)
        yield Text(middle, floor + 10, box, _SMALL, anchor="middle")
    yield Line(((block.left, floor), (block.left + block.width, floor)), "control", 0.7)
    yield from _camps(own, block, step, floor + 15, words)


def _camp_colour(answer: int) -> str:
    return "accent" if answer >= PROMOTERS_FROM else _OTHER if answer >= PASSIVES_FROM else _LOW


def _camps(
    own: QuestionResult, block: _Block, step: float, y: float, words: NullTranslations
) -> Iterator[Shape]:
    """Brackets below the columns: detractors, passives, promoters with their shares."""
    _ = words.gettext
    for first, after, name in (
        (0, PASSIVES_FROM, _("detractors {share}")),
        (PASSIVES_FROM, PROMOTERS_FROM, _("passives {share}")),
        (PROMOTERS_FROM, 11, _("promoters {share}")),
    ):
        of = sum(count for box, count in own.counts.items() if first <= int(box) < after)
        left, right = block.left + first * step + 3, block.left + after * step - 3
        yield Line(((left, y), (right, y)), _camp_colour(first), 2.2)
        told = name.format(share=percent(round(of / own.of, 2), words))
        yield Text((left + right) / 2, y + 11, told, 7.8, "quiet", "middle", max_width=right - left + 4)


def _summary(own: QuestionResult, x: float, y: float, words: NullTranslations) -> Iterator[Shape]:
    """The figure of a question, what it is of, and the interval about it."""
    _ = words.gettext
    if own.top is None and own.net_promoter is None:
        return
    figure = headline_figure(own, words)
    yield Text(x, y + 13, figure, _FIGURE, weight="semibold")
    beside = x + rough_width(figure, _FIGURE) + 8
    name = top_name(own.question, words) if own.top is not None else _("net promoter score")
    room = x + _SUMMARY - beside
    yield Text(beside, y + 5, name, _SMALL, "quiet", max_width=room)
    if own.mean is not None:
        mean = _("mean {mean}").format(mean=number(float(own.mean), 2, words))
        yield Text(beside, y + 16, mean, _SMALL, "quiet", max_width=room)
    if own.top is not None:
        yield from _whisker(own.top, x, y + 25, _SUMMARY)
        yield Text(x, y + 40, interval_words(own.top.interval, words), _SMALL, "quiet")
    elif own.net_promoter is not None:
        error = number(own.net_promoter.standard_error, 1, words)
        told = _("standard error {error}").format(error=error)
        yield Text(x, y + 32, told, _SMALL, "quiet", max_width=_SUMMARY)


def _whisker(top: TopShare, x: float, y: float, width: float) -> Iterator[Shape]:
    """The share on a line from 0 to 100 %, and how far it may be off."""
    yield Line(((x, y), (x + width, y)), "line", 3.0)
    for mark in (0, 0.5, 1):
        at = x + width * mark
        yield Line(((at, y - 3), (at, y + 3)), "line", 1.0)
    low, high = (x + width * share for share in (top.interval.low, top.interval.high))
    yield Line(((low, y), (high, y)), "accent", 1.6)
    for end in (low, high):
        yield Line(((end, y - 4), (end, y + 4)), "accent", 1.6)
    yield Dot(x + width * float(top.share), y, 3.6, "accent", "card")
