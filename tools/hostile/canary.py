"""Markup with the name of a file in every text of an audit: nobody may open it, whatever is shown or written.

    python -m tools.hostile.canary [--only overview,assess] [--short] [--control] [--without-strace]

puts it in every field, opens every screen and makes every export, and looks from outside whether the file was
opened or the network reached. With --short there is one audit, and the report is of one model. With --control
one label shows the words as markup, and the exit code is 0 only if that is seen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Edit
from maturity_desktop.storage.library import Library
from tools.hostile.canary_words import BRAND, NAME, PAGE, PICTURE, STYLE, WORDS, changes, model_in_words
from tools.hostile.watching import can_trace, tell_sockets, traced, watched

if TYPE_CHECKING:
    from maturity_desktop.domain.results import Results
    from tools.screens.stage import Stage

SAMPLE = "norrhaven-2025"
ALL = (SAMPLE, "ugly", "empty")
"""The audits that the screens show."""
PATIENCE = 300.0
"""Seconds for a screen: what is traced is slow."""


def fill(folder: Path, short: bool) -> None:
    """Audits with the canary in every field, the sample with a model of such words."""
    from maturity_desktop.storage.yaml_tree import read_tree
    from maturity_desktop.verbs.brands import keep_for_firm
    from maturity_desktop.verbs.models import keep_model
    from maturity_desktop.verbs.moving import add_model
    from maturity_desktop.verbs.sample import make_sample
    from tools.hostile.frameworks import SMALL
    from tools.screens.audits import clock, fill_library

    if not short:
        fill_library(folder)
    library = Library.open(folder)
    try:
        if short:
            make_sample(library, clock)
        model = keep_model(library, model_in_words(read_tree(SMALL.encode(), "small.yaml").value), ())
        keep_for_firm(library, BRAND)
        add_model(library, library.load(SAMPLE), model.framework.id, WORDS, clock)
        for name in (SAMPLE,) if short else ALL:
            edits = tuple(changes(library.load(name), library))
            library.commit([Edit(name, WORDS, edits, WORDS, clock(), "")], {})
    finally:
        library.close()


def export(library: Library, folder: Path, short: bool) -> None:
    """The reports of the audit and what goes out beside them, the sheets of its surveys, its model."""
    from maturity_desktop.reports.choices import ReportOptions
    from maturity_desktop.verbs.audits import results_of
    from maturity_desktop.verbs.export import export_pdf, export_workbook, pairs_for, support_for
    from maturity_desktop.verbs.export_word import export_word
    from maturity_desktop.verbs.models import export_model_workbook, export_model_yaml, model_in_place
    from tools.screens.audits import TODAY

    results, words = results_of(library, SAMPLE)[-1 if short else 0 :], NullTranslations()
    options = ReportOptions(title=WORDS, version=WORDS, brand=BRAND)
    pairs = pairs_for(results, library.folder)
    support = support_for(results, library.folder, library.table, library.figures)
    for write, name in (
        (export_pdf, "report.pdf"),
        (export_workbook, "scorecard.xlsx"),
        (export_word, "report.docx"),
    ):
        write(results, folder / name, TODAY, options, words, crosswalk=pairs, support=support)
    hand_out(library, results, folder)
    export_surveys(library.load(SAMPLE), folder)
    model = model_in_place(library.folder, "small")
    assert model is not None, "it was kept"
    export_model_yaml(model, folder / "model.yaml")
    export_model_workbook(model, folder / "model.xlsx")


def hand_out(library: Library, results: Sequence[Results], folder: Path) -> None:
    """The evidence by criterion, and the self-assessment, which is read again."""
    from maturity_desktop.domain.report_records import Audience
    from maturity_desktop.reports.packs.self_assessment_layout import self_assessment
    from maturity_desktop.verbs.evidence_pack import pack_of, write_evidence_pack
    from maturity_desktop.verbs.self_assessments import export_self_assessment, read_rating, review_rating
    from tools.screens.audits import TODAY

    audit, words = results[0].audit, NullTranslations()
    frameworks = {own.framework.id: own.framework for own in results}
    pack = pack_of(results, TODAY, Audience.INTERNAL, words)
    open_file = partial(library.evidence.open, audit.client.id)
    write_evidence_pack(pack, open_file, folder / "evidence.zip")
    path = folder / "self-assessment.xlsx"
    export_self_assessment(self_assessment(audit, frameworks, TODAY, words, by=WORDS), path)
    review_rating(audit, frameworks, read_rating(path, audit, frameworks), WORDS)


def export_surveys(audit: Audit, folder: Path) -> None:
    """The questionnaire of each survey, and its workbooks for answers."""
    from maturity_desktop.domain.survey import surveys_of
    from maturity_desktop.reports.survey_sheets.layout import AnswerForm
    from maturity_desktop.verbs.survey_sheets import export_answer_workbook, export_questionnaire, paper_of

    for survey in surveys_of(audit):
        paper = paper_of(audit, survey, NullTranslations())
        export_questionnaire(paper, folder / "questionnaire.pdf")
        for form in AnswerForm:
            export_answer_workbook(paper, form, folder / f"{form}.xlsx")


def show_every_screen(folder: Path, only: str) -> Iterator[str]:
    """Opens the window in a library and goes to every screen whose name is asked for; what did not come."""
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from tools.screens.safety import SAFETY
    from tools.screens.screens import SCREENS, of_model
    from tools.screens.stage import Stage

    application = QApplication(sys.argv[:1])
    stage = Stage(application, folder, QSize(1366, 768), PATIENCE)
    own = [(f"own-{page}", of_model("small", page)) for page in ("overview", "assess", "results")]
    # First while all audits are listed, last what leaves a library that is taken for damaged.
    every = (("erasing", erasing), *SCREENS, *own, *SAFETY)
    wanted = [(name, show) for name, show in every if any(part in name for part in only.split(","))]
    for name, show in wanted:
        try:
            show(stage)
            stage.picture()
        except Exception as error:  # noqa: BLE001 - every screen is tried, and each failure is told
            yield f"{name}: {error!r}"
        stage.clear()
    stage.close()
    print(f"screens: {len(wanted)}")


def erasing(stage: Stage) -> None:
    """What would be erased with a client."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from maturity_desktop.gui.dialogs.erase_dialog import EraseDialog
    from maturity_desktop.gui.widgets.audit_rows import AuditView

    stage.library()
    view = stage.window.findChild(AuditView)
    assert view is not None, "the library is shown"
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    stage.wait(lambda: isinstance(stage.dialog(), EraseDialog))


