"""What keeps the model from being used: each problem with its place, to go to."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from maturity_desktop.domain.errors import FrameworkProblem
from maturity_desktop.gui.model_editor.nodes import place_words, problem_words
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import TWO_LINES, RowList
from maturity_desktop.storage.tree_edits import Tree

MOST_LISTED = 200
ROWS_SHOWN = 3


class ProblemsPane(QFrame):
    """A line that says how many there are, and the list of them."""

    chosen = Signal(object)
    """The path of the problem to go to."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._head = PlainWords(theme, bold=True, lines=2)
        self.list = RowList(theme, _("Problems"), lead_width=0)
        self.list.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(4)
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 0, 12, 0)
        inset.addWidget(self._head)
        column.addLayout(inset)
        column.addWidget(self.list, 1)

    def show_problems(self, problems: Sequence[FrameworkProblem], tree: Tree, is_checked: bool) -> None:
        """The problems of a tree; before the first check nothing is known of it."""
        count = len(problems)
        self.list.setVisible(count > 0)
        if not count:
            self._head.show_words(
                _("No problems. Ctrl+S puts it to use.") if is_checked else _("Checking…"), "text"
            )
            self.list.show_rows(())
            return
        words = ngettext("{count} problem to mend", "{count} problems to mend", count).format(count=count)
        self._head.show_words(words, "wrong")
        rows = [
            Row(
                problem_words(problem),
                detail=place_words(tree, problem.path),
                goal=problem.path,
            )
            for problem in problems[:MOST_LISTED]
        ]
        self.list.setFixedHeight(TWO_LINES * min(count, ROWS_SHOWN))
        here = self.list.currentIndex().row()
        self.list.show_rows(rows)
        if 0 <= here < len(rows):
            self.list.setCurrentIndex(self.list.rows.index(here))
