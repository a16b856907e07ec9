"""One checkpoint to ask about, large enough for a tablet beside a person."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.activities import SIGNS, Spot
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.guides import Question, Section
from maturity_desktop.domain.plan_records import Heard, Verdict
from maturity_desktop.gui.sentences import list_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.activity_words import open_words, verdict_words
from maturity_desktop.reports.sections.wording import level_title

NOTE_LINES = (4, 40)
MOST_QUESTION = 0.5
"""Of the card's height; a longer question is scrolled."""


@dataclass(frozen=True)
class Card:
    """A question with what stands round it in the guide."""

    framework: Framework
    section: Section
    question: Question
    if_time: bool = False
    """Whether it is asked only if time is left."""

    @property
    def spot(self) -> Spot:
        return Spot(self.framework.id, self.section.criterion.id, self.question.checkpoint.id)


class HearingCard(QFrame):
    """The checkpoint, three large buttons for what is said of it, and room for the words."""

    verdict_wanted = Signal(object)
    """A Verdict; None takes it back."""
    note_typed = Signal(str)
    left = Signal()
    returned = Signal()
    """Escape in the note: the keyboard goes back to the card."""
    next_wanted = Signal()
    """Ctrl+Enter in the note."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setProperty("touch", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.criterion = PlainWords(theme, "small", "quiet", lines=2)
        self.leads = PlainWords(theme, ink="quiet", lines=6)
        self.question = PlainWords(theme, "title", bold=True)
        self.examples = PlainWords(theme, ink="quiet", lines=6)
        self.why = PlainWords(theme, "small", "quiet", lines=2)
        self.verdicts = {verdict: self._button(verdict) for verdict in Verdict}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for button in self.verdicts.values():
            self._group.addButton(button)
        self.note = PlainEditor(self, *NOTE_LINES)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.note.setAccessibleName(_("What was said or seen"))
        self.note.setPlaceholderText(_("What was said or seen, in their words"))
        mark_edits(*self.verdicts.values(), self.note)
        self._lay_out()
        self.note.typed.connect(self.note_typed)
        self.note.left.connect(self.left)
        self.note.escaped.connect(self.returned)
        self.note.done.connect(self.next_wanted)

    def _button(self, verdict: Verdict) -> QPushButton:
        words = verdict_words(verdict, screen_words())
        button = QPushButton(_("{sign}  {words}").format(sign=SIGNS[verdict], words=words))
        button.setAccessibleName(words)
        button.setCheckable(True)
        set_role(button, "answer")
        button.setProperty("touch", True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda on: self.verdict_wanted.emit(verdict if on else None))
        return button

    def _lay_out(self) -> None:
        self._told = QWidget()
        above = QVBoxLayout(self._told)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        for part in (self.criterion, self.leads, self.question, self.examples, self.why):
            above.addWidget(part)
        above.addStretch(1)
        self._area = scroll_area(self._told)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in self.verdicts.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._area)
        column.addLayout(row)
        column.addWidget(self.note, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The question has the room that it needs, the words that are said have the rest."""
        layout = self._told.layout()
        assert layout is not None, "the question is laid out from the beginning"
        wanted = layout.totalHeightForWidth(self._area.viewport().width())
        self._area.setFixedHeight(min(wanted, round(MOST_QUESTION * self.height())))

    def show_card(self, card: Card, heard: Heard) -> None:
        """Another question, or what is said of it by now."""
        criterion, point = card.section.criterion, card.question.checkpoint
        title = _("{id} {title}").format(id=criterion.id, title=criterion.title)
        level = level_title(card.framework, card.question.level)
        self.criterion.show_words(title)
        self._show(self.leads, list_words(list(card.section.leads)) if card.section.leads else "")
        self.question.show_words(point.text)
        self._show(self.examples, point.examples)
        self.why.show_words(
            _("{checkpoint} · level {level}, {title} · {why}").format(
                checkpoint=point.id,
                level=card.question.level,
                title=level,
                why=open_words(card.question.why, screen_words()),
            )
        )
        for verdict, button in self.verdicts.items():
            with QSignalBlocker(button):
                button.setChecked(heard.verdict is verdict)
        self.note.follow(heard.note)
        self._fit()
        said = verdict_words(heard.verdict, screen_words()) if heard.verdict else _("nothing said yet")
        self.setAccessibleName(
            _("{criterion}: {question}, {said}").format(criterion=title, question=point.text, said=said)
        )

    def _show(self, label: PlainWords, words: str) -> None:
        label.show_words(words)
        label.setVisible(bool(words))
