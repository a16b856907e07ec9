"""The gaps: which to close first, and what stands between a criterion and its target."""

from __future__ import annotations

from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.actions import weigh_gap
from maturity_desktop.domain.audit import Target
from maturity_desktop.domain.improvement_records import GapWeighing
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.models.gap_table import GapTable
from maturity_desktop.gui.results_words import gap_words, gaps_finding, missing_words, weight_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area, tool_row
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.gap_view import GapView
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.sections.wording import level_title

LEAST_DETAIL, MOST_DETAIL = 240, 360
LEAST_MISSING = 96


class GapSection(QWidget):
    """The ranked table, and beside it the chosen criterion: its target and what that still wants."""

    criterion_wanted = Signal(str)

    def __init__(
        self,
        session: AuditSession,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Gaps can be weighed where somebody can be asked why."""
        super().__init__(parent)
        self._session = session
        self._ask, self._theme = ask, theme
        self.dialogs = OneOpen(self)
        self._words = words
        self._criterion = ""
        self.finding = PlainWords(theme, bold=True, lines=1)
        self._table = GapTable(words, self)
        self.gaps = GapView(self._table, theme)
        set_role(self.gaps, "framed")
        self.gaps.criterion_wanted.connect(self.criterion_wanted)
        self.gaps.criterion_chosen.connect(self._show_detail)
        self.below, self.all = self._chips()
        self.nothing = PlainWords(theme, ink="quiet")
        self.detail = self._build_detail(theme)
        pass_wheel_on(self.detail)
        self.tools = tool_row(self.below, self.all)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.gaps, 1)
        left.addWidget(self.nothing)
        left.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 5)
        row.addWidget(self.detail, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.finding)
        box.addLayout(row, 1)

    def _chips(self) -> tuple[QPushButton, QPushButton]:
        group = QButtonGroup(self)
        chips = []
        for _place in range(2):
            chip = QPushButton()
            chip.setCheckable(True)
            set_role(chip, "chip")
            group.addButton(chip)
            chip.toggled.connect(self._choose_rows)
            chips.append(chip)
        chips[0].setChecked(True)
        return chips[0], chips[1]

    def _build_detail(self, theme: ThemeSwitch) -> QFrame:
        frame = QFrame()
        set_role(frame, "card")
        frame.setMinimumWidth(LEAST_DETAIL)
        frame.setMaximumWidth(MOST_DETAIL)
        self.name = PlainWords(theme, bold=True, lines=2)
        self.standing = PlainWords(theme, ink="quiet")
        label = QLabel(_("&Target"))
        set_role(label, "small")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.target = QComboBox()
        mark_edits(self.target)
        self.target.setAccessibleName(_("Target"))
        self.target.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.target.setMinimumContentsLength(12)
        self.target.activated.connect(self._set_target)
        choose_in_list(self.target)
        label.setBuddy(self.target)
        self.weighed = PlainWords(theme, "small", "quiet")
        self.weigh = QPushButton(_("Weigh impa&ct and effort…"))
        self.weigh.setVisible(self._ask is not None)
        self.weigh.clicked.connect(self._weigh)
        mark_edits(self.weigh)
        self.missing = QPlainTextEdit()
        self.missing.setReadOnly(True)
        self.missing.setTabChangesFocus(True)
        self.missing.document().setDocumentMargin(0)
        set_role(self.missing, "reading")
        self.open = QPushButton(_("&Open the criterion"))
        self.open.clicked.connect(lambda: self.criterion_wanted.emit(self._criterion))
        self.missing.setMinimumHeight(LEAST_MISSING)
        inside = QWidget()
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll_area(inside))
        box = QVBoxLayout(inside)
        box.setContentsMargins(15, 11, 15, 11)
        box.setSpacing(4)
        box.addWidget(self.name)
        box.addWidget(self.standing)
        box.addSpacing(4)
        box.addWidget(label)
        box.addWidget(self.target)
        box.addSpacing(4)
        box.addWidget(self.weighed)
        box.addWidget(self.missing, 1)
        box.addWidget(self.weigh)
        box.addWidget(self.open)
        return frame

    # What is shown

    def show_results(self, results: Results) -> None:
        """Newer figures; the criterion beside the table stays, also when its gap is closed."""
        below = len(results.ranked_gaps)
        self.finding.show_words(gaps_finding(results, self._words))
        self.below.setText(_("Below target {count}").format(count=below))
        self.all.setText(_("All {count}").format(count=len(results.criteria)))
        if self._criterion not in {result.criterion.id for result in results.criteria}:
            first = results.ranked_gaps[0] if results.ranked_gaps else results.criteria[0]
            self._criterion = first.criterion.id
        self._fill(results)
        self._show_detail(self._criterion)

    def show_criterion(self, criterion: str) -> None:
        """Brings a criterion into the table and beside it."""
        if not self.gaps.choose(criterion):
            self.all.setChecked(True)
            self.gaps.choose(criterion)

    def _choose_rows(self, checked: bool) -> None:
        if checked and self._criterion:
            self._fill(self._session.results)

    def _fill(self, results: Results) -> None:
        chosen = self._criterion
        self._table.show_results(results, self.all.isChecked())
        self.gaps.choose(chosen)
        shown = self._table.rowCount()
        self.gaps.setVisible(shown > 0)
        self.nothing.setVisible(not shown)
        unrated = len(results.unrated)
        self.nothing.show_words(
            ngettext(
                "There is no gap to rank. {count} criterion is not rated yet.",
                "There is no gap to rank. {count} criteria are not rated yet.",
                unrated,
            ).format(count=unrated)
            if unrated
            else _("There is no gap to rank: every rated criterion is at its target.")
        )

    def _show_detail(self, criterion: str) -> None:
        self._criterion = criterion
        results = self._session.results
        result = results.of(criterion)
        name = _("{id} {title}").format(id=criterion, title=result.criterion.title)
        self.name.show_words(name)
        self.standing.show_words(gap_words(result, results, self._words))
        self._show_targets(results, criterion, result.target)
        self.weighed.show_words(weight_words(result, self._words))
        self.missing.setPlainText(missing_words(result, results, self._words))
        self.missing.setAccessibleName(_("What {criterion} still wants").format(criterion=name))
        self.open.setAccessibleName(_("Open {criterion}").format(criterion=name))

    # The target

    def _show_targets(self, results: Results, criterion: str, target: int) -> None:
        """Every level, and first the profile's own target, which an own one replaces."""
        framework = results.framework
        profile = results.profile
        own = results.audit.get(Target, results.audit.id, framework.id, profile.id, criterion)
        usual = profile.target(criterion)
        self.target.clear()
        self.target.addItem(_("Level {level}, as in the profile").format(level=usual), None)
        for step in framework.scale:
            said = _("Level {level}, {title}")
            title = level_title(framework, step.level)
            self.target.addItem(said.format(level=step.level, title=title), step.level)
        self.target.setCurrentIndex(0 if own is None else self.target.findData(target))
        self.target.setAccessibleName(_("Target of {criterion}").format(criterion=criterion))

    def _set_target(self, place: int) -> None:
        self._session.set_target(self._criterion, self.target.itemData(place))

    # Its weight

    def _weigh(self) -> None:
        """Asks for impact and effort, and why; what is kept is one edit."""
        from maturity_desktop.gui.roadmap.dialogs import WeighDialog

        results, criterion = self._session.results, self._criterion
        result, ask = results.of(criterion), self._ask
        if ask is None:
            return
        own = self._session.audit.get(GapWeighing, results.audit.id, results.framework.id, criterion)
        usual = (result.criterion.impact, result.criterion.effort)
        shown = (own.impact, own.effort, own.why) if own is not None else (*usual, "")
        about = _("{id} {title}").format(id=criterion, title=result.criterion.title)
        dialog = WeighDialog(about, usual, shown, self._theme, ask, self)
        dialog.accepted.connect(lambda: self._keep_weight(criterion, dialog.weighing))
        self.dialogs._open(dialog)

    def _keep_weight(self, criterion: str, weighing: tuple[int, int, str]) -> None:
        session = self._session
        changes = weigh_gap(session.audit, session.results, criterion, *weighing)
        session.change(_("weight of {criterion}").format(criterion=criterion), changes)
