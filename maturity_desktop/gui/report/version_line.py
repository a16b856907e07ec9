"""Which version is handed over: the audit as it is now, or one that is signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.report_records import SignOff
from maturity_desktop.domain.sign_off import Changed
from maturity_desktop.gui.report.fields import chooser
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import EDITS, mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.verbs.changes_told import counted_words


class VersionLine(QWidget):
    """A list of versions, the way to sign one or to withdraw it, and what has changed since the last."""

    chosen = Signal()
    sign_wanted = Signal()
    withdraw_wanted = Signal()
    changes_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_offs: tuple[SignOff, ...] = ()
        self.versions: QComboBox = chooser()
        self.versions.setProperty(EDITS, None)  # to look at another version is no edit
        self.versions.setAccessibleName(_("Version that is handed over"))
        self.sign = QPushButton(_("Sign &off…"))
        self.withdraw = QPushButton(_("Wi&thdraw…"))
        mark_edits(self.sign, self.withdraw)
        self.said = PlainWords(theme, "small", "quiet", lines=3)
        self.changes = QPushButton(_("What changed…"))
        set_role(self.changes, "inline")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.versions, 1)
        for button in (self.sign, self.withdraw):
            row.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(below)
        self.versions.activated.connect(self.chosen)
        self.sign.clicked.connect(self.sign_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.changes.clicked.connect(self.changes_wanted)

    def show_versions(self, sign_offs: Sequence[SignOff], draft: str) -> None:
        """The signed ones that stand, the newest first; a version that was withdrawn meanwhile is left."""
        before = self.sign_off
        self._sign_offs = tuple(sign_offs)
        words = [_("As it is now, draft {version}").format(version=draft), *map(signed_as, self._sign_offs)]
        if [self.versions.itemText(row) for row in range(self.versions.count())] != words:
            self.versions.clear()
            self.versions.addItems(words)
        if before is not None:
            self.choose(before.id)
        self._show_ways()

    def choose(self, sign_off: str) -> None:
        """The signed version of this id, else the audit as it is."""
        ids = [own.id for own in self._sign_offs]
        self.versions.setCurrentIndex(ids.index(sign_off) + 1 if sign_off in ids else 0)
        self._show_ways()

    @property
    def sign_off(self) -> SignOff | None:
        """The version that is chosen; None for the audit as it is."""
        row = self.versions.currentIndex() - 1
        return self._sign_offs[row] if 0 <= row < len(self._sign_offs) else None

    @property
    def newest(self) -> SignOff | None:
        return self._sign_offs[0] if self._sign_offs else None

    def tell(self, changed: Sequence[Changed] | None, trouble: str) -> None:
        """How the version in view stands to the audit; None: not known yet, or none is signed."""
        own = self.sign_off
        if trouble:
            self.said.show_words(trouble, "attention")
        elif own is not None:
            signed = _("{name}, {role}") if own.role else "{name}"
            by = signed.format(name=own.name, role=own.role)
            self.said.show_words(
                _("Signed by {name}. Only form and readers can be chosen.").format(name=by), "quiet"
            )
        elif changed is not None and self.newest is not None:
            self.said.show_words(changed_words(changed, self.newest), "quiet")
        self.said.setVisible(bool(trouble) or own is not None or changed is not None)
        self.changes.setVisible(bool(changed) and not trouble)
        self._show_ways()

    def _show_ways(self) -> None:
        self.sign.setVisible(self.sign_off is None)
        self.withdraw.setVisible(self.sign_off is not None)


def changed_words(changed: Sequence[Changed], since: SignOff) -> str:
    """How many things of the audit are other than in a signed version."""
    if not changed:
        return _("Nothing has changed since version {version} was signed.").format(version=since.version)
    return _("Changed since version {version} was signed: {what}.").format(
        version=since.version, what=counted_words(changed, screen_words())
    )


def signed_as(own: SignOff) -> str:
    """1.0, signed 2 Feb 2026."""
    return _("{version}, signed {day}").format(version=own.version, day=day_of(own.signed_on))


def day_of(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
