"""A form whose fields scroll where the screen is low, above buttons that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from maturity_desktop.gui.widgets.chart_sections import scroll_area


def lay_out_scrolled(dialog: QDialog, inside: QWidget, foot: QLayout, size: tuple[int, int]) -> None:
    """`foot` has the buttons; the dialog has this size where the screen has room for it."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(scroll_area(inside), 1)
    column.addLayout(foot)
    dialog.resize(QSize(*size).boundedTo(dialog.screen().availableSize()))
