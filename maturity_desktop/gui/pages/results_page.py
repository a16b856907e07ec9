"""What the audit has found: the finding, its figures, and the charts and gaps behind it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from maturity_desktop.domain.results import Results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.overview_words import scale_words
from maturity_desktop.gui.re_audit.movement_section import MovementSection
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import CriteriaSection, DomainSection
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.figure_strip import FigureStrip
from maturity_desktop.gui.widgets.gap_section import GapSection
from maturity_desktop.gui.widgets.models_section import ModelsSection
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.executive import executive

LOW = 520
"""Logical pixels of height below which figures and charts do not fit below one another."""


class ResultsPage(QWidget):
    """Headline and figures as in the report, and a tab each for domains, criteria and gaps.

    It follows the audit only while it is on screen.
    """

    criterion_wanted = Signal(str)
    targets_wanted = Signal()

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = screen_words()
        self._is_stale = True
        self.title = _("Results")
        self.key_hints = (
            (_("Ctrl+Tab"), _("next section")),
            (_("Arrows"), _("walk")),
            (_("Enter"), _("open the criterion")),
            (_("Ctrl+C"), _("copy the picture")),
        )
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.figures = FigureStrip(theme)
        self.domains = DomainSection(self._words, theme)
        self.criteria = CriteriaSection(self._words, theme)
        self.gaps = GapSection(session, self._words, theme)
        self.movement = MovementSection(session, self._words, theme)
        self.models = ModelsSection(session, self._words, theme)
        self.models.framework_wanted.connect(session.switch_framework)
        self.targets = self._offer_targets()
        self.sections = self._build_sections()
        self.empty, self.rate_first = self._build_empty(theme)
        self._shown = ("", False)
        self._column = box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 12)
        box.setSpacing(8)
        box.addWidget(self.headline)
        box.addWidget(self.figures)
        box.addWidget(self.empty)
        box.addWidget(self.sections, 1)
        box.addStretch(0)
        for section in (self.criteria, self.gaps, self.movement):
            section.criterion_wanted.connect(self.criterion_wanted)
        session.results_changed.connect(self._renew)
        session.last_time.known.connect(self._renew)

    def _offer_targets(self) -> QPushButton:
        """Beside the gaps, which follow from them."""
        button = QPushButton(_("Ta&rgets…"))
        set_role(button, "flat")
        mark_edits(button)
        button.clicked.connect(self.targets_wanted)
        row = self.gaps.tools.layout()
        assert row is not None, "the tools have a layout"
        row.addWidget(button)
        return button

    def _build_sections(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setAccessibleName(_("Sections of the results"))
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(_("Sections of the results"))
        tabs.addTab(self.domains, _("&Domains"))
        tabs.addTab(self.criteria, _("&Criteria"))
        tabs.addTab(self.gaps, _("Ga&ps"))
        tabs.addTab(self.movement, _("Moveme&nt"))
        tabs.addTab(self.models, _("&Models"))
        tools = QStackedWidget()
        for section in (self.domains, self.criteria, self.gaps, self.movement, self.models):
            tools.addWidget(section.tools)
        tabs.setCornerWidget(tools, Qt.Corner.TopRightCorner)
        tabs.currentChanged.connect(tools.setCurrentIndex)
        return tabs

    def _build_empty(self, theme: ThemeSwitch) -> tuple[QWidget, QPushButton]:
        page = QWidget()
        words = PlainWords(theme, ink="quiet")
        words.show_words(
            _("Figures and charts appear with the first rated criterion. Not rated never counts as zero.")
        )
        button = QPushButton(_("&Rate the first criterion"))
        set_role(button, "primary")
        button.clicked.connect(self._want_first)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(12)
        box.addWidget(words)
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return page, button

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes: the tabs and what stands in the one that is open, or the only button."""
        first = () if self.empty.isHidden() else (self.rate_first,)
        if self.sections.isHidden():
            return first
        inside = {
            0: (self.domains.radar, self.domains.bars),
            1: (self.criteria.map,),
            2: (self.gaps.gaps, self.gaps.detail),
            3: self.movement.panes(),
            4: (self.models.chart, self.models.rows),
        }[self.sections.currentIndex()]
        return (*first, self.sections.tabBar(), *inside)

    def show_criterion(self, criterion: str) -> None:
        """Shows a criterion among the gaps."""
        self._renew()
        self.sections.setCurrentWidget(self.gaps)
        self.gaps.show_criterion(criterion)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves the room to what is below: the figures then scroll with the domains."""
        super().resizeEvent(event)
        if self.height() < LOW:
            self.domains.column.insertWidget(0, self.figures)
        else:
            self._column.insertWidget(1, self.figures)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    def _renew(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        results = self._session.results
        said = executive(results, self._words)
        self.headline.show_words(said.headline)
        scale = scale_words(results.framework)
        self.figures.show_figures(said.figures, (*([scale] if scale else []), *said.firmness))
        by_domain = _("&Domains") if results.framework.scoring.aggregate else _("&Layers")
        self.sections.setTabText(self.sections.indexOf(self.domains), by_domain)
        self.figures.setVisible(results.whole.rated > 0)
        self.rate_first.setVisible(bool(results.unrated))
        self._offer_sections(results)
        moved = self._session.last_time.movement(results)
        self.sections.setTabVisible(self.sections.indexOf(self.movement), moved is not None)
        self.domains.show_results(results, moved.means_before if moved is not None else None)
        self.criteria.show_results(results, moved.levels_before if moved is not None else None)
        if moved is not None:
            self.movement.show_movement(moved)
        self.gaps.show_results(results)
        if len(self._session.frameworks) > 1:
            self.models.show_results()

    def _offer_sections(self, results: Results) -> None:
        """The tabs that have something to show: other models of the audit may have, where this one has not.

        A model of one criterion begins with it: its domain would say the same in fewer words.
        """
        found, several = results.whole.rated > 0, len(self._session.frameworks) > 1
        single = len(results.framework.criteria) == 1 and len(results.framework.domains) == 1
        first = self.criteria if single else self.domains
        model, before = results.framework.id, self._shown
        self._shown = (model, found)
        for section in (self.domains, self.criteria, self.gaps):
            self.sections.setTabVisible(self.sections.indexOf(section), found)
        self.sections.setTabVisible(self.sections.indexOf(self.models), several)
        came_to_one = model != before[0] and self.sections.currentWidget() is self.domains
        if found and (came_to_one or before == (model, False)):
            self.sections.setCurrentWidget(first)
        self.empty.setVisible(not found)
        self.sections.setVisible(found or several)

    def _want_first(self) -> None:
        unrated = self._session.results.unrated
        if unrated:
            self.criterion_wanted.emit(unrated[0].criterion.id)
