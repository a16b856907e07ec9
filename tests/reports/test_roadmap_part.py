"""The roadmap in the report, on the time line, and in the workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.audit import FrameworkUse
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.forecast import at_target
from maturity_desktop.domain.improvement_records import (
    ActionCheckpoint,
    ActionFinding,
    ActionState,
    Finding,
    Grade,
    RoadmapSettings,
)
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.roadmap import roadmap
from maturity_desktop.reports.charts.impact_effort import fields_words, impact_effort
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.charts.time_line import (
    pages_of_rows,
    time_line,
    time_line_height,
    time_line_rows,
)
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.drawing import Box, Line, Text
from maturity_desktop.reports.excel import check_workbook, write_workbook
from maturity_desktop.reports.pdf import check_pdf
from maturity_desktop.reports.support import NO_SUPPORT
from tests.reports.audits import MADE_ON, content_of
from tests.reports.pdf_checks import assert_nothing_overlaps, assert_stays_in_its_column
from tests.reports.pdf_reading import PdfPages, bytes_of, pages_of, written
from tests.reports.roadmaps import content_with_roadmap, shipped_waves, with_roadmap

WORDS = NullTranslations()


@pytest.fixture(scope="module")
def planned(realistic: Results) -> Results:
    return with_roadmap(realistic)


@pytest.fixture(scope="module")
def planned_content(planned: Results) -> ReportContent:
    return content_with_roadmap(planned)


@pytest.fixture(scope="module")
def planned_pages(planned_content: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> PdfPages:
    path = written(planned_content, tmp_path_factory.mktemp("roadmap") / "report.pdf")
    check_pdf(path, planned_content)
    return pages_of(path)


def test_the_report_has_the_roadmap_by_wave_with_its_forecast(
    planned_content: ReportContent, planned_pages: PdfPages
) -> None:
    assert planned_content.roadmap is not None
    text = " ".join(planned_pages.text.split())
    marks = [title for _depth, title, _page in planned_pages.bookmarks]
    for name in ("Roadmap", "Time line", "Quick wins", "Foundations", "Impact and effort", "Training plan"):
        assert name in marks
    first = planned_content.roadmap.waves[0]
    assert first.forecasts[0].words in text
    assert "1 January 2026 to 31 March 2026" in text
    assert "10 days late" in text
    assert "done on 15 January 2026" in text
    assert "Shorter queues <at noon>" in text
    assert "The board asks for it" in text  # why a gap was weighed as it was


def test_the_forecast_of_the_last_wave_is_the_title_of_the_part(planned_content: ReportContent) -> None:
    road = planned_content.roadmap
    assert road is not None
    gaps = len(planned_content.frameworks[0].gaps)
    rated = planned_content.frameworks[0].rated
    assert f"from {rated - gaps} to" in road.finding


def test_without_actions_there_is_no_roadmap(realistic: Results) -> None:
    assert content_with_roadmap(realistic).roadmap is None
    assert content_of(realistic).roadmap is None


def test_the_workbook_lists_every_action_as_text(planned: Results, planned_content: ReportContent) -> None:
    out = BytesIO()
    write_workbook(planned_content, [planned], out)
    book = openpyxl.load_workbook(BytesIO(out.getvalue()))
    rows = list(book["Roadmap"].iter_rows(min_row=5, values_only=True))
    assert planned_content.roadmap is not None
    labels = [row[1] for row in rows if row[1]]  # below them stand rows for new actions
    assert labels == [own.label for own in planned_content.roadmap.actions]
    head = list(next(book["Roadmap"].iter_rows(min_row=4, max_row=4, values_only=True)))
    notes = [str(row[head.index("Notes")]) for row in rows if row[head.index("Notes")]]
    assert any("\n" in told for told in notes), "a line for each note"
    assert not any("\\n" in told for told in notes)
    cells = [cell for row in book["Roadmap"].iter_rows() for cell in row if cell.value is not None]
    assert any(cell.value == "=cmd|' /C calc'!A0" and cell.data_type == "s" for cell in cells)


def test_the_workbook_passes_its_own_check(
    planned: Results, planned_content: ReportContent, tmp_path: Path
) -> None:
    path = tmp_path / "scorecard.xlsx"
    with path.open("wb") as out:
        write_workbook(planned_content, [planned], out)
    check_workbook(path, planned_content)


def test_a_long_time_line_is_cut_between_actions_and_every_part_names_its_wave(planned: Results) -> None:
    road = roadmap(planned.audit, [planned], shipped_waves(), MADE_ON)
    rows = time_line_rows(road)
    parts = pages_of_rows(rows, 200)
    assert len(parts) > 2
    assert all(time_line_height(part) <= 200 for part in parts)
    told = [row.action.id for part in parts for row in part if hasattr(row, "action")]
    assert told == [row.action.id for row in rows if hasattr(row, "action")]
    assert not any(hasattr(part[0], "action") for part in parts)


def test_charts_name_each_action_once_and_stay_inside(planned: Results) -> None:
    road = roadmap(planned.audit, [planned], shipped_waves(), MADE_ON)
    line = time_line(road, MADE_ON, WORDS, 500)
    matrix = impact_effort(road, WORDS, 500, 300)
    assert {spot.criterion for spot in line.spots} == {own.action.id for own in road.live if own.wave}
    assert len({spot.criterion for spot in matrix.spots}) == len(matrix.spots)
    for drawing in (line, matrix):
        for spot in drawing.spots:
            assert spot.x >= 0 and spot.x + spot.width <= drawing.width + 0.1
            assert spot.y >= 0 and spot.y + spot.height <= drawing.height + 0.1


def test_the_matrix_marks_the_chosen_action_and_says_what_more_means_only_where_there_is_more(
    planned: Results,
) -> None:
    road = roadmap(planned.audit, [planned], shipped_waves(), MADE_ON)
    roomy, narrow = impact_effort(road, WORDS, 900, 700), impact_effort(road, WORDS, 400, 150)
    assert not fields_words(roomy, WORDS).endswith("more.")
    assert fields_words(narrow, WORDS).endswith("+2 says that there are 2 more.")
    for own in road.live:
        drawing = impact_effort(road, WORDS, 400, 150, own.action.id)
        assert own.action.id in {spot.criterion for spot in drawing.spots}, "never behind a +2"
        marked = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.line_width == 2.0]
        assert len(marked) == 1


def test_nothing_is_cut_off_or_overlaps(planned_pages: PdfPages) -> None:
    assert_stays_in_its_column(planned_pages)
    assert_nothing_overlaps(planned_pages)


def test_with_several_models_each_is_named_and_has_its_own_forecast(planned: Results) -> None:
    other = replace(planned.framework, id="other", short_title="Other standard")
    use = FrameworkUse(planned.audit.id, "other", "edition", 1)
    first = acts.actions(planned.audit)[0]
    point = other.criteria[0].checkpoints[0]
    link = ActionCheckpoint(planned.audit.id, first.id, "other", other.criteria[0].id, point.id)
    audit = planned.audit.with_changes([*put(planned.audit, use), *put(planned.audit, link)])
    both = [evaluate(audit, planned.framework), evaluate(audit, other)]
    support = replace(NO_SUPPORT, waves=shipped_waves())
    content = build_content(both, MADE_ON, ReportOptions(), WORDS, support=support)
    assert content.roadmap is not None
    said = "19 actions would bring the number of criteria that reach their target from "
    assert content.roadmap.finding.startswith(said)
    assert [own.framework for own in content.roadmap.waves[0].forecasts] == [
        planned.framework.short_title, "Other standard",
    ]  # fmt: skip
    entry = next(own for own in content.roadmap.actions if own.id == first.id)
    assert f"Other standard {other.criteria[0].id} to 1" in entry.criteria


@pytest.mark.parametrize("starts_on", [date(1, 1, 1), date(2024, 2, 29), date(9999, 11, 30)])
@pytest.mark.parametrize("due_on", [date(1, 1, 1), date(9999, 12, 31)])
def test_odd_days_make_no_endless_time_line(planned: Results, starts_on: date, due_on: date) -> None:
    settings = RoadmapSettings(planned.audit.id, starts_on)
    audit = planned.audit.with_changes(put(planned.audit, settings))
    odd = acts.actions(audit)[0]
    audit = audit.with_changes(put(audit, replace(odd, due_on=due_on)))
    road = roadmap(audit, [evaluate(audit, planned.framework)], shipped_waves(), MADE_ON)
    assert len(time_line(road, MADE_ON, WORDS, 500).shapes) < 300


def test_links_lead_from_a_finding_to_its_action_and_back(planned: Results) -> None:
    first = acts.actions(planned.audit)[0]
    finding = Finding(planned.audit.id, "f1", 1, Grade.MAJOR, "Nothing is planned")
    answer = ActionFinding(planned.audit.id, first.id, "f1")
    audit = planned.audit.with_changes([*put(planned.audit, finding), *put(planned.audit, answer)])
    content = content_with_roadmap(evaluate(audit, planned.framework))
    pages = pages_of(bytes_of(content))
    at = next(page for _depth, title, page in pages.bookmarks if title == "F-01 Nothing is planned")
    (told,) = [page for page, own in enumerate(pages.pages) if "answers F-01" in " ".join(own.text.split())]
    assert told in {page for _box, page in pages.pages[at].links}
    assert at in {page for _box, page in pages.pages[told].links}


def test_numbers_and_days_are_shown_whole(planned: Results) -> None:
    first = acts.actions(planned.audit)[5]
    audit = planned.audit.with_changes(put(planned.audit, replace(first, number=100)))
    road = roadmap(audit, [evaluate(audit, planned.framework)], shipped_waves(), MADE_ON)
    drawings = (impact_effort(road, WORDS, 503, 270), time_line(road, MADE_ON, WORDS, 503))
    for drawing in drawings:
        told = [own for own in drawing.shapes if isinstance(own, Text) and own.max_width]
        numbers = [own for own in told if own.words == "A-100"]
        days = [own for own in told if " to " in own.words and own.x > 200]
        assert numbers, drawing.title
        for own in (*numbers, *days):
            assert rough_width(own.words, own.size) <= own.max_width + 2, own.words


def test_what_was_dropped_is_named_and_not_linked(planned: Results) -> None:
    first, second = acts.actions(planned.audit)[3:5]
    answer = ActionFinding(planned.audit.id, first.id, "f1")
    told = (
        replace(first, state=ActionState.DROPPED),
        Finding(planned.audit.id, "f1", 1, Grade.MAJOR, "Nothing is planned"),
        answer,
    )
    audit = planned.audit.with_changes([change for own in told for change in put(planned.audit, own)])
    pages = pages_of(bytes_of(content_with_roadmap(evaluate(audit, planned.framework))))
    assert f"after {first.label}" in " ".join(pages.text.split()), second.title


def test_the_day_that_it_is_crosses_no_words(planned: Results) -> None:
    late = acts.actions(planned.audit)[0]
    for days in range(1, 120, 7):
        today = date(2026, 1, 20) + timedelta(days=days)
        road = roadmap(planned.audit, [planned], shipped_waves(), today)
        drawing = time_line(road, today, WORDS, 500)
        lines = [own for own in drawing.shapes if isinstance(own, Line) and own.colour == "attention"]
        now = lines[0].points[0][0]
        told = [own for own in drawing.shapes if isinstance(own, Text) and own.words.endswith("late")]
        assert told, late.title
        for own in told:
            assert own.x > now or own.x + rough_width(own.words, own.size) < now
        spans = [
            own for own in drawing.shapes if isinstance(own, Text) and " to " in own.words and own.x > 200
        ]
        for own in spans:
            assert not any(line.points[0][1] < own.y <= line.points[1][1] for line in lines)


def test_models_that_no_action_is_about_are_not_forecast(planned: Results) -> None:
    other = replace(planned.framework, id="other", short_title="Other standard")
    audit = planned.audit.with_changes(
        put(planned.audit, FrameworkUse(planned.audit.id, "other", "edition", 1))
    )
    both = [evaluate(audit, planned.framework), evaluate(audit, other)]
    support = replace(NO_SUPPORT, waves=shipped_waves())
    road = build_content(both, MADE_ON, ReportOptions(), WORDS, support=support).roadmap
    assert road is not None
    for wave in road.waves:
        assert [own.framework for own in wave.forecasts] == [planned.framework.short_title]
    now = at_target(both[0]) + at_target(both[1])
    said = f"19 actions would bring the number of criteria that reach their target from {now} to "
    assert road.finding.startswith(said)
