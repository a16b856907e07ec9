from __future__ import annotations

import gettext
from math import cos, hypot, pi, sin

import pytest

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, SetLevel
from maturity_desktop.domain.scoring import State
from maturity_desktop.look import contrast, load_look
from maturity_desktop.reports.charts import (
    domain_bars,
    heat_map,
    level_strip,
    radar,
    ranked_gaps,
    rows_that_fit,
)
from maturity_desktop.reports.charts.labels import broken, rough_width
from maturity_desktop.reports.charts.squares import square
from maturity_desktop.reports.drawing import Box, Dot, Line, Text
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.pdf.drawing import colour_of
from tests.reports.audits import everything, made_framework, results_of
from tests.reports.models import EVERY_KIND, answered, five_in_one, layered, open_ended, together

WORDS = gettext.NullTranslations()
EVERY_CHART = {
    "radar": lambda results: radar(results, WORDS, 500, 330),
    "heat map": lambda results: heat_map(results, WORDS, 500, 600),
    "level strip": lambda results: level_strip(results, WORDS, 240),
    "level strip with means": lambda results: level_strip(results, WORDS, 500, means=True),
    "domain bars": lambda results: domain_bars(results, WORDS, 500, 300),
    "ranked gaps": lambda results: ranked_gaps(results, WORDS, 500, 340),
}


def of_kind(drawing, kind):
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def four_states():
    """Level 0, a level, not rated, not applicable."""
    framework = made_framework(1, 4)
    one, two, _three, four = framework.criteria
    records = [
        *(Answer("a1", "made", AGREED, p.id, AnswerValue.NOT_MET) for p in one.checkpoints),
        *(Answer("a1", "made", AGREED, p.id, AnswerValue.MET) for p in two.checkpoints),
        *(Answer("a1", "made", AGREED, p.id, AnswerValue.NOT_APPLICABLE, "No.") for p in four.checkpoints),
    ]
    return results_of(framework, records)


def test_a_dot_of_the_radar_lies_at_its_level(realistic):
    drawing = radar(realistic, WORDS, 500, 330)
    dots = of_kind(drawing, Dot)[: len(realistic.domains)]
    rings = [line for line in of_kind(drawing, Line) if line.closed and line.colour == "line"]
    centre_x = sum(x for x, _ in rings[-1].points) / len(rings[-1].points)
    centre_y = sum(y for _, y in rings[-1].points) / len(rings[-1].points)
    radius = centre_y - rings[-1].points[0][1]
    for axis, (dot, (_domain, figure)) in enumerate(zip(dots, realistic.domains, strict=True)):
        angle = 2 * pi * axis / len(realistic.domains)
        distance = radius * figure.level / 4
        assert dot.x == pytest.approx(centre_x + distance * sin(angle))
        assert dot.y == pytest.approx(centre_y - distance * cos(angle))


def test_the_radar_has_a_ring_for_each_level(realistic):
    drawing = radar(realistic, WORDS, 500, 330)
    rings = [line for line in of_kind(drawing, Line) if line.closed and line.colour == "line"]
    assert len(rings) == 4
    sizes = [max(y for _, y in ring.points) - min(y for _, y in ring.points) for ring in rings]
    assert sizes == pytest.approx([sizes[0] * n for n in (1, 2, 3, 4)])


def test_the_radar_leaves_an_unrated_domain_open():
    framework = made_framework(4, 1)
    rated = [SetLevel("a1", "made", AGREED, c.id, 2, "Seen.") for c in framework.criteria[:3]]
    drawing = radar(results_of(framework, rated), WORDS, 500, 330)
    assert len(of_kind(drawing, Dot)) == 3 + 1  # and one in the legend
    assert not any(line.closed and line.colour == "accent" for line in of_kind(drawing, Line))
    assert any(text.words == "not rated, target 2.00" for text in of_kind(drawing, Text))


def test_a_heat_map_has_a_cell_for_each_level_of_each_criterion(realistic):
    drawing = heat_map(realistic, WORDS, 500, 600)
    cells = [spot for spot in drawing.spots if ", level " in spot.words]
    assert len(cells) == 45 * 4
    assert {spot.criterion for spot in cells} == {c.id for c in realistic.framework.criteria}


