"""The coverage map as shapes: every state looks different without colour, nothing stands out of its sheet."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations

from maturity_desktop.domain.coverage import CriterionCoverage, Items, Voices, coverage
from maturity_desktop.domain.framework import EvidenceHint, EvidenceKind
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.charts.coverage_map import (
    coverage_head,
    coverage_map,
    kind_columns,
    map_as_text,
    map_height,
    role_columns,
    rows_that_fit,
)
from maturity_desktop.reports.charts.labels import names_beside
from maturity_desktop.reports.drawing import Box, Drawing, Line, Text
from tests.builders import audit, criterion, framework

WORDS = NullTranslations()
DOCUMENT, DATA = EvidenceKind.DOCUMENT, EvidenceKind.DATA


def results() -> Results:
    hints = (EvidenceHint(DOCUMENT, "The plan"),)
    one = criterion((1,), "1.01", ask=("agent",), evidence=hints)
    two = criterion((1,), "2.01", ask=("boss",))
    made = framework({"1": [one], "2": [two]})
    return evaluate(
        audit(), replace(made, roles={"boss": "The one in charge of everything", "agent": "Agent"})
    )


def drawn(kinds: dict[EvidenceKind, Items]) -> Drawing:
    found = results()
    row = replace(coverage(found)[0], kinds=kinds)
    return coverage_map([row], kind_columns(WORDS)[:1], found.framework, WORDS, 400)


def look(drawing: Drawing) -> tuple[object, ...]:
    """What of the cell is seen in black and white."""
    boxes = [(shape.fill != "none" and shape.fill != "card", bool(shape.dash)) for shape in drawing.shapes
             if isinstance(shape, Box)]  # fmt: skip
    marks = tuple(shape.closed for shape in drawing.shapes if isinstance(shape, Line) and shape.width != 0.5)
    numbers = [
        shape.words for shape in drawing.shapes if isinstance(shape, Text) and shape.anchor == "middle"
    ]
    return (*boxes, marks, *numbers)


def test_no_two_states_look_alike_without_colour() -> None:
    states = [{}, {DOCUMENT: Items(1)}, {DOCUMENT: Items(0, 1)}, {DOCUMENT: Items(0, 0, 1)},
              {DOCUMENT: Items(1, 1)}]  # fmt: skip
    assert len({look(drawn(state)) for state in states}) == len(states)


def test_the_sheet_holds_everything_and_heads_alone_are_as_high_as_with_rows() -> None:
    found, columns = results(), kind_columns(WORDS)
    rows = coverage(found)
    whole = coverage_map(rows, columns, found.framework, WORDS, 700)
    body = coverage_map(rows, columns, found.framework, WORDS, 700, with_head=False)
    head = coverage_head(columns, 700, WORDS)
    assert whole.height == body.height + head.height
    assert body.height == map_height(rows)
    for spot in whole.spots:
        assert spot.x >= 0 and spot.x + spot.width <= 700 and spot.y + spot.height <= whole.height


def test_long_titles_run_upwards_and_roles_stand_in_the_models_order() -> None:
    found = results()
    rows: list[CriterionCoverage] = list(coverage(found))
    rows[0] = replace(rows[0], roles={"guest": Voices(1)})
    columns = role_columns(rows, found.framework)
    assert [own.id for own in columns] == ["boss", "agent", "guest"]
    head = coverage_head(columns, 400, WORDS)
    assert [shape.turned for shape in head.shapes if isinstance(shape, Text)][:3] == [True] * 3


def test_parts_of_a_long_map_hold_every_row_once() -> None:
    rows = coverage(results()) * 30
    parts = list(rows_that_fit(rows, 400))
    assert len(parts) > 1 and [row for part in parts for row in part] == list(rows)


def test_as_text_it_is_a_table() -> None:
    row = replace(coverage(results())[0], kinds={DATA: Items(2, 1)}, single_source=(1, 2))
    lines = map_as_text([row], kind_columns(WORDS)[:2], WORDS).split("\n")
    assert lines[0] == "Criterion\tdocument\tdata\tConfidence\tSingle source at level"
    assert lines[1] == "1.01 Criterion 1.01\t0\t2\tnone\t1, 2"


def test_a_frame_round_a_name_crosses_no_letter_of_its_number() -> None:
    found, frame = results(), 3
    made = coverage_map(coverage(found), kind_columns(WORDS), found.framework, WORDS, 700)
    ids = [shape for shape in made.shapes if isinstance(shape, Text) and shape.words in ("1.01", "2.01")]
    names = [spot for spot in made.spots if spot.x < ids[0].x]
    assert len(ids) == len(names) == 2
    for name, own in zip(names, ids, strict=True):
        assert name.x >= frame and own.x >= name.x + frame


def test_a_name_on_two_lines_stays_within_its_row() -> None:
    first, second = names_beside(0, 10, "Physical environment and ergonomics", 9, 80)
    assert first.y - 0.75 * first.size >= 1 and second.y + 0.25 * second.size <= 19
