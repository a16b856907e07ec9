"""How files of answers are read, before they are taken over: columns, words, what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.survey_asked import asked_by
from maturity_desktop.domain.survey_columns import AnswerPlan, ColumnPlan, ColumnUse, SurveyFileError
from maturity_desktop.domain.survey_reading import FoundAnswers, read_answers
from maturity_desktop.domain.survey_scales import codes_by_words
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.reading_dialog import ReadingDialog
from maturity_desktop.gui.surveys.answer_columns import AnswerColumns, Taken
from maturity_desktop.gui.surveys.answer_files import AnswerFiles, asked_anew, choices_in
from maturity_desktop.gui.surveys.answer_words import AnswerWords
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.sections.survey_words import asked_words
from maturity_desktop.reports.survey_sheets.quality_words import survey_oddity_sentence
from maturity_desktop.verbs.survey_answers import answering, asking, left_out, with_code

TABLE_HEIGHT = 190
RETURNED_SIZE = (640, 420)


class AnswersDialog(ReadingDialog):
    """Every correction is tried at once in the background; only what can be read can be taken over."""

    def __init__(
        self,
        files: AnswerFiles,
        survey: Survey,
        is_new: bool,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        """`is_new`: the survey is made of the files, and its title and who was asked are told here."""
        super().__init__(ask, parent)
        self.setWindowTitle(_("Answers to “{survey}”").format(survey=survey.title))
        self.files, self.plans = files, list(files.plans)
        self.found = files.found
        self._survey, self._is_new, self._words = survey, is_new, words
        self.title = QLineEdit(survey.title)
        self.asked = Choice([(asked_words(own, words), own) for own in Asked])
        self.sheet = Choice(
            [(_sheet_name(plan, len(files.paths) > 1), place) for place, plan in enumerate(self.plans)]
        )
        self.taken = QCheckBox(_("&Read this sheet"))
        self.columns = AnswerColumns(theme)
        self.columns.setMinimumHeight(TABLE_HEIGHT)
        self.meanings = AnswerWords()
        self.meanings_label = plain_label(_("Words and the answers that they stand for"), "heading")
        replaces = ngettext(
            "Take the &place of the {count} answer that is there",
            "Take the &place of the {count} answers that are there",
            survey.count,
        )
        self.replaces = QRadioButton(replaces.format(count=survey.count))
        self.adds = QRadioButton(_("A&dd to them; rows that are there already stay once"))
        self._put_together()
        self._wire()
        self._show_plan()
        if self.found is None:
            self._judge()
        else:
            self._accept_found(self.found)

    def _put_together(self) -> None:
        about = _(
            "Say of each column which question it answers. Names, addresses and staff numbers are left out. "
            "The file becomes evidence of the criteria that its questions speak to."
        )
        if self.files.found is not None:
            about = _("These answer sheets have come back as they were sent.")
        fields, tables = QWidget(), QWidget()
        for part, own in (
            (fields, (self._build_new(), self._build_sheets())),
            (tables, (self.columns, self.meanings_label, self.meanings)),
        ):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            for widget in own:
                column.addWidget(widget, 1 if widget is self.columns else 0)
        self._log_has_room = self.files.found is not None
        self._lay_out(about, fields, tables, self.replaces, self.adds)
        if self._log_has_room:
            self.resize(QSize(*RETURNED_SIZE).boundedTo(self.screen().availableSize()))
        has_answers = bool(self._survey.answers)
        self.replaces.setVisible(has_answers)
        self.adds.setVisible(has_answers)
        self.adds.setChecked(has_answers and self.files.found is not None)
        self.replaces.setChecked(not self.adds.isChecked())

    def _build_new(self) -> QWidget:
        """What a survey that is made of the files is called, and whom it asked."""
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field, stretch in ((_("T&itle"), self.title, 3), (_("Aske&d"), self.asked, 1)):
            label = plain_label(words, "small")
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(field, stretch)
        guessed = self._guessed()
        self.asked.setPlaceholderText(_("Say whom"))
        self.asked.setCurrentIndex(-1 if guessed is None else self.asked.values.index(guessed))
        choose_in_list(self.asked)
        part.setVisible(self._is_new)
        return part

    def _guessed(self) -> Asked | None:
        """Whom the files seem to have asked; the results of staff for those of customers would mislead."""
        found = self.files.found
        texts = [own.text for own in found.questions] if found is not None else []
        return asked_by((*texts, *(head for plan in self.plans if plan.taken for head in plan.answers.heads)))

    @property
    def _asks_whom(self) -> bool:
        """Whether it has still to be said who was asked."""
        return self._is_new and self.asked.currentIndex() < 0

    def _build_sheets(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        label = plain_label(_("S&heet"), "small")
        label.setBuddy(self.sheet)
        self.sheet.setAccessibleName(_("Sheet"))
        row.addWidget(label)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.taken)
        part.setVisible(len(self.plans) > 1)
        return part

    def _wire(self) -> None:
        first = next((place for place, plan in enumerate(self.plans) if plan.taken), 0)
        self.sheet.choose(first)
        self.sheet.activated.connect(self._show_plan)
        self.taken.clicked.connect(self._take_sheet)
        self.columns.taken.connect(self._take_column)
        self.meanings.meant.connect(self._take_words)
        self.asked.activated.connect(self._judge)

    # What is told here

    @property
    def survey(self) -> Survey:
        """The survey, as it is called here where it is new."""
        if not self._is_new:
            return self._survey
        title = self.title.text().strip() or self._survey.title
        asked = self._survey.asked if self._asks_whom else self.asked.value
        return replace(self._survey, title=title, asked=asked)

    @property
    def plan(self) -> AnswerPlan | None:
        """The sheet in sight."""
        return self.plans[self.sheet.value] if self.plans else None

    def _questions(self) -> Sequence[SurveyQuestion]:
        """The questions of the survey, and those that the files bring."""
        every = {own.id: own for own in self.files.questions}
        for plan in self.plans:
            every |= {own.question.id: own.question for own in plan.columns if own.question is not None}
        return tuple(every.values())

    def _show_plan(self, *_chosen: object) -> None:
        plan = self.plan
        self.columns.setVisible(plan is not None)
        self.meanings.hide()
        if plan is not None:
            self.taken.setChecked(plan.taken)
            self.columns.show_plan(plan, self.files.questions)
            self.meanings.show_plan(plan)
        self.meanings_label.setVisible(not self.meanings.isHidden())

    def _take_sheet(self) -> None:
        place = self.sheet.value
        self._was_changed = True
        self.plans[place] = replace(self.plans[place], taken=self.taken.isChecked())
        self._judge()

    def _take_column(self, place: int, taken: Taken) -> None:
        plan = self.plan
        if plan is None:
            return
        self._put(plan, self._column(plan, plan.columns[place], taken))
        self.columns.boxes[place].setFocus()

    def _column(self, plan: AnswerPlan, column: ColumnPlan, taken: Taken) -> ColumnPlan:
        if taken.use is ColumnUse.LEFT_OUT:
            return left_out(column)
        if taken.use is ColumnUse.ROW:
            return replace(column, use=ColumnUse.ROW, question=None, is_new=False, left=None)
        known = next((own for own in self.files.questions if own.id == taken.question), None)
        if known is not None:
            return answering(column, known, codes_by_words(known, choices_in(plan, column)))
        assert taken.kind is not None, "a new question is answered in some way"
        question = asked_anew(column, taken.kind, taken.scale, self._questions())
        if taken.kind is QuestionKind.CHOICE:
            question = replace(question, choices=choices_in(plan, column))
        elif column.question is not None and column.question.kind is QuestionKind.CHOICE:
            question = replace(question, choices=())
        codes = codes_by_words(question, choices_in(plan, column))
        return asking(replace(column, codes={**codes, **column.codes}), question)

    def _take_words(self, place: int, text: str, answer: str) -> None:
        plan = self.plan
        if plan is not None:
            self._put(plan, with_code(plan.columns[place], text, answer))

    def _put(self, plan: AnswerPlan, column: ColumnPlan) -> None:
        """One column otherwise, in every sheet that has the same heads."""
        self._was_changed = True
        alike = [own.answers.heads == plan.answers.heads for own in self.plans]
        self.plans = [
            own.with_column(column) if same else own for own, same in zip(self.plans, alike, strict=True)
        ]
        self._show_plan()
        self._judge()

    # What comes of it

    def _judge(self, *_chosen: object) -> None:
        if self.files.found is not None:
            self._accept_found(self.files.found)
            return
        self.found = None
        plans, once = tuple(self.plans), self.survey.asked is Asked.EMPLOYEES
        self._try(lambda: read_answers(plans, once=once))

    def _accept_found(self, found: FoundAnswers) -> None:
        self.found = found
        people = ngettext("{count} person", "{count} people", found.count).format(count=found.count)
        asked = ngettext("{count} question", "{count} questions", len(found.questions))
        asked = asked.format(count=len(found.questions))
        told = _("{people} answered {questions}.").format(people=people, questions=asked)
        if found.new and self._survey.count:
            new = ngettext("{count} of them is new.", "{count} of them are new.", len(found.new))
            told = f"{told} {new.format(count=len(found.new))}"
        quality = [survey_oddity_sentence(own, self._words) for own in found.oddities]
        whom = _("Say who was asked: nothing in the file tells.") if self._asks_whom else ""
        self._say(told, "", "\n".join(quality), whom)
        self._let_take(found.count > 0 and not whom)
        self.judged.emit()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, SurveyFileError):
            self._say_wrong(str(error))
        else:
            super()._refuse(error)


def _sheet_name(plan: AnswerPlan, names_file: bool) -> str:
    sheet = plan.answers.sheet
    if not names_file:
        return sheet.name
    return _("{file}, {sheet}").format(file=sheet.file, sheet=sheet.name)
