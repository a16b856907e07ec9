"""How an audit is drawn in the library's list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from maturity_desktop.gui.models.audit_list import (
    PLAN_ROLE,
    coverage_words,
    day_words,
    mean_figure,
    touched_words,
)
from maturity_desktop.gui.models.rows import ROW_ROLE, Index
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import paint_ground, put_words, words_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from maturity_desktop.storage.library import AuditSummary, FrameworkSummary

SIDE = 16
TOP = 10
LINE = 24
BADGE_WIDTH, BADGE_HEIGHT = 44, 20
BAR_WIDTH, BAR_HEIGHT = 96, 6
COVERAGE_WIDTH = 120
TOUCHED_WIDTH = 96
GAP = 16
Reason = Qt.FocusReason
GOES_TO = (
    Reason.MouseFocusReason,
    Reason.TabFocusReason,
    Reason.BacktabFocusReason,
    Reason.ShortcutFocusReason,
)
"""Reasons for the keyboard to be somewhere that are a person's own."""
COMES_BACK = (Reason.ActiveWindowFocusReason, Reason.PopupFocusReason, Reason.MenuBarFocusReason)


class SearchField(QLineEdit):
    """A field above a list: the arrow down goes on into the list, Esc clears the field and then leaves it."""

    left_downward = Signal()
    profile_wanted = Signal()
    """Ctrl+E, which Qt takes for the end of the line before any menu can have it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_gone_to = False
        self.textEdited.connect(self._note_letters)

    @property
    def is_in_use(self) -> bool:
        """Whether a person has gone to it or types into it: it was not only given the keyboard by Qt."""
        return self.hasFocus() and self._was_gone_to

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in COMES_BACK:
            self._was_gone_to = event.reason() in GOES_TO

    def _note_letters(self) -> None:
        self._was_gone_to = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left_downward.emit()
        elif key == Qt.Key.Key_E and event.modifiers() == control:
            self.profile_wanted.emit()
        else:
            super().keyPressEvent(event)


class AuditView(QListView):
    """The list of audits: a click or Enter chooses one."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def offer(self, words: str, key: str, act: Callable[[str], object]) -> None:
        """Something else that can be done with an audit, by a key or in the menu of its row."""
        from PySide6.QtGui import QAction, QKeySequence

        def do() -> None:
            index = self.currentIndex()
            if index.isValid():
                act(index.data(ROW_ROLE).id)

        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: do())
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


class AuditDelegate(QStyledItemDelegate):
    """The client in a line of its own, then a line for each framework: coverage, level; when touched."""

    def __init__(self, theme: ThemeSwitch, now: Callable[[], datetime], view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._now = now
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        audit: AuditSummary = index.data(ROW_ROLE)
        return QSize(0, 2 * TOP + LINE * (1 + len(audit.frameworks)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        audit: AuditSummary = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        painter.fillRect(area.left(), option.rect.bottom(), area.width(), 1, self._theme.colour("line"))
        paint_ground(painter, option.rect, self._theme, self._view, index)
        line = QRect(area.left(), area.top(), area.width(), LINE)
        self._client(painter, line, audit, str(index.data(PLAN_ROLE)))
        for use in audit.frameworks:
            line.translate(0, LINE)
            self._framework(painter, line, use)
        painter.restore()

    def _client(self, painter: QPainter, line: QRect, audit: AuditSummary, plan: str) -> None:
        touched = touched_words(audit.touched, self._now())
        put_words(
            painter, _from_right(line, TOUCHED_WIDTH), touched, self._theme, "quiet", "small", right=True
        )
        rest = line.adjusted(0, 0, -TOUCHED_WIDTH - GAP, 0)
        day = _("cut-off {day}").format(day=day_words(audit.cut_off))
        if audit.is_sample:
            day = _("cut-off {day} · sample").format(day=day_words(audit.cut_off))
        if plan:
            day = _("{day} · {plan}").format(day=day, plan=plan)
        name, after = beside(
            rest, words_width(audit.client, self._theme, semibold=True) + 1, words_width(day, self._theme) + 1
        )
        put_words(painter, name, audit.client, self._theme, semibold=True)
        put_words(painter, after, day, self._theme, "quiet")

    def _framework(self, painter: QPainter, line: QRect, use: FrameworkSummary) -> None:
        self._badge(painter, _from_right(line, BADGE_WIDTH), use)
        coverage = _from_right(line.adjusted(0, 0, -BADGE_WIDTH - GAP, 0), COVERAGE_WIDTH)
        put_words(painter, coverage, coverage_words(use), self._theme, right=True)
        bar = _from_right(line.adjusted(0, 0, -BADGE_WIDTH - COVERAGE_WIDTH - 2 * GAP, 0), BAR_WIDTH)
        self._bar(painter, bar, use.rated / use.applicable if use.applicable else 1.0)
        title = line.adjusted(0, 0, -(BADGE_WIDTH + COVERAGE_WIDTH + BAR_WIDTH + 3 * GAP), 0)
        put_words(painter, title, use.title, self._theme, "quiet")

    def _badge(self, painter: QPainter, line: QRect, use: FrameworkSummary) -> None:
        box = QRectF(line.left(), line.top() + (line.height() - BADGE_HEIGHT) / 2, line.width(), BADGE_HEIGHT)
        dashed = use.level is None or use.provisional
        pen = QPen(self._theme.colour("control"), 1)
        if dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        words = "–" if use.level is None else mean_figure(use)
        if use.level is None and use.rated:
            words = _("layers")  # a model that is not monolithic has no level for the whole
        painter.setFont(self._theme.font("small", semibold=True))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _bar(self, painter: QPainter, line: QRect, share: float) -> None:
        top = line.center().y() - BAR_HEIGHT // 2 + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(line.left(), top, line.width(), BAR_HEIGHT), 3, 3)
        if share > 0:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(
                QRectF(line.left(), top, max(6.0, line.width() * share), BAR_HEIGHT), 3, 3
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)


def beside(line: QRect, name: int, day: int) -> tuple[QRect, QRect]:
    """Where a name and the day after it stand: it is the name that gives way where the line is short."""
    name = max(0, min(name, line.width() - GAP - day))
    return (
        QRect(line.left(), line.top(), name, line.height()),
        line.adjusted(min(name + GAP, line.width()), 0, 0, 0),
    )


def _from_right(line: QRect, width: int) -> QRect:
    return QRect(line.right() + 1 - width, line.top(), width, line.height())
