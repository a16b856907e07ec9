"""Whose second rating begins, and of which kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.agreement import draw_from, usual_size
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import SampleDraw
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.team import CLIENT, SECOND
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.evidence.uses_dialog import PlacesList
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.team.assign_dialog import CriteriaToAssign, criteria_places
from maturity_desktop.gui.team.member_dialog import LONGEST_NAME
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import ways_out
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box

LEAST_WIDTH = 460
LEAST_LIST = 96
LONGEST_SEED = 40
SEED_LETTERS = 8


class StartRatingDialog(CarefulDialog):
    """Offers the names of the team; another can be written. Criteria are ticked, or drawn by lot.

    The lot that an earlier rating was `drawn` by is offered again, so that all rate the same criteria.
    """

    def __init__(
        self,
        names: Sequence[str],
        framework: Framework,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
        drawn: SampleDraw | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Start a second rating"))
        self._used = drawn
        self._framework = framework
        self._drawn: frozenset[str] = frozenset()
        self._lot = (0, "")
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
        fields.addRow(self._draw_label(), self._draw_row())
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
        box, self.keep = ways_out(self, _("&Start"))
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

    def _draw_label(self) -> QWidget:
        """Also makes the controls that draw: how many, by which seed."""
        every = len(self._framework.criteria)
        self.count = number_box(_("How many criteria to draw"), 1, every)
        self.count.setValue(self._used.size if self._used else usual_size(self._framework))
        self.seed = QLineEdit(self._used.seed if self._used else new_key()[-SEED_LETTERS:])
        self.seed.setMaxLength(LONGEST_SEED)
        self.seed.setAccessibleName(_("Seed of the draw"))
        self.seed.setToolTip(_("The same seed draws the same criteria again, on any laptop"))
        self.draw_button = QPushButton(_("&Draw"))
        self.draw_button.setAutoDefault(False)
        self.draw_button.clicked.connect(self._draw)
        for field in (self.count, self.seed):  # Enter there draws; it would start the rating else
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                enter = QShortcut(QKeySequence(key), field, self._draw)
                enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        label = plain_label(_("Draw by &lot"))
        label.setBuddy(self.count)
        return label

    def _draw_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count)
        words = _("of {every}, seed").format(every=len(self._framework.criteria))
        row.addWidget(plain_label(words, "quiet"))
        row.addWidget(self.seed, 1)
        row.addWidget(self.draw_button)
        return row

    def _draw(self) -> None:
        """Ticks what the seed draws, at least one criterion of each domain as far as the number goes."""
        seed = self.seed.text().strip()
        if not seed:
            self.seed.setText(seed := new_key()[-SEED_LETTERS:])
        drawn = draw_from(self._framework, self.count.value(), seed)
        self._drawn, self._lot = frozenset(drawn), (len(drawn), seed)
        self.rows.tick_only(drawn)
        first = next((row for row, place in enumerate(self.rows.shown) if place.use in self.rows.ticked), -1)
        if first >= 0:
            self.list.setCurrentIndex(self.rows.index(first))
            self.list.scrollTo(self.rows.index(first), QListView.ScrollHint.PositionAtTop)

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.assessor))
        count, every = len(self.criteria), self.rows.rowCount()
        words = ngettext("For {count} of {every} criteria.", "For {count} of {every} criteria.", count)
        if self.lot is not None:
            words = ngettext(
                "For {count} of {every} criteria, drawn by lot; the seed is kept and stands in the report.",
                "For {count} of {every} criteria, drawn by lot; the seed is kept and stands in the report.",
                count,
            )
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
    def lot(self) -> tuple[int, str] | None:
        """How many were drawn by which seed; None where other criteria are ticked than those drawn."""
        ticked = frozenset(criterion for _framework, criterion in self.criteria)
        return self._lot if ticked and ticked == self._drawn else None

    @property
    def assessor(self) -> str:
        return " ".join(self.name.currentText().split())
