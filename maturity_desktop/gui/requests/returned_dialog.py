"""What lists that came back say anew: ticked differences are taken over as one edit."""

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

from maturity_desktop.domain.request_answers import Difference, FileAnswers, usual
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
        answers: Sequence[FileAnswers],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._found = tuple(own for told in answers for own in told.found)
        faults = [_from(told, fault_words(own), answers) for told in answers for own in told.faults]
        self.setWindowTitle(_title(answers))
        self.headline = PlainWords(theme, bold=True)
        self.headline.show_words(_headline(len(self._found), len(answers)))
        self.list = QListWidget()
        set_role(self.list, "framed")
        self.list.setAccessibleName(_("What the client says"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        said = [_from(told, difference_words(own), answers) for told in answers for own in told.found]
        for words, is_usual in zip(said, usual(self._found), strict=True):
            item = QListWidgetItem(one_line(words), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(CHECKED if is_usual else UNCHECKED)
        self._before = self.chosen
        self.faults = QPlainTextEdit("\n".join(one_line(words) for words in faults))
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
        self.list.setVisible(bool(self._found))
        self.list.itemChanged.connect(lambda _item: self._judge())
        self.resize(*SIZE)
        self._judge()
        if self._found:
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


def _title(answers: Sequence[FileAnswers]) -> str:
    if len(answers) == 1:
        return _("Answers in {file}").format(file=answers[0].file)
    return ngettext("Answers in {count} file", "Answers in {count} files", len(answers)).format(
        count=len(answers)
    )


def _from(told: FileAnswers, words: str, answers: Sequence[FileAnswers]) -> str:
    """The words with their file, where there are several."""
    return words if len(answers) == 1 else _("{file}: {words}").format(file=told.file, words=words)


def _headline(count: int, lists: int) -> str:
    if not count:
        return ngettext(
            "The list says nothing that is not known.", "The lists say nothing that is not known.", lists
        )
    return ngettext(
        "{count} thing is said that is not known yet", "{count} things are said that are not known yet", count
    ).format(count=count)
