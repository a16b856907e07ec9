"""Charts of months, days and intervals are read and copied by keyboard and pointer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from tests.gui.acting import CONTROL, Key, press, take_over
from tests.gui.measures.acting import PASTED, import_dialog, type_months


def copied() -> bool:
    """Whether a picture is on the clipboard, which is emptied."""
    clipboard = QGuiApplication.clipboard()
    found = not clipboard.image().isNull()
    clipboard.clear()
    return found


def point_at(view: DrawingView, place: QPointF) -> None:
    """The pointer moves over a chart, wherever the screen without a display thinks it is."""
    button, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    kind, everywhere = QEvent.Type.MouseMove, view.mapToGlobal(place)
    QApplication.sendEvent(view, QMouseEvent(kind, place, everywhere, button, button, none))


def test_control_limits_are_switched_by_key_and_read_with_the_months(
    page: MeasuresPage, desk: FigureDesk, qtbot: QtBot
) -> None:
    type_months(page, desk, qtbot, PASTED.replace("76.3", "60.3"))
    view = page.charts.view
    plain = view.drawing.title
    press(Key.Key_L, CONTROL)
    assert page.charts.limits.isChecked()
    assert view.drawing.title.startswith(plain)
    assert view.drawing.title != plain
    assert view.accessibleName() == view.drawing.title
    view.setFocus()
    for _month in range(7):
        press(Key.Key_Right)
    assert view.spot is not None
    assert view.spot.words.startswith("Aug 2025: 60.3 %, target 80 %: not met")
    assert view.spot.words != "Aug 2025: 60.3 %, target 80 %: not met", "it is below the lower limit"
    press(Key.Key_C, CONTROL)
    assert copied()
    page.charts.limits.click()
    assert not page.act.limits.isChecked()
    assert view.drawing.title == plain


def test_days_and_intervals_are_walked_pointed_at_and_copied(
    page: MeasuresPage, desk: FigureDesk, ask: object, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = "\n".join(
        f"2025-12-{day:02d};{hour:02d}:{half};100;{60 + day}"
        for day in range(1, 32)
        for hour in (9, 10)
        for half in ("00", "30")
    )
    path = tmp_path / "voice.csv"
    path.write_text(f"Date;Interval;Calls offered;Answered in SL\n{rows}\n", encoding="utf-8")
    dialog = import_dialog(page, ask, path, qtbot)
    for field in dialog.when_open.fields.values():
        field.setText("09:00-11:00")
    qtbot.waitUntil(lambda: dialog._task is None)
    take_over(dialog, desk, qtbot)
    page.reading.targets.setFocus()
    QTest.keyClicks(page.reading.targets, "80")
    press(Key.Key_Return)
    for grain in (Grain.DAY, Grain.INTERVAL):
        page.charts.show_grain(grain)
        view = page.charts.view
        view.setFocus()
        press(Key.Key_End)
        last = view.spot
        assert last is not None
        assert " %" in last.words
        press(Key.Key_Home)
        assert view.spot is not None
        assert view.spot.words != last.words
        beside = view.drawing.spots[1]
        point_at(view, view.area_of(beside).center())
        assert view.spot == beside
        press(Key.Key_C, CONTROL)
        assert copied()


def test_the_series_in_sight_stays_in_sight_when_another_file_comes(
    page: MeasuresPage,
    desk: FigureDesk,
    ask: object,
    client_file: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    take_over(import_dialog(page, ask, client_file(), qtbot), desk, qtbot)
    type_months(page, desk, qtbot, "83\t80")
    page.series.setCurrentIndex(page.series.rows.index(1))
    chosen = page.record
    page.reading.in_scope.setFocus()
    press(Key.Key_Space)
    assert page.record == chosen
    assert chosen is not None
    assert page.series.currentIndex().row() == 1


def test_a_narrow_chart_gives_its_buttons_room_to_its_tabs(
    page: MeasuresPage, desk: FigureDesk, qtbot: QtBot
) -> None:
    type_months(page, desk, qtbot)
    assert page.charts.limits.isVisible()
    page.resize(680, 300)
    qtbot.waitUntil(lambda: not page.charts.limits.isVisible())
    assert page._top.viewport().width() > 300
    assert page._top.horizontalScrollBar().maximum() == 0
    page.charts.view.setFocus(Qt.FocusReason.OtherFocusReason)
    press(Key.Key_C, CONTROL)
    assert copied()
