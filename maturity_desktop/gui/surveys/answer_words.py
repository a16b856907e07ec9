"""Words in a client's file, and the answers that they stand for."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from maturity_desktop.domain.sheet import column_letters
from maturity_desktop.domain.survey_columns import AnswerPlan
from maturity_desktop.gui.calm_fields import WheelPasses
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.surveys.answer_files import WordsInColumn, answers_offered, words_in
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.survey_words import box_name

MOST = 60
"""Different texts that are asked about; a column with more is no scale."""
ROW, HIGHEST = 42, 190
NO_ANSWER = ""


class AnswerWords(QTableWidget):
    """A row for each text that is not an answer itself; those that are not understood come first."""

    meant = Signal(int, str, str)
    """The column's place, the text, and the answer that it stands for; empty: for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._shown: tuple[WordsInColumn, ...] = ()
        self.boxes: list[Choice[str]] = []
        self.setAccessibleName(_("Words and the answers that they stand for"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in (0, 2):
            across.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)

    def show_plan(self, plan: AnswerPlan) -> None:
        """The texts of a sheet; the table is not there where all of them are answers themselves."""
        shown = tuple(words_in(plan))[:MOST]
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        self.setHorizontalHeaderLabels([_("Column"), _("In the file"), _("How often"), _("Stands for")])
        self.setRowCount(len(shown))
        passes = WheelPasses(self)
        self.boxes = []
        before: QWidget = self
        for row, own in enumerate(shown):
            letters = column_letters(plan.answers.sheet.column + own.place)
            for place, told in enumerate((letters, own.text, str(own.count))):
                item = QTableWidgetItem(told)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(row, place, item)
            box = self._box(plan, own)
            box.setAccessibleName(
                _("What “{text}” in column {column} stands for").format(text=own.text, column=letters)
            )
            box.installEventFilter(passes)
            self.setCellWidget(row, 3, box)
            self.setRowHeight(row, ROW)
            self.setTabOrder(before, box)
            before = box
            self.boxes.append(box)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(min(HIGHEST, head + ROW * len(shown) + 4))

    def _box(self, plan: AnswerPlan, own: WordsInColumn) -> Choice[str]:
        question = plan.columns[own.place].question
        assert question is not None, "words stand in columns that answer a question"
        offered = [(_("no answer: left out"), NO_ANSWER)]
        words = screen_words()
        offered += [(box_name(question, answer, words), answer) for answer in answers_offered(question)]
        box = Choice(offered)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.choose(own.answer or NO_ANSWER)
        box.activated.connect(lambda _index: self.meant.emit(own.place, own.text, box.value))
        return box
