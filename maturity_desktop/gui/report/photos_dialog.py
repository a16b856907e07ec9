"""The photos of the report: chosen among the evidence, put in order, with words below them."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain import report_photos
from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.report_records import ReportPhoto
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.report.photo_rows import PhotoRows
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.thumbnails import Thumbnails
from maturity_desktop.reports.name_search import NameSearch
from maturity_desktop.reports.withheld import KnownName
from maturity_desktop.verbs.photos import can_be_photos

SIZE = (880, 620)
LONGEST_CAPTION = 2_000
TOLD = frozenset({ReportPhoto, Evidence})
"""The kinds of records that the dialog shows."""


class PhotosDialog(QDialog):
    """What it does is done at once, each act one thing to undo."""

    def __init__(
        self,
        session: AuditSession,
        theme: ThemeSwitch,
        thumbnails: Callable[[], Thumbnails],
        names: tuple[KnownName, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Each list makes the pictures that it has in sight with `thumbnails` of its own; `names` are the
        people whom the audit knows: a caption with one of them is told.
        """
        super().__init__(parent)
        self._session, self._search = session, NameSearch(names)
        self._caption_of = ""
        self.setWindowTitle(_("Photos in the report"))
        self.wanted = QLineEdit()
        self.wanted.setClearButtonEnabled(True)
        self.wanted.setPlaceholderText(_("Find by number, title or file"))
        self.wanted.setAccessibleName(_("Find pictures"))
        self.there = PhotoRows(theme, _("Pictures among the evidence"), thumbnails())
        self.taken = PhotoRows(theme, _("Photos in the report, in their order"), thumbnails())
        self.there_head = plain_label("", "heading")
        self.taken_head = plain_label("", "heading")
        self.caption = PlainEditor(least=2, most=4)
        self.caption.setAccessibleName(_("Words below the photo"))
        self.caption.setProperty("role", "framed")
        self.told = plain_label("", "attention", wraps=True)
        self._make_buttons()
        self._lay_out()
        self._wire()
        self._show()
        room = self.screen().availableSize()
        over = parent.window().size() if parent is not None else room
        self.resize(QSize(*SIZE).boundedTo(room).boundedTo(over))
        self.there.setFocus()

    def _make_buttons(self) -> None:
        self.add = calm_button(_("&Add"), self._add)
        self.up = calm_button(_("Move &up"), lambda: self._move(-1))
        self.down = calm_button(_("Move &down"), lambda: self._move(1))
        self.remove = calm_button(_("&Take out"), self._remove)
        self.close_button = calm_button(_("Close"), self.accept)
        set_role(self.add, "primary")
        mark_edits(self.add, self.up, self.down, self.remove, self.caption)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.there_head)
        left.addWidget(self.wanted)
        left.addWidget(self.there, 1)
        left.addWidget(_flow(self.add))
        label = plain_label(_("&Words below the photo"), "quiet")
        label.setBuddy(self.caption)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.taken_head)
        right.addWidget(self.taken, 1)
        right.addWidget(_flow(self.up, self.down, self.remove))
        right.addWidget(label)
        right.addWidget(self.caption)
        right.addWidget(self.told)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(across, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.wanted.textChanged.connect(lambda _words: self._show_there())
        self.there.acted.connect(self.add.click)
        self.taken.removed.connect(self.remove.click)
        self.taken.acted.connect(self.caption.setFocus)
        self.taken.moved.connect(lambda step: (self.up if step < 0 else self.down).click())
        self.there.selectionModel().selectionChanged.connect(lambda *_told: self._follow_choice())
        self.taken.selectionModel().selectionChanged.connect(lambda *_told: self._follow_choice())
        self.taken.selectionModel().currentChanged.connect(lambda *_told: self._show_caption())
        self.caption.typed.connect(self._write)
        self.caption.left.connect(self._session.end_spell)
        self._session.records_changed.connect(self._follow)

    # What is shown

    def _follow(self, kinds: frozenset[type]) -> None:
        if kinds & TOLD:
            self._show()

    def _show(self) -> None:
        audit = self._session.audit
        chosen = report_photos.photos_in_order(audit)
        items = {item.id: item for item in audit.evidence}
        self.taken.show_rows([_row(items[own.evidence]) for own in chosen if own.evidence in items])
        count = len(self.taken.items)
        said = ngettext("{count} photo in the report", "{count} photos in the report", count)
        self.taken_head.setText(said.format(count=count) if count else _("No photo in the report"))
        self._show_there()
        self._show_caption()

    def _show_there(self) -> None:
        """The pictures that are not in the report yet, as far as they are looked for."""
        taken = {own.evidence for own in self._session.audit.all(ReportPhoto)}
        words = self.wanted.text().casefold().split()
        free = [item for item in can_be_photos(self._session.audit) if item.id not in taken]
        shown = [item for item in free if all(word in _said_of(item) for word in words)]
        self.there.show_rows([_row(item) for item in shown])
        said = ngettext("{count} picture to choose from", "{count} pictures to choose from", len(free))
        nothing = _("No further picture among the evidence")
        self.there_head.setText(said.format(count=len(free)) if free else nothing)
        self._follow_choice()

    def _follow_choice(self) -> None:
        chosen = self.taken.chosen
        place = self.taken.currentIndex().row()
        self.add.setEnabled(bool(self.there.chosen))
        self.remove.setEnabled(bool(chosen))
        self.up.setEnabled(len(chosen) == 1 and place > 0)
        self.down.setEnabled(len(chosen) == 1 and place < len(self.taken.items) - 1)

    def _show_caption(self) -> None:
        item = self.taken.current
        own = self._photo(item)
        self._caption_of = own.evidence if own is not None else ""
        self.caption.setEnabled(own is not None)
        self.caption.follow(own.caption if own is not None else "")
        self.caption.setPlaceholderText(item.title if item is not None and own is not None else "")
        self._tell_names()
        self._follow_choice()

    def _tell_names(self) -> None:
        """That a caption, or the title in its place, names somebody; that a photo is confidential."""
        item, own = self.taken.current, self._photo(self.taken.current)
        told = []
        if item is not None and own is not None:
            found = self._search.found_in(own.caption or item.title)
            if found:
                told.append(_("This names {names}.").format(names=", ".join(found)))
            if item.confidential:
                told.append(_("Confidential: it is in no client copy."))
        self.told.setText(" ".join(told))
        self.told.setVisible(bool(told))

    def _photo(self, item: Evidence | None) -> ReportPhoto | None:
        audit = self._session.audit
        return audit.get(ReportPhoto, audit.id, item.id) if item is not None else None

    # What is done

    def _add(self) -> None:
        chosen = [item.id for item in self.there.chosen]
        self._change(_("photos of the report"), report_photos.add_photos(self._session.audit, chosen))
        if chosen:
            self.taken.choose(chosen[-1])

    def _remove(self) -> None:
        chosen = [item.id for item in self.taken.chosen]
        self._change(_("photos of the report"), report_photos.remove_photos(self._session.audit, chosen))

    def _move(self, step: int) -> None:
        item = self.taken.current
        if item is None:
            return
        place = self.taken.currentIndex().row() + step
        self._change(_("order of the photos"), report_photos.move_photo(self._session.audit, item.id, place))
        self.taken.choose(item.id)

    def _change(self, label: str, changes: Changes) -> None:
        self._session.change(label, changes)

    def _write(self, words: str) -> None:
        if not self._caption_of:
            return
        changes = report_photos.write_caption(self._session.audit, self._caption_of, words[:LONGEST_CAPTION])
        self._session.write(_("words below a photo"), ("photo", self._caption_of), changes)


def _row(item: Evidence) -> Row:
    parts = [item.label, day_words(item.dated)]
    if item.confidential:
        parts.append(_("confidential"))
    return Row(item.title or item.file_name, detail=" · ".join(parts), goal=item)


def _said_of(item: Evidence) -> str:
    return f"{item.label} {item.title} {item.file_name}".casefold()


def _flow(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row, spacing=8)
    for widget in widgets:
        layout.addWidget(widget)
    return row
