"""The remark on a checkpoint: after an answer, on the one that was answered."""

from __future__ import annotations

from PySide6.QtCore import QObject

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.widgets.checkpoint_strip import CheckpointStrip
from maturity_desktop.gui.widgets.level_columns import LevelColumns


class RemarkOnAnswer(QObject):
    """An answer goes on to the next open checkpoint; the remark that follows it is about the answer."""

    def __init__(self, session: AuditSession, columns: LevelColumns, strip: CheckpointStrip) -> None:
        super().__init__(strip)
        self._columns, self._strip = columns, strip
        self._answered = ""
        """The checkpoint answered last, while only the answer has moved on from it."""
        self._go_back_to = ""
        """Where the answer had come to, while its remark is written."""
        strip.remark_typed.connect(lambda text: session.remark(columns.current, text))
        strip.remark_left.connect(session.end_spell)
        strip.returned.connect(self._return)
        for turned in (columns.current_changed, columns.answer_wanted):
            turned.connect(self.forget)

    def move_on(self, answered: str) -> None:
        """An answer has been given, and what is next may be another checkpoint already."""
        self.forget()
        row = self._columns.row_of(answered)
        if answered != self._columns.current and row is not None and row.view is not None:
            self._answered = answered
            self._strip.tell_answered(row.view.code)

    def forget(self) -> None:
        """Another checkpoint was gone to, or answered where it is: a remark is about that one."""
        self._answered = self._go_back_to = ""
        self._strip.tell_answered("")

    def write(self) -> None:
        """To the remark on what was answered last, or on what has been gone to since."""
        answered, came_to = self._answered, self._columns.current
        self.forget()
        if answered:
            self._columns.go_to(answered)
            self._go_back_to = came_to
        self._strip.remark.setFocus()

    def _return(self) -> None:
        """On with answering, from where the answer had come to."""
        self._columns.go_to(self._go_back_to or self._columns.current, focus=True)
