"""The first start: who is working here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from maturity_desktop.gui.forms.ui_first_start import Ui_FirstStartForm


class FirstStart(QDialog):
    """Asks the assessor's name; it is in `name` once the dialog is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form = Ui_FirstStartForm()
        form.setupUi(self)
        form.name.setFocus()
        form.begin.setEnabled(False)
        form.name.textChanged.connect(lambda: form.begin.setEnabled(bool(self.name)))
        form.begin.clicked.connect(self.accept)
        form.later.clicked.connect(self.reject)

    @property
    def name(self) -> str:
        """The name as it was typed."""
        return " ".join(self._form.name.text().split())


def ask_who(window: QWidget, keep: Callable[[str], object]) -> None:
    """Asks over a window, and hands on the name where there is one."""
    dialog = FirstStart(window)
    dialog.accepted.connect(lambda: keep(dialog.name))
    dialog.open()
