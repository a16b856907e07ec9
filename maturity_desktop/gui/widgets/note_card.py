"""The assessor's note on a criterion and the reservation that makes its rating provisional."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role, set_state
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_editor import PlainEditor


class NoteCard(QFrame):
    """Two editors that keep what is typed at each key."""

    note_typed = Signal(str)
    reservation_typed = Signal(str)
    left = Signal()
    returned = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.note = self._editor(_("Note on the criterion"), _("What was seen, heard and measured (T)"), 2, 6)
        self.reservation = self._editor(
            _("Reservation: why this level is provisional"), _("Why this level is provisional, if so"), 1, 3
        )
        self.reservation.set_lines(1, 3, at_rest=1)
        self.note.typed.connect(self.note_typed)
        self.reservation.typed.connect(self.reservation_typed)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._labels: list[QLabel] = []
        for row, (words, editor) in enumerate(
            ((_("N&ote"), self.note), (_("&Reservation"), self.reservation))
        ):
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(editor)
            self._labels.append(label)
            set_role(label, "small")
            label.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, row, 1)
        grid.setColumnStretch(1, 1)
        self.set_compact(compact=False)

    def _editor(self, name: str, hint: str, least: int, most: int) -> PlainEditor:
        editor = PlainEditor(self, least, most)
        editor.setAccessibleName(name)
        editor.setPlaceholderText(hint)
        set_role(editor, "reading")
        mark_edits(editor)
        editor.left.connect(self.left)
        editor.done.connect(self.returned)
        editor.escaped.connect(self.returned)
        editor.entered.connect(self._mark)
        editor.left.connect(self._mark)
        return editor

    def set_compact(self, compact: bool) -> None:
        """In a low window the note keeps to a line at rest, and an empty reservation to none."""
        self._compact = compact
        self.note.set_lines(1 if compact else 2, 7, at_rest=1 if compact else 3)
        self._show_reservation()

    def _show_reservation(self) -> None:
        editor = self.reservation
        shown = not self._compact or bool(editor.words) or self.note.hasFocus() or editor.hasFocus()
        editor.setVisible(shown)
        self._labels[1].setVisible(shown)

    def _mark(self) -> None:
        """The card shows where the keyboard is, because its editors have no frame of their own."""
        set_state(self, "active", self.note.hasFocus() or self.reservation.hasFocus())
        self._show_reservation()

    def show_note(self, text: str, reservation: str) -> None:
        """Follows what the audit holds."""
        self.note.follow(text)
        self.reservation.follow(reservation)
        self._show_reservation()
