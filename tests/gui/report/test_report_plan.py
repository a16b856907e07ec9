"""What is chosen on the report page is kept with the audit, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from gettext import NullTranslations
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.report_records import Audience, Form, Part, ReportPlan
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, Writers
from maturity_desktop.gui.pages.report_page import BESIDE, ReportPage
from maturity_desktop.gui.report.report_ways import ReportWays
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.reports.choices import USUAL_ORDER

ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[..., ReportPage]


@pytest.fixture
def make(session: AuditSession, writers: Writers, ask: Any, theme: ThemeSwitch, qtbot: QtBot) -> Make:
    window = QWidget()
    qtbot.addWidget(window)

    def made(ways: ReportWays | None = None, width: int = 1302) -> ReportPage:
        exporter = Exporter(session, NullTranslations(), writers)
        window.resize(width, 698)
        page = ReportPage(session, exporter, ask, theme, ways=ways, parent=window)
        page.resize(window.size())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return page

    return made


@pytest.fixture
def page(make: Make) -> ReportPage:
    return make()


def plan(session: AuditSession) -> ReportPlan | None:
    return session.audit.get(ReportPlan, session.audit.id)


def test_what_was_never_chosen_has_no_record(page: ReportPage, session: AuditSession, qtbot: QtBot) -> None:
    page.look.watermark.click()
    assert plan(session) == ReportPlan("a1", watermark=False)
    page.look.watermark.click()
    assert plan(session) is None
    qtbot.keyClicks(page.who.name, "Stand")
    assert plan(session) == ReportPlan("a1", title="Stand")
    session.undo_stack.undo()
    assert plan(session) is None, "a title is one edit"
    assert page.who.name.text() == ""
    session.undo_stack.undo()
    assert plan(session) == ReportPlan("a1", watermark=False)
    assert not page.look.watermark.isChecked()


def test_parts_are_ticked_and_moved_by_keyboard(
    page: ReportPage, session: AuditSession, qtbot: QtBot
) -> None:
    parts = page.what.parts
    parts.setFocus()
    parts.setCurrentRow(3)
    qtbot.keyClick(parts, Qt.Key.Key_Up, ALT)
    order = [*USUAL_ORDER]
    order[2], order[3] = order[3], order[2]
    kept = plan(session)
    assert kept is not None and kept.parts == tuple(own.value for own in order)
    assert parts.currentItem().text() == "Performance"
    assert parts.currentRow() == 2
    qtbot.keyClick(parts, Qt.Key.Key_Space)
    request = page.request()
    assert request is not None
    assert request.options.parts == tuple(own for own in order if own is not Part.PERFORMANCE)
    assert page.folds.of(page.what).said.words == "Full report, 11 of 12 parts"
    page.what.usual.click()
    assert plan(session) is None
    assert parts.parts() == tuple(own.value for own in USUAL_ORDER)


def test_a_part_that_is_dragged_stays_where_it_is_dropped(
    page: ReportPage, session: AuditSession, qtbot: QtBot
) -> None:
    top = QModelIndex()
    page.what.parts.model().moveRow(top, 3, top, 0)  # what a drag within the list does
    qtbot.waitUntil(lambda: plan(session) is not None)
    kept = plan(session)
    assert kept is not None and kept.parts[:2] == (Part.PERFORMANCE.value, Part.EXECUTIVE.value)
    session.undo_stack.undo()
    assert page.what.parts.parts() == tuple(own.value for own in USUAL_ORDER)


def test_the_last_part_cannot_be_left_out(page: ReportPage, session: AuditSession) -> None:
    parts = page.what.parts
    for row in range(parts.count()):
        parts.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert len(parts.parts()) == 1
    kept = plan(session)
    assert kept is not None and kept.parts == (Part.APPENDICES.value,)


def test_one_criterion_is_the_first_until_another_is_chosen(page: ReportPage, session: AuditSession) -> None:
    what = page.what
    what.form.setCurrentIndex(what.form.findData(Form.CRITERION))
    what.form.activated.emit(what.form.currentIndex())
    kept = plan(session)
    assert kept is not None and (kept.framework, kept.criterion) == ("small", "1.01")
    assert what.criterion.isVisible()
    what.criterion.setCurrentIndex(2)
    what.criterion.activated.emit(2)
    request = page.request()
    assert request is not None
    assert (request.options.form, request.options.criterion) == (Form.CRITERION, "2.01")
    assert page.folds.of(page.what).said.words == "Criterion 2.01"


def test_a_client_copy_is_one_click(page: ReportPage, session: AuditSession) -> None:
    assert page.heading.words == "Internal copy, not for the client"
    page.who.client.click()
    assert page.heading.words == "What the client receives"
    request = page.request()
    assert request is not None and request.options.audience is Audience.CLIENT
    assert page.folds.of(page.who).said.words == "Client copy"


def test_of_the_sections_one_is_open(page: ReportPage, qtbot: QtBot) -> None:
    first, second, *_rest = page.folds.folds
    assert first.is_open
    second.head.setFocus()
    qtbot.keyClick(second.head, Qt.Key.Key_Space)
    assert [fold.is_open for fold in page.folds.folds] == [False, True, False, False, False]
    qtbot.keyClick(second.head, Qt.Key.Key_Space)
    assert not any(fold.is_open for fold in page.folds.folds)


def test_dialogs_of_others_open_where_they_are_at_hand(make: Make) -> None:
    opened: list[str] = []
    ways = ReportWays(
        photos=lambda: opened.append("photos"),
        brand=lambda: opened.append("brand"),
        take_back=lambda: opened.append("back"),
    )
    page = make(ways)
    page.what.photos.click()
    page.look.brand.click()
    page.more.take_back.click()
    assert opened == ["photos", "brand", "back"]
    assert page.more.evidence_pack.isHidden()
    words = [action.text().replace("&", "") for action in page.actions() if action.text()]
    assert "Take a workbook back…" in words and "Evidence pack…" not in words


def test_where_there_is_little_width_the_preview_stands_below(make: Make) -> None:
    page = make(width=BESIDE - 60)
    assert page.preview.y() > page.exports.y()
    assert page.preview.width() > BESIDE - 120


def test_no_letter_with_alt_stands_for_two_things(page: ReportPage) -> None:
    """The menus File, Edit, View, Go, Help and the page's own have theirs on every page."""
    for fold in page.folds.folds:
        fold.set_open(True)
        buttons = [own.text() for own in page.findChildren(QAbstractButton) if own.isVisible()]
        labels = [
            own.text() for own in page.findChildren(QLabel) if own.isVisible() and own.buddy() is not None
        ]
        letters = [QKeySequence.mnemonic(text).toString() for text in (*buttons, *labels)]
        found = [own for own in letters if own] + [f"Alt+{letter}" for letter in "FEWGHT"]
        assert len(found) == len(set(found)), found


