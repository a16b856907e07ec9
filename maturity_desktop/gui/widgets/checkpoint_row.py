"""One checkpoint: its answer box, its words, the evidence linked to it and the remark on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.checkpoint_view import CheckpointView
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.last_mark import LastMark
from maturity_desktop.gui.widgets.marks import BOX, draw_answer, draw_observation, draw_ring
from maturity_desktop.gui.widgets.plain_words import PlainWords

HEADING_GAP = 8
"""What lies above a heading, in logical pixels."""
CODE_WIDTH = 24
"""What a code such as “2a” has below the box; a longer one is shortened."""
TARGET = 40
"""How wide the area is that answers when it is clicked, in logical pixels."""
AFTER: dict[AnswerValue | None, AnswerValue | None] = {
    None: AnswerValue.MET,
    AnswerValue.MET: AnswerValue.PARTLY,
    AnswerValue.PARTLY: AnswerValue.NOT_MET,
    AnswerValue.NOT_MET: None,
    AnswerValue.NOT_APPLICABLE: None,
}
"""What a click makes of an answer; not applicable wants a reason and so is never met by clicking on."""
CHECKED = {AnswerValue.MET: Qt.CheckState.Checked, AnswerValue.PARTLY: Qt.CheckState.PartiallyChecked}
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class AnswerBox(QCheckBox):
    """The drawn answer; a check box to the keyboard and to screen readers."""

    cycled = Signal()
    moved = Signal(int, int)
    focus_moved = Signal(bool)

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "answer")
        self.setTristate(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._view: CheckpointView | None = None

    def show_view(self, view: CheckpointView) -> None:
        self._view, value = view, view.value
        self.setCheckState(CHECKED.get(value, Qt.CheckState.Unchecked) if value else Qt.CheckState.Unchecked)
        self.update()

    def nextCheckState(self) -> None:
        self.cycled.emit()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        return QSize(BOX, BOX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        view, look = self._view, self._theme.look
        if view is None:
            return
        painter = QPainter(self)
        if view.checkpoint.sign:
            draw_observation(painter, QPointF(0, 0), view.value, look, view.applies, view.in_the_way)
        else:
            draw_answer(painter, QPointF(0, 0), view.value, look, view.applies)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(*step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit(False)


class CheckpointRow(QWidget):
    """A checkpoint in its column; the box takes the focus, the row draws it."""

    answer_wanted = Signal(str, object)
    """A click made this of the answer: (checkpoint, value or None)."""
    focused = Signal(str)
    moved = Signal(str, int, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view: CheckpointView | None = None
        self._current = False
        self._last = False
        self._section = PlainWords(theme, "small", "quiet", lines=1)
        self._heading = PlainWords(theme, "small", bold=True)
        self.body = QWidget(self)
        self.box = AnswerBox(theme, self)
        self._last_mark = LastMark(theme, self)
        self._code = PlainWords(theme, "small", "quiet", lines=1)
        self._code.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._code.setFixedWidth(CODE_WIDTH)
        self._text = PlainWords(theme)
        self._examples = PlainWords(theme, "small", "quiet")
        self._blocking = PlainWords(theme, "small", "quiet")
        self._figures = PlainWords(theme, "small", "attention", bold=True)
        self._evidence = PlainWords(theme, "small", "accent")
        self._remark = PlainWords(theme, "small", "attention", lines=4)
        self._client = PlainWords(theme, "small", "quiet", lines=4)
        self._lay_out()
        self.setFocusProxy(self.box)
        self.box.cycled.connect(self._cycle)
        self.box.focus_moved.connect(self._focus_moved)
        self.box.moved.connect(lambda right, down: self.moved.emit(self.checkpoint_id, right, down))
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (
            self._text, self._figures, self._blocking, self._examples, self._evidence, self._remark,
            self._client,
        ):  # fmt: skip
            words.addWidget(label)
        answer = QVBoxLayout()
        answer.setSpacing(1)
        answer.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        answer.addWidget(self._code)
        answer.addWidget(self._last_mark, 0, Qt.AlignmentFlag.AlignHCenter)
        answer.addStretch(1)
        across = QHBoxLayout(self.body)
        across.setContentsMargins(3, 9, 3, 9)
        across.setSpacing(4)
        across.addLayout(answer)
        across.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = column
        column.addWidget(self._section)
        column.addWidget(self._heading)
        column.addWidget(self.body)

    @property
    def checkpoint_id(self) -> str:
        return self.view.checkpoint.id if self.view else ""

    def show_view(self, view: CheckpointView, last: bool) -> None:
        """Shows a checkpoint; nothing is touched where nothing changed."""
        if last != self._last:
            self._last = last
            self.update()
        if view == self.view:
            return
        self.view = view
        self.box.show_view(view)
        self._last_mark.show_view(view)
        self.box.setAccessibleName(view.name)
        self.box.setAccessibleDescription(view.spoken)
        quiet = not view.applies or view.value is AnswerValue.NOT_APPLICABLE
        self._text.show_words(view.checkpoint.text, "quiet" if quiet else "text")
        open_point = view.value in (AnswerValue.PARTLY, AnswerValue.NOT_MET)
        self._code.show_words(view.code)
        self._show(self._section, view.section, "quiet")
        self._show(self._heading, view.theme, "text")
        self._column.setContentsMargins(0, HEADING_GAP if view.section or view.theme else 0, 0, 0)
        self._show(self._blocking, view.blocking, "attention" if view.in_the_way else "quiet")
        self._show(self._figures, view.figures, "attention" if view.value else "quiet")
        self._show(self._examples, view.notes, "quiet")
        self._show(self._evidence, view.evidence, "accent")
        self._show(self._client, view.client, "attention" if view.client_differs and view.value else "quiet")
        self._show(
            self._remark, view.remark, "attention" if open_point and not view.checkpoint.sign else "quiet"
        )

    def _show(self, label: PlainWords, words: str, ink: str) -> None:
        label.show_words(words, ink)
        label.setVisible(bool(words))

    def set_current(self, current: bool) -> None:
        """Whether the keys act on this row even while the focus is elsewhere."""
        if current != self._current:
            self._current = current
            self.update()

    def _focus_moved(self, here: bool) -> None:
        self.update()
        if here:
            self.focused.emit(self.checkpoint_id)

    def _cycle(self) -> None:
        if self.view is not None:
            self.answer_wanted.emit(self.checkpoint_id, AFTER[self.view.value])

    # Mouse and paint

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_box = event.position().x() < TARGET and self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and on_box:
            self._cycle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.checkpoint_id, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._theme.look
        focus = self.box.hasFocus()
        if not self._last and not focus and not self._current:
            painter.setPen(QColor(look.colours["line"]))
            painter.drawLine(6, self.height() - 1, self.width() - 5, self.height() - 1)
        if focus or self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.colours["card"]))
            body = QRectF(self.body.geometry())
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 6, 6)
            draw_ring(painter, body, look, strong=focus)
