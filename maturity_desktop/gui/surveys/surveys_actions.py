"""Everything that can be done on the surveys page, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Context = Qt.ShortcutContext


class SurveysActions:
    """The actions, each with its key; those of a list have it only there."""

    def __init__(self, page: QWidget, surveys: QWidget, questions: QWidget, comments: QWidget) -> None:
        self._page = page
        self._order: list[QAction] = []
        whole, there = Context.WidgetWithChildrenShortcut, Context.WidgetShortcut
        self.new = self._make(_("&New survey…"), "Ctrl+T", page, whole)
        self.import_answers = self._make(_("&Import answers…"), "Ctrl+I", page, whole)
        self._separate()
        self.questionnaire = self._make(_("&Questionnaire to print…"), "Ctrl+Shift+P", page, whole)
        self.rows_sheet = self._make(_("Answer sheet, one &row a person…"), "", page, whole)
        self.person_sheet = self._make(_("Answer sheet, one &file a person…"), "", page, whole)
        self._separate()
        self.add_question = self._make(_("&Add a question"), "Ins", questions, there)
        self.move_up = self._make(_("Move the question &up"), "Alt+Up", questions, there)
        self.move_down = self._make(_("Move the question &down"), "Alt+Down", questions, there)
        self.remove_question = self._make(_("R&emove the question"), "Del", questions, there)
        self._separate()
        self.quote = self._make(_("&Make evidence of comments…"), "Return", comments, there)
        self._separate()
        self.drop_answers = self._make(_("Remove the an&swers"), "", page, whole)
        self.remove = self._make(_("Remove the sur&vey"), "Del", surveys, there)

    def _make(self, words: str, key: str, where: QWidget, context: Context) -> QAction:
        action = QAction(words, self._page)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(context)
        where.addAction(action)
        self._order.append(action)
        return action

    def _separate(self) -> None:
        line = QAction(self._page)
        line.setSeparator(True)
        self._order.append(line)

    @property
    def of_a_survey(self) -> tuple[QAction, ...]:
        """What can be done only where there is a survey."""
        return (
            self.import_answers, self.questionnaire, self.rows_sheet, self.person_sheet, self.add_question,
            self.move_up, self.move_down, self.remove_question, self.quote, self.drop_answers, self.remove,
        )  # fmt: skip

    @property
    def in_order(self) -> tuple[QAction, ...]:
        """As they stand in the menu."""
        return tuple(self._order)
