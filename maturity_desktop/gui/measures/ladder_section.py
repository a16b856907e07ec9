"""What the figures prove, level by level, and where the answers differ from it."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.measures.measure_words import differences
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import nothing_yet, zoom_of
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.charts.ladder_chart import ladder_chart, rungs_of
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.verbs.measures import differing


class LadderView(DrawingView):
    """The ladder, as high as its sentences want at the width that it has."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Takes the height of its drawing."""
        wanted = max(1, ceil(self.drawing.height * self._zoom))
        if self.minimumHeight() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)


class LadderSection(QWidget):
    """The ladder, the checkpoints that were answered otherwise, and the ways to accept what is proposed."""

    accept_wanted = Signal(object)
    """Checkpoints whose proposals are to be taken as answers."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.view = LadderView(theme, nothing_yet, zoom_of(theme))
        self.view.at_top = True
        self.differing = PlainWords(theme, ink="attention")
        self.accept_all = inline_button(_("Accept a&ll"))
        mark_edits(self.accept_all)
        self.accept_all.clicked.connect(self.accept_every)
        self.levels: list[QWidget] = []
        self._row = FlowLayout(spacing=8)
        self._row.addWidget(self.accept_all)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.view)
        box.addWidget(self.differing)
        box.addLayout(self._row)
        self._result: CriterionResult | None = None

    def show_result(self, result: CriterionResult, framework: Framework) -> None:
        """The ladder of a criterion that has one."""
        self._result, found = result, result.ladder
        if found is None:
            return
        rungs, words = rungs_of(found, result.criterion, framework, self._words), self._words

        def make(width: float, _height: float) -> Drawing:
            return ladder_chart(rungs, words, width, framework.floor, framework.top)

        self.view.show_made_by(make)
        self.view.fit()
        said = differences(result)
        self.differing.show_words("\n".join(said))
        self.differing.setVisible(bool(said))
        self._offer_levels(result)

    def _offer_levels(self, result: CriterionResult) -> None:
        for button in self.levels:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.levels = []
        open_ones = set(differing(result))
        several = [
            level.number
            for level in result.criterion.levels
            if any(point.id in open_ones for point in level.checkpoints)
        ]
        self.accept_all.setVisible(bool(open_ones))
        for number in several if len(several) > 1 else ():
            button = inline_button(_("Accept level {level}").format(level=number))
            mark_edits(button)
            button.clicked.connect(lambda _checked=False, own=number: self._accept(own))
            self._row.addWidget(button)
            self.levels.append(button)

    def accept_every(self) -> None:
        """Takes all that the figures say as answers."""
        self._accept(None)

    def _accept(self, level: int | None) -> None:
        result = self._result
        if result is None:
            return
        wanted = set(differing(result))
        if level is not None:
            wanted &= {point.id for point in result.criterion.level(level).checkpoints}
        self.view.setFocus()  # the button that was pressed may go
        self.accept_wanted.emit(tuple(own for own in differing(result) if own in wanted))
