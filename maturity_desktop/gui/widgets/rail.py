"""The pages, at the left edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from maturity_desktop.gui.icons import SIZE, icon
from maturity_desktop.gui.theme import ThemeSwitch, set_state
from maturity_desktop.gui.widgets.labels import as_tip

WIDTH = 68
DIGITS = 10
BUTTON = 48
"""How high a button is with its words, in logical pixels."""


def page_keys(number: int) -> str:
    """The keys of a page by its place in the rail, 1 the first; the digits are enough for ten."""
    return f"Ctrl+{number % 10}" if number <= DIGITS else "Ctrl+Shift+L"


class Rail(QFrame):
    """A button for each page; arrows go from one to the next."""

    wanted = Signal(str)

    def __init__(
        self, theme: ThemeSwitch, pages: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setMinimumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # wider for longer words
        self.setAccessibleName(_("Pages"))
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 1, 4)
        column.setSpacing(1)
        for number, (name, title) in enumerate(pages, 1):
            column.addWidget(self._button(name, title, number))
        column.addStretch()
        theme.changed.connect(self._recolour)
        self._recolour()

    def _button(self, name: str, title: str, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setAccessibleName(title)
        keys = _("Ctrl+{number}").format(number=number % 10) if number <= DIGITS else _("Ctrl+Shift+L")
        button.setAccessibleDescription(keys)
        button.setProperty("role", "rail")
        button.setCheckable(True)
        button.setIconSize(QSize(SIZE, SIZE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.wanted.emit(name))
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def minimumSizeHint(self) -> QSize:
        """It asks for no height: where there is little, the buttons do without words."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        low = self.height() < len(shown) * (BUTTON + 1) + 8
        style = Qt.ToolButtonStyle
        for button in self._buttons.values():
            set_state(button, "low", low)
            button.setToolButtonStyle(style.ToolButtonIconOnly if low else style.ToolButtonTextUnderIcon)

    def _recolour(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(name, self._theme))

    def show_page(self, name: str) -> None:
        """Marks the page that is in sight; none where it has no button."""
        self._group.setExclusive(False)
        for own, button in self._buttons.items():
            button.setChecked(own == name)
        self._group.setExclusive(True)

    def enable(self, names: Sequence[str], closed: Mapping[str, str]) -> None:
        """The pages that can be gone to; of those that are closed for now, why they are."""
        for name, button in self._buttons.items():
            button.setEnabled(name in names)
            told = _("{page} ({keys})").format(page=button.text(), keys=button.accessibleDescription())
            button.setToolTip(as_tip(closed[name]) if name in closed else told)

    def hide_unless_enabled(self, name: str) -> None:
        """A page that most audits do not have is there only where it can be gone to."""
        self._buttons[name].setVisible(self._buttons[name].isEnabled())
        self._fit()

    def focus_current(self) -> None:
        """Puts the keyboard on the page in sight."""
        current = self._group.checkedButton()
        if current is not None:
            current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        reachable = [button for button in self._buttons.values() if button.isEnabled()]
        focused = next((place for place, button in enumerate(reachable) if button.hasFocus()), None)
        if step and focused is not None:
            reachable[(focused + step) % len(reachable)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
