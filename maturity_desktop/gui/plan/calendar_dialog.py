"""When an audit takes place: its first day on site, how long each phase takes, and who works when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.holiday_lines import LineFault, holiday_lines, holidays_told
from maturity_desktop.domain.phases import Pace, Phase, Where
from maturity_desktop.domain.plan_records import Holiday
from maturity_desktop.domain.schedule import calendar_of, days_of, schedule_of
from maturity_desktop.domain.working_days import WEEKDAYS
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.programme_words import short_day
from maturity_desktop.gui.sentences import day_words, list_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role, set_state
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.period_words import weekday_name
from maturity_desktop.reports.sections.phase_words import bare_phase_title

SIZE = (560, 700)
UNKNOWN = -1
"""A phase of which nobody can say how long it takes."""
SHOWN_FAULTS = 3
LINES_HEIGHT = 72


class CalendarDialog(CarefulDialog):
    """Everything that dates a programme; what comes of it is said before it is kept."""

    def __init__(
        self,
        audit: Audit,
        framework: Framework,
        today: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Dates and working days"))
        self._audit, self._framework, self._today = audit, framework, today
        settings = plan.settings_of(audit)
        start = settings.starts_on or today
        self.has_start = QCheckBox(_("&First day on site"))
        self.has_start.setChecked(settings.starts_on is not None)
        self.start: QDateEdit = date_field(_("First day on site"))
        self.start.setDate(QDate(start.year, start.month, start.day))
        self.pace = Choice[Pace | None](
            [(_("its own lengths"), None), *((pace.title, pace) for pace in framework.paces)]
        )
        self.pace.setAccessibleName(_("Pace"))
        self.pace.choose(plan.pace_of(audit, framework))
        choose_in_list(self.pace)
        self.days = {phase.id: self._days_field(phase) for phase in framework.programme}
        free = calendar_of(audit).free_weekdays
        self.free = {name: self._weekday(place, name in free) for place, name in enumerate(WEEKDAYS)}
        own = {date.fromisoformat(holiday.day): holiday.title for holiday in _known(audit)}
        self.holidays = QPlainTextEdit(_lines(own))
        self.holidays.setTabChangesFocus(True)
        self.holidays.setMinimumHeight(LINES_HEIGHT)
        self.holidays.setMaximumHeight(2 * LINES_HEIGHT)
        self.holidays.setAccessibleName(_("Days off, one a line"))
        self.holidays.setPlaceholderText(_("6 Jan 2026 Epiphany\n1 May 2026 Labour Day"))
        self.fault = PlainWords(theme, "small", "wrong")
        self.told = PlainWords(theme, ink="quiet")
        self._lay_out()
        self._follow_start()
        self.has_start.toggled.connect(self._follow_start)
        self.start.dateChanged.connect(self._judge)
        self.pace.currentIndexChanged.connect(self._take_pace)
        for field in self.days.values():
            field.valueChanged.connect(self._follow_days)
        for box in self.free.values():
            box.toggled.connect(self._judge)
        self.holidays.textChanged.connect(self._judge)
        self._before = self.changes
        (self.start if settings.starts_on else self.has_start).setFocus()

    # Layout

    def _days_field(self, phase: Phase) -> QSpinBox:
        days = days_of(self._audit, self._framework, phase)
        field = number_box(
            _("Working days of “{phase}”").format(phase=bare_phase_title(phase)),
            0,
            plan.LONGEST_PHASE,
            _("no dates") if phase.days is None else "",
        )
        field.setValue(UNKNOWN if days is None else days)
        return field

    def _weekday(self, place: int, is_free: bool) -> QCheckBox:
        box = QCheckBox(weekday_name(place, screen_words()))
        box.setChecked(is_free)
        return box

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 8)
        column.setSpacing(8)
        first = QHBoxLayout()
        first.addWidget(self.has_start)
        first.addWidget(self.start)
        first.addStretch(1)
        column.addLayout(first)
        column.addLayout(self._lengths())
        column.addWidget(plain_label(_("Nobody works on"), "small"))
        weekdays = QWidget()
        row = FlowLayout(weekdays, spacing=12)
        for box in self.free.values():
            row.addWidget(box)
        column.addWidget(weekdays)
        label = plain_label(_("Days &off, one a line: the date, then its name"), "small")
        label.setBuddy(self.holidays)
        column.addWidget(label)
        column.addWidget(self.holidays)
        column.addWidget(self.fault)
        column.addWidget(self.told)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.keep, "primary")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(buttons)
        lay_out_scrolled(self, inside, foot, SIZE)

    def _lengths(self) -> QGridLayout:
        """The pace, and the working days of each phase below it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        if self._framework.paces:
            label = plain_label(_("&Pace"))
            label.setBuddy(self.pace)
            grid.addWidget(label, 0, 0)
            grid.addWidget(self.pace, 0, 1, 1, 2)
        else:
            self.pace.setParent(self)
            self.pace.hide()
        for row, phase in enumerate(self._framework.programme, 1):
            field = self.days[phase.id]
            label = plain_label(breakable(bare_phase_title(phase)), wraps=True)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(plain_label(_where_words(phase), "small"), row, 2)
        return grid

    # What follows

    def is_changed(self) -> bool:
        return self._holidays()[1] != () or self.changes != self._before

    def _follow_start(self) -> None:
        self.start.setEnabled(self.has_start.isChecked())
        self._judge()

    def _take_pace(self) -> None:
        pace = self.pace.value
        if pace is not None:
            for phase in self._framework.programme:
                days = pace.days.get(phase.id, phase.days)
                with QSignalBlocker(self.days[phase.id]):
                    self.days[phase.id].setValue(UNKNOWN if days is None else days)
        self._judge()

    def _follow_days(self) -> None:
        """The pace that has these lengths, where one has."""
        own = {phase.id: phase.days for phase in self._framework.programme}
        shown = self._lengths_told()
        same = next((pace for pace in self._framework.paces if {**own, **pace.days} == shown), None)
        with QSignalBlocker(self.pace):
            self.pace.choose(same)
        self._judge()

    def _lengths_told(self) -> dict[str, int | None]:
        return {
            name: None if field.value() == UNKNOWN else field.value() for name, field in self.days.items()
        }

    def _holidays(self) -> tuple[dict[date, str], tuple[LineFault, ...]]:
        found, faults = holidays_told(self.holidays.toPlainText())
        return dict(found), faults

    @property
    def changes(self) -> Changes:
        """What is to become of the audit's plan; nothing while a part of it is not understood."""
        free = [name for name, box in self.free.items() if box.isChecked()]
        shown = self.start.date()
        start = date(shown.year(), shown.month(), shown.day()) if self.has_start.isChecked() else None
        if len(free) == len(WEEKDAYS):
            return ()
        audit = self._audit
        return (
            *plan.set_calendar(audit, start, free),
            *plan.set_lengths(audit, self._framework, self._lengths_told()),
            *plan.set_holidays(audit, self._holidays()[0]),
        )

    def _judge(self) -> None:
        """Says what is not understood, else what comes of it."""
        faults = [_fault_words(own) for own in self._holidays()[1][:SHOWN_FAULTS]]
        set_state(self.holidays, "invalid", bool(faults))
        if all(box.isChecked() for box in self.free.values()):
            faults.append(_("Somebody must be able to work: leave one weekday free of a tick."))
        self.fault.show_words("\n".join(faults))
        self.fault.setVisible(bool(faults))
        self.keep.setEnabled(not faults)
        self.told.setVisible(not faults)
        if not faults:
            self.told.show_words(self._outcome())

    def _outcome(self) -> str:
        schedule = schedule_of(self._audit.with_changes(self.changes), self._framework, self._today)
        if schedule.starts_on is None:
            return _("Without a first day nothing has a date. Tasks can be ticked all the same.")
        parts = [_("Begins on {day}.").format(day=day_words(schedule.starts_on))]
        if schedule.leaving_day is not None:
            parts.append(
                _("The site is left on {day}.").format(day=short_day(schedule.leaving_day, self._today))
            )
        if schedule.last_day is not None:
            parts.append(_("It ends on {day}.").format(day=day_words(schedule.last_day)))
        if schedule.crowded_day is not None:
            day, count = schedule.crowded_day
            crowded = ngettext(
                "{count} task falls on {day}: take more days, or leave tasks out in the schedule.",
                "{count} tasks fall on {day}: take more days, or leave tasks out in the schedule.",
                count,
            )
            parts.append(crowded.format(count=count, day=short_day(day, self._today)))
        return " ".join(parts)


