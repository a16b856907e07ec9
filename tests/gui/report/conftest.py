"""Writers that wait to be let go on, and small PDFs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, Writers
from maturity_desktop.gui.pages.report_page import ReportPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.before_export import Matter
from maturity_desktop.verbs.export import Exported
from maturity_desktop.verbs.handed_over import written
from tests.gui.report.at_the_page import Open, Outside

WHO = 1
LOOK_AGAIN = 0.005  # seconds after which a waiting writer asks whether it is still wanted


def make_pdf(path: Path, pages: int = 3, width: float = 595, height: float = 842) -> None:
    """A PDF of empty pages."""
    path.write_bytes(_pdf(pages, width, height))


@cache
def _pdf(pages: int, width: float, height: float) -> bytes:
    """The same bytes each time, as the program's own reports are."""
    import pypdfium2

    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _page in range(pages):
        document.new_page(width, height).close()
    document.save(out)
    document.close()
    return out.getvalue()


@dataclass
class FakeWriter:
    """Writes a small PDF where it is told to, step by step; held, it waits at its second step."""

    pages: int = 3
    fault: Exception | None = None
    matters: tuple[Matter, ...] = ()
    held: bool = False
    calls: list[tuple[tuple[str, ...], ReportOptions, date]] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    go_on: threading.Event = field(default_factory=threading.Event)
    waits: threading.Event = field(default_factory=threading.Event)

    def __call__(
        self,
        results: Sequence[Results],
        path: Path,
        made_on: date,
        options: ReportOptions,
        words: NullTranslations,
        progress: Progress,
    ) -> Exported:
        self.calls.append((tuple(result.framework.id for result in results), options, made_on))
        self.threads.add(threading.get_ident())
        progress(1, 4)
        if self.held:
            self.waits.set()
            while not self.go_on.wait(LOOK_AGAIN):
                progress(2, 4)
        if self.fault is not None:
            raise self.fault
        make_pdf(path, self.pages)
        progress(4, 4)
        file = written(path)
        return Exported(path, file.size, file.sha256)

    def find_matters(
        self, results: Sequence[Results], made_on: date, options: ReportOptions, words: NullTranslations
    ) -> tuple[Matter, ...]:
        return self.matters


@pytest.fixture
def pdf_writer() -> Iterator[FakeWriter]:
    writer = FakeWriter()
    yield writer
    writer.go_on.set()


@pytest.fixture
def workbook_writer() -> Iterator[FakeWriter]:
    writer = FakeWriter()
    yield writer
    writer.go_on.set()


@pytest.fixture
def word_writer() -> Iterator[FakeWriter]:
    writer = FakeWriter()
    yield writer
    writer.go_on.set()


@pytest.fixture
def writers(pdf_writer: FakeWriter, workbook_writer: FakeWriter, word_writer: FakeWriter) -> Writers:
    return Writers(pdf_writer, workbook_writer, word_writer, pdf_writer.find_matters)


@pytest.fixture
def pdf_of(tmp_path: Path) -> Callable[..., Path]:
    """Makes a PDF of so many empty pages."""

    def make(pages: int, width: float = 595, height: float = 842) -> Path:
        path = tmp_path / f"{pages}-{width}.pdf"
        make_pdf(path, pages, width, height)
        return path

    return make


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def exporter(session: AuditSession, writers: Writers, outside: Outside) -> Exporter:
    return Exporter(session, NullTranslations(), writers, outside)


@pytest.fixture
def open_page(session: AuditSession, exporter: Exporter, ask: Any, theme: ThemeSwitch, qtbot: QtBot) -> Open:
    window = QWidget()  # without a layout, as the platform of the tests knows no least size of a window
    qtbot.addWidget(window)

    def opened() -> ReportPage:
        window.resize(1302, 698)
        page = ReportPage(session, exporter, ask, theme, parent=window)
        page.resize(window.size())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.folds.folds[WHO].set_open(True)
        page.who.name.setFocus()
        return page

    return opened


@pytest.fixture
def page(open_page: Open, qtbot: QtBot) -> ReportPage:
    """The page with its first preview on screen."""
    made = open_page()
    qtbot.waitUntil(lambda: made.preview.pages.is_drawn)
    return made
