"""When the centre is open and by which clock: hours of weekdays, days with their own, the time zone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.working_days import WEEKDAYS
from maturity_desktop.gui.measures.hours_proposal import HoursProposal
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.theme import set_role, set_state
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.sections.period_words import weekday_name
from maturity_desktop.verbs.measures import checked_hours

ACROSS = 4
"""So many weekdays stand side by side; the time zone takes the rest of the last row."""


@dataclass(frozen=True)
class WhenOpen:
    """The hours by weekday (“mon”) or date, empty where it is closed; the time zone, empty: not known."""

    hours: Mapping[str, str] = field(default_factory=dict)
    time_zone: str = ""


class WhenOpenFields(QWidget):
    """Empty is closed; where every weekday is empty, nothing is said of the hours, and some are proposed."""

    changed = Signal()

    def __init__(
        self,
        before: WhenOpen,
        zones: Collection[str],
        words: NullTranslations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.before = before
        self._zones = {zone.casefold(): zone for zone in zones}
        self.fields: dict[str, QLineEdit] = {}
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(8)
        for place, name in enumerate(WEEKDAYS):
            own = QLineEdit(before.hours.get(name, ""))
            self._put(weekday_name(place, words), own, place)
            own.textChanged.connect(self._judge)
            self.fields[name] = own
        self.zone = TypedChoice(sorted(zones), _("not known"))
        self.zone.show_told(before.time_zone)
        self.zone.currentTextChanged.connect(self._judge)
        self._put(_("Time &zone"), self.zone, len(WEEKDAYS))
        self.proposal = HoursProposal(words)
        self.proposal.wanted.connect(self._take_over)
        self.special = QPlainTextEdit("\n".join(_special_lines(before.hours)))
        self.special.setTabChangesFocus(True)
        self.special.setAccessibleName(_("Days with their own hours"))
        self.special.setPlaceholderText(_("2025-12-24 07:00-18:00\n2025-12-25 closed"))
        self.special.setMinimumHeight(56)
        self.special.textChanged.connect(self._judge)
        label = plain_label(_("Da&ys with their own hours, one a line"), "small")
        label.setBuddy(self.special)
        self.told = plain_label("", "small", wraps=True)
        about = _(
            "Without a time zone, an hour told twice when clocks go back is understood on the Sundays of "
            "Europe and North America only, and the hour missing in spring counts as one without a figure."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self.proposal)
        column.addWidget(label)
        column.addWidget(self.special, 1)
        column.addWidget(self.told)
        column.addWidget(plain_label(about, "small", wraps=True))
        self._judge()

    def _put(self, words: str, own: QWidget, place: int) -> None:
        label: QLabel = plain_label(words, "small")
        label.setBuddy(own)
        own.setAccessibleName(words.replace("&", ""))
        row, column = divmod(place, ACROSS)
        self._grid.addWidget(label, 2 * row, column)
        self._grid.addWidget(own, 2 * row + 1, column)
        self._grid.setColumnStretch(column, 1)

    def propose(self, hours: Mapping[str, str]) -> None:
        """Hours by weekday (“mon”) that can be taken over while none are written; empty: there are none."""
        self.proposal.show_hours(hours)
        self._offer()

    def _offer(self) -> None:
        """What an empty weekday means hangs on the others."""
        self.proposal.setVisible(self._is_blank and bool(self.proposal.hours))
        for own in self.fields.values():
            own.setPlaceholderText(_("not known") if self._is_blank else _("closed"))

    def _take_over(self) -> None:
        for name, own in self.fields.items():
            with QSignalBlocker(own):
                own.setText(self.proposal.hours.get(name, ""))
        self.fields[WEEKDAYS[0]].setFocus()
        self._judge()

    @property
    def when_open(self) -> WhenOpen | None:
        """What is written; None while a part of it is not understood."""
        hours, zone = self._hours(), self._zone()
        return None if hours is None or zone is None else WhenOpen(hours, zone)

    @property
    def _is_blank(self) -> bool:
        return not any(own.text().strip() for own in self.fields.values())

    def _zone(self) -> str | None:
        told = self.zone.told
        found = self._zones.get(told.casefold()) if told else ""
        set_state(self.zone, "invalid", found is None)
        return found

    def _hours(self) -> dict[str, str] | None:
        found: dict[str, str] = {}
        sound = True
        for name, own in self.fields.items():
            try:
                found[name] = checked_hours(own.text())
                set_state(own, "invalid", False)
            except ValueError:
                set_state(own, "invalid", True)
                sound = False
        if not any(found.values()) and sound:
            found = {}
        try:
            found.update(self._special_days())
            set_state(self.special, "invalid", False)
        except ValueError:
            set_state(self.special, "invalid", True)
            sound = False
        return found if sound else None

    def _special_days(self) -> dict[str, str]:
        found = {}
        for line in self.special.toPlainText().splitlines():
            day, _space, told = line.strip().partition(" ")
            if day:
                closed = told.strip().casefold() in (_("closed").casefold(), "closed", "")
                found[date.fromisoformat(day).isoformat()] = "" if closed else checked_hours(told)
        return found

    def _judge(self) -> None:
        sound = self.when_open is not None
        self._offer()
        words = _("Write 07:00-21:00, to midnight 24:00. Weekdays left empty are closed.")
        if self._is_blank:
            words = _(
                "Write 07:00-21:00, to midnight 24:00. Left empty altogether, the hours are not known: every "
                "day is taken as open."
            )
        if not sound:
            words = _(
                "What is framed in red is not understood. Write 07:00-21:00, days as 2025-12-24, and a time "
                "zone as Europe/Oslo."
            )
        self.told.setText(words)
        set_role(self.told, "small" if sound else "wrong")
        self.changed.emit()


def _special_lines(hours: Mapping[str, str]) -> list[str]:
    special = sorted((day, told) for day, told in hours.items() if day not in WEEKDAYS)
    return [f"{day} {told or _('closed')}" for day, told in special]
