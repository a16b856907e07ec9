"""Which findings are looked at: by state, grade and criterion, and one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from maturity_desktop.domain.findings import Sight, Standing
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import FindingState, Grade
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.evidence.filter_bar import ChoiceBox
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import as_tip
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.finding_part import criterion_words
from maturity_desktop.reports.sections.finding_words import grade_words, state_words


class FindingFilter(QWidget):
    """Each choice says how many findings it leaves."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade, self.state = self._box(_("Grade")), self._box(_("State"))
        self.criterion = self._box(_("Criterion"))
        self.mine = QPushButton(_("Mine"))
        self.mine.setCheckable(True)
        self.mine.setToolTip(as_tip(_("About criteria that are assigned to you")))
        set_role(self.mine, "chip")
        self.mine.toggled.connect(lambda _on: self.changed.emit())
        flow = FlowLayout(self, spacing=8)
        for part in self.stops():
            flow.addWidget(part)
        pass_wheel_on(self)

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(name)
        box.setMinimumContentsLength(16)
        box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return box

    def stops(self) -> tuple[QWidget, ...]:
        return (self.grade, self.state, self.criterion, self.mine)

    def offer(self, found: Sequence[Standing], frameworks: Mapping[str, Framework], has_mine: bool) -> None:
        """What there is to choose; a choice stays where there still is anything for it."""
        words = screen_words()
        told = _("{words}: {count}")
        grades = [own.finding.grade for own in found]
        states = [own.finding.state for own in found]
        self.grade.offer(
            _("Every grade: {count}").format(count=len(found)),
            [
                (told.format(words=grade_words(own, words), count=grades.count(own)), own)
                for own in Grade
                if own in grades
            ],
        )
        self.state.offer(
            _("Every state"),
            [
                (told.format(words=state_words(own, words), count=states.count(own)), own)
                for own in FindingState
                if own in states
            ],
        )
        about = {place for own in found for place in own.criteria}
        self.criterion.offer(
            _("Every criterion"),
            [
                (criterion_words(one.id, one.title, framework, len(frameworks) > 1, words), place)
                for framework in frameworks.values()
                for one in framework.criteria
                if (place := (framework.id, one.id)) in about
            ],
        )
        self.mine.setVisible(has_mine)
        if not has_mine:
            self.mine.setChecked(False)

    def sight(self, author: str) -> Sight:
        """Which findings are wanted; `author` is whose criteria are one's own."""
        return Sight(
            self.state.chosen,
            self.grade.chosen,
            self.criterion.chosen,
            author if self.mine.isChecked() else "",
        )

    def clear(self) -> None:
        """Every finding again."""
        for box in (self.grade, self.state, self.criterion):
            box.setCurrentIndex(0)
        self.mine.setChecked(False)
