"""Several models in one workbook: their sheets, the comparison, the crosswalk."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.comparison import standings
from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.excel import check_workbook
from maturity_desktop.reports.excel.titles import LIMIT, sheet_title, tags
from tests.reports import audits, models
from tests.reports.excel.cases import answered_audit, shipped
from tests.reports.excel.conftest import Write, Written

NAMES = ("Summary", "Scorecard", "Checkpoints", "Definitions")
PAIRS = Crosswalk(
    "A pair says that two models look at the same thing.",
    (
        Pair(End("matrix", "S1"), End("layered", "P", (2,)), Strength.STRONG, "Both ask for a plan."),
        Pair(End("layered", "P"), End("open", "S"), Strength.WEAK, "Both speak of support."),
    ),
)


@pytest.fixture
def every_kind(written: Write) -> Written:
    frameworks = [models.matrix(), models.staged(), models.layered(), models.open_ended()]
    met = AnswerValue.MET
    answers = {
        "matrix": {"S1-2a": met, "S1-2b": met, "S1-3a": AnswerValue.NOT_MET},
        "layered": {"P-2a": met, "P-3a": met, "P-4a": AnswerValue.NOT_MET},
        "open": {"S-1b": met, "S-2a": met, "S-2b": met, "S-2c": met, "S-2d": met, "S-2e": met},
    }
    records = [
        record
        for framework in frameworks
        for record in models.answered(framework, answers.get(framework.id, {}))
    ]
    items = audits.evidence_items(frameworks[0], 3)
    return written(*models.together(frameworks, [*records, *items]), crosswalk=PAIRS)


def test_sheets_are_named_after_their_models(every_kind: Written) -> None:
    titles = every_kind.open().sheetnames
    assert titles[0] == "Comparison"
    assert titles[1:4] == ["Summary Matrix", "Scorecard Matrix", "Checkpoints Matrix"]
    assert "Levels Open-ended" in titles
    assert titles.index("Evidence") < titles.index("Crosswalk") < titles.index("Definitions Matrix")


def test_the_shipped_models_have_readable_sheets(written: Write, tmp_path: Path) -> None:
    made = written(*answered_audit(shipped(), 1))
    titles = made.open().sheetnames
    assert len({title.casefold() for title in titles}) == len(titles)
    assert max(map(len, titles)) <= LIMIT
    assert {"Scorecard J.D. Power TS", "Scorecard Reactive to…", "Checkpoints FT Works, processes"} <= {
        *titles
    }
    check_workbook(made.save(tmp_path), made.content)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=8))
def test_titles_fit_differ_and_hold_nothing_that_excel_refuses(short_titles: list[str]) -> None:
    found = [sheet_title(name, tag) for tag in tags(short_titles, NAMES) for name in NAMES]
    assert len({title.casefold() for title in found}) == len(found)
    for title in found:
        assert len(title.encode("utf-16-le")) // 2 <= LIMIT
        assert not re.search(r"[][:*?/\\]", title)
        assert title == title.strip(" '")


def test_the_comparison_is_linked_to_each_model_s_own_figures(every_kind: Written) -> None:
    table = every_kind.layout.comparison
    assert table is not None
    live = every_kind.open()[table.title]
    told = every_kind.open(data_only=True)[table.title]
    found = standings(every_kind.results)
    assert [standing.framework.id for standing in found] == ["matrix", "staged", "layered", "open"]
    for row, standing in enumerate(found, start=table.first_row):
        assert told[f"{table.letter('level')}{row}"].value == standing.level
        along = told[f"{table.letter('along')}{row}"].value
        assert along == (None if standing.along is None else pytest.approx(standing.along))
        assert (told[f"{table.letter('status')}{row}"].value or "") == standing.status
        assert live[f"{table.letter('level')}{row}"].value.startswith("='Summary ")
    names = [told[f"A{row}"].value for row in range(table.first_row, table.last_row + 1)]
    assert names == ["Matrix", "Staged", "Layered: Processes", "Open-ended"]
    steps = [told[f"{table.letter('step')}{row}"].value for row in range(5, 9)]
    assert steps == [None, None, "Managed", "Reactive"]
    assert told[f"{table.letter('status')}8"].value == "In transition"
    assert told[f"{table.letter('firm')}5"].value == "provisional"
    assert told[f"{table.letter('open')}8"].value == "yes"


def test_the_comparison_says_what_equal_shares_do_not_mean_and_draws_them(every_kind: Written) -> None:
    sheet = every_kind.open()["Comparison"]
    said = " ".join(str(cell.value) for row in sheet for cell in row if cell.value)
    assert "Equal p is not equal difficulty" in said
    assert "never averaged" in said
    parts = zipfile.ZipFile(io.BytesIO(every_kind.data))
    charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/")]
    (bars,) = [chart for chart in charts if "'Comparison'!" in chart]
    assert "barChart" in bars


def test_the_crosswalk_looks_both_levels_up(every_kind: Written) -> None:
    table = every_kind.layout.crosswalk
    assert table is not None
    live, told = every_kind.open()[table.title], every_kind.open(data_only=True)[table.title]

    def line(row: int) -> list[object]:
        columns = ("one", "one_level", "one_top", "other", "other_level", "other_top", "strength", "reason")
        return [told[f"{table.letter(column)}{row}"].value for column in columns]

    assert line(5) == [
        "S1 Strategy element 1", 2, 4, "P Processes, level 2", 3, 5, "strong", "Both ask for a plan.",
    ]  # fmt: skip
    assert line(6)[3:6] == ["S Support", 1, 2]
    formula = live[f"{table.letter('other_level')}5"].value
    assert formula == '=INDEX(Score_level_3,MATCH("P",Score_criterion_3,0))'
    assert any(cell.value == PAIRS.about for cell in live["A"])


def test_without_pairs_there_is_no_crosswalk_and_with_one_model_no_comparison(written: Write) -> None:
    made = written(*models.together((models.matrix(), models.staged())))
    assert "Crosswalk" not in made.open().sheetnames
    made = written(*models.together((models.matrix(),)), crosswalk=PAIRS)
    assert not {"Comparison", "Crosswalk"} & {*made.open().sheetnames}


@pytest.mark.parametrize(("title", "place"), [("Comparison", "A6"), ("Crosswalk", "B5")])
def test_the_check_sees_a_changed_row(title: str, place: str, every_kind: Written, tmp_path: Path) -> None:
    check_workbook(every_kind.save(tmp_path), every_kind.content)
    book = every_kind.open()
    book[title][place] = "Something else"
    book.save(tmp_path / "changed.xlsx")
    with pytest.raises(ReportError, match=f"of {title} is Something else"):
        check_workbook(tmp_path / "changed.xlsx", every_kind.content)