def test_names_of_levels_stand_whole_above_their_columns(realistic):
    drawing = heat_map(realistic, WORDS, 500, 600)
    told = " ".join(text.words for text in of_kind(drawing, Text) if text.y < 43)
    head = [text for text in of_kind(drawing, Text) if text.y < 43 and text.max_width]
    assert all(rough_width(text.words, text.size) <= text.max_width for text in head)
    assert all(step.title in told for step in realistic.framework.scale if step.level)


def test_a_cell_is_filled_as_far_as_its_level_is_met(realistic):
    drawing = heat_map(realistic, WORDS, 500, 600)
    for result in realistic.criteria:
        name = result.criterion.id
        spots = [spot for spot in drawing.spots if spot.criterion == name and ", level " in spot.words]
        for level, spot in zip(result.score.levels, spots, strict=True):
            inside = [
                box
                for box in of_kind(drawing, Box)
                if spot.x <= box.x < spot.x + spot.width and spot.y <= box.y < spot.y + spot.height
            ]
            track = next(box for box in inside if box.colour == "control")
            filled = sum(box.width for box in inside if box.fill.startswith("level:"))
            assert filled == pytest.approx(track.width * float(level.low))


def test_a_given_level_has_no_bar_and_a_blocked_one_is_closed():
    framework = open_ended()
    values = {"S-1a": AnswerValue.MET, "S-1b": AnswerValue.PARTLY}
    values |= {f"S-2{letter}": AnswerValue.MET for letter in "abcde"}
    (results,) = together([framework], answered(framework, values))
    drawing = heat_map(results, WORDS, 500, 600)
    assert [text.words for text in of_kind(drawing, Text)].count("given") == 1
    (track,) = (box for box in of_kind(drawing, Box) if box.colour == "control" and not box.radius)
    (closing,) = (line for line in of_kind(drawing, Line) if line.colour == "attention")
    assert {x for x, _y in closing.points} == {track.x + track.width}
    said = [spot.words for spot in drawing.spots if ", level " in spot.words]
    assert said == ["S, level 1: given", "S, level 2: 100 % met, blocked by a sign"]


@pytest.mark.parametrize("chart", [domain_bars, level_strip])
def test_an_undescribed_domain_is_named_and_has_no_bar(chart):
    (results,) = together([layered()])
    drawing = (
        chart(results, WORDS, 500.0, 300) if chart is domain_bars else chart(results, WORDS, 500.0, True)
    )
    assert [text.words for text in of_kind(drawing, Text)].count("not described") == 1


def test_a_mean_between_two_levels_has_a_bar_that_can_be_seen():
    framework = made_framework(2, 2, levels=2, floor=1)
    results = results_of(framework, [SetLevel("a1", "made", AGREED, "1.01", 2, "Seen.")])
    look = load_look("light")
    drawing = domain_bars(results, WORDS, 500, 300)
    bar = next(box for box in of_kind(drawing, Box) if box.fill.startswith("level:"))
    assert contrast(colour_of(bar.fill, drawing, look), look.colours["card"]) > 2


def test_rows_fit_as_many_as_they_say():
    framework = made_framework(1, rows_that_fit(600) - 1)
    assert heat_map(results_of(framework), WORDS, 500, 600).height <= 601


def test_the_strip_has_a_square_for_each_criterion(realistic):
    drawing = level_strip(realistic, WORDS, 500)
    assert [spot.criterion for spot in drawing.spots] == [c.id for c in realistic.framework.criteria]


def test_four_states_differ_without_colour():
    floor = [*square(0, 0, 13, 0, State.RATED, 0)]
    level = [*square(0, 0, 13, 2, State.RATED, 0)]
    unrated = [*square(0, 0, 13, None, State.UNRATED, 0)]
    struck = [*square(0, 0, 13, None, State.NOT_APPLICABLE, 0)]
    boxes = [next(s for s in shapes if isinstance(s, Box)) for shapes in (floor, level, unrated, struck)]
    assert [(box.colour != "none", bool(box.dash)) for box in boxes] == [
        (True, False),
        (False, False),
        (True, True),
        (True, False),
    ]
    assert [any(isinstance(s, Line) for s in shapes) for shapes in (floor, level, unrated, struck)] == [
        False,
        False,
        False,
        True,
    ]
    numbers = [[s.words for s in shapes if isinstance(s, Text)] for shapes in (floor, level, unrated, struck)]
    assert numbers == [["0"], ["2"], [], []]


