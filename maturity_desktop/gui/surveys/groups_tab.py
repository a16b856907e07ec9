"""A survey by group: a question says to which group each person belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.survey import GroupResult, QuestionResult, SurveyResult
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.surveys.survey_words import counted_words, headline_figure
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import put_words
from maturity_desktop.gui.widgets.wrapped_text import WrappedText, line_height
from maturity_desktop.reports.sections.survey_words import estimates_words, withheld_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
RESULT_ROLE = int(Qt.ItemDataRole.UserRole)
QUESTION_WIDTH, COLUMN, ROW, HEAD = 230, 118, 50, 58
BAR, FOOT = 4, 9


class GroupsModel(QAbstractTableModel):
    """A row for each question; the first column is everybody, then the groups."""

    def __init__(self, words: NullTranslations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._result: SurveyResult | None = None
        self.groups: Sequence[GroupResult] = ()

    def show_groups(self, result: SurveyResult, by: str) -> None:
        """The groups that a question tells apart."""
        self.beginResetModel()
        self._result, self.groups = result, result.groups.get(by, ())
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._result is None else len(self._result.questions)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._result is None else len(self.groups) + 1

    def told(self, index: Index) -> QuestionResult | None:
        """What a cell tells; None where it is withheld."""
        if self._result is None:
            return None
        everybody = self._result.questions[index.row()]
        if not index.column():
            return None if everybody.withheld else everybody
        own: Mapping[str, QuestionResult] = self.groups[index.column() - 1].questions
        found = own.get(everybody.question.id)
        return None if found is None or found.withheld else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == RESULT_ROLE:
            return self.told(index)
        if role == Qt.ItemDataRole.DisplayRole:
            found = self.told(index)
            return headline_figure(found, self._words) if found else _("withheld")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._result is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return " ".join(self._result.questions[section].question.text.split())
        return self.group_name(section)

    def group_name(self, column: int) -> str:
        """A column's head: the group and how many answered in it."""
        assert self._result is not None, "there are columns of a result"
        if not column:
            return _("everybody\nn = {count}").format(count=self._result.of)
        group = self.groups[column - 1]
        name = " ".join(group.name.split()) or _("no group named")
        return _("{group}\nn = {count}").format(group=name, count=group.of)

    def _answered(self, index: Index) -> int:
        """How many answered what a cell is about; of a group that tells nothing, how many it has."""
        assert self._result is not None, "there are cells of a result"
        everybody = self._result.questions[index.row()]
        if index.column() == 0:
            return everybody.of
        group = self.groups[index.column() - 1]
        own = group.questions.get(everybody.question.id)
        return group.of if own is None else own.of

    def said(self, index: Index) -> str:
        """A cell as it is read aloud."""
        if self._result is None:
            return ""
        question = self._result.questions[index.row()].question
        group = self.group_name(index.column()).replace("\n", ", ")
        found = self.told(index)
        figures = [withheld_words(self._result.survey, self._words, self._answered(index))]
        if found is not None:
            figures = [*(estimates_words(found, self._words) or (headline_figure(found, self._words),))]
            figures.append(counted_words(found, self._words))
        line = _("{group}: {question} – {figures}")
        return line.format(group=group, question=question.text, figures=". ".join(figures))


