"""What people wrote: searched, chosen, and made evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.survey import SurveyResult
from maturity_desktop.domain.survey_privacy import private_marks
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import one_line, paint_ground, put_words
from maturity_desktop.gui.widgets.wrapped_text import WrappedText, line_height
from maturity_desktop.reports.sections.survey_words import withheld_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COMMENT_ROLE = int(Qt.ItemDataRole.UserRole)
BELOW_ROLE = COMMENT_ROLE + 1
MOST_LINES = 3
SIDE, GAP = 14, 7
EVERY = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, and to which question."""

    question: str
    text: str


class CommentsModel(QAbstractListModel):
    """Comments that fit a search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comments: Sequence[Comment] = ()
        self.evidence_of: Callable[[str], str] = lambda _text: ""
        """The label of the evidence that quotes a comment; empty where none does."""

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Others in place of those that are there."""
        self.beginResetModel()
        self.comments = comments
        self.endResetModel()

    def mark_evidence(self, evidence_of: Callable[[str], str]) -> None:
        """Other evidence quotes comments."""
        self.evidence_of = evidence_of
        if self.comments:
            self.dataChanged.emit(self.index(0), self.index(len(self.comments) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.comments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        comment = self.comments[index.row()]
        if role == COMMENT_ROLE:
            return comment
        if role == Qt.ItemDataRole.DisplayRole:
            return comment.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (comment.text, *self._below(comment))))
        if role == BELOW_ROLE:
            return self._below(comment)
        return None

    def _below(self, comment: Comment) -> tuple[str, str]:
        """What stands below a comment: the evidence that it is, and what may tell who is meant."""
        label = self.evidence_of(comment.text)
        is_evidence = _("is evidence: {label}").format(label=label) if label else ""
        return is_evidence, marked_words(comment.text)


class CommentRow(QStyledItemDelegate):
    """Draws up to three lines of a comment, the current one whole; below stands what may name a person."""

    def __init__(self, theme: ThemeSwitch, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        view.selectionModel().currentChanged.connect(self._unfold)

    def _unfold(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (before, now):
            self.sizeHintChanged.emit(index)

    def _shown(self, index: Index, width: int) -> WrappedText:
        is_whole = self._view.currentIndex() == index
        text = one_line(str(index.data()))
        return WrappedText(text, self._theme.font(), width, 0 if is_whole else MOST_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data())
        font = self._theme.font()
        width = max(80, self._view.viewport().width() - 2 * SIDE)
        below = line_height(self._theme.font("small")) if any(index.data(BELOW_ROLE)) else 0
        if self._view.currentIndex() == index:
            high = float(self._shown(index, width).height)
        else:
            # Laid out it would be exact; of thousands of comments a good guess has to do.
            advance = QFontMetrics(font).horizontalAdvance(one_line(text)[:600])
            high = min(MOST_LINES, 1 + int(advance / (0.94 * width))) * line_height(font)
        return QSize(0, round(high + below) + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme, view = self._theme, self._view
        area = QRect(option.rect)
        if view.selectionModel().isSelected(index):
            painter.fillRect(area, theme.colour("accent_ground"))
        paint_ground(painter, area, theme, view, index, shows_choice=False)
        inside = area.adjusted(SIDE, GAP, -SIDE, -GAP)
        is_evidence, marked = index.data(BELOW_ROLE)
        painter.setPen(theme.colour("text"))
        self._shown(index, inside.width()).draw(painter, QPointF(inside.topLeft()))
        foot = QRect(inside)
        foot.setTop(inside.bottom() - round(line_height(theme.font("small"))))
        if is_evidence:
            wide = QFontMetrics(theme.font("small")).horizontalAdvance(is_evidence)
            put_words(painter, foot, is_evidence, theme, "accent", "small", right=True)
            foot.setRight(foot.right() - wide - SIDE)
        if marked:
            put_words(painter, foot, marked, theme, "attention", "small")
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()


def marked_words(text: str) -> str:
    """What in a comment may tell who is meant; empty where nothing does."""
    names = list(dict.fromkeys(text[mark.start : mark.end] for mark in private_marks(text)))
    if not names:
        return ""
    return _("may tell who is meant: {names}").format(names=", ".join(f"“{name}”" for name in names))


class CommentsTab(QWidget):
    """Several comments can be chosen; what is chosen becomes evidence."""

    evidence_wanted = Signal(object, str)
    """The texts that are chosen, and the id of their question, empty where they are of several."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._every: tuple[Comment, ...] = ()
        self._withheld = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search comments"))
        self.search.setAccessibleName(_("Search comments"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.of = Choice[str](())
        self.of.setAccessibleName(_("Comments to"))
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choose_in_list(self.of)
        self.of.activated.connect(self._narrow)
        self.rows = CommentsModel(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(CommentRow(theme, self.list))
        self.list.setAccessibleName(_("Comments"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("role", "bare")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.selectionModel().selectionChanged.connect(self._count_chosen)
        self.found = PlainWords(theme, ink="quiet", lines=2)
        self.make = QPushButton(_("Make e&vidence…"))
        set_role(self.make, "primary")
        mark_edits(self.make)
        self.make.clicked.connect(self.make_evidence)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 2)
        label = plain_label(_("&to"), "small")
        label.setBuddy(self.of)
        head.addWidget(label)
        head.addWidget(self.of, 3)
        foot.addWidget(self.found, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        pass_wheel_on(self)

    def show_result(self, result: SurveyResult) -> None:
        """Another survey, or newer answers; search and chosen question stay where they fit."""
        before = self.of.value if self.of.values else EVERY
        self._withheld = withheld_words(result.survey, self._words) if result.withheld and result.of else ""
        self._every = tuple(
            Comment(question, text) for question, told in result.comments.items() for text in told
        )
        self.of.values = [EVERY, *result.comments]
        self.of.clear()
        names = [" ".join(result.text_of(own).split()) for own in result.comments]
        self.of.addItems([_("every question"), *names])
        self.of.choose(before)
        self._narrow()

    @property
    def chosen(self) -> tuple[Comment, ...]:
        """The comments that are chosen, in their order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.rows.comments[row] for row in rows)

    def _narrow(self, *_what: object) -> None:
        parts = self.search.text().casefold().split()
        wanted = self.of.value if self.of.values else EVERY
        fits = [
            own
            for own in self._every
            if wanted in (EVERY, own.question) and all(part in own.text.casefold() for part in parts)
        ]
        self.rows.show_comments(fits)
        if fits:
            self.list.setCurrentIndex(self.rows.index(0))
            self.list.clearSelection()
        self._count_chosen()

    def _count_chosen(self, _now: QItemSelection | None = None, _was: QItemSelection | None = None) -> None:
        count = len(self.list.selectionModel().selectedIndexes())
        self.make.setEnabled(bool(count))
        if count:
            told = ngettext("{count} comment chosen", "{count} comments chosen", count).format(count=count)
        elif self._every:
            shown = len(self.rows.comments)
            told = ngettext("{count} comment of {every}", "{count} comments of {every}", shown)
            told = told.format(count=shown, every=len(self._every))
        else:
            told = self._withheld or _("Nobody wrote a comment.")
        self.found.show_words(told)

    def make_evidence(self) -> None:
        """What is chosen becomes evidence."""
        chosen = self.chosen
        if chosen:
            questions = {own.question for own in chosen}
            question = questions.pop() if len(questions) == 1 else ""
            self.evidence_wanted.emit(tuple(own.text for own in chosen), question)
