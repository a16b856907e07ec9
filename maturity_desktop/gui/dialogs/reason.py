"""A reason that the program asks for."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.message import breakable
from maturity_desktop.gui.forms.ui_reason import Ui_ReasonForm


class ReasonDialog(CarefulDialog):
    """Asks why; Enter keeps it, Shift+Enter starts a new line, Esc leaves everything as it was."""

    def __init__(
        self,
        about: str,
        question: str,
        hint: str,
        ask: Ask,
        initial: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        form = self._form = Ui_ReasonForm()
        form.setupUi(self)
        form.about.setText(breakable(about))
        form.reason_label.setText(question)
        form.hint.setText(hint)
        form.reason.setAccessibleName(question)
        form.reason.set_lines(3, 8)
        form.reason.end_on_enter()
        form.reason.follow(initial)
        self._shown = form.reason.words
        form.reason.selectAll()
        form.reason.done.connect(self.accept)
        form.accept_button.clicked.connect(self.accept)
        form.cancel.clicked.connect(self.reject)
        form.reason.setFocus()

    def is_changed(self) -> bool:
        return self._form.reason.words != self._shown

    @property
    def reason(self) -> str:
        return self._form.reason.words.strip()


def why_not_dialog(point: Checkpoint, remark: str, ask: Ask, parent: QWidget) -> ReasonDialog:
    """Asks why a checkpoint or a sign does not apply; `remark` is what is written there already."""
    question = _("Why does this checkpoint not &apply here?")
    if point.sign:
        question = _("Why does this sign not &apply here?")
    return ReasonDialog(
        _("{id}: {text}").format(id=point.id, text=point.text),
        question,
        _("Without a reason the rating is provisional. Enter keeps it, Shift+Enter starts a new line."),
        ask,
        remark,
        parent,
    )
