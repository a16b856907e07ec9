"""What stands in the place of the questions where an activity has none: a line that says so, and its note."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.plan_records import Activity
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords

NOTE_LINES = (4, 40)


class NothingOpen(QFrame):
    """People were met all the same: what they say is written into the note of the activity."""

    note_typed = Signal(str)
    left = Signal()
    returned = Signal()
    """Escape in the note: the keyboard goes back to the card."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.told = PlainWords(theme, "title", bold=True)
        self.told.show_words(_("Nothing is open for these roles and criteria."))
        self.hint = PlainWords(theme, ink="quiet")
        self.hint.show_words(
            _("There are no questions. What is said is written down here, as the activity’s note.")
        )
        self.note = PlainEditor(self, *NOTE_LINES)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.note.setAccessibleName(_("Note on the activity"))
        self.note.setPlaceholderText(_("What was said or seen, in their words"))
        mark_edits(self.note)
        self.setAccessibleName(self.told.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(self.hint)
        column.addWidget(self.note, 1)
        self.note.typed.connect(self.note_typed)
        self.note.left.connect(self.left)
        self.note.escaped.connect(self.returned)

    def show_activity(self, activity: Activity) -> None:
        """The note as it is by now."""
        self.note.follow(activity.note)
