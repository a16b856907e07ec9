"""Draws every screen and dialog in both themes to PNG, from the sample audit and from ugly data.

The real program is driven in a library of its own. What is drawn stands in SCREENS, at which sizes in
VARIANTS; a screen that cannot be drawn, is blank, or makes Qt complain is named and the exit code is 1.
"""

# ruff: noqa: ARG002  (the person who is played here answers without looking at the question)

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    QSize,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from maturity_desktop.app import Program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Client, Evidence, Link, Note, Record
from maturity_desktop.domain.framework import EvidenceKind, Framework

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 1, 13)
PATIENCE = 30.0  # seconds
NOISE = ("propagateSizeHints",)
"""What the platform without a display says of every window."""


@dataclass(frozen=True)
class Variant:
    """A size in logical pixels, and how many real ones each of them has."""

    name: str
    size: QSize
    scale: float


VARIANTS = (
    Variant("100", QSize(1366, 768), 1.0),
    Variant("200", QSize(1366, 768), 2.0),
    Variant("small-200", QSize(960, 540), 2.0),
)


# The audits


def ugly_audit(framework: Framework, audit: str, client: str) -> Iterator[Record]:
    """Long notes, hostile words, 200 items of evidence at the first criterion, no two criteria alike."""
    values = (AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET, AnswerValue.NOT_APPLICABLE, None)
    for place, criterion in enumerate(framework.criteria):
        for step, point in enumerate(criterion.checkpoints):
            value = values[(place * 3 + step) % 5] if place % 7 else AnswerValue.MET
            remark = "Überlange Bemerkung ohne Ende, die niemand kürzt. " * 6 if step % 4 == 1 else ""
            if value is not None:
                yield Answer(audit, framework.id, AGREED, point.id, value, remark)
    first = framework.criteria[0].id
    yield Note(
        audit, framework.id, AGREED, first, "=cmd|' /C calc'!A0 <b>not bold</b> 😀 مرحبا\n\n" + "long " * 8000
    )
    for number in range(1, 201):
        item = Evidence(
            client,
            f"{client}-{number:03d}",
            number,
            f"Scan <{number}> " + "Arbeitsanweisung-Beschwerdemanagement-Außenstelle-" * (1 + number % 3),
            tuple(EvidenceKind)[number % len(EvidenceKind)],
            TODAY - timedelta(days=number * 5),
            TODAY,
        )
        yield item
        yield Link(audit, item.id, framework.id, first, contradicts=number % 19 == 0)


UGLY_CLIENT = (
    "Österreichische Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
    "<b>m.b.H.</b> & Co. KG, Niederlassung für Kundendienst und Beschwerdewesen 😀"
)


def fill_library(folder: Path) -> None:
    """The sample audit, an ugly one and an empty one."""
    from maturity_desktop.storage.framework_files import shipped_frameworks
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.audits import NewAudit, start_audit
    from maturity_desktop.verbs.sample import make_sample

    library = Library.open(folder)
    try:
        make_sample(library, clock)
        file = next(
            file for file in shipped_frameworks(frameworks_folder()) if file.framework.id == "icmi_cmo"
        )
        for name, client in (("ugly", UGLY_CLIENT), ("empty", "Neu & Co.")):
            new = NewAudit(Client(name, client), (file,), date(2025, 12, 31), TODAY, "A. Assessor", id=name)
            records = ugly_audit(file.framework, name, name) if name == "ugly" else ()
            start_audit(library, new, "A. Assessor", clock, records)
    finally:
        library.close()


def clock() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 14, 2, 11, tzinfo=UTC)


# The stage


@dataclass
class Silent:
    """Answers for the person; bad news ends the screen that brought it."""

    target: Path | None = None
    told: list[str] = field(default_factory=list)

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        return True

    def text(self, title: str, question: str, initial: str = "") -> str | None:
        return initial

    def files(self, title: str) -> list[Path]:
        return []

    def save_as(self, title: str, suggested: Path, kind: str) -> Path | None:
        return self.target

    def tell(self, what_happened: str, what_to_do: str, details: str = "") -> None:
        self.told.append(f"{what_happened} {what_to_do} {details}")


