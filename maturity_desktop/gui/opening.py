"""How the pages of an open audit are made, each when it is first gone to: their modules are read then."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence.files_behind import follow_files
from maturity_desktop.gui.figure_pages import FigurePages
from maturity_desktop.gui.improve_pages import ImprovePages
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.plan_pages import PlanPages
from maturity_desktop.gui.re_audit.adding import add_last_time, read_last_time
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from datetime import date

    from maturity_desktop.domain.audit import Evidence
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.portfolio import PortfolioRead


def other_audits(library: Library, audit: str, item: Evidence) -> tuple[str, ...]:
    """The audits besides this one that use an item of the client's evidence, in words."""
    others = {other for other in library.audits_using(item.client, item.id) if other != audit}
    if not others:
        return ()
    return tuple(
        _("the audit of {client}, cut-off {day}").format(
            client=found.client, day=QLocale().toString(QDate(*found.cut_off.timetuple()[:3]), "d MMM yyyy")
        )
        for found in library.audits()
        if found.id in others
    )


def page_makers(
    session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
) -> dict[str, Callable[[], QWidget]]:
    """The makers by page name."""
    figures = FigurePages(session, desk, window, ask, theme)
    plan = PlanPages(session, desk, window, ask, theme)
    improve = ImprovePages(session, desk, window, ask, theme)
    follow_files(session, desk.library)
    read_last_time(session, desk)

    def overview() -> QWidget:
        from maturity_desktop.gui.pages.overview_page import OverviewPage

        page = OverviewPage(session, theme)
        figures.add_baseline(page)
        page.leaving_wanted.connect(lambda: plan.show("leaving"))
        page.criterion_wanted.connect(window.show_criterion)
        page.profile_wanted.connect(window.profile_wanted)
        page.programme_wanted.connect(lambda: plan.show("schedule"))
        page.agenda.wanted.connect(plan.show_item)
        page.award.readiness_wanted.connect(lambda: improve.show("readiness"))
        page.journal_wanted.connect(lambda: desk.read_journal(session.audit.id))
        return page

    def assess() -> QWidget:
        from maturity_desktop.gui.evidence_desk import EvidenceDesk
        from maturity_desktop.gui.pages.assess_page import AssessPage
        from maturity_desktop.gui.team.assigning import add_people
        from maturity_desktop.verbs.evidence import ClientFiles

        evidence = EvidenceDesk(
            session,
            desk.library.evidence,
            session,
            used_elsewhere=lambda item: other_audits(desk.library, session.audit.id, item),
            bad_files=lambda: desk.library.bad_evidence,
            made=ClientFiles(desk.library, session.audit.client.id).picture,
        )
        desk.checked.connect(evidence.look_again)
        page = AssessPage(session, evidence, ask, theme)
        page.profile_wanted.connect(window.profile_wanted)
        page.hints_changed.connect(window.bars.show_hints)
        figures.add_lines(page)
        add_people(page, session, desk, theme)
        plan.add_lines(page)
        add_last_time(page, session, theme)
        improve.add_lines(page)
        desk.crosswalk_read.connect(page.show_crosswalk)
        desk.crosswalk_not_read.connect(page.show_crosswalk_trouble)
        desk.read_crosswalk()
        return page

    def evidence() -> QWidget:
        from maturity_desktop.gui.evidence.opening import evidence_page

        return evidence_page(session, desk, window, ask, theme)

    def results() -> QWidget:
        from maturity_desktop.gui.pages.results_page import ResultsPage

        page = ResultsPage(session, theme)
        page.criterion_wanted.connect(window.show_criterion)
        page.targets_wanted.connect(window.targets_wanted)
        return page

    def report() -> QWidget:
        from maturity_desktop.gui.report.opening import report_page

        return report_page(session, desk, window, ask, theme, improve.show_item, plan.show)

    def surveys() -> QWidget:
        from maturity_desktop.gui.exporter import Exporter
        from maturity_desktop.gui.pages.surveys_page import SurveysPage
        from maturity_desktop.gui.surveys.survey_desk import SurveyDesk
        from maturity_desktop.gui.words import screen_words
        from maturity_desktop.storage.figure_mappings import FigureMappings

        library = desk.library
        answers = SurveyDesk(
            session,
            library.evidence,
            library.keep_table,
            FigureMappings(desk.folder, library.refuse_to_write),
            desk.folder,
            session,
            Exporter(session, screen_words(), parent=session).open_file,
        )
        return SurveysPage(session, answers, ask, theme)

    return {
        "overview": overview, "assess": assess, "evidence": evidence, "results": results, "report": report,
        "plan": plan.page, "improve": improve.page, "measures": figures.measures,
        "supporting": figures.supporting, "surveys": surveys,
    }  # fmt: skip


def library_page_makers(
    desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
) -> dict[str, Callable[[], QWidget]]:
    """The makers of the pages that are there without an audit, by page name; the library's own is there."""

    def crosswalk() -> QWidget:
        from maturity_desktop.gui.pages.crosswalk_page import CrosswalkPage

        page = CrosswalkPage(theme)
        desk.crosswalk_read.connect(page.show_crosswalk)
        desk.crosswalk_not_read.connect(page.show_trouble)
        page.reading_wanted.connect(desk.read_crosswalk)
        return page

    def models() -> QWidget:
        from maturity_desktop.gui.models_desk import ModelsDesk
        from maturity_desktop.gui.pages.models_page import ModelsPage

        def use(file: FrameworkFile) -> None:
            from maturity_desktop.verbs.programmes import with_programme

            if window.session is not None:
                models = window.session.frameworks.values()
                known = {fact.id for model in models for fact in model.facts}
                window.session.use_framework(with_programme(file.framework), file.sha256)
                desk.read_crosswalk()
                page.tell_used(file.framework, known)

        shelf = ModelsDesk(lambda: desk.library, window)
        # A copy may have brought pairs of its own, and what a model no longer has takes its pairs along.
        shelf.kept.connect(lambda *_kept: desk.read_crosswalk())
        shelf.imported.connect(lambda *_kept: desk.read_crosswalk())
        page = ModelsPage(
            shelf,
            ask,
            theme,
            desk.clock,
            lambda: window.preferences.now.author,
            lambda: tuple(window.session.frameworks) if window.session is not None else None,
        )
        page.use_wanted.connect(use)
        page.hints_changed.connect(window.bars.show_hints)
        page.actions_changed.connect(window.bars.follow_page)
        page.state_told.connect(window.bars.show_model_state)
        return page

    def portfolio() -> QWidget:
        from maturity_desktop.gui.pages.portfolio_page import PortfolioPage

        def today() -> date:
            return desk.clock().date()

        def read(library: Library) -> PortfolioRead:
            from maturity_desktop.verbs.portfolio import read_portfolio

            return read_portfolio(library, today(), window.preferences.now.ratings)

        page = PortfolioPage(theme, today)
        page.reading_wanted.connect(lambda: desk.look_up(read, page.show_portfolio))
        page.audit_wanted.connect(window.audit_wanted)
        page.audits_wanted.connect(lambda: window.show_page("library"))
        return page

    window.library.portfolio_wanted.connect(lambda: window.show_page("portfolio"))
    return {"crosswalk": crosswalk, "models": models, "portfolio": portfolio}
