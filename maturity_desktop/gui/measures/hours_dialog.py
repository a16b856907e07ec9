"""When the centre is open: the hours of each weekday, and days with their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.measures import WEEKDAYS
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.theme import set_role, set_state
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.sections.period_words import weekday_name
from maturity_desktop.verbs.measures import checked_hours


class HoursDialog(CarefulDialog):
    """Empty is closed; where every weekday is empty, nothing is said of the hours."""

    def __init__(
        self, hours: Mapping[str, str], words: NullTranslations, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Opening hours"))
        self._before = dict(hours)
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(12)
        for place, name in enumerate(WEEKDAYS):
            label, field = plain_label(weekday_name(place, words)), QLineEdit(hours.get(name, ""))
            field.setPlaceholderText(_("closed"))
            field.setAccessibleName(weekday_name(place, words))
            label.setBuddy(field)
            field.textChanged.connect(self._judge)
            self.fields[name] = field
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        special = sorted((day, told) for day, told in hours.items() if day not in WEEKDAYS)
        lines = (f"{day} {told or _('closed')}" for day, told in special)
        self.special = QPlainTextEdit("\n".join(lines))
        self.special.setTabChangesFocus(True)
        self.special.setAccessibleName(_("Days with their own hours"))
        self.special.setPlaceholderText(_("2025-12-24 07:00-18:00\n2025-12-25 closed"))
        self.special.textChanged.connect(self._judge)
        label = plain_label(_("&Days with their own hours, one a line"))
        label.setBuddy(self.special)
        self.told = plain_label("", "small", wraps=True)
        box = QDialogButtonBox()
        self.keep = box.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.keep, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        about = _(
            "What lies outside the hours does not count; an interval within them that has no figure does."
        )
        column.addWidget(plain_label(about, "quiet", wraps=True))
        column.addLayout(grid)
        column.addWidget(label)
        column.addWidget(self.special, 1)
        column.addWidget(self.told)
        column.addWidget(box)
        self.resize(460, 600)
        self._judge()

    def is_changed(self) -> bool:
        told = self._read()
        return told is None or told != self._before

    @property
    def hours(self) -> dict[str, str]:
        """The hours by weekday (“mon”) or date; empty where a day is closed."""
        return self._read() or {}

    def _read(self) -> dict[str, str] | None:
        """What is written; None while a part of it is not understood."""
        found: dict[str, str] = {}
        sound = True
        for name, field in self.fields.items():
            try:
                found[name] = checked_hours(field.text())
                set_state(field, "invalid", False)
            except ValueError:
                set_state(field, "invalid", True)
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
        sound = self._read() is not None
        self.keep.setEnabled(sound)
        words = _("Write 07:00-21:00, to midnight 24:00. Weekdays left empty are closed.")
        if not sound:
            words = _("What is framed in red is not understood. Write 07:00-21:00, and days as 2025-12-24.")
        self.told.setText(words)
        set_role(self.told, "small" if sound else "wrong")
