"""The cards of one wave: actions in a list, dragged within it and to others."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.domain.roadmap import Standing
from maturity_desktop.gui.models.rows import NOWHERE, Index
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import one_line, paint_ground, put_words, words_width
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.request_words import late_words
from maturity_desktop.reports.sections.roadmap_words import (
    standing_words,
    state_words,
    weight_words,
    when_words,
)

STANDING = int(Qt.ItemDataRole.UserRole)
ACTION_TYPE = "application/x-maturity-desktop-action"
CARD, SIDE, LINE, SMALL_LINE = 88, 10, 19, 17
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardModel(QAbstractListModel):
    """The actions of a wave in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Standing, ...] = ()

    def show_rows(self, rows: Sequence[Standing]) -> None:
        """Other actions in place of those that are there; the same ones are only drawn anew."""
        same = [own.action.id for own in rows] == [own.action.id for own in self.rows]
        if same:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row_of(self, action: str) -> int:
        """The row of an action; -1 where it is not here."""
        return next((row for row, own in enumerate(self.rows) if own.action.id == action), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        own = self.rows[index.row()]
        if role == STANDING:
            return own
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(own)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [ACTION_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(ACTION_TYPE, self.rows[indexes[0].row()].action.id.encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def spoken(own: Standing) -> str:
    """An action as it is read aloud."""
    words = screen_words()
    told = (
        _("{number} {title}").format(number=own.action.label, title=own.action.title),
        own.action.owner,
        standing_words(own, words),
        _mark(own),
        when_words(own, words),
        weight_words(own, words),
    )
    return _(" · ").join(part for part in told if part)


def _mark(own: Standing) -> str:
    """That the wave does not go with the action's day, nor what it waits for."""
    if own.late:
        return ""
    if own.after_due:
        return _("due before {first}").format(first=own.after_due[0].label)
    return _("due before its wave") if own.is_due_before_wave else ""


class CardDelegate(QStyledItemDelegate):
    """Number and state on a line, the title on two, below them whose it is and by when."""

    def __init__(self, theme: ThemeSwitch, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        own: Standing = index.data(STANDING)
        theme, words = self._theme, screen_words()
        painter.save()
        paint_ground(painter, option.rect, theme, self._view, index)
        area = option.rect.adjusted(SIDE, 6, -SIDE, 0)
        top = QRect(area.left(), area.top(), area.width(), SMALL_LINE)
        trouble = late_words(own.late, words) or _mark(own)
        state = trouble or state_words(own.action.state, words)
        width = min(words_width(state, theme, "small") + 2, area.width() * 2 // 3)
        put_words(painter, top.adjusted(0, 0, -width - 8, 0), own.action.label, theme, "quiet", "small")
        end = QRect(top.right() + 1 - width, top.top(), width, top.height())
        put_words(painter, end, state, theme, "attention" if trouble else "quiet", "small", right=True)
        y = top.bottom() + 1
        for line in two_lines(own.action.title, QFontMetrics(theme.font("body")), area.width()):
            put_words(painter, QRect(area.left(), y, area.width(), LINE), line, theme)
            y += LINE
        foot = QRect(area.left(), top.bottom() + 1 + 2 * LINE, area.width(), SMALL_LINE)
        day = short_day(own)
        width = words_width(day, theme, "small") + 2
        put_words(painter, foot.adjusted(0, 0, -width - 8, 0), own.action.owner, theme, "quiet", "small")
        end = QRect(foot.right() + 1 - width, foot.top(), width, foot.height())
        put_words(painter, end, day, theme, "quiet", "small", right=True)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def short_day(own: Standing) -> str:
    """The day that counts on a card: done on, due, or the end of its wave."""
    action = own.action
    if action.done_on is not None or action.due_on is not None or own.ends is None:
        day = action.done_on or action.due_on
        return day_words(day) if day is not None else ""
    return _("by {day}").format(day=day_words(own.ends))


def two_lines(words: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """The words on two lines at most, broken between words; the second may be too long."""
    told = one_line(words)
    if metrics.horizontalAdvance(told) <= width:
        return (told,)
    first = ""
    for word in told.split(" "):
        longer = f"{first} {word}".strip()
        if first and metrics.horizontalAdvance(longer) > width:
            break
        first = longer
    return (first, told[len(first) :].strip())


class CardList(QListView):
    """The list of one wave; an empty one takes the keyboard too."""

    detail_wanted = Signal()
    entered = Signal()
    """The keyboard has come here, or another card is the current one."""
    dropped = Signal(str, int)
    """An action, and the row before which it was dropped."""
    side_wanted = Signal(int)
    """The column at the left (-1) or at the right (1) is wanted."""

    def __init__(self, theme: ThemeSwitch, name: str, takes: bool, parent: QWidget | None = None) -> None:
        """`takes`: whether actions can be dropped here."""
        super().__init__(parent)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.takes = takes
        self.setAcceptDrops(takes)
        self.setDropIndicatorShown(takes)
        self.doubleClicked.connect(lambda _index: self.detail_wanted.emit())

    @property
    def current(self) -> Standing | None:
        """The card that is current."""
        index = self.currentIndex()
        return self.cards.rows[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Makes a card current; none for -1."""
        self.setCurrentIndex(self.cards.index(row) if row >= 0 else QModelIndex())

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        if now.isValid() and self.hasFocus():
            self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rows:
            self.choose(0)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in STEPS:
            self.side_wanted.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._consider(event)

    def _consider(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        if self.takes and event.mimeData().hasFormat(ACTION_TYPE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if not self.takes or not event.mimeData().hasFormat(ACTION_TYPE):
            event.ignore()
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = len(self.cards.rows)
        if index.isValid():
            row = index.row() + (place.y() > self.visualRect(index).center().y())
        event.acceptProposedAction()
        self.dropped.emit(bytes(event.mimeData().data(ACTION_TYPE).data()).decode(), row)
