"""Types into a note of the real window and prints how much of it was called saved; runs until killed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from maturity_desktop.app import Program, clock_of
from maturity_desktop.domain.changes import note_at
from maturity_desktop.gui.diagnostics.place import PlaceFile
from maturity_desktop.gui.first_sight import FILE_NAME
from maturity_desktop.gui.preferences import PreferenceFile

BURST, BETWEEN_KEYS_MS = 7, 2


def main(folder: Path, audit: str) -> None:
    PreferenceFile(folder / FILE_NAME).change(author="An assessor")
    PlaceFile(folder).take_away()  # the test itself goes where it was before the kill
    application = QApplication(sys.argv[:1])
    program = Program(application, folder, clock_of(date(2026, 2, 6)))
    keys = QTimer(interval=BETWEEN_KEYS_MS)
    typed = 0

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
        program.window.show_page("assess")
        program.window.show_criterion("1.01")
        QTest.keyClick(program.window, Qt.Key.Key_T)
        session.saving.saved.connect(lambda _at: tell())
        keys.timeout.connect(type_one)
        keys.start()

    def type_one() -> None:
        nonlocal typed
        editor = QApplication.focusWidget()
        assert isinstance(editor, QPlainTextEdit), editor
        QTest.keyClicks(editor, "x")
        typed += 1
        if typed % BURST == 0:
            keys.stop()

    def tell() -> None:
        session = program.window.session
        assert session is not None, "an audit is open"
        if session.saving.is_empty:
            print(len(note_at(session.audit, session.place, "1.01").text), flush=True)
            keys.start()

    program.completed.connect(open_audit)
    program.start()
    QTimer.singleShot(0, begin)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
