"""The months of a supporting figure as a drawing."""

from __future__ import annotations

from fractions import Fraction
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.series import Month
from maturity_desktop.domain.supporting import Formula, Share, SupportingFigure, SupportingMeasure, Unit
from maturity_desktop.domain.supporting_catalogue import Typical
from maturity_desktop.reports.charts.supporting_months import supporting_months
from maturity_desktop.reports.drawing import Box, Drawing, Line, Text

LOW, HIGH = Fraction(20), Fraction(30)


def drawn(*values: str) -> Drawing:
    """Months of a ratio that is usually 20 to 30."""
    measure = SupportingMeasure(
        "ratio", "Ratio", "", Formula.RATIO, Unit.NUMBER, ("calls",), ("people",), typical=Typical(LOW, HIGH),
    )  # fmt: skip
    months = {Month(2025, number): Share(Fraction(value)) for number, value in enumerate(values, start=1)}
    figure = SupportingFigure(measure, Share(LOW), months, {}, {}, None, None, None)
    return supporting_months(figure, NullTranslations(), 400, 200)


def grounds(drawing: Drawing) -> list[Box]:
    """What lies behind words: rounded, which nothing else of the chart is."""
    return [own for own in drawing.shapes if isinstance(own, Box) and own.radius]


@pytest.mark.parametrize("value", ["15", "15.5", "25", "25.5"])
def test_no_line_of_what_is_typical_runs_through_a_value(value: str) -> None:
    drawing = drawn("10", value, "40")
    words = next(own for own in drawing.shapes if isinstance(own, Text) and own.words == value)
    (ground,) = grounds(drawing)
    lines = [own for own in drawing.shapes if isinstance(own, Line) and own.dash]
    crossing = [own for own in lines if words.y - 6 <= own.points[0][1] <= words.y]
    assert crossing, "this value stands where a line runs"
    for line in crossing:
        assert ground.y < line.points[0][1] < ground.y + ground.height
        assert ground.x < words.x < ground.x + ground.width
        places = [drawing.shapes.index(own) for own in (line, ground, words)]
        assert places == sorted(places), "the ground lies on the line and below the words"


@pytest.mark.parametrize("value", ["12", "19", "28", "35"])
def test_a_value_that_no_line_crosses_has_no_ground(value: str) -> None:
    assert not grounds(drawn("10", value, "40"))
