"""What-if of staffing by Erlang C: what is asked of an interval, and how many agents it needs."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.staffing import AROUND, Demand, Staffing, StaffingOption, staffing
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.typed_grid import typed_number
from maturity_desktop.gui.supporting.staffing_cases import StaffingCase
from maturity_desktop.gui.supporting.staffing_words import (
    answer_words,
    as_text,
    assumed_words,
    heads,
    option_cells,
    why_not_words,
)
from maturity_desktop.gui.theme import ThemeSwitch, set_role, set_state
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.sections.wording import short_number

SIZE = (720, 650)
ACROSS = 4
ROW = 26
MOST_ROWS = 2 * AROUND + 1
SHARES = ("service_level", "shrinkage", "most_occupied")
"""These are typed in percent."""


class StaffingDialog(QDialog):
    """Every change is worked out at once; nothing of it is kept in the audit."""

    def __init__(
        self,
        cases: Sequence[StaffingCase],
        usual: Demand,
        words: NullTranslations,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Agents needed (Erlang C)"))
        self._words, self._theme = words, theme
        self._options: Sequence[StaffingOption] = ()
        self.case = Choice[StaffingCase | None](
            [(_("figures of your own"), None), *((own.title, own) for own in cases)]
        )
        self.case.setSizeAdjustPolicy(self.case.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.case.setAccessibleName(_("From the client’s intervals"))
        self.fields: dict[str, QLineEdit] = {}
        self.answer = plain_label("", "heading", wraps=True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = QTableWidget(0, len(heads()))
        self.copy = QPushButton(_("&Copy as text"))
        self._lay_out(bool(cases))
        self._fill(cases[0].demand if cases else usual)
        self.case.choose(cases[0] if cases else None)
        choose_in_list(self.case)
        self.case.activated.connect(self._take_case)
        self.copy.clicked.connect(self.copy_text)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy_text)
        pass_wheel_on(self)
        self.fields["contacts"].setFocus()

    def _lay_out(self, has_cases: bool) -> None:
        label = plain_label(_("From the client’s &intervals"), "small")
        label.setBuddy(self.case)
        for part in (label, self.case):
            part.setVisible(has_cases)
        self._make_table()
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        for button in (self.copy, close):
            button.setAutoDefault(False)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(24, 20, 24, 8)
        above.setSpacing(6)
        above.addWidget(label)
        above.addWidget(self.case)
        above.addLayout(self._make_fields())
        above.addSpacing(6)
        above.addWidget(self.answer)
        above.addWidget(self.table)
        above.addWidget(plain_label(assumed_words(), "small", wraps=True))
        above.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(close)
        lay_out_scrolled(self, inside, foot, SIZE)

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        titles = {
            "contacts": _("C&ontacts"), "period": _("in &minutes"), "handling": _("&Handling time, s"),
            "service_level": _("&Answered in time, %"), "within": _("&Within, s"),
            "shrinkage": _("Shrin&kage, %"), "most_occupied": _("At most occu&pied, %"),
        }  # fmt: skip
        for place, (name, title) in enumerate(titles.items()):
            field = QLineEdit()
            field.setAccessibleName(title.replace("&", ""))
            field.textEdited.connect(self._follow)
            label = plain_label(title, "small")
            label.setBuddy(field)
            row, column = divmod(place, ACROSS)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
            self.fields[name] = field
        return grid

    def _make_table(self) -> None:
        table = self.table
        table.setAccessibleName(_("With a few agents less or more"))
        table.setHorizontalHeaderLabels(list(heads()))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + MOST_ROWS * ROW + 4)

    # What is asked

    def _fill(self, demand: Demand) -> None:
        for name, field in self.fields.items():
            value = getattr(demand, name)
            told = value / 60 if name == "period" else 100 * value if name in SHARES else value
            field.setText(short_number(told, self._words))
        self._work_out()

    def _take_case(self) -> None:
        """A case of the client's: its contacts and its interval; the rest stays as it is typed."""
        case = self.case.value
        demand = self.demand
        if case is None:
            return
        if demand is None:
            self._fill(case.demand)
            return
        self.fields["contacts"].setText(short_number(case.demand.contacts, self._words))
        self.fields["period"].setText(short_number(case.demand.period / 60, self._words))
        self._work_out()

    def _follow(self) -> None:
        if self.sender() in (self.fields["contacts"], self.fields["period"]):
            self.case.choose(None)
        self._work_out()

    @property
    def demand(self) -> Demand | None:
        """What the fields say; None while one of them is no number."""
        told: dict[str, float] = {}
        for name, field in self.fields.items():
            number = typed_number(field.text().strip(), is_count=False)
            set_state(field, "invalid", number is None)
            if number is not None:
                value = float(number)
                told[name] = value * 60 if name == "period" else value / 100 if name in SHARES else value
        return Demand(**told) if len(told) == len(self.fields) else None

    # What comes of it

    def _work_out(self) -> None:
        demand = self.demand
        if demand is None:
            self._show(_("What is framed in red is no number."), "wrong", ())
            return
        found = staffing(demand)
        if found.value is None:
            self._show(why_not_words(found.why_not), "attention", ())
            return
        self._show(
            answer_words(demand, found.value, self._words), "heading", found.value.options, found.value
        )

    def _show(
        self, words: str, role: str, options: Sequence[StaffingOption], found: Staffing | None = None
    ) -> None:
        self.answer.setText(words)
        set_role(self.answer, role)
        self._options = options
        self.copy.setEnabled(found is not None)
        self.table.setRowCount(len(options))
        bold = self._theme.font(semibold=True)
        for row, option in enumerate(options):
            for column, told in enumerate(option_cells(option, self._words)):
                item = QTableWidgetItem(told)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if found is not None and option.agents == found.agents:
                    item.setFont(bold)
                elif not option.reaches:
                    item.setForeground(self._theme.colour("quiet"))
                self.table.setItem(row, column, item)
        if found is not None:
            self.table.setCurrentCell(options.index(found.needed), 0)

    def copy_text(self) -> None:
        """Answer, table and what is assumed, on the clipboard."""
        if self._options:
            text = as_text(self.answer.text(), self._options, self._words)
            QGuiApplication.clipboard().setText(text)
