"""Start: from the process's first instruction to the first painting, and to the library's list."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
AUDITS = 20

# Each child says so on a line of its own; the parent takes the time, so that the interpreter's start counts.
BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Bare(QMainWindow):
    def paintEvent(self, event):
        print("painted", flush=True)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv)
window = Bare()
window.resize(1366, 768)
window.show()
application.exec()
"""
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from maturity_desktop.app import Program, clock_of, make_application

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            print("painted", flush=True)
            watched.removeEventFilter(self)
        return False

application = make_application()
program = Program(application, Path(sys.argv[1]), clock_of(None))
watch = Watch()
program.window.installEventFilter(watch)

def usable():
    assert program.audits, "the list is there"
    print("listed", flush=True)
    application.quit()

program.listed.connect(usable)
program.start()
application.exec()
program.desk.close()
"""


def measure() -> list[tuple[str, float, float]]:
    """(what, ratio to a shown empty QMainWindow, goal); medians of runs that take turns."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        make_library(library)
        floors, paints, lists = [], [], []
        for number in range(ROUNDS + 1):
            floor = _times(BARE_WINDOW)["painted"]
            times = _times(PROGRAM, str(library))
            if number:  # the first round warms the disk's cache
                floors.append(floor)
                paints.append(times["painted"])
                lists.append(times["listed"])
    floor = statistics.median(floors)
    return [
        ("start to first paint", statistics.median(paints) / floor, 1.10),
        (f"start to a usable list of {AUDITS} audits", statistics.median(lists) / floor, 1.70),
    ]


def make_library(folder: Path) -> None:
    """A library with audits of the shipped framework, and an author, so that nobody is asked for one."""
    from maturity_desktop.gui.first_sight import FILE_NAME
    from maturity_desktop.gui.preferences import PreferenceFile
    from maturity_desktop.storage.framework_files import shipped_frameworks
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.audits import NewAudit, start_audit

    PreferenceFile(folder / FILE_NAME).change(author="Ada Assessor", ground="#F6F7F9")
    files = shipped_frameworks(frameworks_folder())[:1]
    library = Library.open(folder)
    for number in range(AUDITS):
        client = Client(f"client-{number}", f"Client {number}")
        new = NewAudit(client, files, date(2025, 12, 31), date(2026, 1, 12))
        start_audit(library, new, "Ada Assessor", lambda: datetime.now(UTC))
    library.close()


def _times(script: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of a child to each line that it prints."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as child:
        assert child.stdout is not None, "the child prints into a pipe"
        times = {line.strip(): perf_counter() - start for line in child.stdout}
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, "a child of the start benchmark")
    return times
