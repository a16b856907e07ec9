"""How the pages of a client's figures are made, and what they tell beside the evidence of a criterion."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.figure_records import MeasureSeries, SupportingData
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.pages.overview_page import OverviewPage
    from maturity_desktop.gui.pages.supporting_page import SupportingPage
    from maturity_desktop.gui.pages.surveys_page import SurveysPage
    from maturity_desktop.gui.supporting.known_figures import KnownFigures


class FigurePages:
    """Measured criteria and supporting figures of one audit; both know the same of the latter."""

    def __init__(
        self, session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
    ) -> None:
        self._session, self._desk, self._window = session, desk, window
        self._ask, self._theme = ask, theme

    @cached_property
    def known(self) -> KnownFigures:
        """What is known of supporting figures."""
        from maturity_desktop.gui.supporting.known_figures import KnownFigures
        from maturity_desktop.verbs.supporting import catalogue_and_faults

        folder = self._desk.folder
        return KnownFigures(self._session, lambda: catalogue_and_faults(folder), self._session)

    def add_baseline(self, page: OverviewPage) -> None:
        """What the audit's data come to, beside the figures that the client told; and the form of these."""
        from maturity_desktop.gui.baseline.baseline_desk import BaselineDesk, computed_of

        known, session = self.known, self._session
        desk = BaselineDesk(session, self._ask, self._window)
        page.computed = lambda: computed_of(session, known.figures.values())
        page.baseline_wanted.connect(lambda: desk.edit(known.figures.values()))
        known.read.connect(page.look_again)
        known.ask()

    def measures(self) -> QWidget:
        """The page of measured criteria."""
        from maturity_desktop.gui.measures.figure_desk import FigureDesk
        from maturity_desktop.gui.pages.measures_page import MeasuresPage
        from maturity_desktop.storage.figure_mappings import FigureMappings

        library, window = self._desk.library, self._window
        mappings = FigureMappings(self._desk.folder, library.refuse_to_write)
        figures = FigureDesk(self._session, library.evidence, library.keep_figures, mappings, self._session)
        page = MeasuresPage(self._session, figures, self._ask, self._theme)
        page.criterion_wanted.connect(window.show_criterion)
        page.page_wanted.connect(window.show_page)
        page.staffing_wanted.connect(lambda: self._ask_what_if(page))
        self.known.ask()
        return page

    def _ask_what_if(self, page: QWidget) -> None:
        from maturity_desktop.gui.supporting.dialogs import what_if
        from maturity_desktop.gui.words import screen_words

        dialog = what_if(self._session, self.known, screen_words(), self._theme, page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def supporting(self) -> QWidget:
        """The page of supporting figures."""
        from maturity_desktop.gui.pages.supporting_page import SupportingPage
        from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
        from maturity_desktop.storage.figure_mappings import FigureMappings

        library, window = self._desk.library, self._window
        mappings = FigureMappings(self._desk.folder, library.refuse_to_write)
        amounts = SupportingDesk(self._session, library.evidence, library.keep_table, mappings, self._session)
        page = SupportingPage(self._session, self.known, amounts, self._ask, self._theme)
        page.criterion_wanted.connect(window.show_criterion)
        page.page_wanted.connect(window.show_page)
        return page

    def add_lines(self, page: AssessPage) -> None:
        """What figures and surveys say of a criterion, beside its evidence."""
        from maturity_desktop.gui.supporting.criterion_lines import CriterionLines
        from maturity_desktop.gui.surveys.survey_lines import SurveyLines

        session, audit = self._session, self._session.audit
        figures = CriterionLines(session, self.known, self._theme)
        figures.measure_wanted.connect(self._show_measure)
        page.add_lines(figures, figures.open, figures.show_criterion)
        if any(True for kind in (SupportingData, MeasureSeries) for _record in audit.all(kind)):
            self.known.ask()
        surveys = SurveyLines(session, self._theme)
        surveys.survey_wanted.connect(self._show_survey)
        page.add_lines(surveys, surveys.open, surveys.show_criterion)

    def _show_measure(self, measure: str) -> None:
        self._window.show_page("supporting")
        cast("SupportingPage", self._window.page).show_measure(measure)

    def _show_survey(self, survey: str) -> None:
        self._window.show_page("surveys")
        cast("SurveysPage", self._window.page).show_survey(survey)
