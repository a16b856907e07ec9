"""Handing over: what goes into the report, how it will look, and the files."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.exporter import Exporter, Preview, ReportRequest
from maturity_desktop.gui.pdf_images import page_image
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.elided_box import ElidedBox
from maturity_desktop.gui.widgets.export_panel import ExportPanel
from maturity_desktop.gui.widgets.pdf_pages import Render
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.report_preview import ReportPreview
from maturity_desktop.reports.choices import ReportOptions

FORM_WIDTH = 372
FIRST_VERSION = "1.0"
MOST_OF_TITLE = 3
"""Lines of a model's title."""


class ReportPage(QWidget):
    """Choices and exports on the left, the very PDF on the right."""

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        render: Render = page_image,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._is_stale = True
        self.title = _("Report")
        self.key_hints = (
            (_("Alt+P"), _("export the PDF")),
            (_("Alt+X"), _("export the workbook")),
            (_("F6"), _("next pane")),
            (_("Page down"), _("read on in the preview")),
        )
        self.preview = ReportPreview(exporter, theme, render)
        self.preview.made.connect(self._show_warnings)
        self.preview.failed.connect(self._show_failure)
        self.exports = ExportPanel(exporter, ask, theme, self.request)
        self.exports.busy_changed.connect(self.preview.hold)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 16, 12)
        row.setSpacing(20)
        row.addWidget(self._build_left())
        pass_wheel_on(self)
        row.addWidget(self.preview, 1)
        for signal in (session.results_changed, session.note_changed):
            signal.connect(self._renew)
        session.evidence_changed.connect(self._renew)
        session.particulars_changed.connect(self._renew)

    # What it is made of

    def _build_left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(FORM_WIDTH)
        heading = PlainWords(self._theme, "title", bold=True)
        heading.show_words(_("What the client receives"))
        form = QWidget()
        fields = QVBoxLayout(form)
        fields.setContentsMargins(0, 0, 12, 0)
        fields.setSpacing(2)
        fields.addWidget(heading)
        fields.addSpacing(2)
        self.frameworks = self._build_frameworks(fields)
        self._build_fields(fields)
        fields.addSpacing(8)
        fields.addWidget(self._build_warnings())
        fields.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(form)
        line = QFrame()
        set_role(line, "hairline")
        line.setFixedHeight(1)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._scroll, 1)
        box.addWidget(line)
        box.addWidget(self.exports)
        return left

    def _build_frameworks(self, fields: QVBoxLayout) -> tuple[QCheckBox, ...]:
        """A box for each framework of the audit; where there is only one it need not be asked for."""
        boxes = []
        for framework in self._session.frameworks.values():
            box = ElidedBox(framework.short_title)
            box.setChecked(True)
            box.setProperty("framework", framework.id)
            box.toggled.connect(self._renew)
            boxes.append(box)
        if len(boxes) > 1:
            for box in boxes:
                fields.addWidget(box)
        else:
            only = PlainWords(self._theme, ink="quiet", lines=MOST_OF_TITLE)
            only.show_words(next(iter(self._session.frameworks.values())).title)
            fields.addWidget(only)
            fields.addSpacing(6)
        self.none_chosen = self._label(_("Choose at least one model."), "wrong")
        fields.addWidget(self.none_chosen)
        self.none_chosen.hide()
        return tuple(boxes)

    def _build_fields(self, fields: QVBoxLayout) -> None:
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Gap report"))
        self.name.setMaxLength(200)
        self.status = QComboBox()
        self.status.addItem(_("Draft"), "draft")
        self.status.addItem(_("Final"), "final")
        self.version = QLineEdit()
        self.version.setPlaceholderText(FIRST_VERSION)
        self.version.setMaxLength(20)
        self.page_size = QComboBox()
        self.page_size.addItem(_("A4"), "A4")
        self.page_size.addItem(_("Letter"), "Letter")
        inches = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        self.page_size.setCurrentIndex(1 if inches else 0)
        for words, field in (
            (_("&Title"), self.name),
            (_("&Status"), self.status),
            (_("Ve&rsion"), self.version),
            (_("Page si&ze"), self.page_size),
        ):
            label = self._label(words, "")
            label.setFixedWidth(88)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row = QHBoxLayout()
            row.addWidget(label)
            row.addWidget(field, 1)
            fields.addLayout(row)
        self.name.textChanged.connect(self._renew)
        self.version.textChanged.connect(self._renew)
        self.status.currentIndexChanged.connect(self._renew)
        self.page_size.currentIndexChanged.connect(self._renew)

    def _build_warnings(self) -> QFrame:
        self.warnings = QFrame()
        set_role(self.warnings, "banner")
        box = QVBoxLayout(self.warnings)
        box.setContentsMargins(12, 8, 12, 10)
        box.setSpacing(6)
        self.warnings_heading = PlainWords(self._theme, ink="attention", bold=True)
        self.warnings_heading.show_words(_("Before it goes out"))
        box.addWidget(self.warnings_heading)
        self._warning_box = box
        self._warning_rows: list[PlainWords] = []
        self.warnings.hide()
        return self.warnings

    def _label(self, words: str, role: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            set_role(label, role)
        return label

    # What is chosen

    def request(self) -> ReportRequest | None:
        """The report as it is chosen; None while no framework is."""
        chosen = tuple(box.property("framework") for box in self.frameworks if box.isChecked())
        if not chosen:
            return None
        options = ReportOptions(
            title=self.name.text().strip(),
            status=self.status.currentData(),
            version=self.version.text().strip() or FIRST_VERSION,
            page_size=self.page_size.currentData(),
        )
        return ReportRequest(chosen, options)

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes: the choices, the exports, the preview."""
        return (self._scroll, self.exports, self.preview.pages)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    def _renew(self, *_told: Any) -> None:
        """The choices or the audit have changed; the preview follows while it is on screen."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        request = self.request()
        self.none_chosen.setVisible(request is None)
        self.exports.allow(request is not None)
        self.preview.show_report(request)

    # What is worth knowing before it goes out

    def _show_warnings(self, preview: Preview) -> None:
        self._show_rows(preview.warnings)

    def _show_failure(self, error: Exception) -> None:
        said = _("The preview could not be made: {reason}. An export would fail in the same way.")
        self._show_rows((said.format(reason=str(error).rstrip(".") or type(error).__name__),))

    def _show_rows(self, warnings: tuple[str, ...]) -> None:
        for row in self._warning_rows:
            row.hide()
            row.deleteLater()
        self._warning_rows = []
        for words in warnings:
            row = PlainWords(self._theme, ink="attention")
            row.show_words(words)
            self._warning_box.addWidget(row)
            self._warning_rows.append(row)
        self.warnings.setVisible(bool(warnings))