class QuietHeader(QHeaderView):
    """Heads over several lines: what stands after the end of a line is never shortened away."""

    def __init__(self, orientation: Qt.Orientation, theme: ThemeSwitch, table: QTableView) -> None:
        super().__init__(orientation, table)
        self._theme = theme

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        name, _end, count = str(self.model().headerData(section, self.orientation())).partition("\n")
        painter.save()
        painter.fillRect(rect, theme.colour("card"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(8, 4, -8, -4)
        painter.setPen(theme.colour("quiet"))
        font = theme.font("small")
        shown = WrappedText(name, font, inside.width(), 2 if count else 3)
        below = line_height(font) if count else 0
        top = inside.top() + max(0.0, (inside.height() - shown.height - below) / 2)
        shown.draw(painter, QPointF(inside.left(), top))
        if count:
            foot = QRect(inside.left(), round(top + shown.height), inside.width(), round(below))
            put_words(painter, foot, count, theme, "quiet", "small", semibold=True)
        painter.restore()


class FigureCell(QStyledItemDelegate):
    """A figure, and below it a bar that is as long as the share."""

    def __init__(self, theme: ThemeSwitch, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme, area = self._theme, QRect(option.rect)
        if self._view.currentIndex() == index:
            painter.fillRect(area, theme.colour("accent_ground"))
            if self._view.hasFocus():
                painter.setPen(theme.colour("accent"))
                painter.drawRect(area.adjusted(0, 0, -1, -1))
        inside = area.adjusted(8, 3, -8, -FOOT - BAR)
        found: QuestionResult | None = index.data(RESULT_ROLE)
        put_words(
            painter,
            inside,
            str(index.data()),
            theme,
            "text" if found else "quiet",
            semibold=bool(found) and not index.column(),
        )
        if found is not None and found.top is not None:
            rail = QRect(area.left() + 8, area.bottom() - FOOT - BAR + 2, area.width() - 16, BAR)
            painter.fillRect(rail, theme.colour("line"))
            rail.setWidth(round(rail.width() * float(found.top.share)))
            painter.fillRect(rail, theme.colour("accent"))
        painter.restore()


class GroupsTab(QWidget):
    """Which question makes the groups is chosen; small groups are withheld."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: SurveyResult | None = None
        self._about = ""
        label = plain_label(_("Gr&oups by"), "small")
        self.by = Choice[str](())
        self.by.setAccessibleName(_("Groups by"))
        self.by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choose_in_list(self.by)
        pass_wheel_on(self)
        self.by.activated.connect(self._show)
        label.setBuddy(self.by)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.by, 1)
        self.model = GroupsModel(words, self)
        self.table = QTableView()
        self.table.setItemDelegate(FigureCell(theme, self.table))
        self.table.setAccessibleName(_("Figures by group"))
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setCornerButtonEnabled(False)
        across, down = (
            QuietHeader(way, theme, self.table)
            for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
        )
        self.table.setHorizontalHeader(across)
        self.table.setVerticalHeader(down)
        self.table.setModel(self.model)  # after the heads: those that come later are left behind by a reset
        across.setDefaultSectionSize(COLUMN)
        across.setFixedHeight(HEAD)
        down.setDefaultSectionSize(ROW)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setFixedWidth(QUESTION_WIDTH)
        self.told = PlainWords(theme, ink="quiet", lines=2)
        self.table.selectionModel().currentChanged.connect(self._tell)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)

    def show_result(self, result: SurveyResult) -> None:
        """Another survey, or newer answers; the question that makes the groups stays where it is there."""
        before = self.by.value if self.by.values else ""
        self._result = result
        self.by.values = list(result.groups)
        self.by.clear()
        self.by.addItems([" ".join(result.text_of(name).split()) for name in result.groups])
        if before in self.by.values:
            self.by.choose(before)
        self._show()

    def _show(self) -> None:
        if self._result is not None:
            self.model.show_groups(self._result, self.by.value if self.by.values else "")
            withheld = sum(group.withheld for group in self.model.groups)
            told = _(
                "Groups of fewer than {least} are withheld, and others where they would give those away."
            )
            self._about = (
                told.format(least=self._result.survey.smallest_group)
                if withheld
                else _("Arrow keys walk through the figures.")
            )
            self.table.setCurrentIndex(self.model.index(0, 0))
            self._tell(QModelIndex(), QModelIndex())

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.told.show_words(
            self.model.said(index) if index.isValid() and self.table.hasFocus() else self._about
        )

    def copy(self) -> None:
        """The table as text, for a sheet."""
        model = self.model
        across = Qt.Orientation.Horizontal
        columns = range(model.columnCount())
        lines = [
            "\t".join(("", *(str(model.headerData(own, across)).replace("\n", ", ") for own in columns)))
        ]
        for row in range(model.rowCount()):
            question = str(model.headerData(row, Qt.Orientation.Vertical))
            cells = (str(model.index(row, column).data()) for column in columns)
            lines.append("\t".join((question, *cells)))
        QGuiApplication.clipboard().setText("\n".join(lines))
