"""The parts of a report: ticked they go in, and they stand in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.domain.report_records import Part
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.row_ground import Index, paint_ground
from maturity_desktop.reports.choices import USUAL_ORDER

PART_ROLE = int(Qt.ItemDataRole.UserRole)
KEPT_ROLE = PART_ROLE + 1
"""Whether a part that the form cannot have goes in where it can: remembered, and not ticked."""


def part_words(part: Part) -> str:
    return {
        Part.EXECUTIVE: _("Page for the executive"),
        Part.SCOPE: _("Scope, method and limits"),
        Part.RESULTS: _("Results"),
        Part.PERFORMANCE: _("Performance"),
        Part.CRITERIA: _("Each criterion"),
        Part.FINDINGS: _("Findings"),
        Part.GAPS: _("Gaps by priority"),
        Part.ROADMAP: _("Roadmap"),
        Part.READINESS: _("Readiness"),
        Part.MOVEMENT: _("Movement"),
        Part.SURVEYS: _("Surveys"),
        Part.APPENDICES: _("Appendices"),
    }[part]


def _with_others(parts: Sequence[Part]) -> list[Part]:
    """What does not go in stands after the part that it usually follows."""
    order = list(parts)
    for place, part in enumerate(USUAL_ORDER):
        if part not in order:
            order.insert(order.index(USUAL_ORDER[place - 1]) + 1 if place else 0, part)
    return order


def _goes_in(item: QListWidgetItem) -> bool:
    if item.flags() & Qt.ItemFlag.ItemIsEnabled:
        return item.checkState() is Qt.CheckState.Checked
    return bool(item.data(KEPT_ROLE))


class _Delegate(QStyledItemDelegate):
    """The row in hand has a frame where the keyboard is, as in other lists."""

    def __init__(self, theme: ThemeSwitch, view: PartsList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option.rect, self._theme, self._view, index, shows_choice=False)
        painter.restore()
        # The style's tints of the chosen row and of the one under the pointer would look like two in hand.
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        super().paint(painter, option, index)


class PartsList(QListWidget):
    """Space ticks; a row is dragged, or moved with Alt+Up and Alt+Down."""

    chosen = Signal(tuple)
    """The parts that go in now, by Part's words, in their order."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(_("Parts of the report, in their order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        set_role(self, "framed")
        mark_edits(self)
        self._is_showing = False
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell_soon)

    def show_parts(self, parts: Sequence[Part], possible: Iterable[Part] = USUAL_ORDER) -> None:
        """Those that go in, the others among them where they usually stand; a form may not have some."""
        able = frozenset(possible)
        order = _with_others(parts)
        current = self.currentItem().data(PART_ROLE) if self.currentItem() is not None else order[0].value
        self._is_showing = True
        while self.count() < len(order):
            self.addItem(QListWidgetItem())
        for row, part in enumerate(order):
            item = self.item(row)
            item.setText(part_words(part))
            item.setData(PART_ROLE, part.value)
            item.setData(KEPT_ROLE, part in parts)
            is_in = part in parts and part in able
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if part in able:
                flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            if part.value == current:
                self.setCurrentRow(row)
        self._is_showing = False
        self.setFixedHeight(self.sizeHintForRow(0) * len(order) + 2 * self.frameWidth() + 2)

    def parts(self) -> tuple[str, ...]:
        """What goes in, in its order; of what this form cannot have, what goes in where a form can."""
        rows = (self.item(row) for row in range(self.count()))
        return tuple(own.data(PART_ROLE) for own in rows if _goes_in(own))

    def move_current(self, step: int) -> None:
        """The row in hand goes up or down by one."""
        row = self.currentRow()
        to = row + step
        if not (0 <= row < self.count() and 0 <= to < self.count()):
            return
        self._is_showing = True
        item = self.takeItem(row)
        self.insertItem(to, item)
        self.setCurrentRow(to)
        self._is_showing = False
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_current(steps[Qt.Key(event.key())])
            event.accept()
            return
        super().keyPressEvent(event)

    def _tell_soon(self, *_told: object) -> None:
        """A row was dragged; the list is shown anew once the drag is over."""
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        if not self._is_showing:
            self.chosen.emit(self.parts())
