"""The list of parts: what a form cannot have is not ticked, and is not forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt

from maturity_desktop.domain.report_records import Part
from maturity_desktop.gui.report.parts_list import PartsList
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.reports.choices import USUAL_ORDER


def test_a_form_ticks_only_what_it_has_and_keeps_what_was_chosen(theme: ThemeSwitch) -> None:
    listed = PartsList(theme)
    chosen = tuple(part for part in USUAL_ORDER if part is not Part.SURVEYS)
    able = (Part.EXECUTIVE, Part.RESULTS, Part.SURVEYS)
    listed.show_parts(chosen, able)
    ticked = [
        USUAL_ORDER[row]
        for row in range(listed.count())
        if listed.item(row).checkState() is Qt.CheckState.Checked
    ]
    assert ticked == [Part.EXECUTIVE, Part.RESULTS]
    assert listed.parts() == chosen
    listed.move_current(1)
    assert set(listed.parts()) == set(chosen)
    listed.show_parts(chosen)
    assert listed.parts() == chosen
    listed.deleteLater()
