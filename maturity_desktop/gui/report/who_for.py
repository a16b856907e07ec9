"""For whom: the copy, its title, its version and who gets it; and how it looks."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.report_records import Audience
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.report.fields import TypedField, add_field, as_signed, chooser, column_of
from maturity_desktop.gui.report.plan_edits import PlanEdits
from maturity_desktop.gui.report.template_ways import TemplateInUse
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.elided_button import ElidedButton
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.choices import PageSize
from maturity_desktop.reports.options import draft_version
from maturity_desktop.verbs.sign_off import odd_number

LONGEST_TITLE, LONGEST_VERSION, LONGEST_LIST = 200, 20, 400


def audience_words(audience: Audience) -> str:
    return {Audience.INTERNAL: _("Internal copy"), Audience.CLIENT: _("Client copy")}[audience]


class WhoFor(QWidget):
    """The audience can be chosen of a signed version too; the words are as they were signed."""

    def __init__(
        self,
        session: AuditSession,
        edits: PlanEdits,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._edits = session, edits
        self.internal, self.client = (QRadioButton(audience_words(own)) for own in Audience)
        self._audiences = QButtonGroup(self)
        for place, button in enumerate((self.internal, self.client)):
            self._audiences.addButton(button, place)
        self.about = PlainWords(theme, "small", "quiet", lines=3)
        self.about.show_words(
            _("A client copy goes without people's names, internal notes and confidential evidence.")
        )
        self.name = TypedField(edits, "title", LONGEST_TITLE)
        self.name.setPlaceholderText(_("Gap report"))
        self.version = TypedField(edits, "version", LONGEST_VERSION)
        self.distribution = TypedField(edits, "distribution", LONGEST_LIST)
        self.distribution.setPlaceholderText(_("Who gets it"))
        mark_edits(self.internal, self.client)
        column = column_of(self)
        column.addWidget(self.internal)
        column.addWidget(self.client)
        column.addWidget(self.about)
        column.addSpacing(4)
        self._lines = tuple(
            add_field(column, words, field)
            for words, field in (
                (_("T&itle"), self.name),
                (_("Ve&rsion"), self.version),
                (_("Distri&bution"), self.distribution),
            )
        )
        self.odd_version = PlainWords(theme, "small", "attention", lines=3)
        self.odd_version.hide()
        column.insertWidget(column.indexOf(self._lines[1]) + 1, self.odd_version)
        self._as_signed = as_signed(theme)
        self._can_change = True
        column.addWidget(self._as_signed)
        self._audiences.idClicked.connect(self._choose_audience)

    def follow(self, can_change: bool) -> None:
        plan = self._edits.plan
        (self.internal, self.client)[list(Audience).index(plan.audience)].setChecked(True)
        self.name.follow(plan.title)
        self.version.follow(plan.version)
        self.version.setPlaceholderText(draft_version(self._session.audit))
        self.distribution.follow(plan.distribution)
        odd = odd_number(plan.version)
        self.odd_version.show_words(_("It cannot be signed so. {reason}").format(reason=odd) if odd else "")
        self.odd_version.setVisible(bool(odd) and can_change)
        self._can_change = can_change
        for line in self._lines:
            line.setVisible(can_change)
        self._as_signed.setVisible(not can_change)

    @property
    def words(self) -> str:
        plan = self._edits.plan
        said = audience_words(plan.audience)
        return f"{said}, {plan.title.strip()}" if plan.title.strip() and self._can_change else said

    def _choose_audience(self, place: int) -> None:
        self._edits.choose(_("audience of the report"), audience=tuple(Audience)[place])


class Look(QWidget):
    """Whose look, on which paper."""

    brand_wanted = Signal()
    template_wanted = Signal()
    own_template_wanted = Signal()
    """The firm's template is to be taken away."""

    def __init__(self, edits: PlanEdits, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._brand = ""
        self.brand = ElidedButton()
        self.page_size = chooser()
        self.page_size.addItem(_("A4"), "A4")
        self.page_size.addItem(_("Letter"), "Letter")
        self.watermark = QCheckBox(_("Draft mark acro&ss the pages of a draft"))
        self.template = ElidedButton()
        self.take_away = QPushButton(_("Take away"))
        self.take_away.setAccessibleName(_("Take the firm’s Word template away"))
        set_role(self.take_away, "inline")
        self.trouble = PlainWords(theme, "small", "wrong", lines=4)
        mark_edits(self.brand, self.watermark, self.template, self.take_away)
        column = column_of(self)
        self._of_draft = (
            add_field(column, _("Br&and"), self.brand),
            add_field(column, _("Page si&ze"), self.page_size),
            self.watermark,
        )
        self._as_signed = as_signed(theme)
        self._as_signed.show_words(
            _("The PDF looks as it was signed. A Word document is written on the template that is kept now.")
        )
        column.addWidget(self.watermark)
        column.addWidget(self._as_signed)
        self._template_line = self._add_template(column)
        column.addWidget(self.trouble)
        self.show_template(None)
        self.brand.clicked.connect(self.brand_wanted)
        self.template.clicked.connect(self.template_wanted)
        self.take_away.clicked.connect(self.own_template_wanted)
        self.page_size.activated.connect(self._choose_page)
        self.watermark.clicked.connect(lambda on: self._edits.choose(_("draft mark"), watermark=on))

    def _choose_page(self, _row: int) -> None:
        """The page that is in force is no choice."""
        page = self.page_size.currentData()
        if page != (self._edits.plan.page_size or usual_page()):
            self._edits.choose(_("page size of the report"), page_size=page)

    def _add_template(self, column: QVBoxLayout) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.template, 1)
        row.addWidget(self.take_away)
        both.setFocusProxy(self.template)
        self.template.setAccessibleName(_("Word template"))
        return add_field(column, _("Word template"), both)

    def show_template(self, used: TemplateInUse | None) -> None:
        """None: there is no library to keep one in."""
        self._template_line.setVisible(used is not None)
        if used is None:
            self.trouble.hide()
            return
        if used.trouble:
            self.template.show_words(_("Choose…"))
        elif used.name:
            self.template.show_words(_("{template}…").format(template=used.name))
        else:
            self.template.show_words(_("The program’s own…"))
        self.take_away.setVisible(used.is_kept)
        self.trouble.show_words(used.trouble, "wrong")
        self.trouble.setVisible(bool(used.trouble))

    def follow(self, can_change: bool, brand: str) -> None:
        """`brand` is the name of the profile in use; empty where it is the program's own look."""
        plan = self._edits.plan
        self.brand.show_words(_("{brand}…").format(brand=brand) if brand else _("Brand…"))
        self.page_size.setCurrentIndex(self.page_size.findData(plan.page_size or usual_page()))
        self.watermark.setChecked(plan.watermark)
        self._brand = brand
        for part in self._of_draft:
            part.setVisible(can_change)
        self._as_signed.setVisible(not can_change)

    @property
    def words(self) -> str:
        if not self._as_signed.isHidden():
            return ""
        marked = _("{page}, draft mark") if self.watermark.isChecked() else "{page}"
        said = marked.format(page=self.page_size.currentText())
        return f"{self._brand}, {said}" if self._brand else said


def usual_page() -> PageSize:
    """The paper of the country."""
    inches = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if inches else "A4"
