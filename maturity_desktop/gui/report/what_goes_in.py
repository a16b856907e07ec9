"""What goes in: the models, the form, the parts in their order, photos, and the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.report_records import Form, Part, ReportPhoto
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.report.fields import add_field, as_signed, chooser, column_of
from maturity_desktop.gui.report.parts_list import PartsList
from maturity_desktop.gui.report.plan_edits import PlanEdits
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.elided_box import ElidedBox
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports import forms
from maturity_desktop.reports.choices import USUAL_ORDER, ReportOptions
from maturity_desktop.reports.options import parts_of

MOST_OF_TITLE = 3
"""Lines of a model's title."""
MODELS_BESIDE = 2
"""How many models stand side by side."""


def form_words(form: Form) -> str:
    return {
        Form.FULL: _("Full report"),
        Form.EXECUTIVE: _("For those who decide"),
        Form.CRITERION: _("One criterion"),
    }[form]


def possible_parts(form: Form) -> tuple[Part, ...]:
    """The parts that a report of this form may have."""
    return forms.parts_of(ReportOptions(form=form))


class WhatGoesIn(QWidget):
    """Follows the plan; what is chosen here changes it."""

    photos_wanted = Signal()

    def __init__(
        self,
        session: AuditSession,
        edits: PlanEdits,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._edits, self._theme = session, edits, theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self.frameworks: tuple[QCheckBox, ...] = ()
        self.only = PlainWords(theme, ink="quiet", lines=MOST_OF_TITLE)
        self._as_signed = as_signed(theme)
        self._can_change = True
        self._lost = 0
        self.none_chosen = plain_label(_("Choose at least one model."), "wrong")
        self.form, self.criterion = chooser(), chooser()
        for form in Form:
            self.form.addItem(form_words(form), form)
        self.parts = PartsList(theme)
        self.usual = QPushButton(_("Usual order"))
        self.usual.setAccessibleName(_("All parts, in the usual order"))
        self.photos = QPushButton()
        self.attach = QCheckBox(_("Attach the wor&kbook to the PDF"))
        set_role(self.usual, "inline")
        mark_edits(self.usual, self.photos, self.attach)
        self._lay_out()
        self.form.activated.connect(self._choose_form)
        self.criterion.activated.connect(self._choose_criterion)
        self.parts.chosen.connect(self._choose_parts)
        self.usual.clicked.connect(lambda: self._edits.choose(_("parts of the report"), parts=()))
        self.photos.clicked.connect(self.photos_wanted)
        self.attach.clicked.connect(
            lambda on: self._edits.choose(_("workbook inside the PDF"), attach_workbook=on)
        )

    def _lay_out(self) -> None:
        column = column_of(self)
        models = QWidget()
        column.addWidget(models)
        self._models = QGridLayout(models)
        self._models.setContentsMargins(0, 0, 0, 0)
        self._models.setSpacing(0)
        for place in range(MODELS_BESIDE):
            self._models.setColumnStretch(place, 1)
        # At once: Tab goes through what is made in its order.
        self._follow_models(tuple(self._session.frameworks.values()), ())
        column.addWidget(self.only)
        column.addWidget(self.none_chosen)
        add_field(column, _("For&m"), self.form)
        self._criterion_line = add_field(column, _("&Criterion"), self.criterion)
        column.addWidget(self._as_signed)
        self._of_draft = QWidget()
        column.addWidget(self._of_draft)
        column = QVBoxLayout(self._of_draft)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(plain_label(_("Space ticks, Alt+↑ and Alt+↓ move"), "small"), 1)
        head.addWidget(self.usual)
        column.addLayout(head)
        column.addWidget(self.parts)
        column.addSpacing(4)
        last = QHBoxLayout()
        last.addWidget(self.photos)
        last.addStretch(1)
        column.addLayout(last)
        column.addWidget(self.attach)

    # What is chosen

    def follow(self, can_change: bool) -> None:
        """The plan as it is; of a signed version only form and criterion can be chosen."""
        plan = self._edits.plan
        frameworks = tuple(self._session.frameworks.values())
        self._follow_models(frameworks, plan.without)
        self.form.setCurrentIndex(self.form.findData(plan.form))
        self._follow_criteria(frameworks, plan.framework, plan.criterion)
        self._criterion_line.setVisible(plan.form is Form.CRITERION)
        parts = parts_of(plan.parts)
        self.parts.show_parts(parts, possible_parts(plan.form))
        self._count_photos()
        self.attach.setChecked(plan.attach_workbook)
        self.usual.setVisible(parts != USUAL_ORDER)
        self._can_change = can_change
        self._of_draft.setVisible(can_change)
        self._as_signed.setVisible(not can_change)
        for box in self.frameworks:
            box.setEnabled(can_change)

    def tell_lost(self, count: int) -> None:
        """So many of the photos that were chosen cannot be read."""
        self._lost = count
        self._count_photos()

    def _count_photos(self) -> None:
        """Those that go in; those that cannot are told beside them."""
        chosen = sum(1 for _own in self._session.audit.all(ReportPhoto))
        lost = min(self._lost, chosen)
        count = chosen - lost
        said = ngettext("{count} photo…", "{count} photos…", count)
        if lost:
            said = ngettext(
                "{count} photo, {lost} that cannot be read…",
                "{count} photos, {lost} that cannot be read…",
                count,
            )
        self.photos.setText(said.format(count=count, lost=lost) if chosen else _("Photos…"))

    @property
    def words(self) -> str:
        """What is chosen, in a few words."""
        plan = self._edits.plan
        if not self._can_change and plan.form is not Form.CRITERION:
            return form_words(plan.form)
        if self._can_change and not any(box.isChecked() for box in self.frameworks):
            return _("no model")
        if plan.form is Form.CRITERION:
            return _("Criterion {criterion}").format(criterion=plan.criterion)
        possible = possible_parts(plan.form)
        parts = [part for part in parts_of(plan.parts) if part in possible]
        form = form_words(plan.form)
        if len(parts) == len(possible):
            return form
        return _("{form}, {count} of {total} parts").format(form=form, count=len(parts), total=len(possible))

    def _follow_models(self, frameworks: Sequence[Framework], without: Sequence[str]) -> None:
        named = tuple((own.id, own.short_title) for own in frameworks)
        if named != self._shown:
            self._shown = named
            old, self.frameworks = (
                self.frameworks,
                tuple(self._model_box(*found) for found in enumerate(frameworks)),
            )
            for before, box in pairwise((*old[-1:], *self.frameworks)):
                QWidget.setTabOrder(before, box)  # in place of those of before, not after all the rest
            for box in old:
                box.hide()
                box.deleteLater()
        several = len(frameworks) > 1
        self.only.setVisible(not several)
        self.only.show_words(frameworks[0].title)
        for box in self.frameworks:
            box.setVisible(several)
            box.setChecked(box.property("framework") not in without)
        self.none_chosen.setVisible(not any(box.isChecked() for box in self.frameworks))

    def _model_box(self, place: int, framework: Framework) -> QCheckBox:
        box = ElidedBox(framework.short_title)
        box.setProperty("framework", framework.id)
        mark_edits(box)
        box.clicked.connect(self._choose_models)
        self._models.addWidget(box, *divmod(place, MODELS_BESIDE))
        return box

    def _choose_models(self) -> None:
        without = tuple(box.property("framework") for box in self.frameworks if not box.isChecked())
        self._edits.choose(_("models of the report"), without=without)

    def _follow_criteria(self, frameworks: Sequence[Framework], framework: str, criterion: str) -> None:
        several = len(frameworks) > 1
        places = [(own.id, found.id) for own in frameworks for found in own.criteria]
        if [self.criterion.itemData(row) for row in range(self.criterion.count())] != places:
            self.criterion.clear()
            for own in frameworks:
                for found in own.criteria:
                    words = f"{found.id}  {found.title}"
                    self.criterion.addItem(
                        f"{own.short_title}: {words}" if several else words, (own.id, found.id)
                    )
        known = (framework, criterion)
        self.criterion.setCurrentIndex(places.index(known) if known in places else -1)

    def _choose_form(self, _row: int) -> None:
        form = Form(self.form.currentData())
        plan = self._edits.plan
        place = (plan.framework, plan.criterion)
        if form is Form.CRITERION and not plan.criterion:
            own = self._session.framework
            place = (own.id, own.criteria[0].id)
        self._edits.choose(_("form of the report"), form=form, framework=place[0], criterion=place[1])

    def _choose_criterion(self, _row: int) -> None:
        framework, criterion = self.criterion.currentData()
        self._edits.choose(_("criterion of the report"), framework=framework, criterion=criterion)

    def _choose_parts(self, chosen: tuple[str, ...]) -> None:
        """All of them in the usual order are the usual; a report without any part is none."""
        usual = tuple(part.value for part in USUAL_ORDER)
        if chosen:
            self._edits.choose(_("parts of the report"), parts=() if chosen == usual else chosen)
        self.parts.show_parts(parts_of(self._edits.plan.parts), possible_parts(self._edits.plan.form))
