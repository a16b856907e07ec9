"""A form that throws nothing typed away without asking."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import pass_wheel_on


class CarefulDialog(QDialog):
    """Escape, Cancel and the window's own button ask first where something was typed."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        pass_wheel_on(self)

    def is_changed(self) -> bool:
        """Whether something in it would be lost."""
        raise NotImplementedError

    def leaving_words(self) -> str:
        """What is asked where something would be lost."""
        return _("Throw away what you typed?")

    def reject(self) -> None:
        if not self.is_changed() or self._ask.confirm(
            self.leaving_words(),
            _("What was there before stays as it was."),
            _("Throw it away"),
        ):
            super().reject()
