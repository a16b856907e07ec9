"""The outline as a tree to walk in; what is wrong stands at the end of a row, in words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from maturity_desktop.gui.model_editor.nodes import Kind
from maturity_desktop.gui.model_editor.outline import NODE, Index, Node, OutlineModel, fault_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words, words_width
from maturity_desktop.storage.yaml_tree import Path

ROW_HEIGHT = 30
INDENT = 14
EDGE = 8
GAP = 8
BAR = 3
PLAIN_ROWS = "QTreeView::item:hover, QTreeView::item:selected { background: transparent; }"
"""The delegate alone says which row is current; a row under the pointer must not look like another one."""
BOLD = (Kind.MODEL, Kind.DOMAIN)


class OutlineDelegate(QStyledItemDelegate):
    """Draws a row on one line: its title, then how many it holds or what is wrong with it."""

    def __init__(self, theme: ThemeSwitch, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE)
        painter.save()
        if self._view.currentIndex() == index:
            self._ground(painter, option.rect)
        area = option.rect.adjusted(2, 0, -EDGE, 0)
        mark = fault_words(node.faults) or ("" if node.count is None else str(node.count))
        if mark:
            width = min(words_width(mark, self._theme, "small") + 2, area.width() // 2)
            end = QRect(area.right() + 1 - width, area.top(), width, area.height())
            put_words(painter, end, mark, self._theme, "wrong" if node.faults else "quiet", "small")
            area.adjust(0, 0, -width - GAP, 0)
        quiet = node.kind is Kind.LEVEL and not node.count
        ink = "quiet" if quiet else "text"
        put_words(painter, area, node.title, self._theme, ink, semibold=node.kind in BOLD)
        painter.restore()

    def _ground(self, painter: QPainter, row: QRect) -> None:
        area = QRect(0, row.top(), self._view.viewport().width(), row.height())
        painter.fillRect(area.adjusted(row.left(), 0, 0, 0), self._theme.colour("accent_ground"))
        painter.fillRect(QRect(0, area.top(), BAR, area.height()), self._theme.colour("accent"))
        if self._view.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))


class OutlineView(QTreeView):
    """Says which node is wanted; Enter goes on to its form."""

    node_chosen = Signal(object)
    """The path of the node that became the current one."""
    form_wanted = Signal()

    def __init__(self, model: OutlineModel, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(OutlineDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setStyleSheet(PLAIN_ROWS)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The delegate alone says what the current row looks like; the style would paint its own ground."""
        plain = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_Selected
        plain.palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        super().drawRow(painter, plain, index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.node_chosen.emit(self._model.node(current).path)

    @property
    def path(self) -> Path:
        """The current node."""
        index = self.currentIndex()
        return self._model.node(index).path if index.isValid() else ()

    def go_to(self, path: Path) -> None:
        """Makes a node the current one, and shows the way to it."""
        index = self._model.index_at(path)
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.form_wanted.emit()
        else:
            super().keyPressEvent(event)