class Stage(QObject):
    """The program in a library, and the ways to its screens."""

    def __init__(self, application: QApplication, folder: Path, size: QSize) -> None:
        super().__init__()
        self.folder = folder
        self.ask = Silent()
        self.application = application
        self.program = Program(application, folder, clock, self.ask)
        self.program.preferences.change(author="A. Assessor", theme="light")
        self.window = self.program.window
        self.program.start()
        self.window.resize(size)
        self.window.activateWindow()
        self.wait(lambda: hasattr(self.program, "desk") and self.program.desk.is_open)
        self.wait(lambda: self.application.activeWindow() is self.window)

    def settle(self) -> None:
        """Whatever is due now is done."""
        for _round in range(4):
            self.application.processEvents()
            # Outside a running event loop Qt keeps what is to be deleted.
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, reached: Callable[[], bool]) -> None:
        """Until something is so; TimeoutError where it takes too long, RuntimeError where bad news comes."""
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError("the screen did not come")
            if self.ask.told:
                raise RuntimeError(self.ask.told.pop())
            QTest.qWait(10)

    def library(self) -> None:
        if self.window.session is not None:
            self.window.close_audit()
        self.window.show_page("library")

    def audit(self, name: str, page: str = "overview", criterion: str = "") -> Any:
        """A page of an audit."""
        window = self.window
        if window.session is None or window.session.audit.id != name:
            self.program.open_audit(name, "")
            self.wait(lambda: window.session is not None and window.session.audit.id == name)
        window.show_page(page)
        if criterion:
            window.show_criterion(criterion)
        self.settle()
        return window.page

    def report(self, name: str) -> Any:
        page = self.audit(name, "report")
        self.wait(lambda: page.preview.pages.is_drawn and not page.preview.work.isVisible())
        return page

    def act(self, words: str) -> None:
        """Triggers what stands in a menu of the window under these words."""
        found = [
            action
            for action in self.window.findChildren(QAction)
            if action.text().replace("&", "").rstrip("…") == words
        ]
        found[0].trigger()

    def type(self, words: str) -> None:
        """Words into whatever has the keyboard."""
        top = self.dialog() or self.window
        self.wait(lambda: top.focusWidget() is not None)
        QTest.keyClicks(top.focusWidget(), words)
        self.settle()

    def dialog(self) -> QDialog | None:
        """The dialog over the window."""
        shown = [
            widget
            for widget in self.application.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]
        return shown[-1] if shown else None

    def picture(self) -> QImage:
        """The window, with the dialog over it."""
        self.settle()
        image = self.window.grab().toImage()
        dialog = self.dialog()
        if dialog is not None:
            place = dialog.mapToGlobal(QPoint()) - self.window.mapToGlobal(QPoint())
            painter = QPainter(image)
            painter.fillRect(self.window.rect(), QColor(0, 0, 0, 90))
            painter.drawPixmap(place, dialog.grab())
            painter.end()
        return image

    def clear(self) -> None:
        """No dialog is left for the next screen."""
        dialog = self.dialog()
        while dialog is not None:
            dialog.close()
            self.settle()
            after = self.dialog()
            if after is dialog:
                raise RuntimeError(f"{type(dialog).__name__} does not close")
            dialog = after
        self.window.activateWindow()
        self.wait(lambda: self.application.activeWindow() is self.window)

    def close(self) -> None:
        self.clear()
        self.window.close()
        self.program.close()
        self.settle()


# The screens

Show = Callable[[Stage], object]
SAMPLE = "norrhaven-2025"


def results(audit: str, section: int) -> Show:
    def show(stage: Stage) -> None:
        page = stage.audit(audit, "results")
        page.sections.setCurrentIndex(section)
        (page.domains.radar, page.criteria.map, page.gaps.gaps)[section].setFocus()

    return show


def assess(audit: str, criterion: str, act: Callable[[Any], QAction] | None = None) -> Show:
    """The assess page at a criterion; with an act, the dialog that it opens."""

    def show(stage: Stage) -> None:
        page = stage.audit(audit, "assess", criterion)
        if act is not None:
            act(page.act).trigger()
            stage.wait(lambda: stage.dialog() is not None)

    return show


def with_evidence(act: str) -> Show:
    """Something done with the first item of evidence."""

    def show(stage: Stage) -> None:
        page = stage.audit(SAMPLE, "assess", "5.07")
        page.act.evidence.trigger()
        getattr(page.act, act).trigger()
        stage.wait(lambda: stage.dialog() is not None)

    return show


