"""Before the site is left, and how far the phases are: two cards of the overview."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.leaving import BLOCKING, Gate, Want, gate
from maturity_desktop.domain.requests import standings
from maturity_desktop.domain.schedule import Schedule, ScheduledPhase, schedule_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.programme_words import phase_done_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import as_tip, plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import put_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.leaving_words import gate_headline, leaving_day_words
from maturity_desktop.reports.sections.phase_words import phase_title

MARGIN = 8
HEAD = 40
STRIP_HEIGHT, LINE, BAR = 50, 18, 6
GAP = 8
LEAST_SEGMENT = 48


class GateCard(QFrame):
    """The gate's headline, what is missing in figures, and the way to the list."""

    leaving_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.headline = PlainWords(theme, bold=True, lines=2)
        self.missing = PlainWords(theme, "small", "quiet", lines=3)
        self.go = inline_button(_("See what is missing"))
        self.go.clicked.connect(self.leaving_wanted)
        title = plain_label(_("Before you leave the site"), "heading")
        title.setMinimumHeight(HEAD)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, MARGIN, MARGIN)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.headline)
        column.addWidget(self.missing)
        column.addStretch(1)

    def show_session(self, session: AuditSession) -> None:
        """The gate as the audit has it now; it is gone once the site was left."""
        today, words = session.clock().date(), screen_words()
        schedule = schedule_of(session.audit, session.framework, today)
        found = gate(session.results, standings(session.audit, today), today)
        day = schedule.leaving_day
        self.setVisible(bool(found.criteria) and (day is None or today <= day))
        self.headline.show_words(gate_headline(found, words))
        parts = (*missing_words(found), leaving_day_words(schedule, words))
        self.missing.show_words(_(" · ").join(part for part in parts if part))


def missing_words(found: Gate) -> Iterator[str]:
    """How many criteria keep the site from being left; then what is still open and keeps nobody."""
    if found.not_ready:
        yield _("{count} without two kinds of evidence").format(count=len(found.not_ready))
    still_open = ", ".join(_open_words(found))
    if still_open:
        yield _("Still open, without holding you up: {what}").format(what=still_open)


def _open_words(found: Gate) -> Iterator[str]:
    """How many criteria are not proven but ready, not rated, not asked about, not received, contradicted."""
    unproven = sum(own.ready and bool(own.wants & set(BLOCKING)) for own in found.criteria)
    for count, told in (
        (unproven, _("{count} without two kinds of evidence")),
        (found.wanting(Want.UNRATED), _("{count} not rated")),
        (found.wanting(Want.NOT_ASKED), _("{count} with something not asked")),
        (found.wanting(Want.NOT_RECEIVED), _("{count} with something not received")),
        (found.wanting(Want.CONTRADICTED), _("{count} contradicted")),
    ):
        if count:
            yield told.format(count=count)


class PhasesCard(QFrame):
    """How far every phase of the programme is."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.strip = PhaseStrip(theme)
        title = plain_label(_("Progress by phase"), "heading")
        title.setMinimumHeight(HEAD)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, MARGIN)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(self.strip)
        column.addStretch(1)

    def show_session(self, session: AuditSession) -> None:
        """The programme of the model in view; not there where it has none."""
        schedule = schedule_of(session.audit, session.framework, session.clock().date())
        self.strip.show_schedule(schedule)
        self.setVisible(bool(self.strip.phases))


class PhaseStrip(QWidget):
    """A segment for each phase: its name, a bar of what is done, and how much that is."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.phases: tuple[ScheduledPhase, ...] = ()
        self._today: ScheduledPhase | None = None
        self.setAccessibleName(_("Progress by phase"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_schedule(self, schedule: Schedule) -> None:
        """Other phases; those in which nothing is to be done are left out."""
        self.phases = tuple(own for own in schedule.phases if own.counted)
        self._today = schedule.phase_today
        self.setAccessibleDescription(_("; ").join(self.told(own) for own in self.phases))
        self.setToolTip(as_tip(self.accessibleDescription()))
        self.updateGeometry()
        self.update()

    def told(self, phase: ScheduledPhase) -> str:
        """A phase in words."""
        said = _("{phase}, now: {done}") if phase is self._today else _("{phase}: {done}")
        return said.format(phase=phase_title(phase, screen_words()), done=phase_done_words(phase))

    def sizeHint(self) -> QSize:
        return QSize(LEAST_SEGMENT * max(1, len(self.phases)), STRIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(1, len(self.phases))
        width = (self.width() + GAP) / count
        for place, phase in enumerate(self.phases):
            self._paint(painter, QRect(round(place * width), 0, round(width) - GAP, STRIP_HEIGHT), phase)
        painter.end()

    def _paint(self, painter: QPainter, area: QRect, phase: ScheduledPhase) -> None:
        theme, is_now = self._theme, phase is self._today
        top, below = (QRect(area.left(), y, area.width(), LINE) for y in (0, LINE + BAR + 8))
        ink = "text" if is_now else "quiet"
        put_words(painter, top, phase_title(phase, screen_words()), theme, ink, "small", semibold=is_now)
        track = QRectF(area.left(), LINE + 4, area.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        if phase.done:
            painter.setBrush(theme.colour("accent"))
            done = QRectF(track)
            done.setWidth(max(BAR, track.width() * phase.done / len(phase.counted)))
            painter.drawRoundedRect(done, BAR / 2, BAR / 2)
        put_words(painter, below, phase_done_words(phase), theme, "quiet", "small")
