"""Whose second rating begins, and of which kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.team import CLIENT, SECOND
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.team.member_dialog import LONGEST_NAME
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import plain_label

LEAST_WIDTH = 460


class StartRatingDialog(CarefulDialog):
    """Offers the names of the team; another can be written."""

    def __init__(self, names: Sequence[str], ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Start a second rating"))
        self.setMinimumWidth(LEAST_WIDTH)
        self.kind = Choice([(_("Second rating, blind"), SECOND), (_("The client’s own rating"), CLIENT)])
        choose_in_list(self.kind)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.addItems(list(names))
        self._before = self.name.currentText()
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in ((_("&Rating"), self.kind), (_("&Given by"), self.name)):
            label = plain_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            fields.addRow(label, field)
        line = self.name.lineEdit()
        if line is not None:
            line.setMaxLength(LONGEST_NAME)
            line.setAccessibleName(_("Given by"))
        about = _(
            "It begins empty, over the same evidence. Until somebody goes back, this window shows nothing of"
            " the agreed answers, notes and levels, and the report waits."
        )
        box = QDialogButtonBox()
        self.keep = box.addButton(_("&Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.keep, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(plain_label(about, "quiet", wraps=True))
        column.addWidget(box)
        self.name.editTextChanged.connect(lambda _words: self._judge())
        self._judge()
        self.name.setFocus()

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.assessor))

    def is_changed(self) -> bool:
        return self.name.currentText() != self._before and bool(self.assessor)

    @property
    def assessor(self) -> str:
        return " ".join(self.name.currentText().split())
