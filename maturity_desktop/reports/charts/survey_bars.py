"""The answers to one question as a bar with the interval about it, and of every group beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.figure_records import QuestionKind
from maturity_desktop.domain.survey import (
    PASSIVES_FROM,
    PROMOTERS_FROM,
    GroupResult,
    QuestionResult,
    TopShare,
)
from maturity_desktop.reports.charts.labels import names_beside, rough_width
from maturity_desktop.reports.drawing import Anchor, Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.survey_words import (
    box_name,
    counted_words,
    figures_words,
    headline_figure,
)
from maturity_desktop.reports.sections.wording import even_percent, listed, percent

_SMALL, _TINY = 9.0, 7.6
_ROW, _BAR, _STRIP = 18.0, 9.0, 11.0
_NAME_SHARE = 0.36
_LEVELS = 4
"""The steps of the look's ramp above its lowest."""


def question_chart(result: QuestionResult, words: NullTranslations, width: float) -> Drawing | None:
    """The top share on a line from 0 to 100 % with its interval, below it every answer from low to high.

    A recommendation shows its three camps, a choice a bar for each answer; None for what is withheld.
    """
    if result.withheld or not result.counts:
        return None
    if result.top is not None:
        shapes, height = _top_chart(result, result.top, width, words)
    elif result.net_promoter is not None:
        shapes, height = _camps_chart(result, width, words)
    else:
        shapes, height = _choice_chart(result, width, words)
    said = f"{result.question.text}: {listed(figures_words(result, words), words)}"
    return Drawing(width, height, said, tuple(shapes), (Spot(0, 0, width, height, said),))


def _top_chart(
    result: QuestionResult, top: TopShare, width: float, words: NullTranslations
) -> tuple[list[Shape], float]:
    value = even_percent(float(top.share), words)
    right = width - rough_width(value, _SMALL) - 8
    shapes: list[Shape] = [*_scale(0, right, 0, _ROW), *_share_bar(top, 0, right, _ROW / 2)]
    shapes.append(Text(width, _ROW / 2 + 3.2, value, _SMALL, "text", "end", "semibold"))
    if result.question.kind is not QuestionKind.SCALE:
        return shapes, _ROW + 2
    boxes = list(result.counts)
    if result.question.low_is_good:
        boxes.reverse()
    steps = max(1, len(boxes) - 1)
    parts = [(box, result.counts[box], round(_LEVELS * place / steps)) for place, box in enumerate(boxes)]
    return [*shapes, *_strip(parts, result.of, right, _ROW + 3)], _ROW + _STRIP + 6


def _strip(parts: Sequence[tuple[str, int, int]], of: int, width: float, y: float) -> Iterator[Shape]:
    """Answers side by side, each as wide as its share; the answer stands where there is room for it."""
    x = 0.0
    for name, count, level in parts:
        wide = width * count / of
        if count:
            yield Box(x, y, wide, _STRIP, f"level:{level}", "control", 0.5)
        if rough_width(name, _TINY) + 4 <= wide:
            yield Text(x + wide / 2, y + _STRIP - 2.8, name, _TINY, f"ink:{level}", "middle")
        x += wide


def _camps_chart(result: QuestionResult, width: float, words: NullTranslations) -> tuple[list[Shape], float]:
    """Detractors, passives and promoters, each as wide as its share, with that share below."""
    _ = words.gettext
    shapes: list[Shape] = []
    x, y, told = 0.0, _STRIP + 13, []
    for first, after, name, level in (
        (0, PASSIVES_FROM, _("detractors {share}"), 1),
        (PASSIVES_FROM, PROMOTERS_FROM, _("passives {share}"), 2),
        (PROMOTERS_FROM, 11, _("promoters {share}"), 4),
    ):
        count = sum(times for box, times in result.counts.items() if first <= int(box) < after)
        wide = width * count / result.of
        if count:
            shapes.append(Box(x, 2, wide, _STRIP, f"level:{level}", "control", 0.5))
        told.append(name.format(share=percent(count / result.of, words)))
        x += wide
    places: tuple[tuple[float, Anchor], ...] = ((0.0, "start"), (width / 2, "middle"), (width, "end"))
    for (place, anchor), said in zip(places, told, strict=True):
        shapes.append(Text(place, y, said, _TINY + 0.6, "quiet", anchor, max_width=width / 3 - 4))
    return shapes, _STRIP + 18


