"""An audit at a glance: where it stands, what is missing, whose it is, what was done last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.baseline import Computed
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.overview_words import (
    Figure,
    baseline_lines,
    change_rows,
    domain_rows,
    figures,
    headline,
    missing_rows,
    particulars,
    profile_lines,
    scale_words,
)
from maturity_desktop.gui.plan.agenda_card import AgendaCard
from maturity_desktop.gui.plan.gate_card import GateCard, PhasesCard
from maturity_desktop.gui.readiness.award_line import AwardLine
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.domain_rows import DomainDelegate, DomainProgress
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from maturity_desktop.storage.audit_store import JournalEntry

NARROW = 860
"""Below this width the columns stand under each other."""
STACKED_HEIGHT = 300
PROFILE_LINES = 3
CARD_HEAD = 56
"""What a card has above and below its list, in logical pixels."""


class OverviewPage(QWidget):
    """Follows the session while it is in sight; the journal is asked for and handed in."""

    criterion_wanted = Signal(str)
    profile_wanted = Signal()
    journal_wanted = Signal()
    programme_wanted = Signal()
    baseline_wanted = Signal()
    leaving_wanted = Signal()

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Overview")
        self.key_hints = (
            (_("Enter"), _("go to the criterion")),
            (_("F6"), _("next pane")),
            (_("Ctrl+E"), _("edit the profile")),
        )
        self._session = session
        self._theme = theme
        self._stale = True
        self._day: date | None = None
        self._headline = PlainWords(theme, "title", bold=True, lines=2)
        self._particulars = PlainWords(theme, "body", "quiet", lines=1)
        self.award = AwardLine(theme)
        self.agenda = AgendaCard(theme)
        self.gate, self.phases = GateCard(theme), PhasesCard(theme)
        self.computed: Callable[[], Sequence[Computed]] = tuple
        """What the audit's data come to, beside what the client told."""
        self._scale = PlainWords(theme, "body", "quiet", lines=2)
        self._domains_title = plain_label("", "heading")
        self._figures = QHBoxLayout()
        self._tiles = [FigureTile(theme) for _number in range(4)]
        self.domains = RowList(theme, _("Level by domain"))
        self.domains.setItemDelegate(DomainDelegate(theme, self.domains))
        self.missing = RowList(theme, _("What is missing"))
        self.changes = RowList(theme, _("Last changes"), lead_width=0)
        self._nothing_missing = plain_label(
            _("Nothing: every rating stands on current evidence."), "quiet", wraps=True
        )
        self._profile = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.domains.chosen.connect(self._go_to_domain)
        self.missing.chosen.connect(self.criterion_wanted.emit)
        self.agenda.programme_wanted.connect(self.programme_wanted)
        self.gate.leaving_wanted.connect(self.leaving_wanted)
        for changed in (session.results_changed, session.particulars_changed, session.framework_switched):
            changed.connect(self.look_again)
        session.saving.saved.connect(self._ask_for_journal)
        session.rating_set_switched.connect(self._forget_journal)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (
            self.agenda.list,
            self.domains,
            self.missing,
            self.changes,
            self.gate.go,
            self.edit,
            self.award.go,
        )

    # Layout

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(4)
        column.addWidget(self._headline)
        column.addWidget(self._particulars)
        column.addWidget(self.award)
        column.addWidget(self._scale)
        column.addSpacing(8)
        column.addWidget(self.agenda)
        self._way = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._way.setSpacing(12)
        self._way.addWidget(self.gate, 2)
        self._way.addWidget(self.phases, 3)
        column.addSpacing(8)
        column.addLayout(self._way)
        column.addSpacing(8)
        self._figure_frame = self._figure_card()
        column.addWidget(self._figure_frame)
        column.addSpacing(8)
        self._columns.setSpacing(12)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        self._missing = self._missing_card()
        middle.addWidget(self._missing, 3)
        middle.addWidget(self._card(_("Last changes"), self.changes), 2)
        self._columns.addWidget(self._card(self._domains_title, self.domains), 11)
        self._columns.addLayout(middle, 8)
        self._columns.addWidget(self._profile_card(), 7)
        column.addLayout(self._columns, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _figure_card(self) -> QFrame:
        card = _frame("card")
        self._figures.setContentsMargins(0, 12, 0, 12)
        self._figures.setSpacing(0)
        for number, tile in enumerate(self._tiles):
            if number:
                line = _frame("hairline")
                line.setFixedWidth(1)
                self._figures.addWidget(line)
            self._figures.addWidget(tile, 1)
        card.setLayout(self._figures)
        return card

    def _card(self, title: str | QLabel, *widgets: QWidget, actions: Sequence[QPushButton] = ()) -> QFrame:
        card = _frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 4, 1, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        label = plain_label(title, "heading") if isinstance(title, str) else title
        label.setMinimumHeight(40)
        head.addWidget(label)
        head.addStretch()
        for action in actions:
            head.addWidget(action)
        column.addLayout(head)
        for widget in widgets:
            column.addWidget(widget, 1)
        return card

    def _missing_card(self) -> QFrame:
        self._nothing_missing.setContentsMargins(12, 0, 12, 0)
        self._nothing_missing.setAlignment(Qt.AlignmentFlag.AlignTop)
        return self._card(_("What is missing"), self.missing, self._nothing_missing)

    def _profile_card(self) -> QFrame:
        self.edit = QPushButton(_("&Edit…"))
        self.edit.setAccessibleName(_("Edit the client’s profile"))
        self.edit.setProperty("role", "flat")
        mark_edits(self.edit)
        self.edit.clicked.connect(self.profile_wanted)
        self.figures_button = QPushButton(_("&Baseline…"))
        self.figures_button.setAccessibleName(_("Write down the baseline"))
        self.figures_button.setProperty("role", "flat")
        mark_edits(self.figures_button)
        self.figures_button.clicked.connect(self.baseline_wanted)
        holder = QWidget()
        self._profile.setContentsMargins(12, 0, 12, 4)
        self._profile.setSpacing(0)
        holder.setLayout(self._profile)
        return self._card(_("Client"), holder, actions=(self.figures_button, self.edit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        for part in (self._way, self._columns):
            if part.direction() is not way:
                part.setDirection(way)
        for rows in (self.domains, self.missing, self.changes):
            rows.setMinimumHeight(STACKED_HEIGHT if stacked else 120)
        self._share_out()

    def _share_out(self) -> None:
        """What is missing takes no more than its rows need; the last changes have the rest."""
        rows = self.missing.rows.rows
        needed = sum(self.missing.sizeHintForRow(number) for number in range(len(rows)))
        self._missing.setMaximumHeight(CARD_HEAD + max(needed, self.missing.minimumHeight()))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._day != self._session.clock().date():
            self._show()
        self.journal_wanted.emit()

    def look_again(self) -> None:
        """Something of what is shown is another: at once where it is in sight."""
        self._stale = True
        if self.isVisible():
            self._show()

    def _ask_for_journal(self) -> None:
        if self.isVisible():
            self.journal_wanted.emit()

    def _forget_journal(self) -> None:
        """What one rating says is not for the eyes of another."""
        self.changes.show_rows(())
        self._ask_for_journal()

    def _show(self) -> None:
        self._stale, self._day = False, self._session.clock().date()
        results = self._session.results
        self._headline.show_words(headline(results))
        self._particulars.show_words(particulars(results))
        for card in (self.award, self.agenda, self.gate, self.phases):
            card.show_session(self._session)
        scale = scale_words(results.framework)
        self._scale.show_words(scale)
        self._scale.setVisible(bool(scale))
        by = _("Level by domain") if results.framework.scoring.aggregate else _("Level by layer")
        self._domains_title.setText(by)
        self.domains.setAccessibleName(by)
        self._figure_frame.setVisible(bool(figures(results)))
        for tile, figure in zip(self._tiles, figures(results), strict=False):
            tile.show_figure(figure)
        self.domains.show_rows(tuple(domain_rows(results)))
        missing = tuple(missing_rows(results))
        self.missing.show_rows(missing)
        self.missing.setVisible(bool(missing))
        self._nothing_missing.setVisible(not missing)
        self._share_out()
        self._show_profile()

    def _show_profile(self) -> None:
        while (item := self._profile.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        written = [
            (name, words) for name, words in profile_lines(self._session.audit.client) if words.strip()
        ]
        for name, words in written:
            label = plain_label(name, "small")
            shown = PlainWords(self._theme, lines=PROFILE_LINES)
            shown.show_words(words)
            self._profile.addWidget(label)
            self._profile.addWidget(shown)
            self._profile.addSpacing(6)
        lines = tuple(baseline_lines(self._session.audit, self.computed))
        if lines:
            self._profile.addWidget(plain_label(_("Figures as told at the opening"), "small"))
        for told, beside_it in lines:
            shown, below = (
                PlainWords(self._theme, lines=2),
                PlainWords(self._theme, "small", "attention", lines=1),
            )
            shown.show_words(told)
            below.show_words(beside_it)
            below.setVisible(bool(beside_it))
            self._profile.addWidget(shown)
            self._profile.addWidget(below)
        if not written and not lines:
            self._profile.addWidget(
                plain_label(_("Nothing is written about the client yet."), "quiet", wraps=True)
            )
        self._profile.addStretch()

    def show_journal(self, entries: Sequence[JournalEntry]) -> None:
        """What was changed last, as far as it is about the rating in view or about none."""
        frameworks = self._session.frameworks.values()
        told = [entry for entry in entries if entry.rating_set in ("", self._session.rating_set)]
        self.changes.show_rows(tuple(change_rows(told, self._session.clock(), frameworks)))

    def _go_to_domain(self, progress: DomainProgress) -> None:
        self.criterion_wanted.emit(progress.criterion)


class FigureTile(QWidget):
    """One big figure with what it counts."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = plain_label("", "figure")
        self._caption = PlainWords(theme, "body", "text", lines=1)
        self._detail = PlainWords(theme, "small", "quiet", lines=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(0)
        for part in (self._figure, self._caption, self._detail):
            column.addWidget(part)
        column.addStretch()

    def show_figure(self, figure: Figure) -> None:
        """Another figure."""
        self._figure.setText(figure.figure)
        self._caption.show_words(figure.caption)
        self._detail.show_words(figure.detail)


def _frame(role: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    return frame