def evidence_preview(stage: Stage) -> None:
    """A picture or a page of a PDF, read in a thread."""
    with_evidence("preview")(stage)
    dialog: Any = stage.dialog()
    stage.wait(lambda: not dialog.is_reading)


def chosen(words: str) -> Show:
    """A dialog of the menus over the sample audit."""

    def show(stage: Stage) -> None:
        stage.audit(SAMPLE)
        stage.act(words)
        stage.wait(lambda: stage.dialog() is not None)

    return show


def typed(words: str, text: str) -> Show:
    """A search dialog with something typed into it."""

    def show(stage: Stage) -> None:
        chosen(words)(stage)
        stage.type(text)

    return show


def new_audit(stage: Stage) -> None:
    stage.library()
    stage.act("New audit")
    stage.wait(lambda: stage.dialog() is not None)


def library_search(stage: Stage) -> None:
    stage.library()
    page: Any = stage.window.page
    page.start_search()
    stage.type("forecast")
    QTest.qWait(600)  # a search starts when typing rests


def first_start(stage: Stage) -> None:
    from maturity_desktop.gui.dialogs.first_start import FirstStart

    FirstStart(stage.window).open()


def question(stage: Stage) -> None:
    from maturity_desktop.gui.dialogs.message import MessageDialog

    stage.audit(SAMPLE)
    MessageDialog(
        "report.pdf is there already. Replace it?",
        "The file in /home/assessor/Documents is replaced when the new one is complete.",
        "Replace",
        parent=stage.window,
    ).open()


def bad_news(stage: Stage) -> None:
    from maturity_desktop.gui.dialogs.message import MessageDialog

    stage.audit(SAMPLE)
    MessageDialog(
        "That did not work",
        "The disk is full. Make room, then try again.",
        details="OSError: [Errno 28] No space left on device",
        parent=stage.window,
    ).open()


def report(audit: str) -> Show:
    return lambda stage: stage.report(audit)


