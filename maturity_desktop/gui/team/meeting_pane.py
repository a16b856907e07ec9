"""What a consensus meeting sees of a criterion: both ratings with their words, the evidence, the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from maturity_desktop.domain.agreement import Pair
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import answer_word, day_words, kind_word, list_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import as_tip, plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList

LEAST_WORDS, LEAST_EVIDENCE = 36, 56


class RatingCard(QFrame):
    """One rating of a criterion: whose, which level, and what was written with it."""

    def __init__(self, theme: ThemeSwitch, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.whose = PlainWords(theme, "small", "quiet", lines=2)
        self.level = PlainWords(theme, bold=True, lines=2)
        self.words = PlainWords(theme, "small")
        self.setAccessibleName(name)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 6, 0)
        within.addWidget(self.words)
        within.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(LEAST_WORDS)
        scroll.setAccessibleName(name)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(4)
        for label in (self.whose, self.level):
            column.addWidget(label)
        column.addWidget(scroll, 1)

    def show_rating(
        self, whose: str, level: str, result: CriterionResult, apart: Sequence[Checkpoint]
    ) -> None:
        """`apart` are the checkpoints that both answered, each in a way of their own."""
        self.whose.show_words(whose)
        self.level.show_words(level)
        self.words.show_words("\n\n".join(_written(result, apart)) or _("Nothing is written with it."))


def _written(result: CriterionResult, apart: Sequence[Checkpoint]) -> Iterator[str]:
    """What was answered apart, the reason for a set level, the note, every remark with its checkpoint."""
    if apart:
        answers = [
            _("{checkpoint} {answer}").format(
                checkpoint=point.id, answer=answer_word(result.answers.get(point.id), point.sign)
            )
            for point in apart
        ]
        yield _("Answered apart: {answers}").format(answers=list_words(answers))
    if result.set_reason.strip():
        yield _("Set by hand: {reason}").format(reason=result.set_reason.strip())
    if result.note.strip():
        yield result.note.strip()
    for checkpoint, remark in result.remarks.items():
        yield _("{checkpoint}: {remark}").format(checkpoint=checkpoint, remark=remark)


class MeetingPane(QWidget):
    """Shows a pair and takes the level that is agreed on, with its reason."""

    changed = Signal()
    """A level was chosen or the reason typed."""
    agreed = Signal()

    def __init__(self, theme: ThemeSwitch, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._now: int | None = None
        self.level: int | None = None
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.first = RatingCard(theme, _("Agreed rating"))
        self.second = RatingCard(theme, _("Second rating"))
        self.evidence = RowList(theme, _("Evidence of the criterion"), lead_width=64)
        self.evidence.setProperty("role", "framed")
        self.evidence.setMinimumHeight(LEAST_EVIDENCE)
        self.levels = {step.level: self._level_button(step.level, step.title) for step in framework.scale}
        self.editor = PlainEditor(self, 2, 4)
        self.editor.setAccessibleName(_("Reason for the agreed level"))
        self.hint = PlainWords(theme, "small", "quiet", lines=2)
        self.agree_button = QPushButton(_("&Agree"))
        self.agree_button.setAutoDefault(False)
        self.agree_button.clicked.connect(lambda _checked: self.agreed.emit())
        self.editor.typed.connect(lambda _words: self._told())
        self.editor.done.connect(self.agree_button.click)
        set_role(self.agree_button, "primary")
        mark_edits(self.agree_button)
        self._lay_out()

    def _level_button(self, level: int, title: str) -> QPushButton:
        button = QPushButton(str(level))
        button.setCheckable(True)
        button.setAutoDefault(False)
        set_role(button, "chip")
        button.setProperty("dense", True)
        words = _("{level}  {title}").format(level=level, title=title)
        button.setAccessibleName(words)
        button.setToolTip(as_tip(words))
        button.clicked.connect(lambda _checked: self.choose(level))
        return button

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(8)
        cards.addWidget(self.first, 1)
        cards.addWidget(self.second, 1)
        reason = plain_label(_("&Reason, kept with the level"), "small")
        reason.setBuddy(self.editor)
        decision = QHBoxLayout()
        decision.setSpacing(8)
        decision.addWidget(plain_label(_("Agreed level"), "small"))
        for button in self.levels.values():
            decision.addWidget(button)
        decision.addStretch(1)
        decision.addWidget(self.agree_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addLayout(cards, 3)
        column.addWidget(plain_label(_("Evidence"), "small"))
        column.addWidget(self.evidence, 2)
        column.addLayout(decision)
        column.addWidget(reason)
        column.addWidget(self.editor)
        column.addWidget(self.hint)

    # What is shown

    def show_pair(
        self,
        pair: Pair,
        one: CriterionResult,
        other: CriterionResult,
        whose: str,
        level: int | None,
        reason: str,
    ) -> None:
        """A criterion as two rated it; `level` and `reason` are what is chosen so far."""
        self._now, self.level = pair.now, level
        name = {"id": pair.criterion.id, "title": pair.criterion.title}
        self.headline.show_words(_("{id} {title}").format(**name))
        apart = tuple(_answered_apart(one, other))
        self.first.show_rating(_("Agreed rating"), self._level_words(pair.first), one, apart)
        self.second.show_rating(whose, self._level_words(pair.second), other, apart)
        self.evidence.show_rows(tuple(_evidence_rows(one)))
        self.editor.follow(reason)
        self._show_level()

    def _level_words(self, level: int | None) -> str:
        if level is None:
            return _("not rated")
        title = self._framework.step(level).title
        return _("Level {level}: {title}").format(level=level, title=title)

    def _show_level(self) -> None:
        for level, button in self.levels.items():
            button.setChecked(level == self.level)
        wants_reason = self.level is not None and self.level != self._now and not self.reason
        self.agree_button.setEnabled(self.level is not None and not wants_reason)
        self.hint.show_words(self._hint(wants_reason))

    def _hint(self, wants_reason: bool) -> str:
        if self.level is None:
            return _("Choose the level that you agree on.")
        if self.level == self._now:
            return _("The agreed rating stays as it is.")
        if wants_reason:
            return _("Another level than the agreed rating’s needs a reason.")
        return _("The agreed rating is set to this level, with the reason.")

    # What is done

    @property
    def reason(self) -> str:
        return self.editor.words.strip()

    def choose(self, level: int) -> None:
        """A level of the scale; another number does nothing."""
        if level in self.levels and self.isEnabled():
            self.level = level
            self._told()
            if level != self._now and not self.reason:
                self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Where Enter on the list goes."""
        chosen = self.levels.get(self.level if self.level is not None else -1)
        (chosen or next(iter(self.levels.values()))).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _told(self) -> None:
        self._show_level()
        self.changed.emit()


def _answered_apart(one: CriterionResult, other: CriterionResult) -> Iterator[Checkpoint]:
    """The checkpoints that both have answered, and not alike."""
    for point in one.criterion.checkpoints:
        first, second = one.answers.get(point.id), other.answers.get(point.id)
        if first is not None and second is not None and first is not second:
            yield point


def _evidence_rows(result: CriterionResult) -> Iterator[Row]:
    """The items of a criterion; those that speak against it say so."""
    against = {item.id for link, item in result.evidence if link.contradicts}
    for item in result.items:
        told = _("{kind}, {day}").format(kind=kind_word(item.kind), day=day_words(item.dated))
        mark = _("contradicts") if item.id in against else ""
        yield Row(item.title, lead=item.label, detail=told, mark=mark, goal=item.id)
    if not result.items:
        yield Row(_("No evidence is linked here."), told=True)
