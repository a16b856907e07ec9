"""The criteria with their gaps, ranked, as a table."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.gui.results_words import blocking_target, gap_words
from maturity_desktop.reports.sections.wording import priority_words

RESULT_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """From what is rated to why it comes where it does."""

    CRITERION = 0
    STEPS = 1
    GAP = 2
    IMPACT = 3
    EFFORT = 4
    PRIORITY = 5
    MISSING = 6


class GapTable(QAbstractTableModel):
    """Criteria below their target by priority; on demand all, the others in the standard's order."""

    def __init__(self, words: NullTranslations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._results: Results | None = None
        self._rows: tuple[CriterionResult, ...] = ()
        self._shows_all = False

    def show_results(self, results: Results, shows_all: bool) -> None:
        """Other figures, or other rows of the same."""
        self.beginResetModel()
        self._results = results
        self._shows_all = shows_all
        ranked = results.ranked_gaps
        below = {result.criterion.id for result in ranked}
        others = tuple(result for result in results.criteria if result.criterion.id not in below)
        self._rows = ranked + others if shows_all else ranked
        self.endResetModel()

    @property
    def scale(self) -> tuple[int, int]:
        """The lowest and the highest level of the framework."""
        return (self._results.framework.floor, self._results.framework.top) if self._results else (0, 0)

    def row_of(self, criterion: str) -> int:
        """The row of a criterion; -1 where it is not shown."""
        return next((row for row, result in enumerate(self._rows) if result.criterion.id == criterion), -1)

    def result_at(self, index: Index) -> CriterionResult | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                RIGHT if section >= Column.GAP else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            _("Criterion"), _("Level and target"), _("Gap"), _("Impact"), _("Effort"), _("Priority"),
            _("Missing"),
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        result = self._rows[index.row()]
        column = Column(index.column())
        if role == RESULT_ROLE:
            return result
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(result, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self._titles()[column]
            return _("{title}: {value}").format(title=title, value=self._spoken(result, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= Column.GAP:
            return RIGHT
        return None

    def _shown(self, result: CriterionResult, column: Column) -> str:
        gap = result.gap
        says: dict[Column, Callable[[], str]] = {
            Column.CRITERION: lambda: _("{id} {title}").format(
                id=result.criterion.id, title=result.criterion.title
            ),
            Column.STEPS: lambda: "",
            Column.GAP: lambda: str(gap.size) if gap else "–",
            Column.IMPACT: lambda: str(gap.impact if gap else result.criterion.impact),
            Column.EFFORT: lambda: str(gap.effort if gap else result.criterion.effort),
            Column.PRIORITY: lambda: priority_words(gap.priority if gap else None, self._words),
            Column.MISSING: lambda: str(len(result.missing) + len(blocking_target(result))),
        }
        return says[column]()

    def _spoken(self, result: CriterionResult, column: Column) -> str:
        if column is Column.STEPS and self._results is not None:
            return gap_words(result, self._results, self._words)
        return self._shown(result, column)