def _known(audit: Audit) -> list[Holiday]:
    """The holidays whose day is one."""
    days = calendar_of(audit).holidays
    return [own for own in audit.all(Holiday) if own.day in {day.isoformat() for day in days}]


def _lines(holidays: Mapping[date, str]) -> str:
    """A line for each day off: its date as people write it, or by numbers where that would not read back."""
    told = "\n".join(f"{day_words(day)} {title}".rstrip() for day, title in sorted(holidays.items()))
    return told if holidays_told(told) == (holidays, ()) else holiday_lines(holidays)


def _where_words(phase: Phase) -> str:
    return {
        Where.BEFORE: _("days before the site"),
        Where.ON_SITE: _("days on site"),
        Where.OFF_SITE: _("days off site"),
    }[phase.where]


def _fault_words(fault: LineFault) -> str:
    """What is wrong with a line, and how it is written instead."""
    if fault.readings:
        return _("Line {number}, “{text}”, could mean {days}: write {example}.").format(
            number=fault.number,
            text=fault.text,
            days=list_words([day_words(day) for day in fault.readings]),
            example=fault.readings[0].isoformat(),
        )
    return _("Line {number}, “{text}”, names no day. Write it as 6 Jan 2026 Epiphany.").format(
        number=fault.number, text=fault.text
    )