def test_a_bar_ends_at_the_mean_and_a_tick_stands_at_the_target(realistic):
    drawing = domain_bars(realistic, WORDS, 500, 300)
    numbers = {text.words: text.x for text in of_kind(drawing, Text) if text.words in "01234"}
    left, unit = numbers["0"], numbers["1"] - numbers["0"]
    bars = [box for box in of_kind(drawing, Box) if box.x == left][: len(realistic.domains)]
    for bar, (domain, figure) in zip(bars, realistic.domains, strict=True):
        assert bar.width == pytest.approx(unit * figure.level)
        tick = left + unit * mean_target(realistic, domain)
        assert any(
            line.points[0][0] == pytest.approx(tick) and line.points[0][1] < bar.y < line.points[1][1]
            for line in of_kind(drawing, Line)
            if line.width == 1.8
        )


def test_a_gap_runs_from_the_level_to_the_target(realistic):
    drawing = ranked_gaps(realistic, WORDS, 500, 340)
    numbers = {t.words: t.x for t in of_kind(drawing, Text) if t.words in "01234" and t.colour == "quiet"}
    lines = [line for line in of_kind(drawing, Line) if line.colour == "accent"]
    assert [spot.criterion for spot in drawing.spots] == [r.criterion.id for r in realistic.ranked_gaps]
    for line, result in zip(lines, realistic.ranked_gaps, strict=True):
        ends = [point[0] for point in line.points]
        assert ends == pytest.approx([numbers[str(result.level)], numbers[str(result.target)]])


def test_gaps_that_do_not_fit_are_counted():
    framework = made_framework(10, 10)
    results = results_of(framework, everything(framework, AnswerValue.NOT_MET))
    drawing = ranked_gaps(results, WORDS, 500, 340)
    (said,) = [text.words for text in of_kind(drawing, Text) if text.words.startswith("and ")]
    assert said == f"and {100 - len(drawing.spots)} more"
    assert drawing.height <= 360


@pytest.mark.parametrize("chart", EVERY_CHART.values(), ids=EVERY_CHART)
@pytest.mark.parametrize(
    "results",
    [
        results_of(made_framework(1, 1)),
        results_of(made_framework(2, 2)),
        results_of(made_framework(12, 3, 5, 1)),
        four_states(),
        results_of(made_framework(2, 2), everything(made_framework(2, 2), AnswerValue.NOT_APPLICABLE)),
        results_of(made_framework(8, 25)),
        *five_in_one(),
    ],
    ids=[
        "one",
        "two domains",
        "five levels",
        "four states",
        "nothing applies",
        "200 criteria",
        *(make.__name__ for make in EVERY_KIND),
    ],
)
def test_every_chart_stays_on_its_sheet(chart, results):
    drawing = chart(results)
    assert drawing.title
    for shape in drawing.shapes:
        for x, y in _corners(shape):
            assert -0.5 <= x <= drawing.width + 0.5, shape
            assert -0.5 <= y <= drawing.height + 0.5, shape


def _corners(shape):
    match shape:
        case Line():
            return shape.points
        case Box():
            return ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
        case Dot():
            return ((shape.x - shape.radius, shape.y - shape.radius), (shape.x + shape.radius, shape.y))
        case Text():
            return ((shape.x, shape.y - shape.size * 0.7), (shape.x, shape.y))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("chart", EVERY_CHART.values(), ids=EVERY_CHART)
def test_words_and_numbers_can_be_read_in_both_themes(chart, theme, realistic):
    look, drawing = load_look(theme), chart(realistic)
    for text in of_kind(drawing, Text):
        ground = f"level:{text.colour.removeprefix('ink:')}" if text.colour.startswith("ink:") else "card"
        read = contrast(colour_of(text.colour, drawing, look), colour_of(ground, drawing, look))
        assert read >= (4.5 if ground == "card" else 3.0), text


def test_words_break_between_words():
    assert broken("Considerable progress", 8, 50) == ("Considerable", "progress")
    assert broken("One", 8, 5) == ("One",)
    assert broken("a b c d e f", 8, 12, most=2) == ("a b", "c d e f")
    assert rough_width("日本", 10) == 20


def test_radar_points_are_at_equal_angles(realistic):
    drawing = radar(realistic, WORDS, 500, 330)
    ring = next(line for line in of_kind(drawing, Line) if line.closed).points
    sides = {
        round(hypot(a[0] - b[0], a[1] - b[1]), 6) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
    }
    assert len(sides) == 1
