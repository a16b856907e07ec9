"""The real program, driven to a place in an audit and brought down there, as the first argument says."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer, qFatal

from maturity_desktop import app
from maturity_desktop.gui.diagnostics.place import PlaceFile, place_now

CANARY = "Kanarienvogel"


class Person:
    """Goes on, whatever is told, and prints it."""

    def choose(self, question: str, consequence: str, *_others: object) -> int | None:
        print("told", question, flush=True)
        return None

    def tell(self, what_happened: str, *_others: object) -> None:
        print("told", what_happened, flush=True)


def go_down(how: str) -> None:
    if how == "exception":
        raise ValueError(CANARY)
    if how == "thread":
        threading.Thread(target=go_down, args=("exception",)).start()
    if how == "abort":
        os.abort()
    if how == "qt":
        qFatal(CANARY)


class Driven(app.Program):
    """Opens the audit, goes to the place, answers there, and once place and answer are kept, goes down."""

    def __init__(self, application, folder, clock) -> None:
        super().__init__(application, folder, clock, Person())  # type: ignore[arg-type]
        how, audit, criterion, self._checkpoint = sys.argv[2:6]
        self._how, self._criterion = how, criterion
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._step)
        self.completed.connect(lambda: self.open_audit(audit, criterion))
        self.completed.connect(self._timer.start)

    def _step(self) -> None:
        from maturity_desktop.domain.audit import AnswerValue

        session = self.window.session
        if session is None or self.window.page_name != "assess":
            return
        page = self.window.page
        if not session.audit.evidence and session.undo_stack.count() == 0:
            session.answer(self._checkpoint, AnswerValue.MET)
            session.write_note(self._criterion, CANARY)
            page.show_checkpoint(self._checkpoint)  # type: ignore[attr-defined]
        here = place_now(self.window)
        if session.saving.is_empty and here == PlaceFile(self.desk.folder).read():
            self._timer.stop()
            print("there", flush=True)
            QTimer.singleShot(0, lambda: go_down(self._how))


if __name__ == "__main__":
    app.Program = Driven  # type: ignore[misc, assignment]
    app.run(Path(sys.argv[1]), None)
