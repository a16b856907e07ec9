"""Everything that can be done on the surveys page, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class SurveysActions(PageActions):
    """The actions, each with its key; those of a list have it only there."""

    def __init__(self, page: QWidget, surveys: QWidget, questions: QWidget, comments: QWidget) -> None:
        super().__init__(page)
        self.new = self._make(_("&New survey…"), "Ctrl+T", page, WHOLE)
        self.import_answers = self._make(_("&Import answers…"), "Ctrl+I", page, WHOLE)
        self._separate()
        self.questionnaire = self._make(_("&Questionnaire to print…"), "Ctrl+Shift+P", page, WHOLE)
        self.rows_sheet = self._make(_("Answer sheet, one &row a person…"), "", page, WHOLE)
        self.person_sheet = self._make(_("Answer sheet, one &file a person…"), "", page, WHOLE)
        self._separate()
        self.add_question = self._make(_("&Add a question"), "Ins", questions, ALONE)
        self.move_up = self._make(_("Move the question &up"), "Alt+Up", questions, ALONE)
        self.move_down = self._make(_("Move the question &down"), "Alt+Down", questions, ALONE)
        self.remove_question = self._make(_("R&emove the question"), "Del", questions, ALONE)
        self._separate()
        self.quote = self._make(_("&Make evidence of comments…"), "Return", comments, ALONE)
        self._separate()
        self.drop_answers = self._make(_("Remove the an&swers"), "", page, WHOLE)
        self.remove = self._make(_("Remove the sur&vey"), "Del", surveys, ALONE)
        mark_edits(
            self.new, self.import_answers, self.add_question, self.move_up, self.move_down,
            self.remove_question, self.quote, self.drop_answers, self.remove,
        )  # fmt: skip

    @property
    def of_a_survey(self) -> tuple[QAction, ...]:
        """What can be done only where there is a survey."""
        return (
            self.questionnaire, self.rows_sheet, self.person_sheet, self.add_question, self.move_up,
            self.move_down, self.remove_question, self.quote, self.drop_answers, self.remove,
        )  # fmt: skip
