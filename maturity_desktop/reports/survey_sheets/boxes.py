"""The parts of a printed question: boxes to tick with their words, and lines to write on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import NullTranslations
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey_scales import box_words
from maturity_desktop.reports.pdf.lines import draw_line, ink, width_of
from maturity_desktop.reports.pdf.paragraphs import Styles, Words, paragraph, prose
from maturity_desktop.reports.text import one_line, runs

BOX, GAP = 14.0, 8.0
"""Points: a box of five millimetres."""
INDENT = 20.0
NUMBERS = 13.0
"""The height of the numbers over boxes."""
LINE, COMMENT_LINES = 24.0, 5
LONGEST_BESIDE = 32
"""Characters of words that stand at a row of boxes; longer ones have a line of their own."""
END, WIDEST_STEP = 84.0, 40.0
"""The width of words beside the row, and from box to box at most."""


def answer_parts(
    question: SurveyQuestion, styles: Styles, width: float, words: NullTranslations
) -> list[Any]:
    """What a person answers a question with."""
    _ = words.gettext
    match question.kind:
        case QuestionKind.RECOMMEND:
            ends = {0: _("Not at all likely"), 10: _("Extremely likely")}
            return [BoxRow(range(11), ends, styles, width)]
        case QuestionKind.SCALE:
            return _scale_parts(question, styles, width)
        case QuestionKind.YES_NO:
            return _tick_lines((_("Yes"), _("No")), styles, width)
        case QuestionKind.COMMENT:
            return [Lines(COMMENT_LINES, styles, width)]
    return _tick_lines(question.choices, styles, width) or [Lines(1, styles, width)]


def _scale_parts(question: SurveyQuestion, styles: Styles, width: float) -> list[Any]:
    places = range(question.lowest, question.highest + 1)
    labels = box_words(question)
    column = (width - INDENT) / len(places) - GAP if len(labels) == len(places) > 2 else END
    if all(_fits(words, styles.small.fontSize, column) for words in labels.values()):
        return [BoxRow(places, labels, styles, width)]
    if len(labels) == len(places):
        return _tick_lines(list(labels.values()), styles, width)
    ends = [piece for place, words in labels.items() for piece in prose(f"{place}: {words}", styles.small)]
    return [BoxRow(places, {}, styles, width), *(Indented(piece, width, INDENT) for piece in ends)]


def _fits(words: str, size: float, column: float) -> bool:
    """Whether words can stand in a column beside or under a box without a word being broken."""
    return len(words) <= LONGEST_BESIDE and all(
        width_of(list(runs(one_line(word))), size) <= column for word in words.split()
    )


def _tick_lines(labels: Sequence[str], styles: Styles, width: float) -> list[Any]:
    """A box for each of these words, one below the other; words of any length go on below."""
    parts: list[Any] = []
    for label in labels:
        first, *rest = prose(label, styles.body) or [paragraph(" ", styles.body)]
        parts.append(TickLine(first, styles, width))
        parts += [Indented(piece, width, INDENT + BOX + GAP) for piece in rest]
    return parts


class Indented(Flowable):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """A paragraph further to the right."""

    def __init__(self, words: Any, width: float, left: float) -> None:
        super().__init__()
        self._words, self._left, self.width = words, left, width

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        wanted = min(self.width, available_width) - self._left
        self.height = float(self._words.wrapOn(self.canv, wanted, available_height)[1])
        return self.width, self.height

    def draw(self) -> None:
        self._words.drawOn(self.canv, self._left, 0)


class TickLine(Indented):
    """A box and the words beside it."""

    def __init__(self, words: Any, styles: Styles, width: float) -> None:
        super().__init__(words, width, INDENT + BOX + GAP)
        self._line = styles.look.colours["control"]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        width, height = super().wrap(available_width, available_height)
        self.height = max(height, BOX) + 5
        return width, self.height

    def draw(self) -> None:
        draw_box(self.canv, INDENT, self.height - BOX - 1, self._line)
        words_height = self._words.height
        self._words.drawOn(self.canv, self._left, self.height - max(words_height, BOX) - 1)


class BoxRow(Flowable):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """Boxes side by side with their numbers above; words stand beside the two ends, or under each box."""

    def __init__(
        self, places: Sequence[int], labels: Mapping[int, str], styles: Styles, width: float
    ) -> None:
        super().__init__()
        self._places, self._styles, self.width = tuple(places), styles, width
        room, count = width - INDENT, len(self._places)
        if len(labels) == count > 2:
            self._first, self._step = INDENT + (room / count - BOX) / 2, room / count
            under = ParagraphStyle("under", styles.small, alignment=TA_CENTER)
            self._beside: list[Words] = []
            self._under = [paragraph(labels[place], under) for place in self._places]
            return
        ends = [labels[place] for place in (self._places[0], self._places[-1]) if place in labels]
        before = END + GAP if ends else 0.0
        self._first, self._step = INDENT + before, min((room - 2 * before) / count, WIDEST_STEP)
        self._beside = [paragraph(words, styles.small) for words in ends]
        self._under = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        under = [self._height(words, self._step - GAP) for words in self._under]
        beside = [self._height(words, END) for words in self._beside]
        below = max(under) + 5 if under else 0.0
        self.height = max(NUMBERS + BOX + below, NUMBERS + max(beside, default=0.0)) + 4
        return self.width, self.height

    def _height(self, words: Words, width: float) -> float:
        return float(words.wrapOn(self.canv, width, self.width)[1])

    def draw(self) -> None:
        canvas, colours = self.canv, self._styles.look.colours
        top = self.height - NUMBERS
        for number, place in enumerate(self._places):
            left = self._first + number * self._step
            canvas.setFillColor(ink(colours["quiet"]))
            draw_line(canvas, left + BOX / 2, top + 3, str(place), "figures", 9, "middle")
            draw_box(canvas, left, top - BOX, colours["control"])
        for number, words in enumerate(self._under):
            words.drawOn(canvas, INDENT + number * self._step + GAP / 2, top - BOX - 5 - words.height)
        after = self._first + len(self._places) * self._step
        for left, words in zip((INDENT, after), self._beside, strict=False):
            words.drawOn(canvas, left, top - max(words.height, (BOX + words.height) / 2))


class Lines(Flowable):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """Lines to write on."""

    def __init__(self, count: int, styles: Styles, width: float) -> None:
        super().__init__()
        self._count, self._colour = count, styles.look.colours["control"]
        self.width, self.height = width, count * LINE + 4

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(ink(self._colour))
        self.canv.setLineWidth(0.5)
        for number in range(1, self._count + 1):
            y = self.height - number * LINE
            self.canv.line(INDENT, y, self.width, y)


def draw_box(canvas: Any, x: float, y: float, colour: str) -> None:
    """An empty box, its lower left corner at a point."""
    canvas.setStrokeColor(ink(colour))
    canvas.setLineWidth(0.9)
    canvas.roundRect(x, y, BOX, BOX, 2, stroke=1, fill=0)
