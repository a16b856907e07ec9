"""Erasing for good: what will be gone, the client's name typed by hand, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.verbs.erasing import (
    ErasePlan,
    is_its_name,
    loss_lines,
    name_to_type,
    staying_lines,
    subject_words,
)

SIZE = (620, 600)
FOOT = 110
"""The height of what stands round the words when it is done."""


class EraseDialog(QDialog):
    """Shows one plan, or lets choose between the audit and the whole client; it erases nothing itself."""

    erase_wanted = Signal(object)
    """The ErasePlan, once the client's name was typed."""
    cancel_wanted = Signal()

    def __init__(self, plans: Sequence[ErasePlan], theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Erase for good"))
        self._plans = plans
        self._works = self._is_done = False
        self.choices = [QRadioButton(breakable(_choice_words(plan))) for plan in plans]
        self.going, self.staying = PlainWords(theme), PlainWords(theme, ink="quiet")
        self.name = QLineEdit()
        self.told = PlainWords(theme, ink="attention")
        self.work = WorkBar(theme)
        self.erase, self.leave = QPushButton(_("&Erase…")), QPushButton(_("Cancel"))
        self._question = plain_label("", wraps=True)
        self._asking = self._make_asking(theme)
        self._lay_out()
        self._wire()
        self.choices[0].setChecked(True)
        self._show_plan()
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        (self.choices[0] if len(plans) > 1 else self.name).setFocus()

    def _make_asking(self, theme: ThemeSwitch) -> QScrollArea:
        """What is read before the name is typed; a small screen scrolls it."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        for choice in self.choices:
            choice.setVisible(len(self.choices) > 1)
            column.addWidget(choice)
        if len(self.choices) == 1:
            only = PlainWords(theme, bold=True)
            only.show_words(subject_words(self._plans[0].subject))
            column.addWidget(only)
        for title, words in (
            (_("This will be gone:"), self.going),
            (_("Stays or is not reached:"), self.staying),
        ):
            column.addSpacing(8)
            column.addWidget(plain_label(title, "heading"))
            column.addWidget(words)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("What will be gone"))
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: area.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus
            )
        )
        return area

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._asking, 1)
        self._question.setBuddy(self.name)
        for widget in (self._question, self.name, self.told, self.work):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.erase)
        row.addWidget(self.leave)
        column.addLayout(row)
        set_role(self.erase, "primary")
        self.erase.setAutoDefault(False)  # Enter must not do what cannot be taken back
        self.leave.setDefault(True)
        self.told.hide()
        self.work.hide()

    def _wire(self) -> None:
        for choice in self.choices:
            choice.toggled.connect(self._show_plan)
        self.name.textChanged.connect(self._judge)
        self.erase.clicked.connect(lambda: self.erase_wanted.emit(self.plan))
        self.leave.clicked.connect(self.reject)
        self.work.cancel_wanted.connect(self.cancel_wanted)

    @property
    def plan(self) -> ErasePlan:
        """The plan that is chosen."""
        return next(
            plan for plan, choice in zip(self._plans, self.choices, strict=True) if choice.isChecked()
        )

    def _show_plan(self) -> None:
        if not any(choice.isChecked() for choice in self.choices):
            return  # one is let go before the other is taken
        plan = self.plan
        self.going.show_words(_bullets(loss_lines(plan)))
        self.staying.show_words(_bullets(staying_lines(plan)))
        question = _("This cannot be taken back. To erase it, type the client’s name: {client}")
        told = breakable(question.format(client=name_to_type(plan.subject)))
        self._question.setText(told.replace("&", "&&"))  # a label with a buddy takes it for a key
        self.name.setAccessibleName(told)
        self._judge()

    def _judge(self) -> None:
        self.erase.setEnabled(is_its_name(self.plan.subject, self.name.text()))

    # How far it is, and what came of it

    def begin(self) -> None:
        """It is under way."""
        self._works = True
        self.told.hide()
        self._set_asking(enabled=False)
        self.work.begin(_("Writing the library anew without it…"))
        self.work.cancel.setEnabled(True)
        self.work.cancel.setFocus()

    def advance(self, done: int, total: int) -> None:
        """From the half on, the new library is in place, and nothing can be stopped."""
        self.work.advance(done, total)
        if 2 * done > total and self.work.cancel.isEnabled():
            self.work.cancel.setEnabled(False)
            self.work.words.show_words(_("Erasing it from backups; this can no longer be stopped…"))

    def show_refused(self, words: str) -> None:
        """Nothing was erased, and why; it can be tried again."""
        self._end(words)
        self._set_asking(enabled=True)
        self._judge()
        self.name.setFocus()

    def show_done(self, words: str) -> None:
        """It is erased: what remains is to be read and closed."""
        self._is_done = True
        self._asked = self._asking.takeWidget()  # kept: what was chosen stands in it
        self._asking.setWidget(self.told)
        self._asking.setAccessibleName(_("What was erased"))
        self._question.hide()
        self.name.hide()
        self.erase.hide()
        self._end(words)
        self.leave.setText(_("Close"))
        self.leave.show()
        self.leave.setFocus()
        self.resize(self.width(), min(self.height(), self.told.heightForWidth(self.width() - 56) + FOOT))

    def _end(self, words: str) -> None:
        self._works = False
        self.work.end()
        self.told.show_words(words, "text" if self._is_done else "attention")
        self.told.setVisible(bool(words))

    def _set_asking(self, enabled: bool) -> None:
        for widget in (*self.choices, self.name):
            widget.setEnabled(enabled)
        for button in (self.erase, self.leave):
            button.setVisible(enabled)

    def reject(self) -> None:
        """Escape stops it while it can be stopped."""
        if not self._works:
            super().reject()
        elif self.work.cancel.isEnabled():
            self.work.cancel.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._works:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)


def _choice_words(plan: ErasePlan) -> str:
    """A radio button takes “&” for a key."""
    return subject_words(plan.subject).replace("&", "&&")


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"•  {line}" for line in lines)
