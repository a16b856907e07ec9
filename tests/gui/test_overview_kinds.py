"""Overview, top bar, library list and search for layers, single criteria and audits of several models."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue
from maturity_desktop.domain.changes import put, withdraw_evidence
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.finding import MOST_ROWS, Goal, criterion_goals, found_in_audit
from maturity_desktop.gui.models.audit_list import level_words, mean_figure
from maturity_desktop.gui.overview_words import change_rows, domain_rows, figures, missing_rows
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.preferences import Preferences, Recent
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.top_bar import TopBar
from maturity_desktop.storage.audit_store import JournalEntry
from maturity_desktop.storage.listing import FrameworkSummary
from maturity_desktop.storage.records import table_of
from tests.gui.conftest import Clock, FakeCommits, answer_all, make_audit, make_framework
from tests.gui.kinds import layered, staged

MET, NOT = AnswerValue.MET, AnswerValue.NOT_MET


def session_of(qapp: Any, *frameworks: Framework) -> AuditSession:
    audit = make_audit(*frameworks)
    return AuditSession(audit, {use.id: use for use in frameworks}, FakeCommits(), "Ada", Clock())


@pytest.fixture
def layers(qapp: Any) -> AuditSession:
    return session_of(qapp, layered())


@pytest.fixture
def stages(qapp: Any) -> AuditSession:
    return session_of(qapp, staged())


@pytest.fixture
def show(qtbot: QtBot, theme: ThemeSwitch) -> Any:
    def shown(session: AuditSession) -> OverviewPage:
        page = OverviewPage(session, theme)
        qtbot.addWidget(page)
        page.resize(1290, 640)
        page.show()
        qtbot.waitExposed(page)
        return page

    return shown


def labels(page: OverviewPage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_a_model_of_layers_has_no_mean(layers: AuditSession, show: Any) -> None:
    first = figures(layers.results)[0]
    assert (first.figure, first.caption) == ("–", "no layer is rated yet")
    assert first.detail == "no overall level: this model is not monolithic"
    layers.answer("L1.1-2a", MET)
    layers.answer("L1.1-3a", MET)
    layers.answer("L2.1-2a", NOT)
    first = figures(layers.results)[0]
    assert (first.figure, first.caption) == ("1.00 to 3.00", "levels of the layers, of 3")
    page = show(layers)
    assert {"Level by layer", first.detail} <= labels(page)
    assert not any("2.00" in words for words in labels(page)), "the mean of the layers is nowhere"


def test_a_layer_that_is_only_named_is_told_and_walked_past(
    layers: AuditSession, show: Any, qtbot: QtBot
) -> None:
    told = next(domain_rows(layers.results))
    assert told.detail == "Named, not described. The source says no more."
    page = show(layers)
    assert page.domains.currentIndex().row() == 1, "what can be chosen first"
    qtbot.keyClick(page.domains, Qt.Key.Key_Up)
    assert page.domains.currentIndex().row() == 1
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        qtbot.keyClick(page.domains, Qt.Key.Key_Return)
    assert wanted.args == ["L1.1"]
    with qtbot.assertNotEmitted(page.criterion_wanted):
        page.domains.clicked.emit(page.domains.rows.index(0))


def test_of_one_criterion_the_level_stands_there_with_its_status(stages: AuditSession, show: Any) -> None:
    answer_all(stages, ["S-2a", "S-2b"], MET)
    answer_all(stages, ["S-2c", "S-1b"], NOT)
    told = figures(stages.results)
    assert (told[0].figure, told[0].caption, told[0].detail) == ("1", "of 2", "Reactive (In transition)")
    assert told[3].figure == "4 of 5", "S-2d is not asked of this client"
    assert "named beyond it and not described: Strategic" in " ".join(labels(show(stages)))
    assert next(domain_rows(stages.results)).mark == "level 1, In transition, 1 of 1 rated"


def test_the_top_bar_has_the_level_of_a_single_criterion(
    stages: AuditSession, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.show_results(stages.results)
    assert bar._rated.text() == "at least level 1, at most 2"
    answer_all(stages, ["S-2a", "S-2b"], MET)
    answer_all(stages, ["S-2c", "S-1b"], NOT)
    bar.show_results(stages.results)
    assert bar._rated.text() == "level 1, Reactive · In transition"


def test_the_librarys_list_never_has_a_mean_of_layers_nor_of_one_criterion() -> None:
    of_layers = FrameworkSummary("layered", "Layered", "e", None, 2, 2, False)
    assert level_words(of_layers) == "a level for each layer, none for the whole"
    assert level_words(of_layers._replace(rated=0)) == "no level yet"
    assert mean_figure(of_layers._replace(level=2.0, applicable=1)) == "2"
    assert mean_figure(of_layers._replace(level=2.0)) == "2.00"


def test_a_change_of_a_sign_is_told_as_observed(stages: AuditSession) -> None:
    record = Answer("a1", "staged", AGREED, "S-1b", MET)
    table = table_of(Answer)
    new = json.dumps(dict(zip(table.names, table.row(record), strict=True)))
    entry = JournalEntry(1, "e", "Ada", stages.clock(), "d", "sign S-1b", 0, "answer", "[]", None, new)
    (row,) = change_rows([entry], stages.clock(), stages.frameworks.values())
    assert row.detail.startswith("no answer → observed")


# Several models in one audit


@pytest.fixture
def several(qapp: Any) -> AuditSession:
    """Two models of which one is a copy of the other, with the same ids, and one of another kind."""
    return session_of(qapp, make_framework(), make_framework("copy", "Own copy"), staged())


def test_what_is_found_names_its_model(several: AuditSession) -> None:
    models = tuple(several.frameworks.values())
    rows = found_in_audit(several.audit, models, "plan")
    heads = [row.text for row in rows if row.heading]
    assert heads == ["Small Standard", "Own copy", "Staged"]
    goals = {row.goal for row in rows if row.lead == "1.02"}
    assert goals == {Goal("criterion", "1.02", "small"), Goal("criterion", "1.02", "copy")}
    assert ("S", "sign") in {(row.lead, row.mark) for row in rows}
    assert [row.mark for row in criterion_goals(models) if row.lead == "1.02"] == [
        "Small Standard",
        "Own copy",
    ]


def test_each_model_has_its_share_of_what_is_found(several: AuditSession) -> None:
    rows = found_in_audit(several.audit, tuple(several.frameworks.values())[:2], "point")
    assert len(rows) <= MOST_ROWS
    found = [row.goal.framework for row in rows if isinstance(row.goal, Goal)]
    assert found.count("copy") == found.count("small") > 10


def test_undo_leads_to_the_model_of_the_edit(several: AuditSession, qtbot: QtBot) -> None:
    several.switch_framework("copy")
    several.write_note("1.02", "seen")
    several.switch_framework("staged")
    several.answer("S-2a", MET)
    several.undo_stack.undo()
    assert several.framework.id == "staged"
    with qtbot.waitSignal(several.brought_back) as back:
        several.undo_stack.undo()
    assert (several.framework.id, back.args) == ("copy", ["1.02"])
    several.undo_stack.redo()
    assert several.framework.id == "copy"
    several.undo_stack.redo()
    assert several.framework.id == "staged"


def test_an_undo_that_concerns_no_model_or_several_stays_where_it_is(several: AuditSession) -> None:
    item = several.audit.evidence[0]
    several.link_evidence(item, "1.02")
    several.switch_framework("copy")
    several.link_evidence(item, "1.02")
    several.change("withdraw", withdraw_evidence(several.audit, item))
    several.switch_framework("staged")
    several.undo_stack.undo()
    assert several.framework.id == "staged", "the links of two models came back"


def test_the_model_in_view_is_remembered_with_its_criterion() -> None:
    before = Preferences().with_recent(Recent("a1", "C", "1.02", "small"))
    assert before.with_recent(Recent("a1", "C", "", "small")).recents[0].criterion == "1.02"
    assert before.with_recent(Recent("a1", "C", "", "copy")).recents[0].criterion == "", "another model's"


def test_an_open_sign_of_a_rated_single_criterion_is_named_as_missing(stages: AuditSession) -> None:
    for point in ("S-1b", "S-2a", "S-2b", "S-2c"):
        stages.answer(point, NOT)
    rows = [row for row in missing_rows(stages.results) if row.lead == "1a"]
    assert [(row.text, row.detail, row.goal) for row in rows] == [("Support is new", "sign", "S")]
    assert figures(stages.results)[-1].detail == "1 still to answer"
    stages.answer("S-1a", NOT)
    assert not [row for row in missing_rows(stages.results) if row.text == "Not answered"]


def test_the_models_box_is_as_wide_as_titles_that_come_later(theme: ThemeSwitch, qtbot: QtBot) -> None:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.resize(1300, 46)
    bar.show_audit("Client", {"a": "A", "b": "B"})
    bar.show()
    narrow = bar.frameworks.sizeHint().width()
    bar.show_audit("Client", {"a": "A", "b": "Reactive to proactive"})
    assert bar.frameworks.sizeHint().width() > narrow
    assert bar.frameworks.maximumWidth() < 400, "a title of 300 letters leaves room for the rest"


def test_an_edit_names_its_model_where_there_are_several(qapp: Any) -> None:
    session = session_of(qapp, make_framework(), staged())
    session.switch_framework("staged")
    session.answer("S-2a", MET)
    assert session.undo_stack.undoText() == "answer S-2a (Staged)"
    session.write_note("S", "Seen")
    assert session.undo_stack.undoText() == "note on S (Staged)"
    session.change("client", put(session.audit, session.audit.client))
    alone = session_of(qapp, staged())
    alone.answer("S-2a", MET)
    assert alone.undo_stack.undoText() == "answer S-2a"
