"""What a list of actions that came back says otherwise: ticked differences are taken over as one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
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

from maturity_desktop.domain.action_returns import DAYS, Difference, Fault, Field, RowFault
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import one_line
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.roadmap_words import state_words

SIZE = (760, 540)
FAULTS_SEEN = 5
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ReturnedActionsDialog(CarefulDialog):
    """What was decided is in `chosen` once it is accepted; conflicts are not ticked beforehand."""

    def __init__(
        self,
        file: str,
        found: Sequence[Difference],
        faults: Sequence[RowFault],
        waves: Mapping[str, str],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._found = tuple(found)
        self.setWindowTitle(_("Actions in {file}").format(file=file))
        self.headline = PlainWords(theme, bold=True)
        self.headline.show_words(_headline(found))
        self.list = QListWidget()
        set_role(self.list, "framed")
        self.list.setAccessibleName(_("What the list says otherwise"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for own in self._found:
            item = QListWidgetItem(one_line(difference_words(own, waves)), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(UNCHECKED if own.conflict else CHECKED)
        self._before = self.chosen
        self.faults = QPlainTextEdit("\n".join(one_line(fault_words(own)) for own in faults))
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setFrameShape(QFrame.Shape.NoFrame)
        if found:  # else they have the room of the list
            seen = min(len(faults), FAULTS_SEEN)
            self.faults.setFixedHeight(self.faults.fontMetrics().lineSpacing() * seen + 24)
        set_role(self.faults, "reading")
        self.fault_line = PlainWords(theme, ink="attention")
        count = ngettext("{count} line to look at:", "{count} lines to look at:", len(faults))
        self.fault_line.show_words(count.format(count=len(faults)))
        self.faults.setAccessibleName(self.fault_line.words)
        self._lay_out(bool(found), bool(faults))

    def _lay_out(self, has_any: bool, has_faults: bool) -> None:
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
            part.setVisible(has_faults)
            column.addWidget(part, int(part is self.faults and not has_any))
        if not has_any and not has_faults:
            column.addStretch(1)
        column.addLayout(buttons)
        self.list.setVisible(has_any)
        self.list.itemChanged.connect(lambda _item: self._judge())
        self.resize(*SIZE)
        self._judge()
        if has_any:
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


def _headline(found: Sequence[Difference]) -> str:
    if not found:
        return _("The list says nothing that differs from the audit.")
    count = ngettext("{count} difference", "{count} differences", len(found)).format(count=len(found))
    conflicts = sum(own.conflict for own in found)
    if not conflicts:
        return count
    told = ngettext(
        "{count} of them was changed here too since the list went out",
        "{count} of them were changed here too since the list went out",
        conflicts,
    ).format(count=conflicts)
    return _("{differences}; {conflicts}").format(differences=count, conflicts=told)


def difference_words(own: Difference, waves: Mapping[str, str]) -> str:
    """What a row says otherwise, and what the audit says."""
    if own.action is None:
        return _("Row {row}: a new action, “{title}”").format(row=own.place, title=own.told)
    names = {
        "row": own.place,
        "number": own.action.label,
        "field": field_name(own.field),
        "told": value_words(own.field, own.told, waves),
        "now": value_words(own.field, own.now, waves),
    }
    if own.field is Field.NOTE:
        return _("Row {row}, {number}: a note: “{told}”").format(**names)
    if own.conflict:
        return _(
            "Row {row}, {number}: {field}: “{told}”; here it was changed too since then, to “{now}”"
        ).format(**names)
    if not own.now:
        return _("Row {row}, {number}: {field}: “{told}”").format(**names)
    return _("Row {row}, {number}: {field}: “{told}”, not “{now}”").format(**names)


def field_name(field: Field) -> str:  # noqa: C901 - one line for each
    """What a field is called."""
    match field:
        case Field.TITLE:
            return _("action")
        case Field.WHAT:
            return _("what is to be done")
        case Field.OWNER:
            return _("owner")
        case Field.STATE:
            return _("state")
        case Field.WAVE:
            return _("wave")
        case Field.STARTS_ON:
            return _("starts on")
        case Field.DUE_ON:
            return _("due on")
        case Field.DONE_ON:
            return _("done on")
        case Field.COST:
            return _("cost")
        case Field.BENEFIT:
            return _("benefit of a year")
        case Field.GAIN:
            return _("benefit in words")
        case Field.NOTE:
            return _("note")


def value_words(field: Field, value: str, waves: Mapping[str, str]) -> str:
    """A value as a person reads it."""
    if field is Field.WAVE:
        return waves.get(value, _("as proposed"))
    if not value:
        return _("nothing")
    if field in DAYS:
        return day_words(date.fromisoformat(value))
    return state_words(ActionState(value), screen_words()) if field is Field.STATE else value


def fault_words(own: RowFault) -> str:
    """Why something of a row is not taken."""
    names = {"row": own.place, "title": own.title, "text": own.text}
    match own.fault:
        case Fault.UNKNOWN:
            words = _("Row {row}: nobody can tell which action “{title}” is. Nothing of the row is taken.")
        case Fault.GONE:
            words = _("Row {row}: “{title}” is no longer in the audit. Nothing of the row is taken.")
        case Fault.TWICE:
            words = _("Row {row}: “{title}” stands here for the second time. Nothing of the row is taken.")
        case Fault.NO_TITLE:
            words = _("Row {row}: “{title}” has lost its name, and keeps it.")
        case Fault.ODD_DAY:
            words = _("Row {row}: “{text}” is no day that can be told for certain.")
        case Fault.ODD_NUMBER:
            words = _("Row {row}: “{text}” is no whole amount.")
        case Fault.ODD_STATE:
            words = _("Row {row}: “{text}” is none of the states.")
        case Fault.ODD_WAVE:
            words = _("Row {row}: “{text}” is none of the waves.")
        case Fault.NO_VALUE:
            words = _("Row {row}: {text} is a formula without a value. Nothing of the cell is taken.")
        case Fault.MISSING:
            return _("{number} “{title}” is not in the list; it stays as it is.").format(
                number=own.text, title=own.title
            )
    return words.format(**names)
