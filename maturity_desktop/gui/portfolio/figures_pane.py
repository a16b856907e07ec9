"""What the newest audits of many clients say together: distributions, a client's place, what fails most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.portfolio import ModelFigures, Portfolio
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import ReadingLine, copy_button, nothing_yet, zoom_of
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.charts.distribution import FOOT, LEAST_ROW, distribution
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.sections.portfolio_words import counted_words, failing_words, samples_words

MOST_FAILING = 12
LEAST_LIST = 120


class FiguresPane(QWidget):
    """Shows one framework at a time; of a framework of too few clients it only says so."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = zoom_of(theme)
        self._found: Portfolio | None = None
        self._frameworks: Mapping[str, Framework] = {}
        self._client = ""
        self.model: Choice[str] = Choice([])
        self.model.setAccessibleName(_("Model whose figures are shown"))
        choose_in_list(self.model)
        self.finding = PlainWords(theme, bold=True, lines=2)
        self.told_of_samples = PlainWords(theme, "small", "quiet", lines=2)
        self.chart = DrawingView(theme, nothing_yet, self._zoom)
        self.chart.at_top = True
        self.chart.setAccessibleName(_("Levels by domain over clients"))
        self.copy = copy_button(_("Copy the picture"), self.chart)
        self.told = ReadingLine(theme, _("Arrow keys walk through the domains."), self.chart)
        self.told.set_lines(2)
        self.failing_title = plain_label(_("Criteria that fail most"), "heading")
        self.failing = RowList(theme, _("Criteria that fail most"))
        self.failing.setProperty("role", "framed")
        self.failing.setMinimumHeight(LEAST_LIST)
        column = self._column = QVBoxLayout(self)
        self.stand(beside=True)
        column.setSpacing(8)
        for part in (self.model, self.finding, self.told_of_samples):
            column.addWidget(part)
        column.addWidget(self.chart, 3)
        column.addWidget(self.told)
        column.addWidget(self.failing_title)
        column.addWidget(self.failing, 2)
        column.addStretch(0)
        self.model.currentIndexChanged.connect(lambda _place: self._show_model())

    def stand(self, beside: bool) -> None:
        """Keeps off what stands before it: at the left, or above."""
        self._column.setContentsMargins(*((16, 0, 0, 0) if beside else (0, 12, 0, 0)))

    def show_portfolio(self, found: Portfolio, frameworks: Mapping[str, Framework]) -> None:
        """Other figures; the model in view stays where there is still one."""
        chosen = self.model.value if self.model.count() else ""
        self._found, self._frameworks = found, frameworks
        self.model.blockSignals(True)
        self.model.clear()
        self.model.values = [own.framework for own in found.models]
        self.model.addItems([own.title for own in found.models])
        if found.models:
            self.model.choose(chosen)
        self.model.blockSignals(False)
        self.model.setVisible(len(found.models) > 1)
        self._show_model()

    def show_client(self, client: str) -> None:
        """Marks where a client lies; nowhere where it is empty."""
        if client != self._client:
            self._client = client
            self._show_chart()

    @property
    def _model(self) -> ModelFigures | None:
        if self._found is None or not self._found.models:
            return None
        return self._found.models[self.model.currentIndex()]

    def _show_model(self) -> None:
        model, words = self._model, screen_words()
        framework = self._frameworks.get(model.framework) if model is not None else None
        told = framework is not None
        for part in (self.chart, self.copy, self.told, self.failing_title, self.failing):
            part.setVisible(told)
        said = counted_words(model, words) if model is not None else _("Nothing is rated yet")
        self.finding.show_words(said)
        samples = samples_words(self._found, words) if self._found is not None else ""
        self.told_of_samples.show_words(_("{sentence}.").format(sentence=samples) if samples else "")
        self.told_of_samples.setVisible(bool(samples))
        if model is not None and framework is not None:
            self.failing.show_rows(tuple(self._failing_rows(model, framework)))
            rows = len(model.domains) + 1
            self.chart.setMinimumHeight(round((rows * LEAST_ROW + FOOT) * self._zoom))
        self._show_chart()

    def _failing_rows(self, model: ModelFigures, framework: Framework) -> Iterator[Row]:
        titles = {own.id: own.title for own in framework.criteria}
        words = screen_words()
        for own in model.failing[:MOST_FAILING]:
            yield Row(
                titles.get(own.criterion, ""),
                lead=own.criterion,
                mark=failing_words(own, words),
                goal=own.criterion,
            )
        if not model.failing:
            yield Row(_("No criterion is below its target anywhere."), told=True)

    def _show_chart(self) -> None:
        model, words, client = self._model, screen_words(), self._client
        framework = self._frameworks.get(model.framework) if model is not None else None
        if model is None or framework is None:
            self.chart.show_made_by(nothing_yet)
            return

        def make(width: float, height: float) -> Drawing:
            return distribution(model, framework, client, words, width, height)

        self.chart.show_made_by(make)
