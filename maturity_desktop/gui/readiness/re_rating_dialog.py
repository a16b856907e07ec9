"""How a criterion stands in a month: checkpoints met by then or lost, a level, a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.improvement import (
    actions_at,
    in_force,
    proofs_of,
    re_rate,
    results_as_of,
)
from maturity_desktop.domain.improvement_records import ReRating
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.series import Month
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.readiness.progress_rows import level_words, state_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import ways_out
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.readiness_words import month_of_year
from maturity_desktop.reports.sections.wording import level_title

SIZE = (640, 620)
MOST_MONTHS = 36


def months_to_choose(audit: Audit, today: date) -> tuple[Month, ...]:
    """The months since the cut-off, the latest first; the one after the audit where none has passed."""
    first = Month.of(audit.details.cut_off).plus(1)
    last = Month.of(today)
    count = (last.year - first.year) * 12 + last.month - first.month
    return tuple(first.plus(number) for number in range(max(0, count), max(-1, count - MOST_MONTHS), -1))


class CheckpointTick(QWidget):
    """A checkpoint of the criterion, ticked where it is met in the month."""

    def __init__(
        self,
        point: Checkpoint,
        in_audit: AnswerValue | None,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.point = point
        self.box = QCheckBox(point.id)
        said = _("{id}: {text}") if not point.sign else _("{id}, a sign that is seen: {text}")
        self.box.setAccessibleName(said.format(id=point.id, text=point.text))
        words = PlainWords(theme)
        words.show_words(point.text if not point.sign else _("Seen: {text}").format(text=point.text))
        self.change = PlainWords(theme, "small", "attention", lines=1)
        self.change.setMinimumHeight(self.change.minimumSizeHint().height())  # rows stay where they are
        self._was_met = in_audit is AnswerValue.MET or (point.sign and in_audit is AnswerValue.PARTLY)
        self.box.ensurePolished()
        column = QVBoxLayout()
        column.setSpacing(0)
        beside = max(0, self.box.sizeHint().height() - words.minimumSizeHint().height()) // 2
        column.setContentsMargins(0, beside, 0, 0)
        column.addWidget(words)
        column.addWidget(self.change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_met(self, met: bool) -> None:
        """Ticks the box without telling; the words below follow."""
        with QSignalBlocker(self.box):
            self.box.setChecked(met)
        self.tell()

    def tell(self) -> None:
        """Says what is another than in the audit."""
        changed = self.box.isChecked() != self._was_met
        said = _("met by now, not in the audit") if self.box.isChecked() else _("no longer, met in the audit")
        if self.point.sign:
            said = _("seen by now, not in the audit") if self.box.isChecked() else _("no longer seen")
        self.change.show_words(said if changed else "")

    @property
    def is_changed(self) -> bool:
        return self.box.isChecked() != self._was_met


class ReRatingDialog(CarefulDialog):
    """Begins with how the criterion stands already; says at once which level the ticks come to."""

    def __init__(
        self,
        results: Results,
        criterion: str,
        months: Sequence[Month],
        author: str,
        today: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._results, self._author, self._today = results, author, today
        self._own: CriterionResult = results.of(criterion)
        self._words = screen_words()
        title = self._own.criterion.title
        self.setWindowTitle(_("Re-rate {id} {title}").format(id=criterion, title=title))
        self.month = QComboBox()
        for month in months:
            self.month.addItem(month_of_year(month, self._words), str(month))
        self._months = tuple(months)
        self.ticks = tuple(self._tick(point, theme) for point in self._points())
        self.level = QComboBox()
        self.level.addItem(_("follows from the checkpoints"), -1)
        for step in results.framework.scale:
            said = _("set: level {level}, {title}")
            self.level.addItem(said.format(level=step.level, title=step.title), step.level)
        self.note = PlainEditor(least=2, most=5)
        self.outcome = PlainWords(theme, bold=True, lines=2)
        self.closure = PlainWords(theme, "small", "quiet")
        self._lay_out(theme)
        self.month.currentIndexChanged.connect(self._show_month)
        self.level.currentIndexChanged.connect(self._judge)
        for tick in self.ticks:
            tick.box.toggled.connect(self._judge)
        widest = max((tick.box.sizeHint().width() for tick in self.ticks), default=0)
        for tick in self.ticks:
            tick.box.setMinimumWidth(widest)
        self._show_month()
        first = self.ticks[0].box if self.ticks else self.note
        first.setFocus()

    def _points(self) -> tuple[Checkpoint, ...]:
        """What counts for this client: what is required, and the signs that block."""
        asked = self._own.asked
        every = self._own.criterion.checkpoints
        return tuple(own for own in every if own.id in asked and (not own.sign or own.blocks is not None))

    def _tick(self, point: Checkpoint, theme: ThemeSwitch) -> CheckpointTick:
        return CheckpointTick(point, self._own.answers.get(point.id), theme)

    def _lay_out(self, theme: ThemeSwitch) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 8)
        column.setSpacing(4)
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._row(fields, _("&Month"), self.month)
        column.addLayout(fields)
        levels = {point.id: own.number for own in self._own.criterion.levels for point in own.checkpoints}
        last = None
        for tick in self.ticks:
            level = levels[tick.point.id]
            if level != last:
                last = level
                head = PlainWords(theme, bold=True, lines=1)
                name = level_title(self._results.framework, level)
                head.show_words(_("Level {level}, {title}").format(level=level, title=name))
                column.addSpacing(6)
                column.addWidget(head)
            column.addWidget(tick)
        column.addSpacing(8)
        column.addWidget(self.closure)
        more = QFormLayout()
        more.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._row(more, _("&Level"), self.level)
        self._row(more, _("&Note"), self.note)
        column.addLayout(more)
        column.addStretch(1)
        box, self.keep = ways_out(self, _("&Keep"))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.outcome, 1)
        foot.addWidget(box)
        lay_out_scrolled(self, inside, foot, SIZE)

    def _row(self, form: QFormLayout, words: str, field: QWidget) -> None:
        label = plain_label(words)
        label.setBuddy(field)
        if not isinstance(field, PlainEditor):
            label.setMinimumHeight(field.sizeHint().height())
        field.setAccessibleName(words.replace("&", ""))
        form.addRow(label, field)

    # What is shown

    @property
    def _month(self) -> Month:
        return self._months[self.month.currentIndex()]

    def _show_month(self) -> None:
        """How the criterion stands in the month that was chosen: as it was re-rated last by then."""
        audit, framework = self._results.audit, self._results.framework
        known = in_force(audit, framework, self._month).get(self._own.criterion.id)
        answers = results_as_of(self._results, self._month).of(self._own.criterion.id).answers
        for tick in self.ticks:
            value = answers.get(tick.point.id)
            partly = tick.point.sign and value is AnswerValue.PARTLY
            tick.show_met(value is AnswerValue.MET or partly)
        if known is None:
            level, note = self._own.score.set_level, self._own.set_reason
        else:
            level, note = known.level, known.note if known.month == str(self._month) else ""
        with QSignalBlocker(self.level):
            self.level.setCurrentIndex(max(0, self.level.findData(-1 if level is None else level)))
        self.note.follow(note)
        self._shown = self.re_rating
        self._show_closure()
        self._judge()

    def _show_closure(self) -> None:
        """The actions that are to close checkpoints here, and the evidence that they did."""
        audit, framework = self._results.audit, self._results.framework.id
        criterion = self._own.criterion.id
        lines = [
            _("{label} {title}: {state}").format(
                label=action.label, title=action.title, state=state_words(action)
            )
            for action in actions_at(audit, framework, criterion)
        ]
        items = proofs_of(audit, framework, criterion)
        if items:
            names = ", ".join(_("{label} {title}").format(label=own.label, title=own.title) for own in items)
            lines.append(_("Evidence of closure: {items}").format(items=names))
        elif lines:
            lines.append(_("No evidence of closure yet: it is added to the action, once that is done."))
        self.closure.show_words("\n".join(lines))
        self.closure.setVisible(bool(lines))

    def _judge(self) -> None:
        """Which level the ticks come to."""
        for tick in self.ticks:
            tick.tell()
        own = self.re_rating
        audit = self._results.audit
        tried = audit.with_changes(re_rate(audit, own))
        results = replace(self._results, audit=tried)
        after = results_as_of(results, self._month).of(own.criterion).level
        before = level_words(self._own.level)
        self.outcome.show_words(
            _("Comes to {level}; in the audit {before}").format(level=level_words(after), before=before)
        )

    def is_changed(self) -> bool:
        return self.re_rating != self._shown

    @property
    def re_rating(self) -> ReRating:
        """The re-rating as it is ticked and written."""
        changed = [tick for tick in self.ticks if tick.is_changed]
        level = int(self.level.currentData())
        return ReRating(
            self._results.audit.id,
            self._results.framework.id,
            self._own.criterion.id,
            str(self._month),
            tuple(tick.point.id for tick in changed if tick.box.isChecked()),
            tuple(tick.point.id for tick in changed if not tick.box.isChecked()),
            None if level < 0 else level,
            self.note.words.strip(),
            self._author,
            self._today,
        )
