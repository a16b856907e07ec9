"""One record beside the table of all, in so far as such panes are alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords


class RecordDetail(QFrame):
    """Every change is told at once; a spell of typing ends where the field is left."""

    typed = Signal(object, str)
    """The record as it is after what was typed so far, and in which field."""
    left = Signal()
    returned = Signal()
    """Whoever typed is done, and wants to go on in the table."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "pane")
        self._record: Any = None
        self.story = PlainWords(theme, "small", "quiet")
        self.several = PlainWords(theme)
        """Stands in place of the fields where there is not one record in hand."""
        self._buttons, self.fields = QWidget(), QWidget()
        self._flow = FlowLayout(self._buttons, spacing=4)

    def _take(self, record: Any) -> bool:
        """Another record, or the same anew, or None; whether it is another."""
        before, self._record = self._record, record
        for part, is_shown in ((self.fields, record is not None), (self.several, record is None)):
            part.setVisible(is_shown)
        return (before.id if before else "") != (record.id if record else "")

    def _editor(self, field: str, least: int, most: int, ends: bool = False) -> PlainEditor:
        """The editor of a field, from `least` to `most` lines high."""
        editor = PlainEditor(self, least, most, ends)
        editor.typed.connect(partial(self._type, field))
        editor.left.connect(self.left)
        for ended in (editor.done, editor.escaped):
            ended.connect(self.returned)
        return editor

    def _type(self, field: str, words: str) -> None:
        if self._record is not None:
            self._record = replace(self._record, **{field: words})
            self.typed.emit(self._record, field)

    def _column_of_fields(self) -> QVBoxLayout:
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return column

    def _scroll(self, pieces: Iterable[QWidget], *foot: QWidget) -> QScrollArea:
        """Has the pieces scroll above what stays in sight."""
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        for piece in pieces:
            inner.addWidget(piece)
        inner.addStretch(1)
        area = scroll_area(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(area, 1)
        for part in foot:
            box.addWidget(part)
        return area

    def _put_buttons(self, actions: Iterable[QAction], role: str) -> None:
        """A button for each, above the fields; it is there while its act is possible."""
        for action in actions:
            button = self._button(action, role)
            button.setVisible(action.isEnabled())
            self._flow.addWidget(button)

    def _button(self, action: QAction, role: str) -> QPushButton:
        button = QPushButton(action.iconText(), self._buttons)
        set_role(button, role)
        button.setAccessibleName(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setVisible)
        return button
