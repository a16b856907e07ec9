"""An editor for a person's words: plain, grows with them, and leaves undoing to the audit."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

PARAGRAPH_SEPARATOR = "\u2029"
LINE_SEPARATOR = "\u2028"
NOT_CHARACTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What a Qt string does not bring back to Python as it was given: halves of pairs and non-characters."""
BYTE_ORDER_MARK, WORD_JOINER = "\ufeff", "\u2060"
"""At the start of a Qt string the mark is lost on the way back; the joiner means the same elsewhere."""
NOT_A_SPELL_S_END = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class PlainEditor(QPlainTextEdit):
    """Plain words from `least` to `most` lines high; it scrolls when there are more.

    `typed` is emitted with all words at each change that the person makes, never when `follow` makes it.
    """

    typed = Signal(str)
    entered = Signal()
    left = Signal()
    """The person has gone elsewhere: a spell of typing is over."""
    done = Signal()
    """Enter, where Enter does not start a new line; Ctrl+Enter everywhere."""
    escaped = Signal()
    pasted = Signal(QMimeData)
    """A picture or files were pasted, which no editor can hold."""

    def __init__(
        self, parent: QWidget | None = None, least: int = 1, most: int = 6, enter_ends: bool = False
    ) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.viewport().setAcceptDrops(False)
        self.setAcceptDrops(False)
        self._least = least
        self._most = most
        self._at_rest = most
        self._enter_ends = enter_ends
        self._following = False
        self.textChanged.connect(self._tell)
        # Not at once: a scroll bar that comes or goes while lines are laid out leaves them at the old width.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._settling.start)

    @property
    def words(self) -> str:
        """The words as they were given; toPlainText() would turn no-break spaces into spaces."""
        raw = self.document().toRawText()
        return raw.replace(PARAGRAPH_SEPARATOR, "\n").replace(LINE_SEPARATOR, "\n")

    def follow(self, text: str) -> None:
        """Shows what the audit now holds, changing only where it differs, so that the cursor stays."""
        old, new = self.words, holdable(text)
        if old == new:
            return
        start = _common_start(old, new)
        tail = _common_start(old[start:][::-1], new[start:][::-1])
        self._following = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[start : len(new) - tail])
        self._following = False

    def _tell(self) -> None:
        if not self._following:
            self.typed.emit(self.words)

    def setPlaceholderText(self, words: str) -> None:
        """Other words for the empty field; Qt draws it anew only where they come or go."""
        super().setPlaceholderText(words)
        self.viewport().update()

    # Height

    def set_lines(self, least: int, most: int, at_rest: int = 0) -> None:
        """How high it is with few words, with many, and with many while nobody writes in it."""
        self._least, self._most, self._at_rest = least, most, at_rest or most
        self.updateGeometry()

    def end_on_enter(self) -> None:
        """Enter says that the person is done; Shift+Enter starts a new line."""
        self._enter_ends = True

    def lines_wanted(self) -> int:
        rows = int(self.document().documentLayout().documentSize().height())
        return max(self._least, min(rows, self._most if self.hasFocus() else self._at_rest))

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        # What the stylesheet puts round the words shows only in the place that it leaves for them.
        frame = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth()
        return QSize(120, ceil(self.lines_wanted() * line + 2 * self.document().documentMargin()) + frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _grow(self) -> None:
        rows = self.document().documentLayout().documentSize().height()
        fits = rows <= self.lines_wanted()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()
        elif fits:
            self.verticalScrollBar().setValue(0)  # it had scrolled to the cursor before it had grown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for kept in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(kept):
                    event.ignore()
                    return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if enter and (control or (self._enter_ends and not shift)):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._grow()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._grow()
        if event.reason() not in NOT_A_SPELL_S_END:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasImage() or source.hasUrls():
            self.pasted.emit(source)
        elif source.hasText():
            self.insertPlainText(holdable(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or source.hasText()


def holdable(text: str) -> str:
    """The text as an editor can hold it: what cannot be is replaced where it can be seen."""
    for separator in ("\r\n", "\r", PARAGRAPH_SEPARATOR, LINE_SEPARATOR):
        text = text.replace(separator, "\n")
    return NOT_CHARACTERS.sub("\ufffd", text.replace(BYTE_ORDER_MARK, WORD_JOINER))


def _units(text: str) -> int:
    """The length in UTF-16, which is how a document counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _common_start(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
