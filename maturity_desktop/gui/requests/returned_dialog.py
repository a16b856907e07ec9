"""What a list that came back says anew: ticked differences are taken over as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.request_answers import Difference, RowFault
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.requests.request_words import difference_words, fault_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import one_line

SIZE = (720, 520)
FAULTS_SEEN = 5
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ReturnedDialog(CarefulDialog):
    """What was decided is in `chosen` once it is accepted."""

    def __init__(
        self,
        file: str,
        found: Sequence[Difference],
        faults: Sequence[RowFault],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._found = tuple(found)
        self.setWindowTitle(_("Answers in {file}").format(file=file))
        self.headline = PlainWords(theme, bold=True)
        self.headline.show_words(_headline(len(found)))
        self.list = QListWidget()
        set_role(self.list, "framed")
        self.list.setAccessibleName(_("What the client says"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for own in self._found:
            item = QListWidgetItem(one_line(difference_words(own)), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(CHECKED if own.is_usual else UNCHECKED)
        self._before = self.chosen
        self.faults = QPlainTextEdit("\n".join(one_line(fault_words(own)) for own in faults))
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setFrameShape(QFrame.Shape.NoFrame)
        seen = min(len(faults), FAULTS_SEEN)
        self.faults.setFixedHeight(self.faults.fontMetrics().lineSpacing() * seen + 16)
        set_role(self.faults, "reading")
        self.fault_line = PlainWords(theme, ink="attention")
        count = ngettext("{count} line to look at:", "{count} lines to look at:", len(faults))
        self.fault_line.show_words(count.format(count=len(faults)))
        self.faults.setAccessibleName(self.fault_line.words)
        self.keep, cancel = QPushButton(_("&Take over what is ticked")), QPushButton(_("Cancel"))
        set_role(self.keep, "primary")
        self.keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.keep):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.list, 1)
        for part in (self.fault_line, self.faults):
            part.setVisible(bool(faults))
            column.addWidget(part)
        column.addLayout(buttons)
        self.list.setVisible(bool(found))
        self.list.itemChanged.connect(lambda _item: self._judge())
        self.resize(*SIZE)
        self._judge()
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.chosen))

    def _take(self) -> None:
        if self.keep.isEnabled():
            self.accept()

    def is_changed(self) -> bool:
        return self.chosen != self._before

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """The differences that are ticked."""
        return tuple(
            own for row, own in enumerate(self._found) if self.list.item(row).checkState() is CHECKED
        )


def _headline(count: int) -> str:
    if not count:
        return _("The list says nothing that is not known.")
    return ngettext(
        "{count} thing is said that is not known yet", "{count} things are said that are not known yet", count
    ).format(count=count)