def test_the_page_size_that_is_in_force_is_no_choice(page: ReportPage, session: AuditSession) -> None:
    sizes = page.look.page_size
    sizes.activated.emit(sizes.currentIndex())
    assert plan(session) is None and not session.undo_stack.canUndo()
    other = 1 - sizes.currentIndex()
    sizes.setCurrentIndex(other)
    sizes.activated.emit(other)
    assert plan(session) == ReportPlan("a1", page_size=sizes.itemData(other))


def test_a_line_that_is_left_shows_its_beginning(page: ReportPage, qtbot: QtBot) -> None:
    page.folds.folds[1].set_open(True)
    page.who.distribution.setFocus()
    qtbot.keyClicks(page.who.distribution, "Norrhaven Energi Service, head of the centre; " * 3)
    assert page.who.distribution.cursorPosition() > 0
    page.who.name.setFocus()
    assert page.who.distribution.cursorPosition() == 0


def test_a_version_that_cannot_be_signed_is_told_at_its_field(page: ReportPage, qtbot: QtBot) -> None:
    page.folds.folds[1].set_open(True)
    qtbot.keyClicks(page.who.version, "0.9/b")
    assert page.who.odd_version.isVisible()
    assert "It cannot be signed so" in page.who.odd_version.words and "'/'" in page.who.odd_version.words
    page.who.version.selectAll()
    qtbot.keyClicks(page.who.version, "0.9")
    assert not page.who.odd_version.isVisible()


def test_the_choices_have_most_of_a_narrow_window(make: Make, qtbot: QtBot) -> None:
    page = make(width=BESIDE - 60)
    assert page._scroll.height() >= page.height() // 2 - 40
    assert page.preview.pages.height() >= 160
    page.resize(1302, 698)
    qtbot.waitUntil(lambda: page.preview.x() > page._left.x() and page._left.height() > 600)


def test_who_comes_to_the_version_by_key_sees_the_heading_too(make: Make, qtbot: QtBot) -> None:
    page = make(width=BESIDE - 60)
    page.what.attach.setFocus()
    seen = page._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: seen.value() > 0 and not page.what.attach.visibleRegion().isEmpty())
    page.version.versions.setFocus()
    qtbot.waitUntil(lambda: seen.value() == 0)


def test_the_row_in_hand_of_the_parts_has_a_frame_where_the_keyboard_is(
    page: ReportPage, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    parts = page.what.parts
    parts.setCurrentRow(2)
    area = parts.visualItemRect(parts.item(2))

    def frame() -> QColor:
        picture = parts.viewport().grab().toImage()
        return picture.pixelColor(area.right() - 1, area.center().y())

    page.version.versions.setFocus()
    assert frame() != theme.colour("accent")
    parts.setFocus()
    assert frame() == theme.colour("accent")
