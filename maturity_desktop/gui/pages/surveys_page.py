"""What customers and employees said: the audit's surveys, their results, questions and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_records import Survey, SurveyQuestion
from maturity_desktop.domain.survey import SurveyResult, questions_of, survey_result, surveys_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.panes import first_stop
from maturity_desktop.gui.surveys.comments_tab import CommentsTab
from maturity_desktop.gui.surveys.groups_tab import GroupsTab
from maturity_desktop.gui.surveys.particulars import Particulars
from maturity_desktop.gui.surveys.questions_tab import QuestionsTab
from maturity_desktop.gui.surveys.results_tab import ResultsTab
from maturity_desktop.gui.surveys.survey_desk import SurveyDesk
from maturity_desktop.gui.surveys.survey_dialogs import SurveyDialogs
from maturity_desktop.gui.surveys.survey_panes import SurveyPanes
from maturity_desktop.gui.surveys.survey_words import standing_words, survey_row
from maturity_desktop.gui.surveys.surveys_actions import SurveysActions
from maturity_desktop.gui.surveys.surveys_pane import SurveysPane
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.verbs.survey_answers import drop_answers
from maturity_desktop.verbs.survey_comments import finder_of_quotes
from maturity_desktop.verbs.surveys import change_survey, remove_survey

LEAST = (560, 210)
RESULTS, GROUPS, COMMENTS, QUESTIONS, PARTICULARS = range(5)
Counted = tuple[Survey, tuple[SurveyQuestion, ...]]
"""What results are counted of."""
IN_FRONT = (RESULTS, COMMENTS, QUESTIONS)
"""The tab that is shown first is the first of these that has anything."""


class SurveysPage(QWidget):
    """Follows the audit while it is in sight; whatever is changed here is an edit that can be undone."""

    def __init__(
        self,
        session: AuditSession,
        desk: SurveyDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Surveys")
        self.key_hints = (
            (_("Ctrl+T"), _("new survey")),
            (_("Ctrl+I"), _("import answers")),
            (_("Arrows"), _("walk")),
            (_("Ctrl+C"), _("copy the picture")),
            (_("F6"), _("next pane")),
        )
        self._session, self._desk, self._ask = session, desk, ask
        self._words = screen_words()
        self._is_stale, self._is_showing = True, False
        self._chosen = ""
        self._wanted: Counted | None = None
        """What is being worked out; only the latest counts."""
        self._shown: Counted | None = None
        """What the results in sight were worked out of."""
        self._had_answers = False
        self._told = ("", "quiet")
        """What is said of the survey that was counted last, and its colour."""
        self._written: Path | None = None
        self.left = SurveysPane(theme)
        self.list, self.busy, self.open_button = self.left.list, self.left.busy, self.left.open_button
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.standing = PlainWords(theme, ink="quiet", lines=3)
        self.results = ResultsTab(self._words, theme)
        self.groups = GroupsTab(self._words, theme)
        self.comments = CommentsTab(self._words, theme)
        self.questions = QuestionsTab(session, ask, theme)
        self.particulars = Particulars(self._words, theme)
        self.tabs = QTabWidget()
        self.dialogs = SurveyDialogs(session, desk, ask, theme, self._words, self)
        self.act = SurveysActions(self, self.list, self.questions.list, self.comments.list)
        self._lay_out()
        self._wire()

    def actions(self) -> tuple[QAction, ...]:  # type: ignore[override]  # Qt has a list
        """What can be done, in the order of the menu."""
        return self.act.in_order

    # How it is built

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(_("The survey"))
        self.tabs.tabBar().setAccessibleName(_("The survey"))
        folded = QWidget()
        below = QVBoxLayout(folded)
        below.setContentsMargins(0, 0, 0, 0)
        for part, name in (
            (self.results, _("R&esults")), (self.groups, _("By &group")), (self.comments, _("&Comments")),
            (self.questions, _("Q&uestions")), (scroll_area(folded), _("&Particulars")),
        ):  # fmt: skip
            self.tabs.addTab(part, name)
        self.tabs.setTabVisible(PARTICULARS, False)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(20, 16, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addWidget(self.standing)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        self._panes = SurveyPanes(self.left, middle, self.particulars, below)
        self._panes.folded.connect(self._fold)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panes)
        self.setMinimumSize(*LEAST)

    def _wire(self) -> None:
        act, dialogs, questions = self.act, self.dialogs, self.questions
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.chosen.connect(self._go_in)
        for action, do in (
            (act.new, dialogs.ask_for_new),
            (act.import_answers, self.import_answers),
            (act.questionnaire, partial(self._with_survey, dialogs.write_questionnaire)),
            (act.rows_sheet, partial(self._with_survey, dialogs.write_rows_sheet)),
            (act.person_sheet, partial(self._with_survey, dialogs.write_person_sheet)),
            (act.add_question, self._add_question),
            (act.move_up, questions.move_up),
            (act.move_down, questions.move_down),
            (act.remove_question, questions.remove_question),
            (act.quote, self.comments.make_evidence),
            (act.drop_answers, self.drop_answers),
            (act.remove, self.remove_survey),
        ):
            action.triggered.connect(lambda _checked, do=do: do())
        for button, action in (
            (self.left.new_button, act.new),
            (self.left.import_button, act.import_answers),
            (self.left.print_button, act.questionnaire),
            (self.left.sheet_button, act.rows_sheet),
            (self.left.remove_button, act.remove),
            (questions.add_button, act.add_question),
            (questions.up_button, act.move_up),
            (questions.down_button, act.move_down),
            (questions.remove_button, act.remove_question),
        ):
            button.clicked.connect(action.trigger)
        self.open_button.clicked.connect(self._open_written)
        self.comments.evidence_wanted.connect(self._quote)
        self.particulars.survey_wanted.connect(self._keep_survey)
        dialogs.made.connect(self.show_survey)
        self._desk.busy.connect(self._show_busy)
        self._desk.written.connect(self._tell_written)
        self._desk.refused.connect(self._tell_refused)
        for changed in (self._session.surveys_changed, self._session.framework_switched):
            changed.connect(self._look_again)
        self._session.evidence_changed.connect(self._mark_evidence)

    def _go_in(self, _survey: object) -> None:
        """The keyboard goes from the list to what is shown of the survey."""
        stop = first_stop(self.tabs.currentWidget())
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.tabs, self.particulars)

    def _fold(self, folds: bool) -> None:
        self.tabs.setTabVisible(PARTICULARS, folds)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    @property
    def survey(self) -> Survey | None:
        """The survey that is chosen."""
        audit = self._session.audit
        return audit.get(Survey, audit.id, self._chosen) if self._chosen else None

    def show_survey(self, survey: str) -> None:
        """Shows a survey of the audit."""
        self._chosen = survey
        self._look_again()

    def _show(self) -> None:
        """All of the page anew; the choice stays where it was."""
        self._is_stale = False
        surveys = surveys_of(self._session.audit)
        names = [own.id for own in surveys]
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        self._is_showing = True
        self.list.show_rows([survey_row(own, self._words) for own in surveys])
        if names:
            self.list.setCurrentIndex(self.list.rows.index(names.index(self._chosen)))
        self._is_showing = False
        self._show_survey()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_showing and index.isValid():
            self._chosen = str(self.list.rows.rows[index.row()].goal)
            self._show_survey()

    @contextmanager
    def _keeping_focus(self) -> Iterator[None]:
        """The keyboard goes to the list where what it was in goes out of sight, and not off the page."""
        was_here = self._has_keyboard()
        yield
        if was_here and not self._has_keyboard():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_survey(self) -> None:
        with self._keeping_focus():
            self._show_chosen()

    def _show_chosen(self) -> None:
        survey = self.survey
        for action in self.act.of_a_survey:
            action.setEnabled(survey is not None)
        self.act.drop_answers.setEnabled(survey is not None and bool(survey.answers))
        self.left.allow(survey is not None)
        self.tabs.setVisible(survey is not None)
        self._panes.show_part(survey is not None)
        if survey is None:
            self._shown = self._wanted = None
            self.headline.show_words(_("No survey yet"))
            told = _("New… starts from a questionnaire, from a file of answers, or from nothing.")
            self.standing.show_words(told, "quiet")
            return
        self.headline.show_words(survey.title)
        self.questions.show_survey(survey)
        self._mark_evidence()
        self._work_out(survey)

    def _mark_evidence(self) -> None:
        """Comments that evidence quotes say so."""
        survey = self.survey
        if survey is not None:
            self.comments.rows.mark_evidence(finder_of_quotes(self._session.audit, survey))

    def _work_out(self, survey: Survey) -> None:
        """Counts the answers in the background where they or the questions have changed."""
        questions = questions_of(self._session.audit, survey.id)
        wanted = (survey, questions)
        self._wanted = None  # what is still being counted is of another survey, or of what it was
        if wanted == self._shown:
            self._show_counted(is_counted=True)
            return
        self._wanted = wanted
        self._show_counted(is_counted=self._shown is not None and self._shown[0].id == survey.id)
        if not survey.answers:
            self._take_result(wanted, survey_result(survey, questions, ()))
            return
        self._desk.work_out(self._session.audit, survey, partial(self._take_result, wanted))

    def _show_counted(self, is_counted: bool) -> None:
        """Nothing of another survey stands under this one's name while its answers are counted."""
        told = self._told if is_counted else (_("Counting the answers…"), "quiet")
        self.standing.show_words(*told)
        for part in (self.results, self.groups, self.comments):
            if part is self.tabs.currentWidget():
                part.setVisible(is_counted)
        self.particulars.setEnabled(is_counted)

    def _take_result(self, wanted: Counted, result: SurveyResult | MaturityError) -> None:
        if wanted is self._wanted:
            with self._keeping_focus():
                self._show_result(wanted, result)

    def _show_result(self, wanted: Counted, result: SurveyResult | MaturityError) -> None:
        self._shown, self._wanted = wanted, None
        if isinstance(result, MaturityError):
            self._told = (str(result), "wrong")
            self._show_counted(is_counted=True)
            self._offer_tabs(None)
            return
        self._told = (standing_words(result, self._words), "quiet")
        self._show_counted(is_counted=True)
        self.results.show_result(result)
        self.groups.show_result(result)
        self.comments.show_result(result)
        self.particulars.show_survey(result, self._session.audit)
        self._offer_tabs(result)

    def _offer_tabs(self, result: SurveyResult | None) -> None:
        """What there is to see of a survey; what was in front stays there where it can."""
        before, has_answers = self.tabs.currentIndex(), result is not None and result.of > 0
        for tab, told in (
            (RESULTS, result and result.questions),
            (GROUPS, result and result.groups),
            (COMMENTS, result and result.comments),
        ):
            self.tabs.setTabVisible(tab, has_answers and bool(told))
        if not self.tabs.isTabVisible(before) or (has_answers and not self._had_answers):
            self.tabs.setCurrentIndex(next(tab for tab in IN_FRONT if self.tabs.isTabVisible(tab)))
        self._had_answers = has_answers

    # What is done

    def _with_survey(self, act: Callable[[Survey], object]) -> None:
        survey = self.survey
        if survey is not None:
            act(survey)

    def import_answers(self) -> None:
        """Answers to the survey; where there is none, one that is made of them."""
        if self.survey is None:
            self.dialogs.begin_from_files()
        else:
            self.dialogs.import_answers(self.survey)

    def _add_question(self) -> None:
        self.tabs.setCurrentIndex(QUESTIONS)
        self.questions.add_question()

    def _keep_survey(self, told: Survey) -> None:
        label = _("particulars of “{survey}”").format(survey=told.title)
        self._session.change(label, change_survey(self._session.audit, told))

    def drop_answers(self) -> None:
        """The answers go; questions and evidence stay."""
        survey = self.survey
        if survey is not None and survey.answers:
            label = _("remove the answers to “{survey}”").format(survey=survey.title)
            self._session.change(label, drop_answers(self._session.audit, survey))

    def remove_survey(self) -> None:
        """The survey goes with its questions; its files stay in the register."""
        survey = self.survey
        if survey is not None:
            self.list.setFocus()
            label = _("remove the survey “{survey}”").format(survey=survey.title)
            self._session.change(label, remove_survey(self._session.audit, survey))

    def _quote(self, comments: tuple[str, ...], question: str) -> None:
        survey, audit = self.survey, self._session.audit
        if survey is not None:
            asked = audit.get(SurveyQuestion, audit.id, survey.id, question) if question else None
            self.dialogs.quote(survey, comments, asked)

    # What is told

    def _show_busy(self, words: str) -> None:
        if words or self._written is None:
            self.busy.show_words(words)
        if words:
            self._written = None
            self.open_button.hide()

    def _tell_written(self, path: Path) -> None:
        self._written = path
        self.busy.show_words(_("{name} is written and checked.").format(name=path.name))
        self.open_button.setAccessibleName(_("Open {name}").format(name=path.name))
        self.open_button.show()

    def _open_written(self) -> None:
        path = self._written
        if path is not None and not self._desk.open_file(path):
            self._ask.tell(
                _("The system has no program that opens this."),
                _("The file is complete. It stands at {path}").format(path=path),
            )

    def _tell_refused(self, what: str, why: str) -> None:
        self._ask.tell(_("{what}: that did not work").format(what=what), why)