def report_under_way(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    stage.ask.target = stage.folder / "report.pdf"
    page.exports.export_both()
    stage.wait(lambda: page.exports.work.bar.value() > 0 or bool(page.exports.files))


def report_done(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    stage.wait(lambda: not page.exports.work.isVisible())
    stage.ask.target = stage.folder / "report.pdf"
    page.exports.export_both()
    stage.wait(lambda: len(page.exports.files) == 2 and not page.exports.work.isVisible())


def report_failed(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    stage.ask.target = stage.folder / "preferences.json" / "report.pdf"
    page.exports.export_pdf()
    stage.wait(lambda: page.exports.outcome.isVisible() and not page.exports.work.isVisible())


IN_AN_EMPTY_LIBRARY: tuple[tuple[str, Show], ...] = (
    ("library-empty", Stage.library),
    ("first-start", first_start),
)
SCREENS: tuple[tuple[str, Show], ...] = (
    ("library", Stage.library),
    ("library-search", library_search),
    ("new-audit", new_audit),
    ("overview", lambda stage: stage.audit(SAMPLE)),
    ("profile", chosen("Client and audit")),
    ("assess", assess(SAMPLE, "5.07")),
    ("assess-unrated", assess(SAMPLE, "4.07")),
    ("assess-measured", assess(SAMPLE, "8.03")),
    ("set-level", assess(SAMPLE, "5.07", lambda acts: acts.levels[3])),
    ("not-applicable", assess(SAMPLE, "5.07", lambda acts: acts.not_applicable)),
    ("evidence-preview", evidence_preview),
    ("evidence-details", with_evidence("details")),
    ("evidence-known", with_evidence("use_known")),
    ("results-domains", results(SAMPLE, 0)),
    ("results-criteria", results(SAMPLE, 1)),
    ("results-gaps", results(SAMPLE, 2)),
    ("report", report(SAMPLE)),
    ("report-under-way", report_under_way),
    ("report-done", report_done),
    ("report-failed", report_failed),
    ("go-anywhere", typed("Anywhere", "fore")),
    ("find", typed("Find", "customer")),
    ("help", chosen("About this screen")),
    ("keys", chosen("All keys")),
    ("about", chosen("About Maturity Desktop")),
    ("question", question),
    ("bad-news", bad_news),
    ("ugly-overview", lambda stage: stage.audit("ugly")),
    ("ugly-assess", assess("ugly", "1.01")),
    ("ugly-results-domains", results("ugly", 0)),
    ("ugly-results-criteria", results("ugly", 1)),
    ("ugly-results-gaps", results("ugly", 2)),
    ("ugly-report", report("ugly")),
    ("new-overview", lambda stage: stage.audit("empty")),
    ("new-assess", assess("empty", "1.01")),
    ("new-results", lambda stage: stage.audit("empty", "results")),
    ("new-report", report("empty")),
)


# Taking them


@contextmanager
def qt_complaints() -> Iterator[list[str]]:
    """What Qt warns of meanwhile, noise left out."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            heard.extend([words] if not any(noise in words for noise in NOISE) else [])

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)


def take(stage: Stage, screens: tuple[tuple[str, Show], ...], variant: Variant, out: Path) -> list[str]:
    """Draws the screens in both themes; what went wrong."""
    faults = []
    for theme in ("light", "dark"):
        stage.program.theme.choose(theme)
        for name, show in screens:
            file = out / f"{name}-{theme}.png"
            try:
                with qt_complaints() as complaints:
                    show(stage)
                    image = stage.picture()
                    stage.clear()
                image.save(str(file))
                faults += [f"{variant.name} {file.name}: {words}" for words in complaints]
                if image.size() != variant.size * variant.scale:
                    faults.append(f"{variant.name} {file.name}: {image.width()} x {image.height()} pixels")
                if is_blank(image):
                    faults.append(f"{variant.name} {file.name}: blank")
            except Exception:  # noqa: BLE001  every screen is tried, and each failure is told
                faults.append(f"{variant.name} {file.name}: {traceback.format_exc()}")
                stage.clear()
    return faults


def is_blank(image: QImage) -> bool:
    """Whether an image, made very small, has one colour only."""
    small = image.scaled(24, 24)
    return len({small.pixel(x, y) for x in range(24) for y in range(24)}) == 1


def draw_variant(variant: Variant, out: Path, only: str) -> list[str]:
    """Everything in one size; in a process of its own, as Qt reads the scale once."""
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        for library, screens in (("empty", IN_AN_EMPTY_LIBRARY), ("full", SCREENS)):
            wanted = tuple(screen for screen in screens if only in screen[0])
            folder = Path(scratch) / library
            folder.mkdir()
            if not wanted:
                continue
            if library == "full":
                fill_library(folder)
            stage = Stage(application, folder, variant.size)
            faults += take(stage, wanted, variant, out)
            stage.close()
    return faults


@contextmanager
def surroundings(variant: Variant) -> Iterator[dict[str, str]]:
    """The environment of one size; without a display, on a screen that has room for the window."""
    environment = {**os.environ, "QT_SCALE_FACTOR": str(variant.scale)}
    platform = environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        if platform == "offscreen":
            wide, high = (round(1.2 * side * variant.scale) for side in variant.size.toTuple())
            screen = {"name": "screen", "x": 0, "y": 0, "width": wide, "height": high, "dpr": 1}
            screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
            file = Path(folder) / "screen.json"
            file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
            environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        yield environment


def main() -> int:
    """0 where every screen was drawn, 1 where one was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--only", default="", help="screens whose name holds this")
    parser.add_argument("--variant", choices=[variant.name for variant in VARIANTS], default="")
    asked = parser.parse_args()
    variants = [variant for variant in VARIANTS if asked.variant in ("", variant.name)]
    if asked.variant and os.environ.get("QT_SCALE_FACTOR") == str(variants[0].scale):
        faults = draw_variant(variants[0], asked.out / asked.variant, asked.only)
        for fault in faults:
            print(fault, file=sys.stderr)
        return 1 if faults else 0
    code = 0
    for variant in variants:
        arguments = ["--out", asked.out, "--only", asked.only, "--variant", variant.name]
        with surroundings(variant) as environment:
            done = subprocess.run(
                [sys.executable, __file__, *map(str, arguments)], env=environment, cwd=ROOT, check=False
            )
        code = code or done.returncode
        count = len(list((asked.out / variant.name).glob("*.png")))
        print(f"{variant.name}: {count} pictures in {asked.out / variant.name}")
    return code


if __name__ == "__main__":
    sys.exit(main())
