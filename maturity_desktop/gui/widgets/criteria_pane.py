"""The left side of the assess page: a filter, its chips and the tree of criteria."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.models.criteria_model import CriteriaModel, Filter, filter_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.criteria_tree import CriteriaTree
from maturity_desktop.gui.widgets.flow_layout import FlowLayout


class CriteriaPane(QFrame):
    """Shows which criteria there are and where they stand; says which one is wanted."""

    criterion_chosen = Signal(str)
    left = Signal()
    """The person is done with filtering and wants back to the checkpoints."""

    def __init__(
        self,
        results: Results,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
        me: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._current = ""
        self._scope: frozenset[str] = frozenset()
        self.model = CriteriaModel(results, self, me)
        self.tree = CriteriaTree(self.model, theme, self)
        self.tree.setAccessibleName(_("Criteria"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Filter criteria"))
        self.search.setAccessibleName(_("Filter criteria by number, title or checkpoint"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.chips = {shown: self._chip(shown) for shown in Filter}
        self._lay_out()
        self._count()
        self._follow_scope()
        self.search.textChanged.connect(self._apply_filter)
        self.tree.criterion_chosen.connect(self.criterion_chosen)

    def _chip(self, shown: Filter) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("role", "chip")
        chip.setProperty("dense", True)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setChecked(shown is Filter.ALL)
        chip.clicked.connect(self._apply_filter)
        return chip

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        flow = FlowLayout(spacing=4)
        for chip in self.chips.values():
            group.addButton(chip)
            flow.addWidget(chip)
        # One criterion needs no filter: then all of this is out of sight.
        self._filters = QWidget(self)
        outside = QVBoxLayout(self._filters)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addLayout(flow)
        rule = QFrame(self)
        rule.setProperty("role", "hairline")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        outside.addLayout(head)
        outside.addWidget(rule)
        column.addWidget(self._filters)
        column.addWidget(self.tree, 1)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.search, *self.chips.values(), self.tree)

    # What is shown

    def show_results(self, results: Results) -> None:
        if results is not self.model.results:
            self.model.show_results(results)
            self._count()
            self.tree.show_criterion(self._current)
            self._follow_scope()

    def _follow_scope(self) -> None:
        """A rating that is meant for some criteria begins with these alone in view, and at one of them."""
        scope, before = self.model.scope, self._scope
        if scope == before:
            return
        self._scope = scope
        if scope:
            self._show_only(Filter.MINE)
        elif self.shown_filter is Filter.MINE:
            self._show_only(Filter.ALL)
        if scope and self._current and self._current not in scope:
            every = (result.criterion.id for result in self.model.results.criteria)
            self.criterion_chosen.emit(next(own for own in every if own in scope))

    def show_criterion(self, criterion: str) -> None:
        """Marks the criterion in view."""
        self._current = criterion
        self.model.keep(criterion)
        self.tree.show_criterion(criterion)

    def _apply_filter(self) -> None:
        self.model.set_filter(self.shown_filter, self.search.text())
        self.tree.show_criterion(self._current)

    @property
    def shown_filter(self) -> Filter:
        return next(shown for shown, chip in self.chips.items() if chip.isChecked())

    def _count(self) -> None:
        for shown, chip in self.chips.items():
            words = filter_words(shown, self.model.count(shown))
            if chip.text() != words:
                chip.setText(words)
        self._filters.setVisible(len(self.model.results.criteria) > 1)
        mine = self.chips[Filter.MINE]
        mine.setVisible(self.model.has_mine)
        if mine.isHidden() and mine.isChecked():
            self._show_only(Filter.ALL)

    def toggle_mine(self) -> None:
        """Only the criteria of the person at this laptop, or all again."""
        if self.model.has_mine:
            self._show_only(Filter.ALL if self.shown_filter is Filter.MINE else Filter.MINE)

    def _show_only(self, shown: Filter) -> None:
        self.chips[shown].setChecked(True)
        self._apply_filter()

    # Which one is next

    def beside(self, criterion: str, step: int) -> str:
        """The criterion so many rows on among those in view; empty at the end."""
        shown = self.model.shown_ids()
        place = shown.index(criterion) + step if criterion in shown else 0
        return shown[place] if 0 <= place < len(shown) else ""

    def next_unrated(self, criterion: str) -> str:
        """The next criterion without a level, after this one, then from the start; empty if there is none.

        Of a rating that is meant for some criteria, one of those.
        """
        every = self.model.results.criteria
        here = next((at for at, result in enumerate(every) if result.criterion.id == criterion), -1)
        for result in every[here + 1 :] + every[: here + 1]:
            meant = not self.model.scope or result.criterion.id in self.model.scope
            if meant and result.score.state is State.UNRATED:
                return result.criterion.id
        return ""

    # Keys of the filter

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_tree()
                return True
        return super().eventFilter(watched, event)

    def _go_to_tree(self) -> None:
        """The first criterion that the filter found, unless the one in view is among them."""
        found = [criterion for criterion in self.model.shown_ids() if self.model.is_fitting(criterion)]
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if found and self._current not in found:
            self.criterion_chosen.emit(found[0])
