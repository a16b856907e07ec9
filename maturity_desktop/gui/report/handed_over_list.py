"""The files that left, the newest first, and whether a file is one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLocale, QSize, Qt, QTime, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from maturity_desktop.domain.report_records import Audience, Form, HandedOver, SignOff
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.report.fields import column_of
from maturity_desktop.gui.report.version_line import day_of
from maturity_desktop.gui.report.what_goes_in import form_words
from maturity_desktop.gui.report.who_for import audience_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import HEADING, TWO_LINES, RowList

TALLEST = 4 * TWO_LINES
"""What is beyond is scrolled to."""
LEAD = 52


class HandedOverList(QWidget):
    """Each file with its SHA-256; what is asked of a file is answered in words."""

    check_wanted = Signal()
    """A file is to be looked up."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HandedOver, ...] = ()
        self._sign_offs: tuple[SignOff, ...] = ()
        self.nothing = PlainWords(theme, ink="quiet")
        self.nothing.show_words(_("Nothing was handed over yet."))
        self.list = RowList(theme, _("Files that were handed over"), LEAD)
        set_role(self.list, "framed")
        self.list.shows_choice = True
        self.list.chooses_on_double_click()
        self.list.chosen.connect(self._copy)
        self.hash = PlainWords(theme, "small", "quiet", lines=3)
        self.copy = QPushButton(_("Copy SHA-256"))
        self.check = QPushButton(_("Is this that file?…"))
        self.answer = PlainWords(theme, "small")
        self.answer.hide()
        ways = QWidget()
        flow = FlowLayout(ways, spacing=4)
        for button in (self.copy, self.check):
            set_role(button, "inline")
            flow.addWidget(button)
        column = column_of(self)
        for part in (self.nothing, self.list, self.hash, ways, self.answer):
            column.addWidget(part)
        for part in (self.list, self.hash, self.copy, self.check):
            part.hide()
        self.copy.clicked.connect(self._copy)
        self.check.clicked.connect(self.check_wanted)
        self.list.selectionModel().currentChanged.connect(self._tell_hash)

    def show_entries(self, entries: Sequence[HandedOver], sign_offs: Sequence[SignOff] = ()) -> None:
        """The newest first, below who signed; what was just written comes into hand."""
        shown = (tuple(entries), tuple(sign_offs))
        if shown == (self._entries, self._sign_offs):
            return
        before, is_new = self.current, shown[0][:1] != self._entries[:1]
        self._entries, self._sign_offs = shown
        self._show_rows()
        self._take(before if before in self._entries and not is_new else next(iter(self._entries), None))
        for part in (self.copy, self.check, self.hash):
            part.setVisible(bool(self._entries))

    def _show_rows(self) -> None:
        rows: list[Row] = []
        if self._sign_offs:
            rows += [Row(_("Signed"), heading=True), *map(_signed_row, self._sign_offs)]
        if self._entries:
            rows += [Row(_("Files"), heading=True)] if rows else []
            rows += map(_row, self._entries)
        self.list.show_rows(rows)
        wish = sum(HEADING if row.heading else TWO_LINES for row in rows)
        self.list.setFixedHeight(min(wish, TALLEST) + 4)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def _take(self, entry: HandedOver | None) -> None:
        """Puts the row of an entry in hand."""
        for place, row in enumerate(self.list.rows.rows):
            if entry is not None and row.goal == entry.id and not row.told:
                self.list.setCurrentIndex(self.list.rows.index(place))
        self._tell_hash()

    def show_sign_off(self, sign_off: str) -> None:
        """Brings the row of a signed version into sight."""
        for place, row in enumerate(self.list.rows.rows):
            if row.told and row.goal == sign_off:
                self.list.scrollTo(self.list.rows.index(place))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> HandedOver | None:
        """The file in hand."""
        place = self.list.currentIndex().row()
        goal = self.list.rows.rows[place].goal if 0 <= place < len(self.list.rows.rows) else None
        return next((own for own in self._entries if own.id == goal), None)

    @property
    def words(self) -> str:
        count = len(self._entries)
        return ngettext("{count} file", "{count} files", count).format(count=count) if count else ""

    def tell(self, path: Path, known: Sequence[HandedOver]) -> None:
        """Which entries a file is, or that it is none."""
        if known:
            first = known[0]
            self.answer.show_words(
                _("“{name}” is {file}, written {moment} by {author}.").format(
                    name=path.name, file=_what(first), moment=moment_words(first), author=first.made_by
                ),
                "text",
            )
            self._take(first)
        else:
            self.answer.show_words(
                _("“{name}” is none of these files: not a byte may differ.").format(name=path.name),
                "attention",
            )
        self.answer.show()

    def _tell_hash(self, *_told: object) -> None:
        own = self.current
        self.hash.show_words(_("SHA-256 {sha256}").format(sha256=own.sha256) if own is not None else "")

    def _copy(self, *_told: object) -> None:
        own = self.current
        if own is not None:
            QGuiApplication.clipboard().setText(own.sha256)
            self.answer.show_words(_("The SHA-256 of {file} is copied.").format(file=own.file_name), "text")
            self.answer.show()

    def sizeHint(self) -> QSize:
        return QSize(240, super().sizeHint().height())


def _row(own: HandedOver) -> Row:
    size = QLocale().formattedDataSize(own.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    who = audience_words(Audience(own.audience)).lower() if own.audience in set(Audience) else ""
    parts = [moment_words(own), size, who, own.made_by]
    mark = _version(own) if own.version else ""
    return Row(own.file_name, own.kind.upper(), ", ".join(part for part in parts if part), mark, goal=own.id)


def _signed_row(own: SignOff) -> Row:
    """Who stands for a version; of one that was withdrawn, since when and why."""
    parts = [day_of(own.signed_on), own.role, own.statement]
    if own.withdrawn_on is not None:
        gone = _("withdrawn {day}: {reason}")
        parts = [gone.format(day=day_of(own.withdrawn_on), reason=own.reason)]
    return Row(own.name, own.version, ", ".join(part for part in parts if part), told=True, goal=own.id)


def _version(own: HandedOver) -> str:
    signed = _("final {version}") if own.status == "final" else _("draft {version}")
    return signed.format(version=own.version)


def _what(own: HandedOver) -> str:
    """Final 1.0, full report, client copy; the file's name where it is no report."""
    if not own.version:
        return own.file_name
    parts = [_version(own)]
    if own.form in set(Form):
        parts.append(form_words(Form(own.form)).lower())
    if own.audience in set(Audience):
        parts.append(audience_words(Audience(own.audience)).lower())
    return ", ".join(parts)


def moment_words(own: HandedOver) -> str:
    try:
        moment = datetime.fromisoformat(own.made_at)
    except ValueError:
        return own.made_at
    day, time = QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute)
    return QLocale().toString(QDateTime(day, time), "d MMM yyyy HH:mm")
