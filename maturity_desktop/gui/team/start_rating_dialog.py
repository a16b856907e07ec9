"""Whose second rating begins, and of which kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.team import CLIENT, SECOND
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.evidence.uses_dialog import PlacesList
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.team.assign_dialog import CriteriaToAssign, criteria_places
from maturity_desktop.gui.team.member_dialog import LONGEST_NAME
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label

LEAST_WIDTH = 460
LEAST_LIST = 150


class StartRatingDialog(CarefulDialog):
    """Offers the names of the team; another can be written."""

    def __init__(
        self,
        names: Sequence[str],
        framework: Framework,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
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
        for field in (self.kind, self.name):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        self.rows = CriteriaToAssign(criteria_places(framework, {}), (), self)
        self.list = PlacesList(self.rows, theme)
        self.list.setAccessibleName(_("Criteria that it is meant for"))
        self.list.setMinimumHeight(LEAST_LIST)
        self.scope = plain_label("", "quiet", wraps=True)
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
        column.addWidget(self.scope)
        column.addWidget(self.list, 1)
        column.addWidget(box)
        self.name.editTextChanged.connect(lambda _words: self._judge())
        self.rows.dataChanged.connect(self._judge)
        self._judge()
        self.name.setFocus()

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.assessor))
        count, every = len(self.criteria), self.rows.rowCount()
        words = ngettext("For {count} of {every} criteria.", "For {count} of {every} criteria.", count)
        self.scope.setText(
            words.format(count=count, every=every) if count else _("For all criteria; tick some to limit it.")
        )

    def is_changed(self) -> bool:
        return bool(self.criteria) or self.name.currentText() != self._before

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """Those that it is meant for, by framework; none: all of them."""
        return tuple(sorted((framework, criterion) for framework, criterion, _point in self.rows.ticked))

    @property
    def assessor(self) -> str:
        return " ".join(self.name.currentText().split())
