"""What is worth knowing before a report goes out: nothing of it is cut without being told."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
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
