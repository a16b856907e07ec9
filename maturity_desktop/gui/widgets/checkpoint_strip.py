"""The strip under the columns: the answers and the remark for the checkpoint that is current."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.checkpoint_view import CheckpointView
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_editor import PlainEditor

REMARK_BESIDE = 180
"""The least width that the remark needs beside the answers; else it stands below them."""


KEYS: dict[AnswerValue | None, str] = {
    AnswerValue.MET: "Y",
    AnswerValue.PARTLY: "P",
    AnswerValue.NOT_MET: "N",
    AnswerValue.NOT_APPLICABLE: "A",
    None: "⌫",
}
"""The key of each answer, in the order of the buttons."""


def button_words(of_sign: bool) -> tuple[tuple[str, str], ...]:
    """What the buttons are called and how they are read aloud, in the order of KEYS."""
    if of_sign:
        return (
            (_("Observed"), _("The sign is observed")),
            (_("Partly"), _("The sign is partly observed")),
            (_("Not observed"), _("The sign is not observed")),
            (_("N/A…"), _("The sign does not apply")),
            (_("Clear"), _("Take back the answer to the sign")),
        )
    return (
        (_("Met"), _("The checkpoint is met")),
        (_("Partly"), _("The checkpoint is partly met")),
        (_("Not met"), _("The checkpoint is not met")),
        (_("N/A…"), _("The checkpoint does not apply")),
        (_("Clear"), _("Take back the answer to the checkpoint")),
    )


class CheckpointStrip(QFrame):
    """Every answer as a button with its key, and the remark, which is kept as it is typed."""

    answer_wanted = Signal(object)
    remark_typed = Signal(str)
    remark_left = Signal()
    returned = Signal()
    """The person is done with the remark and wants back to the checkpoints."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CheckpointView | None = None
        self._answered = ""
        self._beside: bool | None = None
        self._buttons = QWidget(self)
        self._of_sign: bool | None = None
        self.answers = {value: self._button(value) for value in KEYS}
        self.remark = PlainEditor(self, least=1, most=4, enter_ends=True)
        self.remark.typed.connect(self.remark_typed)
        self.remark.left.connect(self.remark_left)
        self.remark.done.connect(self.returned)
        self.remark.escaped.connect(self.returned)
        mark_edits(*self.answers.values(), self.remark)
        self._speak(of_sign=False)
        self._lay_out()

    def _speak(self, of_sign: bool) -> None:
        """The words for a checkpoint, which is met, or for a sign, which is observed."""
        if of_sign == self._of_sign:
            return
        self._of_sign = of_sign
        for (value, key), (words, name) in zip(KEYS.items(), button_words(of_sign), strict=True):
            self.answers[value].setText(_("{answer}  {key}").format(answer=words, key=key))
            self.answers[value].setAccessibleName(name)
        self.remark.setAccessibleName(_("Remark on the sign") if of_sign else _("Remark on the checkpoint"))
        if self._beside is not None:
            self._beside = None  # the buttons have other widths now
            self._find_place()

    def _button(self, value: AnswerValue | None) -> QPushButton:
        button = QPushButton(self._buttons)
        button.setCheckable(value is not None)
        set_role(button, "answer")
        button.clicked.connect(lambda: self._choose(value))
        return button

    def _lay_out(self) -> None:
        flow = FlowLayout(self._buttons, spacing=4)
        for button in self.answers.values():
            flow.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._place_remark(beside=True)

    def _place_remark(self, beside: bool) -> None:
        """Beside the answers where there is room for it, else below them."""
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.addWidget(self._buttons, 0, 0, 1, 1 if beside else 2)
        self._grid.addWidget(self.remark, 0 if beside else 1, 1 if beside else 0, 1, 1 if beside else 2)
        width = self._buttons.sizeHint().width() if beside else 0
        self._buttons.setMinimumWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._find_place()

    def _find_place(self) -> None:
        wanted = self._buttons.sizeHint().width() + REMARK_BESIDE
        self._place_remark(beside=self.width() >= wanted)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (*self.answers.values(), self.remark)

    def _choose(self, value: AnswerValue | None) -> None:
        self._check()
        self.answer_wanted.emit(value)

    def show_view(self, view: CheckpointView | None) -> None:
        """Shows the answer and the remark of the current checkpoint."""
        self.setEnabled(view is not None)
        self._view = view
        if view is not None:
            self._speak(of_sign=view.checkpoint.sign)
            self._check()
            self.remark.follow(view.remark)
        self._name_remark()

    def tell_answered(self, code: str) -> None:
        """The checkpoint answered last, which the key writes about; empty where it is the current one."""
        self._answered = code
        self._name_remark()

    def _name_remark(self) -> None:
        """Says which checkpoint the remark is on, and which one the key goes to where that is another."""
        if self._view is None:
            told = ""
        elif self._answered:
            told = _("Remark on {checkpoint}; R: on {answered}")
        else:
            told = _("Remark on {checkpoint} (R)")
        code = self._view.code if self._view else ""
        self.remark.setPlaceholderText(told.format(checkpoint=code, answered=self._answered))

    def _check(self) -> None:
        given = self._view.value if self._view else None
        for value, button in self.answers.items():
            if value is not None and button.isChecked() != (value is given):
                button.setChecked(value is given)
