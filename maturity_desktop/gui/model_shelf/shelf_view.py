"""All models: the list on the left, the one that is chosen on the right."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.gui.model_shelf.actions import ShelfActions
from maturity_desktop.gui.model_shelf.detail import ActionButton, ModelDetail
from maturity_desktop.gui.model_shelf.words import Entry, shelf_rows
from maturity_desktop.gui.models.rows import ROW_ROLE
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.verbs.model_shelf import Broken, Shelf, ShelfModel, Unfinished

SIZES = (378, 920)


class ShelfView(QWidget):
    """Says which model is looked at; knows nothing of how models are read."""

    entry_changed = Signal(object)
    """The model, draft or broken file that is looked at."""
    chosen = Signal(object)
    """Enter, or a double click."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(theme, _("Models"), lead_width=0)
        self.list.shows_choice = True
        self.list.clicked.disconnect()  # a click looks at a model; Enter and a double click do more
        self.list.doubleClicked.connect(lambda _index: self.list.choose_current())
        self.list.chosen.connect(self.chosen)
        self.act = ShelfActions(self, self.list)
        self.detail = ModelDetail(theme, self.act.with_model)
        self.notice = PlainWords(theme, ink="accent", lines=4)
        self.notice.hide()
        self._title = PlainWords(theme, "title", bold=True, lines=1)
        self._title.show_words(_("Models"))
        self.starting = [ActionButton(action) for action in (self.act.new, self.act.import_file)]
        self.list.selectionModel().currentChanged.connect(self._tell)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QFrame()
        set_role(left, "pane")
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 4)
        head.setSpacing(4)
        head.addWidget(self._title)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in self.starting:
            flow.addWidget(button)
        head.addWidget(buttons)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        left.setMinimumWidth(200)
        right = QWidget()
        below = QVBoxLayout(right)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        told = QVBoxLayout()
        told.setContentsMargins(20, 8, 20, 0)
        told.addWidget(self.notice)
        below.addLayout(told)
        below.addWidget(self.detail, 1)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for place, pane in enumerate((left, right)):
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(place, SIZES[place])
        self._panes.setSizes(list(SIZES))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._panes)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < sum(SIZES) - 200
        left = 230 if narrow else SIZES[0]
        self._panes.setSizes([left, max(event.size().width() - left, 1)])

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        tab = self.detail.tabs.currentWidget()
        return (self.list, self.detail.button_row, tab)

    # What is shown

    @property
    def entry(self) -> Entry | None:
        """The model that is looked at."""
        index = self.list.currentIndex()
        return index.data(ROW_ROLE).goal if index.isValid() else None

    def show_shelf(self, shelf: Shelf, wanted: str = "") -> None:
        """Other models; the one that was looked at stays, or the one that is wanted."""
        name = wanted or name_of(self.entry)
        self.list.show_rows(tuple(shelf_rows(shelf)))
        for row in range(self.list.rows.rowCount()):
            goal = self.list.rows.rows[row].goal
            if goal is not None and name_of(goal) == name:
                self.list.setCurrentIndex(self.list.rows.index(row))
        self._tell()

    def _tell(self) -> None:
        entry = self.entry
        if entry is not None:
            self.notice.hide()
            self.detail.show_entry(entry)
            self.entry_changed.emit(entry)

    def show_tree(self, framework: str, tree: Tree) -> None:
        self.detail.show_tree(framework, tree)

    def tell(self, words: str) -> None:
        """What has come of an act."""
        self.notice.show_words(words)
        self.notice.setAccessibleName(words)
        self.notice.setVisible(bool(words))

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def name_of(entry: object) -> str:
    """What a model, a draft or a broken file is known by."""
    match entry:
        case ShelfModel():
            return entry.file.framework.id
        case Unfinished():
            return entry.id
        case Broken():
            return entry.file.stem
    return ""
