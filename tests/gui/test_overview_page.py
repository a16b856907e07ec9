"""The overview: figures, what is missing, whose audit it is, what was done last."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.baseline import Computed, keep_baseline
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.phases import Phase, Task, TaskKind, Where
from maturity_desktop.domain.plan_records import BaselineFigure, PlanSettings
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.overview_words import change_rows, channel_word, figures, headline
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.plan.gate_card import GateCard, PhasesCard
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.domain_rows import DomainDelegate
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import words_width
from maturity_desktop.gui.widgets.top_bar import TopBar
from maturity_desktop.gui.widgets.wrapped_text import WrappedText
from maturity_desktop.storage.audit_store import JournalEntry
from maturity_desktop.storage.records import table_of
from tests.gui.conftest import answer_all


@pytest.fixture
def page(qtbot: QtBot, session: AuditSession, theme: ThemeSwitch) -> OverviewPage:
    page = OverviewPage(session, theme)
    qtbot.addWidget(page)
    page.resize(1290, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def rate(session: AuditSession, criterion: str, value: AnswerValue) -> None:
    """The same answer for every checkpoint of a criterion."""
    answer_all(session, [point.id for point in session.framework.criterion(criterion).checkpoints], value)


def rows(page: OverviewPage) -> list[tuple[str, str]]:
    """What is missing, by heading."""
    found, heading = [], ""
    for row in page.missing.rows.rows:
        heading = row.text if row.heading else heading
        if not row.heading:
            found.append((heading, row.lead))
    return found


def entry(session: AuditSession, number: int, label: str, edit: str) -> JournalEntry:
    return JournalEntry(
        revision=number, edit=edit, author="Ada", at=session.clock() - timedelta(minutes=1), device="d",
        label=label, based_on=0, kind="answer", key="[]", old=None, new=None,
    )  # fmt: skip


def test_nothing_is_rated_at_first(page: OverviewPage, session: AuditSession) -> None:
    assert headline(session.results) == page._headline.text() == "No criterion is rated yet"
    assert [figure.figure for figure in figures(session.results)] == ["–", "0 of 4", "–", "0"]
    assert [lead for heading, lead in rows(page) if heading == "Not rated"] == [
        "1.01",
        "1.02",
        "2.01",
        "2.02",
    ]


def test_figures_follow_the_answers(page: OverviewPage, session: AuditSession) -> None:
    rate(session, "1.01", AnswerValue.MET)
    rate(session, "1.02", AnswerValue.NOT_MET)
    level, coverage, lowest, below = figures(session.results)
    assert (level.figure, level.detail) == ("2.00", "provisional: too little is rated")
    assert (coverage.figure, coverage.detail) == ("2 of 4", "2 still to rate")
    assert (lowest.figure, lowest.detail) == ("0", "1.02")
    assert (below.figure, below.detail) == ("1", "target: Readiness")
    rate(session, "2.01", AnswerValue.MET)
    assert figures(session.results)[0].detail == "over 3 rated criteria"
    shown = [label.text() for label in page.findChildren(QLabel) if label.property("role") == "figure"]
    assert shown == [figure.figure for figure in figures(session.results)]


def test_what_is_missing_is_grouped(page: OverviewPage, session: AuditSession) -> None:
    for criterion in ("1.01", "1.02", "2.01"):
        rate(session, criterion, AnswerValue.MET)
    session.reserve("1.01", "one site was not seen")
    session.set_level("2.01", 1, "")
    assert rows(page) == [
        ("Not rated", "2.02"),
        ("Provisional", "1.01"),
        ("Provisional", "1.02"),
        ("Provisional", "2.01"),
        ("Without current evidence", "2.02"),
    ]
    details = {row.lead: row.detail for row in page.missing.rows.rows if row.detail}
    assert details == {
        "1.01": "one site was not seen",
        "1.02": "no current evidence supports it",
        "2.01": "no current evidence supports it; a reason is missing",
    }


def test_the_page_names_as_many_provisional_ratings_as_the_top_bar(
    page: OverviewPage, session: AuditSession, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    rate(session, "1.02", AnswerValue.MET)
    session.set_level("2.01", 1, "")
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.show_results(session.results)
    named = [lead for heading, lead in rows(page) if heading == "Provisional"]
    assert named == ["1.02", "2.01"]
    assert bar._provisional.text() == "2 provisional"


def test_where_nothing_is_missing_it_says_so(page: OverviewPage, session: AuditSession, audit: Any) -> None:
    item = audit.evidence[0]
    for criterion in ("1.01", "1.02", "2.01", "2.02"):
        rate(session, criterion, AnswerValue.MET)
        session.link_evidence(item, criterion)
    assert rows(page) == []
    assert page._nothing_missing.isVisible()
    assert not page.missing.isVisible()


def test_enter_leads_to_the_criterion(qtbot: QtBot, page: OverviewPage, session: AuditSession) -> None:
    rate(session, "1.01", AnswerValue.MET)
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        qtbot.keyClick(page.missing, Qt.Key.Key_Return)
    assert wanted.args == ["1.02"]
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        qtbot.keyClick(page.domains, Qt.Key.Key_Return)
    assert wanted.args == ["1.02"]  # the first of the domain that is not rated


def shown(page: OverviewPage) -> set[str]:
    """The words of every label in sight."""
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_the_profile_is_shown_and_followed(qtbot: QtBot, page: OverviewPage, session: AuditSession) -> None:
    client = replace(session.audit.client, channels=("voice", "Fax"), vision="<b>Warm</b> homes")
    session.change("client", put(session.audit, client))
    qtbot.waitUntil(lambda: {"voice, Fax", "<b>Warm</b> homes", "Energy"} <= shown(page))
    assert "Objectives" not in shown(page)


def test_an_empty_profile_says_so(qtbot: QtBot, page: OverviewPage, session: AuditSession) -> None:
    session.change(
        "client", put(session.audit, replace(session.audit.client, sector="", sites="", vision="", facts={}))
    )
    qtbot.waitUntil(lambda: "Nothing is written about the client yet." in shown(page))


def test_the_profile_is_edited_by_keyboard(qtbot: QtBot, page: OverviewPage) -> None:
    with qtbot.waitSignal(page.profile_wanted):
        qtbot.keyClick(page.edit, Qt.Key.Key_Space)


def test_the_journal_is_asked_for_when_the_page_comes_into_sight_and_after_each_saving(
    qtbot: QtBot, page: OverviewPage, session: AuditSession
) -> None:
    page.hide()
    with qtbot.waitSignal(page.journal_wanted):
        page.show()
    with qtbot.waitSignal(page.journal_wanted):
        rate(session, "1.01", AnswerValue.MET)


def test_changes_are_told_newest_first_each_act_once(session: AuditSession) -> None:
    entries = [
        entry(session, 1, "start the audit", "e1"),
        entry(session, 2, "answer several checkpoints", "e2"),
        entry(session, 3, "answer several checkpoints", "e2"),
        entry(session, 4, "note on 1.01", "e3"),
    ]
    told = list(change_rows(entries, session.clock()))
    assert [row.text for row in told] == ["note on 1.01", "answer several checkpoints", "start the audit"]
    assert told[0].detail == "today 14:01 · Ada"


def journal(session: AuditSession, commits: Any) -> list[JournalEntry]:
    """What the database would have written of the edits so far."""
    written: list[JournalEntry] = []
    session.saving.finish()
    for edit in (edit for batch in commits.batches for edit in batch):
        for change in edit.changes:
            table = table_of(type(change.record))
            old, new = (
                None if part is None else json.dumps(dict(zip(table.names, table.row(part), strict=True)))
                for part in (change.old, change.new)
            )
            number = len(written) + 1
            written.append(
                JournalEntry(
                    number, edit.spell, edit.author, edit.at, "d", edit.label, 0, table.name, "[]", old, new
                )
            )
    return written


def test_a_change_shows_the_value_before_and_after(session: AuditSession, commits: Any) -> None:
    session.set_target("1.01", 3)
    session.set_target("1.01", 4)
    session.undo_stack.undo()
    session.undo_stack.redo()
    session.answer(session.framework.criterion("1.01").checkpoints[0].id, AnswerValue.PARTLY)
    told = [
        (row.text, row.detail.split(" · ")[0])
        for row in change_rows(journal(session, commits), session.clock())
    ]
    assert told == [
        ("answer 1.01-1a", "no answer → partly met"),
        ("done again: target of 1.01", "level 3 → level 4"),
        ("undone: target of 1.01", "level 4 → level 3"),
        ("target of 1.01", "level 3 → level 4"),
        ("target of 1.01", "as in the profile → level 3"),
    ]
    assert session.undo_stack.undoText() == "answer 1.01-1a"


def test_a_change_of_many_says_how_many(session: AuditSession, commits: Any) -> None:
    item = session.audit.evidence[0]
    session.add_evidence([replace(item, id=f"n{number}") for number in range(199)], "1.01")
    rate(session, "1.02", AnswerValue.MET)
    changes = change_rows(journal(session, commits), session.clock())
    told = [row.detail.split(" · ")[0] for row in changes]
    assert told == ["6 answers", "199 items of evidence"]


@pytest.mark.parametrize("width", [954, 1290])
def test_the_names_of_domains_have_room(qtbot: QtBot, page: OverviewPage, width: int) -> None:
    page.resize(width, 640)
    qtbot.waitUntil(lambda: page.width() == width)
    delegate = page.domains.itemDelegate()
    assert isinstance(delegate, DomainDelegate)
    room = delegate.name_area(page.domains.visualRect(page.domains.rows.index(0))).width()
    for name in ("Infrastructure", "Processes and Procedures", "Customer Experience Management"):
        words = WrappedText(name, page._theme.font(), room, 2)
        assert not words.shortened
        assert room >= max(words_width(part, page._theme) for part in name.split())


def test_the_last_changes_have_what_room_is_left(
    qtbot: QtBot, page: OverviewPage, session: AuditSession
) -> None:
    for criterion in ("1.01", "1.02", "2.01", "2.02"):
        rate(session, criterion, AnswerValue.MET)
        session.link_evidence(session.audit.evidence[0], criterion)
    session.reserve("1.01", "one site was not seen")
    page.resize(1290, 800)
    qtbot.waitUntil(lambda: page.changes.height() > page.missing.height())


def test_says_what_is_missing_before_the_site_is_left(
    page: OverviewPage, session: AuditSession, qtbot: QtBot
) -> None:
    assert page.gate.headline.words == "3 of 4 criteria are not ready to leave"
    assert page.gate.missing.words == (
        "3 without two kinds of evidence · Still open, without holding you up: 4 not rated, "
        "4 with something not asked"
    )
    rate(session, "1.01", AnswerValue.MET)
    assert page.gate.missing.words.endswith("3 not rated, 3 with something not asked")
    with qtbot.waitSignal(page.leaving_wanted):
        page.gate.go.click()
    first = PlanSettings(session.audit.id, date(2026, 1, 5))
    session.change("start", put(session.audit, first))
    assert page.gate.isVisible(), "a model without a programme has no last day on site"


def test_the_gate_goes_with_the_site_and_phases_say_how_far_they_are(
    qtbot: QtBot, session: AuditSession, theme: ThemeSwitch
) -> None:
    tasks = (Task("t1", "Tour", TaskKind.OBSERVATION), Task("t2", "Talk", TaskKind.INTERVIEW))
    phases = (
        Phase("site", "On site", tasks, days=5, where=Where.ON_SITE),
        Phase("desk", "At the desk", tasks[:1], days=5),
    )
    session.framework = replace(session.framework, programme=phases)
    gate_card, phases_card = GateCard(theme), PhasesCard(theme)
    for card in (gate_card, phases_card):
        qtbot.addWidget(card)
    session.change("start", put(session.audit, PlanSettings(session.audit.id, date(2026, 1, 12))))
    session.tick_task("t1", date(2026, 1, 12))
    gate_card.show_session(session)
    phases_card.show_session(session)
    assert gate_card.missing.words.endswith("4 working days left on site, until 16 January 2026")
    assert not gate_card.isHidden()
    assert phases_card.strip.accessibleDescription() == (
        "On site, now: 1 of 2 done; At the desk: 1 of 1 done"
    )
    session.change("start", put(session.audit, PlanSettings(session.audit.id, date(2026, 1, 5))))
    gate_card.show_session(session)
    assert gate_card.isHidden()


def test_the_baseline_stands_beside_what_is_computed(page: OverviewPage, session: AuditSession) -> None:
    figures = (
        BaselineFigure("a1", "b1", 0, "Agent attrition", "20 %", "2025"),
        BaselineFigure("a1", "b2", 1, "Seats", "120"),
    )
    page.computed = lambda: (Computed("agent attrition", "31.0 %"), Computed("Seats", "120"))
    session.change("baseline", keep_baseline(session.audit, figures))
    told = [own.words for own in page.findChildren(PlainWords)]
    assert "Agent attrition: 20 % (2025)" in told and "computed: 31.0 %" in told
    assert "Seats: 120" in told and "computed: 120" not in told


def test_a_hidden_page_is_not_redrawn(page: OverviewPage, session: AuditSession) -> None:
    page.hide()
    rate(session, "1.01", AnswerValue.MET)
    assert page._headline.text() == "No criterion is rated yet"
    page.show()
    assert page._headline.text() != "No criterion is rated yet"


def test_a_narrow_page_puts_the_columns_under_each_other(qtbot: QtBot, page: OverviewPage) -> None:
    beside = page.domains.mapTo(page, page.domains.rect().topLeft()).y()
    assert page.missing.mapTo(page, page.missing.rect().topLeft()).y() == beside
    page.resize(600, 400)
    qtbot.waitUntil(
        lambda: page.missing.mapTo(page, page.missing.rect().topLeft()).y() > beside + page.domains.height()
    )
    assert page.domains.width() <= 600


def test_a_channel_that_somebody_typed_keeps_its_name() -> None:
    assert channel_word("email") == "e-mail"
    assert channel_word("Fax") == "Fax"


def test_every_control_can_be_named_and_reached(
    page: OverviewPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(page) == []
