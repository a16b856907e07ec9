"""The photos of the report by keyboard: taken, put in order, told of, taken out; each act can be undone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.report_photos import photos_in_order
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.report.photos_dialog import PhotosDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.thumbnails import Thumbnails
from maturity_desktop.reports.withheld import KnownName
from tests.gui.conftest import find_nameless

Key, Mod = Qt.Key, Qt.KeyboardModifier


def picture(session: AuditSession, number: int, title: str) -> Evidence:
    """A picture among the evidence."""
    made = replace(session.audit.evidence[0], id=f"picture-{number}", number=number, title=title)
    return replace(made, file_name=f"{number}.jpg", media_type="image/jpeg", size=9, sha256=f"{number:064x}")


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def nothing(_item: Evidence) -> BinaryIO:
    return BytesIO(b"")


@pytest.fixture
def dialog(session: AuditSession, theme: ThemeSwitch, qtbot: QtBot) -> PhotosDialog:
    session.add_evidence([picture(session, 11 + place, f"Hall {place}") for place in range(3)])
    shown = PhotosDialog(session, theme, lambda: Thumbnails(nothing), (KnownName("Ida Berg", "Agent"),))
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def order(session: AuditSession) -> list[str]:
    titles = {item.id: item.title for item in session.audit.evidence}
    return [titles[own.evidence] for own in photos_in_order(session.audit)]


def test_only_pictures_are_offered_and_enter_takes_one(dialog: PhotosDialog, session: AuditSession) -> None:
    assert [item.title for item in dialog.there.items] == ["Hall 0", "Hall 1", "Hall 2"]
    QTest.keyClick(dialog.there, Key.Key_Down)
    QTest.keyClick(dialog.there, Key.Key_Return)
    assert order(session) == ["Hall 1"]
    assert [item.title for item in dialog.there.items] == ["Hall 0", "Hall 2"]
    session.undo_stack.undo()
    assert order(session) == []


def test_several_come_at_once_are_moved_by_key_and_taken_out(
    dialog: PhotosDialog, session: AuditSession
) -> None:
    dialog.there.selectAll()
    QTest.keyClick(dialog.there, Key.Key_Space)
    assert order(session) == ["Hall 0", "Hall 1", "Hall 2"]
    dialog.taken.setFocus()
    assert dialog.taken.current is not None and dialog.taken.current.title == "Hall 2"
    QTest.keyClick(dialog.taken, Key.Key_Up, Mod.AltModifier)
    assert order(session) == ["Hall 0", "Hall 2", "Hall 1"]
    QTest.keyClick(dialog.taken, Key.Key_Delete)
    assert order(session) == ["Hall 0", "Hall 1"]
    for _act in range(3):
        session.undo_stack.undo()
    assert order(session) == []


def test_words_below_a_photo_are_one_edit_and_a_name_in_them_is_told(
    dialog: PhotosDialog, session: AuditSession
) -> None:
    QTest.keyClick(dialog.there, Key.Key_Return)
    assert dialog.caption.placeholderText() == "Hall 0" and not dialog.told.isVisible()
    QTest.keyClicks(dialog.caption, "At the desk of Berg")
    (photo,) = photos_in_order(session.audit)
    assert photo.caption == "At the desk of Berg"
    assert dialog.told.isVisible() and "Ida Berg" in dialog.told.text()
    session.undo_stack.undo()
    assert photos_in_order(session.audit)[0].caption == ""
    assert dialog.caption.words == ""


def test_the_grey_words_of_another_photo_are_drawn_at_once(dialog: PhotosDialog, qtbot: QtBot) -> None:
    """Qt draws a field's grey words anew only where they come or go."""
    QTest.keyClick(dialog.there, Key.Key_Space)
    qtbot.wait(0)
    painted = Painted(dialog.caption.viewport())
    QTest.keyClick(dialog.there, Key.Key_Space)
    assert dialog.caption.placeholderText() == "Hall 1"
    qtbot.waitUntil(lambda: painted.count > 0)


def test_a_picture_that_cannot_be_read_is_known_as_such(
    session: AuditSession, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    made = Thumbnails(nothing)
    item = picture(session, 21, "Broken")
    assert not made.has_none(item), "it is not known yet"
    made.want([item], 1.0)
    qtbot.waitUntil(lambda: made.has_none(item))
    made.deleteLater()


def test_pictures_are_found_by_words(dialog: PhotosDialog) -> None:
    QTest.keyClicks(dialog.wanted, "hall 13.jpg")
    assert [item.title for item in dialog.there.items] == ["Hall 2"]


def test_everything_has_a_name(dialog: PhotosDialog) -> None:
    assert find_nameless(dialog) == []


def test_it_is_no_larger_than_the_window(session: AuditSession, theme: ThemeSwitch, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    shown = PhotosDialog(session, theme, lambda: Thumbnails(nothing), parent=window)
    assert (shown.width(), shown.height()) == (700, 500)
