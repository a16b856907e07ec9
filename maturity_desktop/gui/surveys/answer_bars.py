"""The answers to every question as bars, beside them what they come to and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
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
from maturity_desktop.gui.surveys.survey_words import (
    box_name,
    counted_words,
    headline_figure,
    interval_words,
    points_words,
    question_said,
    top_name,
    withheld_words,
)
from maturity_desktop.reports.charts.labels import broken, rough_width
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.wording import number, percent

_SMALL, _BODY, _FIGURE = 9.0, 10.6, 19.0
_LINE, _ROW, _BAR = 14.0, 15.0, 9.0
_GAP, _SIDE = 13.0, 4.0
_SUMMARY, _WIDE = 158.0, 430.0
"""How wide the summary is, and from which width on it stands beside the bars."""
_MOST_LINES = 3
_COUNT = 74.0
"""Room for count and share at the end of a bar."""
_COLUMNS = 64.0
"""The height of the columns of 0 to 10."""
_OTHER, _LOW = "level:2", "control"


@dataclass(frozen=True)
class _Block:
    """Where a question stands: the left upper corner, its width, and the width of the bars."""

    left: float
    top: float
    width: float
    bars: float


def answer_bars(result: SurveyResult, words: NullTranslations, width: float) -> Drawing:
    """A block for each question, as high as it has to be; `width` is in the drawing's units."""
    title = words.gettext("Answers to “{survey}”").format(survey=result.survey.title)
    shapes: list[Shape] = []
    spots = []
    y = 4.0
    for place, own in enumerate(result.questions, 1):
        if place > 1:
            shapes.append(Line(((0, y), (width, y)), "line", 0.8))
            y += _GAP
        drawn, bottom = _question(own, place, result.survey, words, width, y)
        shapes += drawn
        spots.append(Spot(0, y - 7, width, bottom - y + 9, question_said(own, result.survey, words)))
        y = bottom + _GAP
    return Drawing(width, max(y, 20.0), title, tuple(shapes), tuple(spots))


def _question(
    own: QuestionResult, place: int, survey: Survey, words: NullTranslations, width: float, y: float
) -> tuple[list[Shape], float]:
    """The shapes of one question, and where it ends."""
    counted = counted_words(own)
    aside = rough_width(counted, _SMALL) + 14
    lead = 24.0
    lines = broken(own.question.text, _BODY, width - lead - aside, _MOST_LINES)
    shapes: list[Shape] = [
        Text(_SIDE, y + 8, str(place), _BODY, "quiet"),
        Text(width - _SIDE, y + 8, counted, _SMALL, "quiet", "end"),
    ]
    for line in lines:
        y += _LINE
        shapes.append(
            Text(lead, y - _LINE + 8, line, _BODY, weight="semibold", max_width=width - lead - aside)
        )
    y += 5
    if own.withheld:
        shapes.append(Text(lead, y + 5, withheld_words(survey), _SMALL, "attention"))
        return shapes, y + 9
    is_wide = width >= _WIDE
    bars = width - lead - _SIDE - (_SUMMARY + 24 if is_wide else 0)
    block = _Block(lead, y, width, bars)
    make = _columns if own.question.kind is QuestionKind.RECOMMEND else _rows
    drawn = list(make(own, block, words))
    bottom = y + (_COLUMNS + 40 if make is _columns else _ROW * len(own.counts))
    if is_wide:
        shapes += [*drawn, *_summary(own, width - _SUMMARY - _SIDE, y, words)]
        return shapes, max(bottom, y + 44)
    shapes += [*drawn, *_summary(own, lead, bottom + 8, words)]
    return shapes, bottom + 52


def _rows(own: QuestionResult, block: _Block, words: NullTranslations) -> Iterator[Shape]:
    """A bar for each answer that the question offers."""
    names = [box_name(own.question, box) for box in own.counts]
    label = min(block.bars * 0.42, max(rough_width(name, _SMALL) for name in names) + 8)
    room = max(20.0, block.bars - label - _COUNT)
    start = block.left + label
    for place, ((box, count), name) in enumerate(zip(own.counts.items(), names, strict=True)):
        middle = block.top + place * _ROW + _ROW / 2 - 3
        share = count / own.of
        yield Text(block.left, middle + 3.2, name, _SMALL, max_width=label - 6)
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
    step = block.bars / len(own.counts)
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
    yield Line(((block.left, floor), (block.left + block.bars, floor)), "control", 0.7)
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
    name = top_name(own.question) if own.top is not None else _("net promoter score")
    room = x + _SUMMARY - beside
    yield Text(beside, y + 5, name, _SMALL, "quiet", max_width=room)
    if own.mean is not None:
        mean = _("mean {mean}").format(mean=number(float(own.mean), 2, words))
        yield Text(beside, y + 16, mean, _SMALL, "quiet", max_width=room)
    if own.top is not None:
        yield from _whisker(own.top, x, y + 25, _SUMMARY)
        yield Text(x, y + 40, interval_words(own, words), _SMALL, "quiet")
    elif own.net_promoter is not None:
        error = number(own.net_promoter.standard_error, 1, words)
        score = points_words(own.net_promoter.score, words)
        told = _("{score}, standard error {error}").format(score=score, error=error)
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
