"""What is known of a survey: whom it asked, how many answered, where the answers came from, what was odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import Asked, Survey
from maturity_desktop.domain.quality_log import survey_logged
from maturity_desktop.domain.survey import SurveyResult
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.surveys.survey_words import origin_words
from maturity_desktop.gui.theme import ThemeSwitch, set_state
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.sections.survey_words import answered_words, asked_words, margin_words
from maturity_desktop.reports.survey_sheets.quality_words import survey_oddity_sentence
from maturity_desktop.verbs.surveys import survey_fault

MOST_TITLE, MOST_FIGURE, MOST_DAY = 200, 9, 10


class Particulars(QWidget):
    """Each field is an edit when it is left; what cannot be so is framed and told, and nothing is kept."""

    survey_wanted = Signal(object)
    """The Survey as it is to be from now on."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._survey: Survey | None = None
        self.title = _line(_("Title"), MOST_TITLE)
        self.asked = Choice([(asked_words(own, words), own) for own in Asked])
        self.asked.setAccessibleName(_("Asked"))
        choose_in_list(self.asked)
        self.population = _line(_("Population"), MOST_FIGURE, _("not known"))
        self.invited = _line(_("Invited"), MOST_FIGURE, _("not known"))
        self.closed_on = _line(_("Closed on"), MOST_DAY, _("year-month-day"))
        self.smallest_group = _line(_("Smallest group"), 4)
        self.fault = PlainWords(theme, "small", "wrong")
        self.answered = PlainWords(theme)
        self.margin = PlainWords(theme, ink="quiet")
        self.origin = PlainWords(theme, ink="quiet")
        self.quality = PlainWords(theme, ink="quiet")
        self._lay_out()
        for field in self._lines:
            field.editingFinished.connect(self._keep)
        self.asked.activated.connect(self._keep)
        mark_edits(self.asked, *self._lines)
        pass_wheel_on(self)

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.title, self.population, self.invited, self.closed_on, self.smallest_group

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 12, 12)
        box.setSpacing(4)
        box.addWidget(plain_label(_("The survey"), "heading"))
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(0)
        for row, (words, field) in enumerate(
            (
                (_("&Title"), self.title),
                (_("Aske&d"), self.asked),
                (_("P&opulation"), self.population),
                (_("In&vited"), self.invited),
                (_("C&losed on"), self.closed_on),
                (_("Smallest gro&up"), self.smallest_group),
            )
        ):
            label = plain_label(words, "small")
            label.setBuddy(field)
            fields.addWidget(label, row, 0)
            fields.addWidget(field, row, 1)
        fields.setColumnStretch(1, 1)
        box.addLayout(fields)
        box.addWidget(self.fault)
        for title, parts in (
            (_("Who answered"), (self.answered, self.margin)),
            (_("Where the answers came from"), (self.origin,)),
            (_("Data quality"), (self.quality,)),
        ):
            line = QFrame()
            line.setProperty("role", "hairline")
            line.setFixedHeight(1)
            box.addSpacing(6)
            box.addWidget(line)
            box.addSpacing(2)
            box.addWidget(plain_label(title, "heading"))
            for own in parts:
                box.addWidget(own)
        box.addStretch(1)

    def show_survey(self, result: SurveyResult, audit: Audit) -> None:
        """Another survey, or another state of it; what is being typed stays."""
        survey = result.survey
        is_other = self._survey is None or self._survey.id != survey.id
        self._survey = survey
        for field, told in (
            (self.title, survey.title),
            (self.population, _figure(survey.population)),
            (self.invited, _figure(survey.invited)),
            (self.closed_on, survey.closed_on.isoformat() if survey.closed_on else ""),
            (self.smallest_group, str(survey.smallest_group)),
        ):
            if is_other or not (field.hasFocus() and field.isModified()):
                field.setText(told)
                field.setCursorPosition(0)
                set_state(field, "invalid", False)
        self.asked.choose(survey.asked)
        self._tell_fault("")
        self.answered.show_words(answered_words(result, self._words) if survey.answers else _("Nobody yet."))
        margin = margin_words(result, self._words)
        self.margin.show_words(margin)
        self.margin.setVisible(bool(margin))
        self.origin.show_words(origin_words(survey, audit))
        odd = dict.fromkeys(survey_oddity_sentence(own, self._words) for own in survey_logged(survey.quality))
        self.quality.show_words("\n".join(odd) or _("Nothing was left out, told twice or odd."))

    def _keep(self) -> None:
        survey = self._survey
        if survey is None:
            return
        try:
            told = replace(
                survey,
                title=self.title.text().strip(),
                asked=self.asked.value,
                population=self._read_figure(self.population),
                invited=self._read_figure(self.invited),
                closed_on=self._read_day(),
                smallest_group=self._read_figure(self.smallest_group) or 0,
            )
        except ValueError as error:
            self._tell_fault(str(error))
            return
        if told == survey:
            self._tell_fault("")
            return
        fault = survey_fault(told)
        self._tell_fault(fault)
        if fault:
            changed = {name for name in _FIELDS if getattr(told, name) != getattr(survey, name)}
            for name in changed:
                set_state(getattr(self, name), "invalid", True)
            return
        for field in self._lines:
            field.setModified(False)
        self.survey_wanted.emit(told)

    def _read_figure(self, field: QLineEdit) -> int | None:
        text = "".join(field.text().split())
        is_figure = not text or (text.isascii() and text.isdigit())
        set_state(field, "invalid", not is_figure)
        if not is_figure:
            raise ValueError(_("“{text}” is no whole number.").format(text=field.text()))
        return int(text) if text else None

    def _read_day(self) -> date | None:
        text = self.closed_on.text().strip()
        set_state(self.closed_on, "invalid", False)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            set_state(self.closed_on, "invalid", True)
            raise ValueError(_("“{text}” is no day. Write 2025-11-28.").format(text=text)) from None

    def _tell_fault(self, fault: str) -> None:
        self.fault.show_words(fault)
        self.fault.setVisible(bool(fault))
        if not fault:
            for field in self._lines:
                set_state(field, "invalid", False)


_FIELDS = ("title", "population", "invited", "closed_on", "smallest_group")


def _line(name: str, most: int, hint: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(most)
    field.setPlaceholderText(hint)
    return field


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)
