"""A box for a whole number, changed by typing and by the arrow keys."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from maturity_desktop.gui.model_editor.fields import INSIDE, NO_ARROWS

WIDTH = 96


def number_box(name: str, low: int, high: int, below: str = "") -> QSpinBox:
    """The box; with words for `below`, one below the lowest stands for them."""
    box = QSpinBox()
    box.setRange(low - 1 if below else low, high)
    box.setSpecialValueText(below)
    box.setAccessibleName(name)
    box.setFixedWidth(WIDTH)
    box.setStyleSheet("QSpinBox" + NO_ARROWS.replace("::down", "QSpinBox::down"))
    box.lineEdit().setStyleSheet(INSIDE)
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box
