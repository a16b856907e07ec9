"""The roadmap: gaps, waves of actions, time line, impact and effort, trainings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.forecast import forecast
from maturity_desktop.domain.improvement_records import Action, Training
from maturity_desktop.domain.roadmap import Roadmap, Standing, roadmap, sums
from maturity_desktop.domain.waves import WavePlan
from maturity_desktop.gui.activities.activity_words import roles_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.roadmap.action_actions import ActionActions
from maturity_desktop.gui.roadmap.action_acts import ActionActs
from maturity_desktop.gui.roadmap.action_detail import ActionDetail
from maturity_desktop.gui.roadmap.action_lists import ActionLists
from maturity_desktop.gui.roadmap.board import WaveBoard
from maturity_desktop.gui.roadmap.chart_part import ChartPart
from maturity_desktop.gui.roadmap.training_part import TrainingPart
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.gap_section import GapSection
from maturity_desktop.gui.widgets.own_keys import OwnKeys
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.charts.impact_effort import impact_effort
from maturity_desktop.reports.charts.time_line import time_line, time_line_height, time_line_rows
from maturity_desktop.reports.sections.roadmap_words import (
    forecast_words,
    headline,
    held_words,
    rises_words,
    sums_words,
)

LEAST = (560, 240)
"""What the page asks of its window, whatever it shows."""
LEAST_BOARD = 180
BESIDE, LOW = 900, 480
"""In less width than this the action stands below the board, unless the page is low."""
SHARES = {Qt.Orientation.Horizontal: (11, 5), Qt.Orientation.Vertical: (3, 2)}
MATRIX_HEIGHT = 300.0
GAPS, WAVES, TIME, MATRIX, TRAINING = range(5)


class RoadmapPage(QWidget):
    """Follows the session while it is in sight; every change is an edit that can be undone."""

    criterion_wanted = Signal(str)
    hints_changed = Signal()

    def __init__(
        self,
        session: AuditSession,
        plan: WavePlan,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        fault: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`fault` says why the firm's own waves are not those of the `plan`."""
        super().__init__(parent)
        self.title = _("Roadmap")
        self._session, self._plan = session, plan
        self._is_stale = True
        self._words = screen_words()
        self.roadmap: Roadmap = self._roadmap()
        self.headline = PlainWords(theme, "title", bold=True, lines=1)
        self.sums = PlainWords(theme, "small", "quiet", lines=1)
        self.fault = PlainWords(theme, "small", "attention")
        self.fault.show_words(_("Your firm's waves are not used: {reason}").format(reason=fault))
        self.fault.setVisible(bool(fault))
        self.board = WaveBoard(theme)
        self.gaps = GapSection(session, self._words, theme, ask)
        self.time, self.matrix = ChartPart(theme), ChartPart(theme)
        self.trainings = TrainingPart(session, ask, theme)
        self.act = ActionActions(self, self.board)
        self.detail = ActionDetail(theme, self._today)
        self.detail.set_actions(self.act.moving, self.act.linking)
        self.nothing = PlainWords(theme, ink="quiet")
        self.start = QPushButton(_("Draft actions from &gaps…"))
        self.own = QPushButton(_("Add an action of &your own"))
        self.draft = self._button(_("Draft from gaps…"), self.act.draft)
        self.add = self._button(_("Add"), self.act.add)
        self.settings = self._button(_("Settings…"), self.act.settings)
        self.hand_out = self._menu_button(_("Lists"), self.act.handing_out)
        self.handing_out = HandingOut(exporter, ask, theme)
        self.chips: list[QPushButton] = []
        self._parts = QStackedWidget()
        self._panes = QSplitter()
        self.acts = ActionActs(self, session, ask, theme)
        self.lists = ActionLists(self, session, ask, theme)
        self._lay_out()
        self._connect()

    def _button(self, words: str, action: QAction) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        return button

    def _menu_button(self, words: str, actions: Sequence[QAction]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        menu = QMenu(button)
        OwnKeys(menu)
        menu.addActions(list(actions))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        set_role(self.start, "primary")
        mark_edits(self.start, self.own, self.draft, self.add, self.settings)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.headline, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.hand_out, self.settings, self.draft, self.add):
            head.addWidget(button)
        strip = QWidget()
        flow = FlowLayout(strip, spacing=8)
        group = QButtonGroup(self)
        names = (_("Gaps"), _("Waves"), _("Time line"), _("Impact and effort"), _("Training"))
        for place, name in enumerate(names):
            chip = QPushButton(name)
            chip.setAccessibleName(name)
            chip.setCheckable(True)
            set_role(chip, "chip")
            chip.clicked.connect(partial(self.show_part, place))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips.append(chip)
        self._ways = QWidget()
        ways = FlowLayout(self._ways, spacing=8)
        for way in (self.start, self.own):
            ways.addWidget(way)
        self._left = QWidget()
        self._left.setMinimumHeight(LEAST_BOARD)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (self.nothing, self._ways):
            column.addWidget(piece)
        for part in (self.gaps, self.board, self.time, self.matrix, self.trainings):
            self._parts.addWidget(part)
        column.addWidget(self._parts, 1)
        column.addStretch(0)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for pane in (self._left, self.detail):
            self._panes.addWidget(pane)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(strip)
        box.addWidget(self.fault)
        box.addWidget(self.sums)
        box.addWidget(self._panes, 1)
        box.addWidget(self.handing_out)
        self.setMinimumSize(*LEAST)
        self.show_part(WAVES)

    def minimumSizeHint(self) -> QSize:
        return QSize(*LEAST)

    def _connect(self) -> None:
        session = self._session
        self.board.chosen_changed.connect(self._show_chosen)
        self.board.detail_wanted.connect(self.detail.title.setFocus)
        self.detail.returned.connect(self._to_part)
        self.gaps.criterion_wanted.connect(self.criterion_wanted)
        for chart in (self.time, self.matrix):
            chart.action_wanted.connect(self._open_from_chart)
        self.start.clicked.connect(self.act.draft.trigger)
        self.own.clicked.connect(self.act.add.trigger)
        session.records_changed.connect(lambda _kinds: self._look_again())
        session.framework_switched.connect(self._look_again)

    # Where the keyboard goes

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        if not self.start.isHidden() and not self._ways.isHidden():
            return (self.start, self.chips[self.part])
        inside: dict[int, QWidget] = {
            GAPS: self.gaps.gaps,
            WAVES: self.board.focus_widget(),
            TIME: self.time.chart,
            MATRIX: self.matrix.chart,
            TRAINING: self.trainings.list if self.trainings.training is not None else self.trainings.add,
        }
        beside = (self.detail,) if not self.detail.isHidden() else ()
        return (inside[self.part], *beside, self.chips[self.part])

    def actions(self) -> list[QAction]:
        """What the menu of the page has."""
        return list(self.act.in_order)

    @property
    def key_hints(self) -> Sequence[tuple[str, str]]:
        if self.part == GAPS:
            return ((_("Enter"), _("open the criterion")), (_("Ctrl+Shift+D"), _("draft actions")))
        if self.part in (TIME, MATRIX):
            return ((_("Arrows"), _("walk")), (_("Enter"), _("open the action")))
        if self.part == TRAINING:
            return ((_("Enter"), _("to its fields")), (_("Ctrl+Shift+T"), _("training plan")))
        return (
            (_("Ctrl+Left"), _("earlier wave")),
            (_("Ctrl+Right"), _("later wave")),
            ("D", _("done")),
            ("C", _("checkpoints")),
            (_("Enter"), _("to its fields")),
        )

    @property
    def part(self) -> int:
        """Which part is in sight."""
        return self._parts.currentIndex()

    def show_part(self, part: int) -> None:
        """Goes to gaps, waves, time line, impact and effort, or trainings."""
        self._parts.setCurrentIndex(part)
        self.chips[part].setChecked(True)
        if not self._is_stale:
            self._show_part()
        self._show_sides()
        self.hints_changed.emit()

    def to_board(self) -> None:
        """The waves, with the keyboard in them."""
        self.show_part(WAVES)
        self.board.setFocus()

    def _to_part(self) -> None:
        self.panes()[0].setFocus()

    def _today(self) -> date:
        return self._session.clock().date()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= BESIDE or self.height() < LOW
        way = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if way != self._panes.orientation() or not event.oldSize().isValid():
            self._panes.setOrientation(way)
            self._share_room()

    def _share_room(self) -> None:
        """Board and action get their shares of what there is."""
        way = self._panes.orientation()
        room = self._panes.width() if way is Qt.Orientation.Horizontal else self._panes.height()
        shares = SHARES[way]
        self._panes.setSizes([room * share // sum(shares) for share in shares])

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _roadmap(self) -> Roadmap:
        session = self._session
        return roadmap(session.audit, session.agreed_results(), self._plan, session.clock().date())

    def _show(self) -> None:
        self._is_stale = False
        words, session = self._words, self._session
        self._panes.setVisible(not session.is_blind)
        if session.is_blind:
            said = _("The roadmap follows from the agreed ratings, which are out of sight")
            self.headline.show_words(said)
            self.sums.hide()
            return
        self.roadmap = road = self._roadmap()
        self.headline.show_words(headline(road, words))
        self.sums.show_words(sums_words(sums(road.live), road.settings.currency, words))
        told = {
            own.wave.id: (forecast_words(own, words), held_words(own, words) or rises_words(own, words))
            for own in forecast(session.results_of(session.framework.id, AGREED), road)
            if road.in_wave(own.wave.id)
        }
        self.board.show_roadmap(road, told)
        self._show_part()
        self._show_sides()
        self._show_chosen()

    def _show_part(self) -> None:
        """The part in sight; the others are filled when they are gone to."""
        road, words = self.roadmap, self._words
        if self.part == GAPS:
            self.gaps.show_results(self._session.results)
        elif self.part == TRAINING:
            self.trainings.show_plan(road)
        elif self.part == TIME:
            today, rows = self._today(), time_line_rows(road)
            self.time.show_chart(
                lambda width, _height: time_line(road, today, words, width, rows), time_line_height(rows)
            )
        elif self.part == MATRIX:
            self._show_matrix()

    def _show_matrix(self) -> None:
        """Impact against effort; the action in the pane stands out."""
        road, words, chosen = self.roadmap, self._words, self.board.chosen
        self.matrix.show_chart(
            lambda width, height: impact_effort(road, words, width, max(height, MATRIX_HEIGHT), chosen),
            MATRIX_HEIGHT,
        )

    def _show_sides(self) -> None:
        """The action stands beside parts that are made of actions; without any, how to begin."""
        has_any = bool(self.roadmap.standings)
        of_actions = self.part in (WAVES, TIME, MATRIX)
        was_hidden = self.detail.isHidden()
        self.detail.setVisible(of_actions and has_any)
        if was_hidden and of_actions and has_any:
            self._share_room()
        self._parts.setVisible(has_any or not of_actions)
        for piece in (self.nothing, self._ways):
            piece.setVisible(of_actions and not has_any)
        is_rated = any(own.whole.rated for own in self._session.agreed_results())
        self.nothing.show_words(_start_words() if is_rated else _unrated_words())
        for piece in (self.hand_out, self.draft, self.add):
            piece.setVisible(has_any)
        self.sums.setVisible(bool(self.sums.words))

    def _show_chosen(self) -> None:
        own: Standing | None = self.roadmap.of(self.board.chosen)
        self.detail.show_action(own, self.roadmap, self._session.frameworks, self._owners())
        self.acts.offer(own)
        if self.part == MATRIX:
            self._show_matrix()

    def _owners(self) -> list[str]:
        """Whose an action can be: the roles of the models, and whoever has one already."""
        roles = roles_of(self._session.frameworks.values()).values()
        known = sorted({own.owner for own in self._session.audit.all(Action)})
        return [owner for owner in dict.fromkeys((*roles, *known)) if owner]

    def _open_from_chart(self, action: str) -> None:
        self.board.choose(action)
        self.detail.title.setFocus()

    def show_item(self, item: str) -> None:
        """Takes an action in hand, or a training."""
        if self._is_stale:
            self._show()
        audit = self._session.audit
        if audit.get(Training, audit.id, item) is not None:
            self.show_part(TRAINING)
            self.trainings.choose(item)
            self.trainings.list.setFocus()
            return
        self.board.choose(item)
        self.to_board()


def _unrated_words() -> str:
    return _(
        "Nothing is rated yet, so that there is no gap to draft from. Rate criteria on the page Assess, or"
        " add an action of your own."
    )


def _start_words() -> str:
    return _(
        "An action closes checkpoints that are missing. Drafts are made from the gaps, an action for each"
        " level, and put into waves: quick wins first, then what is far behind, then the rest by priority."
        " You word them, date them and move them."
    )
