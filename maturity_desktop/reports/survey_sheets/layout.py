"""Where things stand in a workbook for answers: what is written there, and looked for when it comes back."""

from __future__ import annotations

from enum import StrEnum

MARKER = "maturity-desktop survey 1"
"""The first cell of the sheet that tells a workbook for answers."""
ABOUT_SHEET = "_survey"
"""A sheet that nobody sees: the marker, the survey's id, the form, the sheet of answers, yes and no, and from
FIRST_QUESTION on a row for each question: its id, the cell of its text, its text, and what can be chosen."""
SURVEY, FORM, SHEET, YES_WORD, NO_WORD = range(2, 7)
FIRST_QUESTION = 8
ID, CELL, TEXT, FIRST_CHOICE = range(1, 5)

HEAD, HINT, FIRST_ROW = 4, 5, 6
"""A row for each person: the rows of the questions, of what can be answered, and of the first person."""
FIRST_COLUMN = 2
FIRST_LINE = 5
"""One person in a file: the row of the first question; texts stand in QUESTION, answers in ANSWER."""
NUMBER, QUESTION, ANSWER, ANSWER_HINT = range(1, 5)


class AnswerForm(StrEnum):
    """How answers are typed."""

    ROWS = "rows"
    """A row for each person, to type in what came on paper."""
    PERSON = "person"
    """A file for each person, who fills it in."""
