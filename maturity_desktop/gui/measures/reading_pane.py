"""How the figures of a channel are read, where they came from, and what was odd in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.measures import opening_hours, time_zone
from maturity_desktop.domain.quality_log import logged
from maturity_desktop.domain.series import Abandoned
from maturity_desktop.gui.calm_fields import choose_in_list, pass_undo_on, pass_wheel_on
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.measure_words import clock_words, open_words, origin_words, read_words
from maturity_desktop.gui.theme import ThemeSwitch, set_state
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.verbs.measures import targets_shown, targets_written


class ReadingPane(QWidget):
    """One channel's settings; each change is an edit."""

    reading_wanted = Signal(object)
    """The MeasureReading that is to hold from now on."""
    hours_wanted = Signal()

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._reading: MeasureReading | None = None
        self.heading = PlainWords(theme, bold=True, lines=2)
        self.in_scope = QCheckBox(_("In sco&pe"))
        self.in_scope.clicked.connect(self._keep_scope)
        self.lacking: dict[int, QCheckBox] = {}
        self._levels = QVBoxLayout()
        self._levels.setSpacing(0)
        self.why = PlainWords(theme, "small", "quiet")
        self.abandoned_label = plain_label(_("&Contacts in time are held against"), "small")
        self.abandoned = Choice(
            (
                (_("all that were offered"), Abandoned.OFFERED),
                (_("those that were answered"), Abandoned.ANSWERED),
                (_("offered less abandoned"), Abandoned.WITHOUT_ABANDONED),
            )
        )
        self.abandoned.setAccessibleName(_("Contacts in time are held against"))
        self.abandoned_label.setBuddy(self.abandoned)
        choose_in_list(self.abandoned)
        self.abandoned.activated.connect(self._keep_abandoned)
        label = plain_label(_("&Target, and from when another one"), "small")
        self.targets = QLineEdit()
        self.targets.setAccessibleName(_("Target, and from when another one"))
        self.targets.setPlaceholderText("80; 2025-07-01: 85")
        self.targets.editingFinished.connect(self._keep_targets)
        label.setBuddy(self.targets)
        pass_undo_on(self.targets)
        self.own_targets = PlainWords(theme, "small", "quiet")
        self.hours = PlainWords(theme, ink="quiet")
        self.hours_button = QPushButton(_("&Opening hours…"))
        self.hours_button.clicked.connect(self.hours_wanted)
        mark_edits(self.in_scope, self.abandoned, self.targets, self.hours_button)
        self.origins = PlainWords(theme, ink="quiet")
        self.quality = PlainWords(theme, ink="quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 12, 12)
        box.setSpacing(4)
        box.addWidget(self.heading)
        box.addWidget(self.in_scope)
        box.addLayout(self._levels)
        box.addWidget(self.why)
        for part in (self.abandoned_label, self.abandoned, label, self.targets, self.own_targets):
            box.addWidget(part)
        self.quality_title = plain_label(_("Data quality"), "heading")
        for title, parts in (
            (plain_label(_("When the centre is open"), "heading"), (self.hours, self.hours_button)),
            (plain_label(_("Where the figures came from"), "heading"), (self.origins,)),
            (self.quality_title, (self.quality,)),
        ):
            line = QFrame()
            line.setProperty("role", "hairline")
            line.setFixedHeight(1)
            box.addSpacing(6)
            box.addWidget(line)
            box.addSpacing(2)
            box.addWidget(title)
            for own in parts:
                box.addWidget(own)
        box.addStretch(1)
        pass_wheel_on(self)

    def show_reading(
        self,
        reading: MeasureReading,
        measure: Measure,
        series: Sequence[MeasureSeries],
        audit: Audit,
        tells_targets: bool,
        contradictions: Iterable[str] = (),
    ) -> None:
        """How one channel is read.

        `tells_targets`: its figures name targets of their own; `contradictions` are sentences on where they
        do not agree.
        """
        self._reading = reading
        self.heading.show_words(read_words(reading, self._words))
        self.in_scope.setChecked(reading.in_scope)
        self._show_levels(reading, measure)
        for part in (self.abandoned_label, self.abandoned):
            part.setVisible(measure.unit == "percent" and measure.by_channel)
        self.abandoned.choose(reading.abandoned)
        if not self.targets.hasFocus() or not self.targets.isModified():
            self.targets.setText(targets_shown(reading.targets))
            set_state(self.targets, "invalid", False)
        told = _("80, or 80; 2025-07-01: 85 where it changes.")
        if tells_targets:
            told = _("The figures name their own targets; this one holds where they name none.")
        has_target = tells_targets or bool(reading.targets)
        if not has_target:
            told = _("No target yet: without one, no period can meet it. Write 80, or 80; 2025-07-01: 85.")
        self.own_targets.show_words(told, "quiet" if has_target else "attention")
        when = (open_words(opening_hours(audit), self._words), clock_words(time_zone(audit)))
        self.hours.show_words("\n".join(when))
        self.origins.show_words("\n".join(origin_words(own, audit) for own in series))
        odd = dict.fromkeys(
            oddity_sentence(oddity, self._words) for own in series for oddity in logged(own.quality)
        )
        self.quality.show_words(
            "\n".join((*odd, *contradictions)) or _("Nothing was dropped, filled or odd.")
        )

    def _show_levels(self, reading: MeasureReading, measure: Measure) -> None:
        if set(self.lacking) != set(measure.levels_that_may_not_apply):
            for box in self.lacking.values():
                self._levels.removeWidget(box)
                box.deleteLater()
            self.lacking = {}
            before = self.in_scope
            for level in measure.levels_that_may_not_apply:
                box = QCheckBox(_("Level &{level} does not apply").format(level=level))
                box.clicked.connect(self._keep_levels)
                mark_edits(box)
                self._levels.addWidget(box)
                self.setTabOrder(before, box)
                before = box
                self.lacking[level] = box
        for level, box in self.lacking.items():
            box.setChecked(str(level) in reading.not_applicable)
        self.why.show_words(measure.why_they_may_not)
        self.why.setVisible(bool(self.lacking))

    # What is changed

    def _keep_scope(self) -> None:
        if self._reading is not None:
            self.reading_wanted.emit(replace(self._reading, in_scope=self.in_scope.isChecked()))

    def _keep_levels(self) -> None:
        if self._reading is not None:
            lacking = tuple(str(level) for level, box in self.lacking.items() if box.isChecked())
            self.reading_wanted.emit(replace(self._reading, not_applicable=lacking))

    def _keep_abandoned(self) -> None:
        if self._reading is not None:
            self.reading_wanted.emit(replace(self._reading, abandoned=self.abandoned.value))

    def _keep_targets(self) -> None:
        if self._reading is None or not self.targets.isModified():
            return
        try:
            targets = targets_written(self.targets.text())
        except ValueError:
            set_state(self.targets, "invalid", True)
            self.own_targets.show_words(_("Not understood. Write 80, or 80; 2025-07-01: 85."), "wrong")
            return
        self.targets.setModified(False)
        self.reading_wanted.emit(replace(self._reading, targets=targets))
