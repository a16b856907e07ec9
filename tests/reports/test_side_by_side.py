from __future__ import annotations

import gettext
from itertools import pairwise

import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, SetLevel
from maturity_desktop.domain.comparison import standings
from maturity_desktop.reports.charts import side_by_side
from maturity_desktop.reports.drawing import Box, Line, Text
from tests.reports.audits import made_framework
from tests.reports.models import answered, layered, matrix, open_ended, staged, together

WORDS = gettext.NullTranslations()
MET, PARTLY, NOT_MET = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET


def drawn(results, width=500.0):
    return side_by_side(standings(results), WORDS, width)


def bars(drawing):
    """The bars from the floor to a level, without the tracks behind them."""
    return [
        shape for shape in drawing.shapes if isinstance(shape, Box) and shape.fill in ("accent", "level:2")
    ]


def texts(drawing):
    return [shape.words for shape in drawing.shapes if isinstance(shape, Text)]


def level_for(framework, level):
    return [SetLevel("a1", framework.id, AGREED, c.id, level, "Seen.") for c in framework.criteria]


@pytest.mark.parametrize(("level", "share"), [(1, 0), (2, 0.25), (3, 0.5), (5, 1)])
def test_a_bar_is_as_long_as_the_share_of_its_own_scale(level, share):
    one, other = layered(), made_framework(1, 2)
    drawing = drawn(together([one, other], [*level_for(one, level), *level_for(other, 4)]))
    whole = bars(drawing)[-1]
    assert whole.width > 100
    found = bars(drawing)[0].width if share else 0
    assert found == pytest.approx(share * whole.width)
    assert len(bars(drawing)) == (2 if share else 1)


def test_each_row_ticks_and_names_the_steps_of_its_own_scale():
    found = texts(drawn(together([layered(), staged()])))
    assert found.index("1 Bootstrap") < found.index("5 Visionary") < found.index("0 Not begun")
    assert "3 Optimised" in found


def test_a_layered_model_has_a_row_for_each_described_layer():
    drawing = drawn(together([layered(), matrix()]))
    assert "Layered: Processes" in texts(drawing)
    assert not any("Support offerings" in spot.words for spot in drawing.spots)
    assert len(drawing.spots) == 2


def test_what_is_unrated_has_a_dashed_frame_and_no_bar():
    drawing = drawn(together([matrix(), staged()]))
    assert not bars(drawing)
    assert len([shape for shape in drawing.shapes if isinstance(shape, Box) and shape.dash]) == 2
    assert texts(drawing).count("Not rated") == 2


def test_a_provisional_figure_looks_other_and_says_so():
    framework = matrix()
    drawing = drawn(together([framework, staged()], level_for(framework, 3)[:2]))
    (bar,) = bars(drawing)
    assert bar.dash
    assert "Provisional: 2 of 4 criteria rated" in texts(drawing)


def test_only_an_open_ended_scale_goes_on_beyond_its_last_step():
    for framework, open_at_its_end in ((open_ended(), True), (matrix(), False)):
        drawing = drawn(together([framework], level_for(framework, 2)))
        track = max(box.x + box.width for box in drawing.shapes if isinstance(box, Box))
        beyond = [
            line
            for line in drawing.shapes
            if isinstance(line, Line) and line.dash and min(x for x, _ in line.points) > track
        ]
        assert bool(beyond) is open_at_its_end
        assert any("open at its end" in spot.words for spot in drawing.spots) is open_at_its_end


def test_a_status_stands_beside_the_level():
    framework = open_ended()
    answers = answered(
        framework,
        {
            "S-1a": MET,
            "S-1b": NOT_MET,
            "S-2a": MET,
            "S-2b": MET,
            "S-2c": PARTLY,
            "S-2d": NOT_MET,
            "S-2e": NOT_MET,
        },
    )
    (spot,) = drawn(together([framework], answers)).spots
    assert spot.words.startswith("Open-ended: Level 1 of 2: Reactive (In transition); 0 % of its scale")


@pytest.mark.parametrize("width", [280.0, 500.0, 900.0])
def test_nothing_is_drawn_outside_the_sheet(width):
    frameworks = [made_framework(2, 2, words="A very long name of a model " * 4), layered(), open_ended()]
    drawing = drawn(together(frameworks), width)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            assert 0 <= shape.x <= shape.x + shape.width <= width
            assert shape.y + shape.height <= drawing.height
        elif isinstance(shape, Line):
            assert all(0 <= x <= width and y <= drawing.height for x, y in shape.points)
        elif isinstance(shape, Text):
            assert shape.max_width > 0
            assert shape.x + shape.max_width <= width
            assert shape.y <= drawing.height
    rows = [(spot.y, spot.y + spot.height) for spot in drawing.spots]
    assert all(end == pytest.approx(start) for (_, end), (start, _) in pairwise(rows))
