"""Marks up a copy of an image; the original stays as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.evidence_marks.canvas import Canvas
from maturity_desktop.gui.evidence_marks.marks import MOST_SIDE, Mark, Shape
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords

SHARE_OF_SCREEN = 0.85
KEYS = {Shape.BLACK_OUT: "B", Shape.FRAME: "F", Shape.ARROW: "A", Shape.WORDS: "W"}


class MarksDialog(CarefulDialog):
    """What was marked is in `marks` once it is accepted; undo and redo are its own."""

    def __init__(
        self, item: Evidence, image: QImage, theme: ThemeSwitch, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(ask, parent)
        self.image = image
        self._undone: list[Mark] = []
        self.setWindowTitle(_("Mark up a copy of {label}").format(label=item.label))
        self.canvas = Canvas(image, theme)
        self.canvas.drawn.connect(self._take)
        self._tools = QButtonGroup(self)
        self.shapes = {shape: self._tool(shape, words) for shape, words in _shape_words().items()}
        self.undo = self._step(_("&Undo"), QKeySequence.StandardKey.Undo, self._take_back)
        self.redo = self._step(_("&Redo"), QKeySequence.StandardKey.Redo, self._put_back)
        self.hint = PlainWords(theme, "small", "quiet", lines=4)
        self.hint.show_words(_hint(image))
        self.keep, self.cancel = QPushButton(_("&Keep as a new item")), QPushButton(_("Cancel"))
        set_role(self.keep, "primary")
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._keep_if_marked)
        self._lay_out(theme)
        self._show()
        self.shapes[Shape.BLACK_OUT].setChecked(True)
        self.canvas.setFocus()

    def _tool(self, shape: Shape, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(words.replace("&", ""))
        set_role(button, "chip")
        button.clicked.connect(partial(self._choose, shape))
        QShortcut(QKeySequence(KEYS[shape]), self, button.click)
        self._tools.addButton(button)
        return button

    def _step(self, words: str, key: QKeySequence.StandardKey, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        set_role(button, "flat")
        button.clicked.connect(act)
        action = QAction(words, self)
        action.setShortcuts(key)
        action.triggered.connect(act)
        self.addAction(action)
        return button

    def _lay_out(self, theme: ThemeSwitch) -> None:
        tools = QWidget()
        line = FlowLayout(tools, spacing=8)
        for button in (*self.shapes.values(), self.undo, self.redo):
            line.addWidget(button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.hint, 1)
        for button in (self.cancel, self.keep):
            button.setAutoDefault(False)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        keys = PlainWords(theme, "small", "quiet")
        keys.show_words(
            _(
                "Drag from corner to corner. By keyboard: the arrow keys move the cross, with Shift by less,"
                " and Enter sets the first corner, and the second."
            )
        )
        for part in (tools, keys):
            column.addWidget(part)
        column.addWidget(self.canvas, 1)
        column.addLayout(buttons)
        room = QGuiApplication.primaryScreen().availableSize() * SHARE_OF_SCREEN
        self.resize(self.sizeHint().boundedTo(room))

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.canvas.marks

    def is_changed(self) -> bool:
        return bool(self.marks)

    def leaving_words(self) -> str:
        count = len(self.marks)
        words = ngettext("Throw away the {count} mark?", "Throw away the {count} marks?", count)
        return words.format(count=count)

    def _choose(self, shape: Shape) -> None:
        self.canvas.shape = shape
        self.canvas.setFocus()

    def _take(self, mark: Mark) -> None:
        if mark.shape is Shape.WORDS:
            words = (self._ask.text(_("Words"), _("What stands on the image.")) or "").strip()
            if not words:
                return
            mark = replace(mark, words=words)
        self._undone.clear()
        self.canvas.show_marks((*self.marks, mark))
        self._show()

    def _take_back(self) -> None:
        if self.marks:
            *left, last = self.marks
            self._undone.append(last)
            self.canvas.show_marks(tuple(left))
            self._show()

    def _put_back(self) -> None:
        if self._undone:
            self.canvas.show_marks((*self.marks, self._undone.pop()))
            self._show()

    def _show(self) -> None:
        self.undo.setEnabled(bool(self.marks))
        self.redo.setEnabled(bool(self._undone))
        self.keep.setEnabled(bool(self.marks))

    def _keep_if_marked(self) -> None:
        if self.marks:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.canvas.give_up():
            super().keyPressEvent(event)


def _hint(image: QImage) -> str:
    """What the copy holds and, where it has the most pixels that one may have, what that means."""
    if max(image.width(), image.height()) < MOST_SIDE:
        return _("The original is kept. The copy holds pixels only: no location, no camera, nothing covered.")
    return _(
        "The copy has {width} by {height} pixels: a larger image is scaled down to this. Where small print"
        " has to stay readable, cut that part out with another program, add it, and mark that. The original"
        " is kept. The copy holds pixels only: no location, no camera, nothing covered."
    ).format(width=image.width(), height=image.height())


def _shape_words() -> dict[Shape, str]:
    return {
        Shape.BLACK_OUT: _("&Black out"),
        Shape.FRAME: _("&Frame"),
        Shape.ARROW: _("&Arrow"),
        Shape.WORDS: _("&Words"),
    }
