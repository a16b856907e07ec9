"""How a client's file is read, before its figures are taken over: columns, channel, what is odd."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_dates import DateOrder
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_reading import period_name
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.series import Abandoned, Grain
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.mapping_table import MappingTable
from maturity_desktop.gui.measures.measure_words import channel_words, grain_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.verbs.measures import FoundFigures, SheetPlan, figures_found

SIZE = (940, 660)


class ImportDialog(CarefulDialog):
    """Every correction is tried at once in the background; only what can be read can be taken over."""

    judged = Signal()
    """The figures of the latest corrections are there, or why there are none."""

    def __init__(
        self,
        file: str,
        plans: tuple[SheetPlan, ...],
        criterion: Criterion,
        measure: Measure,
        there: Collection[tuple[str, Grain]],
        today: date,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        """`there` are the series, by channel and grain, that the audit has of the measure already."""
        super().__init__(ask, parent)
        self.setWindowTitle(_("Figures of {criterion} from {file}").format(criterion=criterion.id, file=file))
        self.plans = list(plans)
        self.found: FoundFigures | None = None
        self._measure, self._there, self._today, self._words = measure, there, today, words
        self._was_changed = False
        self._task: Task[FoundFigures] | None = None
        self.sheet = QComboBox()
        for plan in plans:
            self.sheet.addItem(plan.sheet.name)
        self.taken = QCheckBox(_("&Read this sheet"))
        self.channel = QLineEdit()
        self.channel.setPlaceholderText(_("as the columns say"))
        by_dates = _("as the dates say")
        self.grain = Choice[Grain | None](
            ((by_dates, None), *((grain_words(grain), grain) for grain in Grain))
        )
        self.order = Choice[DateOrder | None](
            (
                (by_dates, None),
                (_("day first"), DateOrder.DAY_FIRST),
                (_("month first"), DateOrder.MONTH_FIRST),
            )
        )
        self.held = Choice(
            (
                (_("offered"), Abandoned.OFFERED),
                (_("answered"), Abandoned.ANSWERED),
                (_("offered less abandoned"), Abandoned.WITHOUT_ABANDONED),
            )
        )
        self.first = QLineEdit()
        self.first.setValidator(QIntValidator(1, 9999, self))
        self.channel.setMinimumWidth(130)
        self.first.setMaximumWidth(80)
        self.finished.connect(self._stop)
        self.table = MappingTable(theme)
        self.told = plain_label("", wraps=True)
        self.quality = QPlainTextEdit()
        self.quality.setReadOnly(True)
        self.quality.setTabChangesFocus(True)
        self.quality.setAccessibleName(_("Data quality"))
        self.quality.setMaximumHeight(110)
        box = QDialogButtonBox()
        self.take = box.addButton(_("&Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.take, "primary")
        leave = box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.take, leave):
            button.setAutoDefault(False)  # Enter in a field ends the correction, and nothing more
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        about = _("{id} {title}: say what each column is. The file becomes evidence of the criterion.")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(6)
        column.addWidget(plain_label(about.format(id=criterion.id, title=criterion.title), wraps=True))
        column.addLayout(self._fields())
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.quality)
        column.addWidget(box)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        first = next((place for place, plan in enumerate(plans) if plan.taken), 0)
        self.sheet.setCurrentIndex(first)
        self._show_plan()
        self._wire()
        self._judge()

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        by_channel = self._measure.by_channel
        parts: list[tuple[str, QWidget, bool]] = [
            (_("&Sheet"), self.sheet, len(self.plans) > 1),
            (_("&Channel"), self.channel, by_channel),
            (_("&Periods"), self.grain, True),
            (_("Dat&es"), self.order, True),
            (_("Held &against"), self.held, self._measure.unit == "percent" and by_channel),
            (_("&First row"), self.first, True),
        ]
        shown = [(words, field) for words, field, is_there in parts if is_there]
        for _words, field, is_there in parts:
            field.setVisible(is_there)
        for place, (words, field) in enumerate(shown):
            label: QLabel = plain_label(words, "small")
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        self.taken.setVisible(len(self.plans) > 1)
        grid.addWidget(self.taken, 1, len(shown))
        return grid

    def _wire(self) -> None:
        self.sheet.currentIndexChanged.connect(self._show_plan)
        self.taken.clicked.connect(self._correct)
        self.channel.editingFinished.connect(self._correct)
        self.first.editingFinished.connect(self._correct_first)
        self.table.changed.connect(self._correct_columns)
        for field in (self.grain, self.order, self.held):
            field.activated.connect(self._correct)
            choose_in_list(field)

    def _stop(self) -> None:
        """What is still being read is no longer wanted."""
        self._task = None

    def is_changed(self) -> bool:
        return self._was_changed

    @property
    def plan(self) -> SheetPlan:
        """The sheet in sight."""
        return self.plans[self.sheet.currentIndex()]

    # What is shown and corrected

    def _show_plan(self) -> None:
        plan, mapping = self.plan, self.plan.mapping
        self.taken.setChecked(plan.taken)
        self.channel.setText(mapping.channel)
        self.grain.choose(mapping.grain)
        self.order.choose(mapping.date_order)
        self.held.choose(mapping.abandoned)
        self.first.setText(str(mapping.first + 1))
        self.table.show_sheet(plan.sheet, mapping)
        has_channels = any(own.role is Role.CHANNEL or own.channel for own in mapping.columns)
        self.channel.setEnabled(not has_channels)

    def _correct_columns(self) -> None:
        """Who says what a column is wants its sheet to be read."""
        self.taken.setChecked(True)
        self._correct()

    def _correct_first(self) -> None:
        if self._first_told() != self.plan.mapping.first:
            self._correct()
            self.table.show_sheet(self.plan.sheet, self.plan.mapping)

    def _first_told(self) -> int:
        text = self.first.text()
        return int(text) - 1 if text.isdecimal() and int(text) else self.plan.mapping.first

    def _correct(self) -> None:
        """The fields as they are now are how the sheet is read."""
        plan = self.plan
        mapping = replace(
            plan.mapping,
            columns=self.table.columns,
            channel=" ".join(self.channel.text().split()),
            grain=self.grain.value,
            date_order=self.order.value,
            abandoned=self.held.value,
            first=self._first_told(),
        )
        new = replace(plan, mapping=mapping, taken=self.taken.isChecked(), trouble=None)
        if new != plan:
            self._was_changed = True
            self.plans[self.sheet.currentIndex()] = new
            self.channel.setEnabled(not any(own.role is Role.CHANNEL for own in mapping.columns))
            self._judge()

    # What comes of it

    def _judge(self) -> None:
        """Reads the sheets anew, in the background; only the latest answer counts."""
        plans, measure, today = tuple(self.plans), self._measure, self._today
        self.take.setEnabled(False)
        self.found = None
        unclear = next((plan.trouble for plan in plans if plan.taken and plan.trouble), None)
        if unclear is not None:
            self._refuse(str(unclear))
            return
        self._say(_("Reading…"), "quiet", "")
        task: Task[FoundFigures] = Task(lambda _progress: figures_found(plans, measure, today))
        self._task = task
        task.succeeded.connect(lambda found: self._latest(task, self._accept_found, found))
        task.failed.connect(lambda error: self._latest(task, self._fail, error))
        task.start()

    def _latest(self, task: Task[FoundFigures], then: Callable[..., None], outcome: object) -> None:
        if task is self._task:
            self._task = None
            then(outcome)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, MaturityError | ValueError | LookupError):
            raise error
        told = _("The figures cannot be read in this way. Look at what the columns are said to be.")
        self._refuse(str(error) if isinstance(error, FiguresError) else told)

    def _refuse(self, why: str) -> None:
        self._say(why, "wrong", "")
        self.judged.emit()

    def _accept_found(self, found: FoundFigures) -> None:
        lines = []
        for own in found.channels:
            for grain, series in own.series.items():
                if series.figures:
                    count = len(series.figures)
                    replaces = (own.channel, grain) in self._there
                    told = _("{channel}: {count} {grain}, {first} to {last}")
                    if replaces:
                        told = _(
                            "{channel}: {count} {grain}, {first} to {last}; they replace those that are there"
                        )
                    lines.append(
                        told.format(
                            channel=channel_words(own.channel),
                            count=count,
                            grain=grain_words(grain),
                            first=period_name(series.starts[0], grain),
                            last=period_name(series.starts[-1], grain),
                        )
                    )
        if not lines:
            self._refuse(_("No figures: there has to be a date, and a value or contacts in time."))
            return
        self.found = found
        unread = ", ".join(f"“{plan.sheet.name}”" for plan in self.plans if not plan.taken)
        if unread:
            lines.append(_("Not read: {sheets}").format(sheets=unread))
        odd = [oddity_sentence(oddity, self._words) for oddity in found.oddities]
        title = ngettext("{count} thing is odd:", "{count} things are odd:", len(odd)).format(count=len(odd))
        quality = "\n".join((title, *odd)) if odd else _("Nothing was dropped, filled or odd.")
        self._say("\n".join(lines), "body", quality)
        self.take.setEnabled(True)
        self.judged.emit()

    def _say(self, result: str, role: str, quality: str) -> None:
        self.told.setText(breakable(result))
        set_role(self.told, role)
        self.quality.setPlainText(quality)
        self.quality.setVisible(bool(quality))
