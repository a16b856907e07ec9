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

    def show_problems(
        self,
        problems: Sequence[FrameworkProblem],
        advice: Sequence[FrameworkProblem],
        tree: Tree,
        is_checked: bool,
        is_in_use: bool = False,
    ) -> None:
        """The problems of a tree, then what is worth a look; nothing is known before the first check."""
        count = len(problems) + len(advice)
        self._head.show_words(*_head_words(len(problems), len(advice), is_checked, is_in_use))
        rows = [
            *(_row(problem, tree, "") for problem in problems),
            *(_row(problem, tree, _("advice")) for problem in advice),
        ][:MOST_LISTED]
        self.list.setVisible(count > 0)
        self.list.setFixedHeight(TWO_LINES * min(count, ROWS_SHOWN))
        here = self.list.currentIndex().row()
        self.list.show_rows(rows)
        if 0 <= here < len(rows):
            self.list.setCurrentIndex(self.list.rows.index(here))


def _row(problem: FrameworkProblem, tree: Tree, mark: str) -> Row:
    return Row(
        problem_words(problem, tree), detail=place_words(tree, problem.path), mark=mark, goal=problem.path
    )


def _head_words(problems: int, advice: int, is_checked: bool, is_in_use: bool) -> tuple[str, str]:
    """What there is to mend and to look at, whether it is put to use, and the colour of these words."""
    if problems:
        words = ngettext("{count} problem to mend", "{count} problems to mend", problems)
        return words.format(count=problems), "wrong"
    if not is_checked and not advice:
        return _("Checking…"), "text"
    if advice and is_in_use:
        words = ngettext(
            "No problems, {count} piece of advice. In use as it stands here.",
            "No problems, {count} pieces of advice. In use as it stands here.",
            advice,
        )
    elif advice:
        words = ngettext(
            "No problems, {count} piece of advice. Ctrl+S puts it to use.",
            "No problems, {count} pieces of advice. Ctrl+S puts it to use.",
            advice,
        )
    elif is_in_use:
        words = _("No problems. In use as it stands here.")
    else:
        words = _("No problems. Ctrl+S puts it to use.")
    return words.format(count=advice), "text"
