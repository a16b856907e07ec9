"""Holds an activity in the real window, types without a pause, prints what was saved; runs until killed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from maturity_desktop.app import Program, clock_of
from maturity_desktop.domain.plan_records import Heard
from maturity_desktop.gui.diagnostics.place import PlaceFile
from maturity_desktop.gui.first_sight import FILE_NAME
from maturity_desktop.gui.preferences import PreferenceFile

BETWEEN_KEYS_MS = 10


def main(folder: Path, audit: str) -> None:
    PreferenceFile(folder / FILE_NAME).change(author="An assessor")
    PlaceFile(folder).take_away()  # the test itself goes where it was before the kill
    application = QApplication(sys.argv[:1])
    program = Program(application, folder, clock_of(date(2026, 2, 6)))
    keys = QTimer(interval=BETWEEN_KEYS_MS)

    def open_audit() -> None:
        if program.desk.is_open:
            program.open_audit(audit, "1.01")
        else:
            QTimer.singleShot(BETWEEN_KEYS_MS, open_audit)

    def begin() -> None:
        session = program.window.session
        if session is None:
            QTimer.singleShot(BETWEEN_KEYS_MS, begin)
            return
        program.window.show_page("plan")
        plan: Any = program.window.page
        plan.show_view("activities")
        plan.view.acts.hold.trigger()
        plan.view.hearing.go(-plan.view.hearing.place)  # to the checkpoint of which something was said
        QTest.keyClick(program.window, Qt.Key.Key_T)
        session.saving.saved.connect(lambda _at: tell())
        keys.timeout.connect(type_one)
        keys.start()

    def type_one() -> None:
        editor = QApplication.focusWidget()
        assert isinstance(editor, QPlainTextEdit), editor
        QTest.keyClicks(editor, "x")

    def tell() -> None:
        """What is not in the queue any more is on the disk."""
        session = program.window.session
        assert session is not None, "an audit is open"
        typed = max((len(own.note) for own in session.audit.all(Heard)), default=0)
        print(typed - len(session.saving.unsaved), flush=True)

    program.completed.connect(open_audit)
    program.start()
    QTimer.singleShot(0, begin)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
