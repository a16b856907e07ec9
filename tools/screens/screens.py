"""Every screen and dialog: its name, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from maturity_desktop.gui.widgets.thumbnails import Thumbnails
from tools.screens.activities import ACTIVITIES
from tools.screens.evidence import EVIDENCE
from tools.screens.findings import FINDINGS
from tools.screens.leaving import LEAVING
from tools.screens.measures import MEASURES, SAMPLE, Show
from tools.screens.own_view import OWN_VIEW
from tools.screens.plan import PLAN
from tools.screens.re_audits import RE_AUDITS
from tools.screens.readiness import READINESS
from tools.screens.report import REPORT
from tools.screens.report_dialogs import REPORT_DIALOGS
from tools.screens.requests import REQUESTS
from tools.screens.roadmap import ROADMAP
from tools.screens.stage import Stage
from tools.screens.supporting import SUPPORTING
from tools.screens.surveys import SURVEYS
from tools.screens.team import TEAM


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
        thumbnails = page.findChild(Thumbnails)
        stage.wait(lambda: thumbnails.is_settled)
        if act is not None:
            act(page.act).trigger()
            stage.wait(lambda: stage.dialog() is not None)

    return show


def of_model(framework: str, page: str, criterion: str = "", tab: str = "") -> Show:
    """A page of the sample through one of its other models; `tab` names a section of the results."""

    def show(stage: Stage) -> None:
        shown = stage.audit(SAMPLE, page, criterion, framework)
        if tab:
            tabs = shown.sections
            titles = [tabs.tabText(place).replace("&", "") for place in range(tabs.count())]
            tabs.setCurrentIndex(titles.index(tab))
        stage.settle()

    return show


def portfolio(stage: Stage) -> None:
    stage.library()
    stage.window.show_page("portfolio")
    page: Any = stage.window.page
    stage.wait(lambda: page.list.rows.rowCount() > 0)
    stage.settle()


def models(stage: Stage) -> None:
    stage.library()
    stage.window.show_page("models")
    page: Any = stage.window.page
    if page.editor is not None:
        page.editor.leave_wanted.emit()
    # Where a draft was left, the list is read again, and what is chosen can be copied only then.
    stage.wait(lambda: page.shelf.isVisible() and page.shelf.act.copy.isEnabled())


def model_editor(stage: Stage) -> None:
    """A copy of a model, a moment after it was made."""
    models(stage)
    page: Any = stage.window.page
    page.shelf.act.copy.trigger()
    stage.wait(lambda: stage.dialog() is not None)
    dialog: Any = stage.dialog()
    dialog.accept()
    stage.wait(lambda: page.editor is not None and page.editor.isVisible())
    stage.settle()


def crosswalk(stage: Stage) -> None:
    stage.library()
    stage.window.show_page("crosswalk")
    page: Any = stage.window.page
    stage.wait(lambda: page.view is not None)


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


IN_AN_EMPTY_LIBRARY: tuple[tuple[str, Show], ...] = (
    ("library-empty", Stage.library),
    ("first-start", first_start),
)
SCREENS: tuple[tuple[str, Show], ...] = (
    ("library", Stage.library),
    ("library-search", library_search),
    ("portfolio", portfolio),
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
    ("results-models", of_model("icmi_cmo", "results", tab="Models")),
    ("assess-jdpower", of_model("jdpower_ts", "assess", "ST4")),
    ("assess-next4biz", of_model("next4biz", "assess", "C")),
    ("assess-ftworks", of_model("ftworks_processes", "assess", "P")),
    ("assess-reactive", of_model("reactive_proactive", "assess", "S")),
    ("overview-ftworks", of_model("ftworks_processes", "overview")),
    ("overview-reactive", of_model("reactive_proactive", "overview")),
    ("results-jdpower", of_model("jdpower_ts", "results", tab="Domains")),
    ("results-next4biz", of_model("next4biz", "results")),
    ("results-ftworks", of_model("ftworks_processes", "results")),
    ("results-reactive", of_model("reactive_proactive", "results", tab="Criteria")),
    *EVIDENCE,
    *MEASURES,
    *SUPPORTING,
    *SURVEYS,
    *PLAN,
    *REQUESTS,
    *OWN_VIEW,
    *LEAVING,
    *TEAM,
    ("plan-of-actions", of_model("next4biz", "plan")),
    ("models", models),
    ("model-editor", model_editor),
    ("crosswalk", crosswalk),
    ("models-of-audit", chosen("Models of this audit")),
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
    ("new-overview", lambda stage: stage.audit("empty")),
    ("new-assess", assess("empty", "1.01")),
    ("new-results", lambda stage: stage.audit("empty", "results")),
    *ACTIVITIES,
    *FINDINGS,
    *ROADMAP,
    *READINESS,
    *RE_AUDITS,
    *REPORT,
    *REPORT_DIALOGS,
)
