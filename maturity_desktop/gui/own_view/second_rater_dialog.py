"""Whose second rating it is: one of the team, somebody who has rated before, or another."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.own_view import name_key
from maturity_desktop.domain.team import CLIENT, members, second_ratings
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.team.member_dialog import LONGEST_NAME
from maturity_desktop.gui.widgets.dialog_parts import ways_out
from maturity_desktop.gui.widgets.labels import plain_label

LEAST_WIDTH = 440


def names_at_hand(audit: Audit) -> tuple[str, ...]:
    """Who has rated a second time, then the team; nobody twice."""
    raters = [own.assessor for own in second_ratings(audit) if own.kind != CLIENT]
    every = (*raters, *(own.name for own in reversed(members(audit))))
    return tuple({name_key(name): name for name in reversed(every) if name}.values())[::-1]


class SecondRaterDialog(CarefulDialog):
    """Offers names; another can be written. What was chosen is in `name`."""

    def __init__(
        self,
        title: str,
        about: str,
        act: str,
        names: Sequence[str],
        first: str,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(LEAST_WIDTH)
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.addItems(list(names))
        self.field.setCurrentText(first)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setAccessibleName(_("Rated by"))
        line = self.field.lineEdit()
        if line is not None:
            line.setMaxLength(LONGEST_NAME)
            line.setAccessibleName(_("Rated by"))
        self._before = self.field.currentText()
        label = plain_label(_("&Rated by"))
        label.setBuddy(self.field)
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        fields.addRow(label, self.field)
        box, self.keep = ways_out(self, act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(about, wraps=True))
        column.addLayout(fields)
        column.addWidget(box)
        self.field.editTextChanged.connect(lambda _words: self._judge())
        self._judge()
        self.field.setFocus()

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.name))

    def is_changed(self) -> bool:
        return self.field.currentText() != self._before

    @property
    def name(self) -> str:
        return " ".join(self.field.currentText().split())