def _choice_chart(result: QuestionResult, width: float, words: NullTranslations) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    values = {box: even_percent(count / result.of, words) for box, count in result.counts.items()}
    left = _NAME_SHARE * width
    right = width - max(rough_width(value, _SMALL) for value in values.values()) - 8
    for place, (box, count) in enumerate(result.counts.items()):
        y = _ROW * place
        name = box_name(result.question, box, words)
        shapes += names_beside(0, y + _ROW / 2, name, _SMALL, left - 8)
        wide = (right - left) * count / result.of
        shapes.append(Box(left, y + (_ROW - _BAR) / 2, max(wide, 0.6), _BAR, "level:2"))
        shapes.append(Text(width, y + 12, values[box], _SMALL, "text", "end"))
    return shapes, _ROW * len(values) + 2


def _scale(left: float, right: float, top: float, bottom: float) -> Iterator[Shape]:
    """Fine lines at the quarters."""
    for quarter in range(5):
        x = left + (right - left) * quarter / 4
        yield Line(((x, top), (x, bottom)), "control" if quarter == 0 else "line", 0.6)


def _share_bar(top: TopShare, left: float, right: float, middle: float) -> Iterator[Shape]:
    def x(share: float) -> float:
        return left + (right - left) * share

    yield Box(left, middle - _BAR / 2, max(x(float(top.share)) - left, 0.6), _BAR, "level:2")
    low, high = x(top.interval.low), x(top.interval.high)
    yield Line(((low, middle), (high, middle)), "text", 1.0)
    for end in (low, high):
        yield Line(((end, middle - 3), (end, middle + 3)), "text", 1.0)


# Groups


def groups_chart(
    question: str,
    groups: Sequence[GroupResult],
    names: Mapping[str, str],
    words: NullTranslations,
    width: float,
) -> Drawing | None:
    """A bar for each group that is told anything of a question; None where no group is, or none has one."""
    told = [(names[own.name], own.questions[question]) for own in groups if question in own.questions]
    shown = [(name, own) for name, own in told if own.top is not None or own.net_promoter is not None]
    if not shown:
        return None
    values = [
        words.gettext("{value}, {counted}").format(
            value=headline_figure(own, words), counted=counted_words(own, words)
        )
        for _name, own in shown
    ]
    left = min(_NAME_SHARE * width, max(rough_width(name, _SMALL) for name, _own in shown) + 8)
    right = width - max(rough_width(value, _SMALL) for value in values) - 8
    bottom = _ROW * len(shown)
    shapes: list[Shape] = [*_scale(left, right, 0, bottom)]
    spots = []
    for place, ((name, own), value) in enumerate(zip(shown, values, strict=True)):
        y = _ROW * place
        shapes += names_beside(0, y + _ROW / 2, name, _SMALL, left - 8)
        shapes.append(Text(width, y + 12, value, _SMALL, "text", "end"))
        if own.top is not None:
            shapes += _share_bar(own.top, left, right, y + _ROW / 2)
        elif own.net_promoter is not None:
            shapes += _score_bar(own.net_promoter.score, left, right, y + _ROW / 2)
        said = words.gettext("{group}: {value}").format(group=name, value=value)
        spots.append(Spot(0, y, width, _ROW, said))
    title = words.gettext("{title} by group").format(title=shown[0][1].question.text)
    return Drawing(width, bottom + 2, title, tuple(shapes), tuple(spots))


def _score_bar(score: float, left: float, right: float, middle: float) -> Iterator[Shape]:
    """A score from -100 to 100, from nought in the middle."""
    nought = (left + right) / 2
    end = nought + (right - left) / 2 * score / 100
    low, high = sorted((nought, end))
    yield Box(low, middle - _BAR / 2, max(high - low, 0.6), _BAR, "level:2")
    yield Line(((nought, middle - _ROW / 2), (nought, middle + _ROW / 2)), "control", 0.8)
