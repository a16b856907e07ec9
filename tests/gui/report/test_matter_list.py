"""What is worth knowing before a report goes out: nothing of it is cut without being told."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.report.matter_list import MatterList
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.before_export import Matter, Spot, Way

PLACES = ", ".join(f"EV-{number:03d}" for number in range(1, 51))


def test_a_long_label_and_many_places_are_told_in_full(theme: ThemeSwitch, qtbot: QtBot) -> None:
    own = MatterList(theme)
    qtbot.addWidget(own)
    own.show_matters((
        Matter("Left out: 1 name", (
            Spot(Way.EVIDENCE, "", "Ada <b>Berg</b>", count="50 places", more=PLACES),
        ), told=True),
        Matter("Left out: 2 notes", (
            Spot(Way.CRITERION, "5.07", "Seen"), Spot(Way.PROFILE, "About the whole", "Late"),
        ), told=True),
    ))  # fmt: skip
    told = [(row.lead, row.text, row.mark, row.detail) for row in own.list.rows.rows if not row.heading]
    assert told == [
        ("", "Ada <b>Berg</b>", "50 places", PLACES),
        ("5.07", "Seen", "", ""),
        ("", "Late", "About the whole", ""),
    ]
    own.resize(380, 400)
    own.show()
    place = own.list.visualRect(own.list.rows.index(1)).center()
    own.list.viewportEvent(QHelpEvent(QHelpEvent.Type.ToolTip, place, QPoint(0, 0)))
    assert "EV-050" in QToolTip.text()
    assert "Ada &lt;b&gt;Berg" in QToolTip.text()
    QToolTip.hideText()


def test_long_words_are_read_in_full_and_the_list_starts_at_its_top(theme: ThemeSwitch, qtbot: QtBot) -> None:
    own = MatterList(theme)
    qtbot.addWidget(own)
    own.resize(380, 400)
    long = "Contact centre promotion and how the centre is seen by the whole of the organisation"
    own.show_matters([
        Matter(f"A heading {number} that no line of this list has room for, so it goes on below", (
            Spot(Way.CRITERION, "1.05", long, model="ICMI CMO Standards"),
            Spot(Way.CRITERION, "1.06", "Short"),
        ))
        for number in range(20)
    ])  # fmt: skip
    own.show()
    qtbot.waitExposed(own)
    heading, wide, short = (own.list.visualRect(own.list.rows.index(row)).height() for row in range(3))
    line = QFontMetrics(theme.font("body")).height()
    assert heading > 2 * line and wide > 3 * line and short < 2 * line + 4
    assert own.list.verticalScrollBar().value() == 0 < own.list.verticalScrollBar().maximum()
