"""A page of several views, one entry of the rail; each view is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import set_role

LEAST = (560, 210)
"""What the page asks of its window, whichever view is in sight."""


@dataclass(frozen=True, slots=True)
class View:
    """A view by name: its title and its maker. What it makes is a page of its own (gui/page.py)."""

    name: str
    title: str
    make: Callable[[], QWidget]


class ViewsPage(QWidget):
    """A strip of views above the one in sight; Ctrl+Page Down and Ctrl+Page Up go from one to the next."""

    view_switched = Signal()

    def __init__(self, views: Sequence[View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = {view.name: view for view in views}
        self._made: dict[str, QWidget] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._strip = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._turning = tuple(
            self._turn_action(words, keys, step)
            for words, keys, step in (
                (_("Next view"), "Ctrl+PgDown", 1),
                (_("Previous view"), "Ctrl+PgUp", -1),
            )
        )
        strip = QHBoxLayout()
        strip.setSpacing(4)
        for view in views:
            strip.addWidget(self._button(view))
        strip.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 12, 20, 12)
        box.setSpacing(8)
        box.addLayout(strip)
        box.addWidget(self._stack, 1)
        self.setMinimumSize(*LEAST)
        self.name = views[0].name
        self.show_view(self.name)

    def _button(self, view: View) -> QPushButton:
        button = QPushButton(view.title)
        button.setAccessibleName(view.title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(button, "chip")
        button.clicked.connect(lambda: self._go_to(view.name))
        self._strip.addButton(button)
        self._buttons[view.name] = button
        return button

    def _go_to(self, name: str) -> None:
        """The view comes into sight and has the keyboard, so that its keys do what the foot says."""
        self.show_view(name)
        self.panes()[0].setFocus()

    def _turn_action(self, words: str, keys: str, step: int) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._turn(step))
        self.addAction(action)
        return action

    def _turn(self, step: int) -> None:
        names = list(self._views)
        self._go_to(names[(names.index(self.name) + step) % len(names)])

    @property
    def view(self) -> QWidget:
        """The view in sight."""
        return self._made[self.name]

    def has_view(self, name: str) -> bool:
        return name in self._views

    def show_view(self, name: str) -> None:
        """Goes to a view, which is made where it was not in sight before."""
        if name not in self._made:
            self._made[name] = made = self._views[name].make()
            self._stack.addWidget(made)
        self.name = name
        self._stack.setCurrentWidget(self._made[name])
        self._buttons[name].setChecked(True)
        self.setFocusProxy(self._made[name])
        self.view_switched.emit()

    # What the window asks of a page, answered by the view in sight

    @property
    def title(self) -> str:
        return str(self.view.title)  # type: ignore[attr-defined]  # a view is a page

    @property
    def help_name(self) -> str:
        """The page of help about the view in sight."""
        return self.name

    @property
    def key_hints(self) -> Sequence[tuple[str, str]]:
        return tuple(self.view.key_hints)  # type: ignore[attr-defined]  # a view is a page

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through: the panes of the view in sight, then the strip of views."""
        return (*self.view.panes(), self._buttons[self.name])  # type: ignore[attr-defined]  # a view is a page

    def actions(self) -> list[QAction]:
        """What the view in sight can do, and the way to the others."""
        line = QAction(self)
        line.setSeparator(True)
        return [*self.view.actions(), line, *self._turning]
