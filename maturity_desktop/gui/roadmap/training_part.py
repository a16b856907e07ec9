"""The training plan: who is trained in what, as a list with the fields of one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain import trainings as plans
from maturity_desktop.domain.actions import trainings
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import Training
from maturity_desktop.domain.roadmap import Roadmap
from maturity_desktop.gui.activities.activity_words import roles_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.evidence.uses_dialog import Place, places_of
from maturity_desktop.gui.findings.ticking_dialog import Ticking, TickingDialog
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.requests.optional_day import OptionalDay
from maturity_desktop.gui.sentences import list_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.roadmap import training_when

MOST_HOURS = 2_000
NO_LEAD = 0


class TrainingPart(QWidget):
    """Follows what it is shown; every change is one edit."""

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ask, self._theme = session, ask, theme
        self._roadmap: Roadmap | None = None
        self._chosen = ""
        self.dialogs = OneOpen(self)
        self.list = RowList(theme, _("Trainings"), NO_LEAD)
        self.list.shows_choice = True
        set_role(self.list, "framed")
        self.nothing = PlainWords(theme, ink="quiet")
        self.nothing.show_words(
            _(
                "A training makes people of a role able to carry what the actions change. Drafts are made"
                " from the roles that the model asks about the criteria of open actions."
            )
        )
        self.draft = QPushButton(_("Draft from ac&tions…"))
        self.add = QPushButton(_("Add a t&raining"))
        self.criteria, self.remove = QPushButton(_("Criteria…")), QPushButton(_("Remove"))
        self.up, self.down = QPushButton(_("Up")), QPushButton(_("Down"))
        self.topic = self._editor("topic", 1, 4)
        self.form = self._editor("form", 1, 3)
        self.role = TypedChoice((), _("nobody named yet"))
        self.led_by = TypedChoice((), _("nobody named yet"))
        self.hours = number_box(_("Hours"), 0, MOST_HOURS, _("unknown"))
        self.due = OptionalDay(_("Due on"), self._today)
        self.done = OptionalDay(_("Held on"), self._today)
        self.about = PlainWords(theme, "small", "quiet")
        self._lay_out()
        self._connect()
        pass_wheel_on(self)

    def _editor(self, field: str, least: int, most: int) -> PlainEditor:
        editor = PlainEditor(self, least, most, enter_ends=True)
        editor.typed.connect(partial(self._write, field))
        editor.left.connect(self._session.end_spell)
        for ended in (editor.done, editor.escaped):
            ended.connect(self.list.setFocus)
        return editor

    def _lay_out(self) -> None:
        for button in (self.criteria, self.remove, self.up, self.down):
            set_role(button, "flat")
        mark_edits(
            self.draft, self.add, self.criteria, self.remove, self.up, self.down, self.topic, self.form,
            self.role, self.led_by, self.hours,
        )  # fmt: skip
        left = QVBoxLayout()
        left.setSpacing(8)
        ways = QWidget()
        flow = FlowLayout(ways, spacing=8)
        for way in (self.draft, self.add):
            flow.addWidget(way)
        for part in (self.nothing, ways):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        left.addStretch(0)
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        tools = QWidget()
        tool_flow = FlowLayout(tools, spacing=4)
        for button in (self.criteria, self.up, self.down, self.remove):
            tool_flow.addWidget(button)
        column.addWidget(tools)
        for words, part, field in (
            (_("T&opic"), self.topic, self.topic),
            (_("&For"), self.role, self.role),
            (_("For&m"), self.form, self.form),
            (_("&Hours"), self.hours, self.hours),
            (_("&Led by"), self.led_by, self.led_by),
            (_("D&ue on"), self.due, self.due.field),
            (_("Held o&n"), self.done, self.done.field),
        ):
            label = plain_label(words, "small")
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(part)
        column.addWidget(self.about)
        column.addStretch(1)
        self._area = scroll_area(self.detail)
        self._area.setMinimumWidth(300)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(self._area, 2)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose_row)
        self.list.chosen.connect(lambda _goal: self.topic.setFocus())
        self.draft.clicked.connect(self._draft)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.criteria.clicked.connect(self._aim)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        for box, field in ((self.role, "role"), (self.led_by, "led_by")):
            box.typing_ended.connect(partial(self._take_name, box, field))
            box.activated.connect(lambda _place, box=box, field=field: self._take_name(box, field))
        self.hours.editingFinished.connect(self._take_hours)
        self.due.chosen.connect(lambda day: self._put(due_on=day))
        self.done.chosen.connect(lambda day: self._put(done_on=day))

    def _today(self) -> date:
        return self._session.clock().date()

    # Showing

    def show_plan(self, roadmap: Roadmap) -> None:
        """The trainings of the audit as it is now; the one in hand stays."""
        self._roadmap = roadmap
        found = trainings(self._session.audit)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._area.setVisible(bool(found))
        rows = [_row(own) for own in found]
        if list(self.list.rows.rows) != rows:
            place = next((n for n, own in enumerate(found) if own.id == self._chosen), 0)
            with QSignalBlocker(self.list.selectionModel()):
                self.list.show_rows(rows)
                self.list.setCurrentIndex(self.list.rows.index(min(place, len(rows) - 1)))
            self._chosen = found[place].id if found else ""
        self._show_chosen()

    @property
    def training(self) -> Training | None:
        """The training in hand."""
        audit = self._session.audit
        return audit.get(Training, audit.id, self._chosen) if self._chosen else None

    def _choose_row(self) -> None:
        index = self.list.currentIndex()
        self._chosen = str(self.list.rows.rows[index.row()].goal) if index.isValid() else ""
        self._show_chosen()

    def choose(self, training: str) -> None:
        """Takes a training in hand."""
        places = [row.goal for row in self.list.rows.rows]
        if training in places:
            self.list.setCurrentIndex(self.list.rows.index(places.index(training)))

    def _show_chosen(self) -> None:
        own = self.training
        if own is None:
            return
        self.topic.follow(own.topic)
        self.form.follow(own.form)
        roles = [*roles_of(self._session.frameworks.values()).values()]
        for box, told in ((self.role, own.role), (self.led_by, own.led_by)):
            if not box.hasFocus():
                with QSignalBlocker(box):
                    box.clear()
                    box.addItems(roles)
                    box.show_told(told)
        with QSignalBlocker(self.hours):
            self.hours.setValue(self.hours.minimum() if own.hours is None else own.hours)
        self.due.show_day(own.due_on)
        self.done.show_day(own.done_on)
        said = (
            _("Criteria: {criteria}").format(criteria=list_words(list(own.criteria))) if own.criteria else ""
        )
        self.about.show_words(said or _("No criteria yet."))

    # What is done

    def _do(self, label: str, **fields: object) -> None:
        own = self.training
        if own is not None:
            changes = put(self._session.audit, replace(own, **fields))  # type: ignore[arg-type]  # fields are named by their values
            self._session.change(label, changes)

    def _put(self, **fields: object) -> None:
        self._do(_("change a training"), **fields)

    def _write(self, field: str, words: str) -> None:
        own = self.training
        if own is not None:
            changed = replace(own, **{field: words})  # type: ignore[arg-type]  # fields are named by their values
            changes = put(self._session.audit, changed)
            self._session.write(_("change a training"), (f"training {field}", own.id), changes)

    def _take_name(self, box: TypedChoice, field: str) -> None:
        own = self.training
        if own is not None and getattr(own, field) != box.told:
            self._put(**{field: box.told})

    def _take_hours(self) -> None:
        own = self.training
        hours = None if self.hours.value() == self.hours.minimum() else self.hours.value()
        if own is not None and own.hours != hours:
            self._put(hours=hours)

    def _add(self) -> None:
        own, changes = plans.add_training(self._session.audit, "", _("New training"))
        self._session.change(_("add a training"), changes)
        self.choose(own.id)
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)
        self.topic.selectAll()

    def _remove(self) -> None:
        own = self.training
        if own is not None:
            self._session.change(_("remove a training"), plans.remove_training(self._session.audit, own))
            self.list.setFocus()

    def _move(self, step: int) -> None:
        own = self.training
        if own is not None:
            self._session.change(_("move a training"), plans.move_training(self._session.audit, own, step))

    def _aim(self) -> None:
        own = self.training
        if own is None:
            return
        model = self._session.frameworks.get(own.framework) or self._session.framework
        places = tuple(place for place in places_of({model.id: model}) if not place.is_checkpoint)
        words = Ticking(
            _("For which criteria?"), own.topic, _("Words of a criterion"), _("Criteria"), _("&Keep")
        )
        ticked = [(model.id, criterion, "") for criterion in own.criteria]
        dialog = TickingDialog(words, places, ticked, self._theme, self._ask, self)
        dialog.accepted.connect(
            lambda: self._put(framework=model.id, criteria=tuple(use[1] for use in dialog.ticked))
        )
        self.dialogs._open(dialog)

    def _draft(self) -> None:
        if self._roadmap is None:
            return
        drafts = plans.training_drafts(self._session.all_results(), self._roadmap)
        if not drafts:
            self._ask.tell(
                _("There is nothing to draft"),
                _("Every role that open actions concern has its trainings, or there are no open actions."),
            )
            return
        named = {str(number): own for number, own in enumerate(drafts)}
        said = _("{role}: {criteria}")
        places = tuple(
            Place(("", name, ""), said.format(role=own.role_title, criteria=list_words(list(own.criteria))))
            for name, own in named.items()
        )
        words = Ticking(
            _("Draft trainings from actions"),
            _("The roles that the model asks about the criteria of open actions"),
            _("Words of a role"),
            _("Roles and their criteria"),
            _("&Draft what is ticked"),
            together=True,
        )
        dialog = TickingDialog(words, places, (), self._theme, self._ask, self)
        dialog.accepted.connect(lambda: self._keep_drafts([named[use[1]] for use in dialog.ticked]))
        self.dialogs._open(dialog)

    def _keep_drafts(self, chosen: Sequence[plans.TrainingDraft]) -> None:
        said = _("Carry {criteria}")
        topics = [said.format(criteria=list_words(list(own.criteria))) for own in chosen]
        label = ngettext("draft {count} training", "draft {count} trainings", len(chosen))
        changes = plans.add_trainings(self._session.audit, chosen, topics)
        self._session.change(label.format(count=len(chosen)), changes)


def _row(own: Training) -> Row:
    """A training as a row: its topic, when, and for whom, how and how long."""
    words = screen_words()
    hours = ""
    if own.hours is not None:
        hours = ngettext("{count} hour", "{count} hours", own.hours).format(count=own.hours)
    told = (own.role or _("nobody named yet"), own.form, hours)
    detail = _(" · ").join(part for part in told if part)
    return Row(own.topic, detail=detail, mark=training_when(own, words), goal=own.id)
