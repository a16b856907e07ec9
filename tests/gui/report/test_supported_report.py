"""The reports of the window have supporting figures, claims and surveys: the library hands them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, ReportRequest
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.sample import make_sample


def test_a_scorecard_from_the_window_has_the_figures_and_surveys_of_the_library(
    library: Library, commits: Any, clock: Callable[[], datetime], tmp_path: Path, qtbot: QtBot
) -> None:
    audit = library.load(make_sample(library, clock))
    frameworks = {use.framework: library.framework(use.edition) for use in audit.framework_uses}
    session = AuditSession(
        audit, frameworks, commits, "Ada", clock, figures=library.figures, tables=library.table
    )
    exporter = Exporter(session, NullTranslations(), library_folder=library.folder)
    path = tmp_path / "scorecard.xlsx"
    task = exporter.start("xlsx", path, ReportRequest(("icmi_cmo",), ReportOptions()))
    with qtbot.waitSignal(task.ended, timeout=60_000):
        pass
    book = load_workbook(path, data_only=True)
    assert {"Supporting figures", "Surveys"} <= set(book.sheetnames)
    titles = [row[0] for row in book["Supporting figures"].iter_rows(values_only=True)]
    assert "Forecast error by interval" in titles
