"""An activity as a form: when, where, with whom, about what, and of a sample how it was drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.activities import Spot, draw
from maturity_desktop.domain.activity_plans import ActivityPlan, time_of
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import ActivityKind, ActivityState
from maturity_desktop.gui.activities.activity_words import criteria_count_words, drawn_words, roles_of
from maturity_desktop.gui.activities.people_field import PeopleField
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.evidence.uses_dialog import PlacesList, PlacesModel, places_of
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import ThemeSwitch, set_role, set_state
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.activity_words import activity_kind_words, activity_state_words

SIZE = (720, 700)
MOST_WORDS = 300
LONGEST = 24 * 60
MOST_COUNTED = 1_000_000
MOST_DRAWN = 500
"""A sample that is larger is drawn by other means."""
UNTOLD = -1
CRITERIA_HEIGHT = 150


class SearchField(QLineEdit):
    """Enter goes on to what was found; it does not keep the whole form."""

    gone_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_on.emit()
        else:
            super().keyPressEvent(event)


class ActivityDialog(CarefulDialog):
    """A new activity where `plan` has no title yet, else a change of it. `plan` is what is written."""

    def __init__(
        self,
        plan: ActivityPlan,
        frameworks: Mapping[str, Framework],
        team: Sequence[str],
        today: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
        is_new: bool = False,
    ) -> None:
        super().__init__(ask, parent)
        self._plan, self._today = plan, today
        own = plan.activity
        words = screen_words()
        self.setWindowTitle(_("Plan an activity") if is_new else _("Change the activity"))
        self.name = _line(own.title)
        self.kind = Choice([(activity_kind_words(kind, words), kind) for kind in ActivityKind])
        self.kind.choose(own.kind)
        self.state = Choice([(activity_state_words(state, words), state) for state in ActivityState])
        self.state.choose(own.state)
        day = own.held_on or today
        self.has_day = QCheckBox(_("&On"))
        self.has_day.setAccessibleName(_("It has a day"))
        self.has_day.setChecked(own.held_on is not None)
        self.day = date_field(_("Day of the activity"))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.time = _line(own.starts_at)
        self.time.setPlaceholderText("09:30")
        self.time.setFixedWidth(96)
        self.length = number_box(_("Minutes"), 0, LONGEST)
        self.length.setSingleStep(15)
        self.length.setValue(own.minutes)
        self.place = _line(own.place)
        self.led_by = TypedChoice(team, _("nobody in particular"))
        self.led_by.show_told(own.led_by)
        self.people = PeopleField(own, plan.people, roles_of(frameworks.values()))
        ticked = {(spot.framework, spot.criterion, "") for spot in plan.criteria}
        criteria = (place for place in places_of(frameworks) if not place.is_checkpoint)
        places = tuple(sorted(criteria, key=lambda place: place.use not in ticked))
        self.criteria = PlacesModel(places, ticked, self)
        self.search = SearchField()
        self.search.setPlaceholderText(_("Words of a criterion"))
        self.list = PlacesList(self.criteria, theme)
        self.list.setFixedHeight(CRITERIA_HEIGHT)
        self.counted = PlainWords(theme, "small", "quiet", lines=1)
        self.population = number_box(_("How many there are"), 0, MOST_COUNTED, _("not told"))
        self.population.setValue(UNTOLD if own.population is None else own.population)
        self.sample = number_box(_("How many are looked at"), 0, MOST_COUNTED, _("not told"))
        self.sample.setValue(UNTOLD if own.sample is None else own.sample)
        self.draw = QPushButton(_("Dra&w numbers"))
        set_role(self.draw, "inline")
        self.drawn = PlainEditor(self, 1, 5)
        self.drawn.follow(own.drawn)
        self.note = PlainEditor(self, 2, 8)
        self.note.follow(own.note)
        self.fault = PlainWords(theme, "small", "wrong")
        self._lay_out()
        self._connect()
        self._before = self.plan
        self._judge()
        self.name.setFocus()

    def _connect(self) -> None:
        for changed in (self.name.textChanged, self.time.textChanged, self.has_day.toggled):
            changed.connect(self._judge)
        self.state.currentIndexChanged.connect(self._judge)
        self.day.dateChanged.connect(self._judge)
        for field in (self.population, self.sample):
            field.valueChanged.connect(self._judge)
        self.search.textChanged.connect(self.criteria.show_fitting)
        self.search.gone_on.connect(self.list.setFocus)
        self.criteria.dataChanged.connect(self._count)
        self.draw.clicked.connect(self._draw)
        for editor in (self.drawn, self.note):
            editor.done.connect(self.accept)

    # Layout

    def _lay_out(self) -> None:
        inside = QWidget()
        fields = QFormLayout(inside)
        fields.setContentsMargins(24, 16, 24, 8)
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(4)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, str, QWidget, tuple[QWidget, ...]], ...] = (
            (_("&Title"), "", self.name, ()),
            (_("K&ind"), "", self.kind, (plain_label(_("State"), "small"), self.state)),
            (_("When"), "", self.has_day, (self.day, self.time, self.length, plain_label(_("min"), "small"))),
            (_("&Place"), "", self.place, ()),
            (_("&Led by"), "", self.led_by, ()),
            (_("Who is there"), "", self.people, ()),
            (_("&Criteria"), _("Find a criterion"), self.search, ()),
        )
        for words, name, field, rest in rows:
            self._add(fields, words, field, rest, name)
        fields.addRow("", self.list)
        fields.addRow("", self.counted)
        of = plain_label(_("of"), "small")
        self._add(
            fields, _("&Sample"), self.sample, (of, self.population, self.draw), self.sample.accessibleName()
        )
        self._add(fields, _("How it was &drawn"), self.drawn, ())
        self._add(fields, _("&Note"), self.note, ())
        self.state.setAccessibleName(_("State"))
        self.time.setAccessibleName(_("Time of day, as 09:30"))
        self.list.setAccessibleName(_("Criteria that it is about"))
        for box in (self.kind, self.state, self.led_by):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.led_by.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for choice in (self.kind, self.state):
            choose_in_list(choice)
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.keep, "primary")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(4)
        foot.addWidget(self.fault)
        foot.addWidget(buttons)
        lay_out_scrolled(self, inside, foot, SIZE)
        for one, other in (
            (self.list, self.sample), (self.sample, self.population), (self.population, self.draw)
        ):  # fmt: skip
            QWidget.setTabOrder(one, other)

    def _add(
        self, form: QFormLayout, words: str, field: QWidget, rest: Sequence[QWidget], name: str = ""
    ) -> None:
        """A row of the form: its label, its field, and what stands beside that."""
        label = plain_label(words)
        if field is not self.people and field is not self.has_day:
            label.setBuddy(field)
            field.setAccessibleName(name or words.replace("&", ""))
        if not rest:
            form.addRow(label, field)
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (field, *rest):
            row.addWidget(part)
        row.addStretch(1)
        form.addRow(label, row)

    # What follows

    def _judge(self) -> None:
        faults = tuple(self._faults())
        self.fault.show_words("\n".join(faults))
        self.fault.setVisible(bool(faults))
        set_state(self.time, "invalid", time_of(self.time.text()) is None)
        self.day.setEnabled(self.has_day.isChecked())
        self.draw.setEnabled(0 < self.sample.value() <= MOST_DRAWN and self._sample_fits)
        self.keep.setEnabled(bool(self.name.text().strip()) and not faults)
        self._count()

    def _faults(self) -> list[str]:
        faults = []
        if time_of(self.time.text()) is None:
            faults.append(_("“{time}” is no time of day. Write it as 09:30.").format(time=self.time.text()))
        if self.state.value is ActivityState.HELD and self.has_day.isChecked() and self._day > self._today:
            faults.append(_("It was held, and its day is still to come: give the day on which it was held."))
        if self.population.value() != UNTOLD and not self._sample_fits:
            faults.append(_("The sample is larger than what there is."))
        return faults

    @property
    def _sample_fits(self) -> bool:
        return self.sample.value() <= self.population.value()

    def _count(self) -> None:
        self.counted.show_words(criteria_count_words(len(self.criteria.ticked)))

    def _draw(self) -> None:
        """Numbers by lot; the word they are drawn with stands beside them, so that anybody can check them."""
        seed = _("{title} {day}").format(title=self.name.text().strip(), day=self._today.isoformat())
        population = self.population.value()
        numbers = draw(population, self.sample.value(), seed)
        self.drawn.follow(drawn_words(numbers, population, seed))
        self.drawn.setFocus()

    # What is written

    def is_changed(self) -> bool:
        return self.plan != self._before

    def accept(self) -> None:
        """A role that was typed in part is settled first, for Enter does not leave its field."""
        self.people.settle()
        super().accept()

    @property
    def _day(self) -> date:
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day())

    @property
    def plan(self) -> ActivityPlan:
        """The activity as it is written."""
        activity = replace(
            self._plan.activity,
            title=self.name.text().strip(),
            kind=self.kind.value,
            state=self.state.value,
            held_on=self._day if self.has_day.isChecked() else None,
            starts_at=time_of(self.time.text()) or "",
            minutes=self.length.value(),
            place=self.place.text().strip(),
            led_by=self.led_by.told,
            population=_told(self.population.value()),
            sample=_told(self.sample.value()),
            drawn=self.drawn.words,
            note=self.note.words,
        )
        criteria = frozenset(Spot(framework, own) for framework, own, _point in self.criteria.ticked)
        return ActivityPlan(activity, self.people.people, criteria)


def _told(count: int) -> int | None:
    return None if count == UNTOLD else count


def _line(words: str) -> QLineEdit:
    field = QLineEdit(words)
    field.setMaxLength(MOST_WORDS)
    field.setCursorPosition(0)
    return field