def inside(only: str, short: bool) -> int:
    """What is watched: the window with its screens, and every export; 0 where all of them came."""
    tell_sockets()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "library")
        folder.mkdir()
        fill(folder, short)
        missed = list(show_every_screen(folder, only))
        library = Library.open(folder, read_only=True)
        export(library, Path(scratch), short)
        library.close()
    for line in missed:
        print(line, file=sys.stderr)
    return 1 if missed else 0


def control() -> int:
    """What must be seen: a label that shows the words as markup."""
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication(sys.argv[:1])
    label = QLabel(WORDS)
    label.show()
    application.processEvents()
    return 0


def main() -> int:
    """0 where all came and nothing was opened; of the control, where something was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="screens whose names hold one of these, between commas")
    parser.add_argument(
        "--control", action="store_true", help="shows the words as markup, which must be seen"
    )
    parser.add_argument("--short", action="store_true", help="one audit, and the report of one model")
    parser.add_argument("--without-strace", action="store_true", help="as where nothing may be traced")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        return control() if asked.control else inside(asked.only, asked.short)
    command = [sys.executable, "-m", "tools.hostile.canary", "--inside", "--only", asked.only]
    command += [f"--{name}" for name in ("control", "short") if getattr(asked, name)]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        if asked.without_strace or not can_trace():
            print("Nothing is traced here: opened files are told by inotify, sockets by Python.")
            code, found = watched(command, environment, (PICTURE, PAGE, STYLE))
        else:
            code, found = traced(command, environment, NAME)
    for line in found[:20]:
        print(line[:300], file=sys.stderr)
    print(f"{len(found)} times the name was opened or the network was reached")
    return int(code != 0 or bool(found) != asked.control)


if __name__ == "__main__":
    sys.exit(main())
