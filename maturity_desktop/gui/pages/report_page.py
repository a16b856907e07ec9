"""Handing over: what goes into the report, how it will look, and the files."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QMargins, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.report_records import Audience, HandedOver, SignOff
from maturity_desktop.domain.sign_off import sign_offs, standing_sign_offs
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.exporter import Exporter, Preview, ReportRequest
from maturity_desktop.gui.pdf_images import page_image
from maturity_desktop.gui.report.folds import Fold, Folds
from maturity_desktop.gui.report.handed_over_list import HandedOverList
from maturity_desktop.gui.report.matter_list import MatterList
from maturity_desktop.gui.report.plan_edits import PlanEdits
from maturity_desktop.gui.report.report_ways import MoreWays, ReportActions, ReportWays
from maturity_desktop.gui.report.signing_acts import SigningActs
from maturity_desktop.gui.report.signing_desk import Keeping, SigningDesk
from maturity_desktop.gui.report.version_line import VersionLine
from maturity_desktop.gui.report.what_goes_in import WhatGoesIn
from maturity_desktop.gui.report.who_for import Look, WhoFor, usual_page
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.export_panel import ExportPanel
from maturity_desktop.gui.widgets.pdf_pages import Render
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.report_preview import ReportPreview
from maturity_desktop.reports.options import draft_version, for_whom, frameworks_in, options_for
from maturity_desktop.verbs.before_export import Matter, Spot, Way
from maturity_desktop.verbs.handed_over import history, known_as, written

FORM_WIDTH = 392
BESIDE = 780
"""In less width than this the preview stands below what is chosen."""
SHARE = 0.6
"""Of the height, what choices and exports have then."""
LEAST = (360, 320)
LEAST_CHOICES = 96
"""Of the choices, in logical pixels of height, whatever else is said below them."""
MARGINS, BETWEEN = QMargins(20, 16, 16, 12), 20
"""Around the panes and between them, in logical pixels."""
SEEN_AROUND = 8
"""What is seen above and below the part that Tab came to."""


class ReportPage(QWidget):
    """Choices and exports on the left, the very PDF on the right; every choice is kept with the audit."""

    place_wanted = Signal(object)
    """A Spot that the page itself has no way to: a criterion, a finding, an action, evidence, the profile."""
    hints_changed = Signal()

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        render: Render = page_image,
        keeping: Keeping | None = None,
        ways: ReportWays | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._ask, self._theme = session, ask, theme
        self._ways = ways or ReportWays()
        self._edits = PlanEdits(session)
        self._is_stale = True
        self.title = _("Report")
        self.desk = SigningDesk(session, keeping or Keeping(), self)
        self.version = VersionLine(theme)
        self.what = WhatGoesIn(session, self._edits, theme)
        self.who = WhoFor(session, self._edits, theme)
        self.look = Look(self._edits, theme)
        self.before = MatterList(theme)
        self.handed = HandedOverList(theme)
        self.more = MoreWays(self._ways)
        self.preview = ReportPreview(exporter, theme, render)
        self.exports = ExportPanel(exporter, ask, theme, self.request)
        self.signing = SigningActs(self, session, exporter, self.desk, ask, theme)
        self.act = ReportActions(self, self._ways)
        self._lay_out()
        pass_wheel_on(self)
        self._connect()

    def _lay_out(self) -> None:
        self.folds = Folds(
            [
                Fold(_("What goes in"), self.what, self._theme),
                Fold(_("Who it is for"), self.who, self._theme),
                Fold(_("How it looks"), self.look, self._theme),
                Fold(_("Before it goes out"), self.before, self._theme),
                Fold(_("Handed over"), self._handed_part(), self._theme),
            ]
        )
        heading = self.heading = PlainWords(self._theme, "title", bold=True)
        form = self._form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        for part in (heading, self.version, self.folds):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(form)
        line = QFrame()
        set_role(line, "hairline")
        line.setFixedHeight(1)
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self._scroll, 1)
        left.addWidget(line)
        left.addWidget(self.exports)
        self.preview.setParent(self)
        self._scroll.setMinimumHeight(LEAST_CHOICES)
        self.setMinimumSize(*LEAST)
        self.folds.folds[0].set_open(True)

    def _handed_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.handed)
        column.addWidget(self.more)
        return part

    def _connect(self) -> None:
        session = self._session
        self.preview.made.connect(self._take_preview)
        self.preview.failed.connect(self._show_failure)
        self.exports.busy_changed.connect(self.preview.hold)
        self.exports.names_wanted.connect(self._show_names)
        self.version.chosen.connect(self._renew)
        self.version.sign_wanted.connect(self.start_signing)
        self.version.withdraw_wanted.connect(self.signing.withdraw)
        self.version.changes_wanted.connect(self.signing.show_changes)
        self.desk.read.connect(self._renew)
        self.what.photos_wanted.connect(lambda: self._call(self._ways.photos))
        self.look.brand_wanted.connect(self._choose_brand)
        if self._ways.template is not None:
            self.look.template_wanted.connect(self._ways.template.choose)
            self.look.own_template_wanted.connect(self._ways.template.take_away)
            for changed in (self.look.template_wanted, self.look.own_template_wanted):
                changed.connect(self._renew)
        self.before.place_wanted.connect(self._go)
        self.handed.check_wanted.connect(self.check_file)
        session.records_changed.connect(self._follow)
        for fold in self.folds.folds:
            fold.opened.connect(self._bring_into_sight)
        application = QApplication.instance()
        assert isinstance(application, QApplication), "widgets live in an application"
        application.focusChanged.connect(self._follow_keyboard)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What a key came to is seen whole, the first line with the heading above it.

        What is pressed by mouse stays where it is: moved away, it would not be clicked.
        """
        is_pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if now is None or is_pressed or not self._form.isAncestorOf(now):
            return
        if self.version.isAncestorOf(now):
            self._scroll.verticalScrollBar().setValue(0)
        view = self._scroll.viewport().height()
        if now.height() + 2 * SEEN_AROUND > view:  # its beginning, where it has no room whole
            self._scroll.verticalScrollBar().setValue(now.mapTo(self._form, QPoint()).y() - SEEN_AROUND)
        else:
            self._scroll.ensureWidgetVisible(now, 0, SEEN_AROUND)

    def _bring_into_sight(self) -> None:
        """What was opened begins at the top where it would not end in sight, once it is laid out."""
        QTimer.singleShot(0, self, self._scroll_to_open)

    def _scroll_to_open(self) -> None:
        opened = next((fold for fold in self.folds.folds if fold.is_open), None)
        bar = self._scroll.verticalScrollBar()
        if opened is not None:
            top = opened.mapTo(self._form, QPoint()).y()
            if top + opened.height() > bar.value() + self._scroll.viewport().height():
                bar.setValue(top)

    def _choose_brand(self) -> None:
        """The brand in use may have been changed without an edit of the audit: its file is the firm's."""
        self._call(self._ways.brand)
        self._renew()

    @staticmethod
    def _call(act: Any) -> None:
        if act is not None:
            act()

    # What is chosen

    @property
    def told_of(self) -> Audit | None:
        """The audit that the report tells of: as it is, or as it was signed; None while that is read."""
        sign_off = self.version.sign_off
        return self._session.audit if sign_off is None else self.desk.audit_of(sign_off)

    def request(self) -> ReportRequest | None:
        """The report as it is chosen; None without a model, or while a version is not at hand."""
        audit, sign_off = self.told_of, self.version.sign_off
        frameworks = frameworks_in(audit) if audit is not None else ()
        if audit is None or not frameworks:
            return None
        options = options_for(audit, usual_page(), sign_off)
        if sign_off is not None:
            options = for_whom(options, self._edits.plan)
        return ReportRequest(frameworks, options, sign_off)

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes: the choices, the exports, the preview."""
        return (self._scroll, self.exports, self.preview.pages)

    @property
    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys of what can be done now: a signed version is withdrawn, not signed again."""
        is_signed = self.version.sign_off is not None
        return (
            (_("Alt+P"), _("export the PDF")),
            (_("Alt+T"), _("withdraw the signature")) if is_signed else (_("Alt+O"), _("sign off")),
            (_("F6"), _("next pane")),
            (_("Page down"), _("read on in the preview")),
        )

    def actions(self) -> list[QAction]:
        """What stands in the menu of the page."""
        return list(self.act.in_order)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panes()

    def _place_panes(self) -> None:
        """By hand: what a layout makes of the wishes of both, which follow their widths, is a slit."""
        room = self.rect().marginsRemoved(MARGINS)
        left, preview = QRect(room), QRect(room)
        if room.width() + MARGINS.left() + MARGINS.right() >= BESIDE:
            left.setWidth(FORM_WIDTH)
            preview.setLeft(left.right() + 1 + BETWEEN)
        else:
            most = room.height() - BETWEEN - self.preview.minimumSizeHint().height()
            left.setHeight(min(round(SHARE * (room.height() - BETWEEN)), most))
            preview.setTop(left.bottom() + 1 + BETWEEN)
        for pane, area in ((self._left, left), (self.preview, preview)):
            pane.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), area))

    def _follow(self, kinds: frozenset[type]) -> None:
        """A file that was noted is no other report."""
        if kinds <= {HandedOver}:
            self._show_history()  # now or when the page is come back to
        else:
            self._renew()

    def _renew(self, *_told: Any) -> None:
        """The choices or the audit have changed; the preview follows while it is on screen."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        audit = self._session.audit
        self.version.show_versions(standing_sign_offs(audit), draft_version(audit))
        sign_off = self.version.sign_off
        self.what.follow(sign_off is None)
        self.who.follow(sign_off is None)
        plan = self._edits.plan
        self.look.follow(sign_off is None, self._ways.brand_name(plan.brand) if plan.brand else "")
        self.look.show_template(self._ways.template.in_use() if self._ways.template is not None else None)
        is_for_client = plan.audience is Audience.CLIENT
        self.heading.show_words(
            _("What the client receives") if is_for_client else _("Internal copy, not for the client")
        )
        self._tell_version(sign_off)
        self.hints_changed.emit()
        self._show_history()
        self._say()
        request = self.request()
        self.exports.allow(request is not None)
        self.preview.show_report(request)

    def _tell_version(self, sign_off: SignOff | None) -> None:
        about = sign_off or self.version.newest
        trouble = self.desk.trouble(about) if about is not None else ""
        changed = self.desk.changed_since(about) if about is not None and not trouble else None
        self.version.tell(changed, trouble if sign_off is not None else "")

    def _show_history(self) -> None:
        audit = self._session.audit
        self.handed.show_entries(history(audit), sign_offs(audit))
        self._say()

    def _say(self) -> None:
        """What each section holds, where it is folded."""
        said = (self.what.words, self.who.words, self.look.words, self.before.words, self.handed.words)
        for fold, words in zip(self.folds.folds, said, strict=True):
            fold.say(words, "attention" if fold.body is self.before and self.before.faults else "quiet")

    # What is worth knowing before it goes out

    def _take_preview(self, preview: Preview) -> None:
        self.before.show_matters(preview.matters)
        spots = [spot for matter in preview.matters for spot in matter.spots]
        self.what.tell_lost(sum(1 for spot in spots if spot.way is Way.PHOTOS))
        self._say()

    def _show_failure(self, reason: str) -> None:
        """The section that is open stays so: what was done last there may be what is to be undone."""
        self.before.show_matters(None, reason)
        self._say()

    def _show_names(self, leaks: tuple[Matter, ...]) -> None:
        """Where they stand; the preview may not have come to tell of them yet."""
        self.folds.of(self.before).set_open(True)
        if not self.before.show_names():
            self.before.show_matters(leaks)
            self._say()
            self.before.show_names()

    def _go(self, spot: Spot) -> None:
        if spot.way is Way.PHOTOS:
            self._call(self._ways.photos)
        elif spot.way is Way.BRAND:
            self._call(self._ways.brand)
        elif spot.way is Way.SIGN_OFF:
            self.start_signing()
        else:
            self.place_wanted.emit(spot)

    # Versions and files

    def start_signing(self) -> None:
        """Asks who stands for the audit as it is now."""
        if self.version.sign_off is not None:
            self.show_version("")
        request = self.request()
        if request is not None:
            self.signing.start(request)

    def show_photos(self) -> None:
        """Where the photos of the report are chosen."""
        self.show_version("")
        self.folds.of(self.what).set_open(True)
        self.what.photos.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sign_off(self, sign_off: str) -> None:
        """A signed version, a withdrawn one too, among what was handed over."""
        self.folds.folds[-1].set_open(True)
        self.handed.show_sign_off(sign_off)

    def show_version(self, sign_off: str) -> None:
        """The signed version of this id."""
        self.version.choose(sign_off)
        self._renew()

    def check_file(self) -> None:
        """Asks for a file and tells which entry it is."""
        chosen = self._ask.files(_("Which file is it?"))
        if not chosen:
            return
        try:
            file = written(chosen[0])
        except OSError as error:
            self._ask.tell(_("The file could not be read."), error.strerror or str(error))
            return
        self.folds.folds[-1].set_open(True)
        self.handed.tell(chosen[0], known_as(self._session.audit, file.sha256))
