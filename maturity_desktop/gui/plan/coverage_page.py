"""The coverage map: from how many sides each criterion was looked at, and who was met about it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from maturity_desktop.domain.coverage import CriterionCoverage, Lack, coverage, lacking
from maturity_desktop.domain.requests import standings
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import ReadingLine, nothing_yet, scroll_area, zoom_of
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.charts.coverage_map import (
    MapColumn,
    coverage_head,
    coverage_map,
    kind_columns,
    map_as_text,
    role_columns,
)
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.sections.coverage_words import coverage_finding, legend_words

LACKS = (None, Lack.SINGLE_SOURCE, Lack.NOTHING, Lack.CONTRADICTED)


class CoverageActions(PageActions):
    """What can be done with the map."""

    def __init__(self, page: QWidget, view: QWidget) -> None:
        super().__init__(page)
        self.turn = self._make(_("By kind of evidence or by &role"), "G", view, ALONE)
        self.narrow = self._make(_("&Next filter"), "F", view, ALONE)
        self._separate()
        self.copy_text = self._make(_("Copy the map as &text"), "Ctrl+Shift+C", page, WHOLE)
        self.copy_picture = self._make(_("Copy the map as a &picture"), "", page, WHOLE)


class CoveragePage(QWidget):
    """Follows the session while it is in sight; nothing is changed here."""

    criterion_wanted = Signal(str)

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Coverage")
        self.key_hints = (
            (_("Arrows"), _("walk")),
            (_("Enter"), _("open the criterion")),
            ("G", _("kinds or roles")),
            ("F", _("next filter")),
            (_("Ctrl+C"), _("copy the picture")),
        )
        self._session, self._theme = session, theme
        self._words, self._zoom = screen_words(), zoom_of(theme)
        self._is_stale = True
        self._rows: tuple[CriterionCoverage, ...] = ()
        self.finding = PlainWords(theme, "title", bold=True, lines=2)
        self.legend = PlainWords(theme, "small", "quiet", lines=2)
        self.head = DrawingView(theme, nothing_yet, self._zoom)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.map = DrawingView(theme, nothing_yet, self._zoom)
        self.map.at_top = self.head.at_top = True
        hint = _("Arrow keys walk through the map, Enter opens a criterion.")
        self.told = ReadingLine(theme, hint, self.map)
        self.nothing = PlainWords(theme, ink="quiet")
        self.acts = CoverageActions(self, self.map)
        self.chips = {lack: _chip() for lack in LACKS}
        self.by_kind, self.by_role = _chip(_("Kinds of evidence")), _chip(_("Roles"))
        self.chips[None].setChecked(True)
        self.by_kind.setChecked(True)
        self.copy_text, self.copy_picture = inline_button(_("Copy as text")), inline_button(_("Copy picture"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.finding, 1)
        for button in (self.copy_text, self.copy_picture):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(top)
        box.addWidget(self.legend)
        strip = QWidget()
        flow = FlowLayout(strip)
        self._groups = []
        for chips in ((self.by_kind, self.by_role), tuple(self.chips.values())):
            group = QButtonGroup(self)
            self._groups.append(group)
            for chip in chips:
                group.addButton(chip)
                flow.addWidget(chip)
            apart = QWidget()
            apart.setFixedSize(12, 1)
            flow.addWidget(apart)
        box.addSpacing(4)
        box.addWidget(strip)
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.area = scroll_area(self.map)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._above = QHBoxLayout()
        self._above.addWidget(self.head)
        column.addLayout(self._above)
        column.addWidget(self.area, 1)
        self._states = QStackedWidget()
        self._states.addWidget(self.inside)
        self._states.addWidget(self.nothing)
        box.addWidget(self._states, 1)
        box.addWidget(self.told)

    def _connect(self) -> None:
        acts, session = self.acts, self._session
        self.map.criterion_wanted.connect(self.criterion_wanted)
        self.map.spot_reached.connect(self._bring_into_sight)
        for group in self._groups:
            group.buttonClicked.connect(lambda _chip: self._draw())
        for button, action in ((self.copy_text, acts.copy_text), (self.copy_picture, acts.copy_picture)):
            button.clicked.connect(action.trigger)
        for action, act in (
            (acts.turn, self._turn),
            (acts.narrow, self._narrow),
            (acts.copy_text, self._copy_text),
            (acts.copy_picture, self._copy_picture),
        ):
            action.triggered.connect(act)
        for changed in (session.results_changed, session.framework_switched):
            changed.connect(self._look_again)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        chosen = self.by_kind if self.by_kind.isChecked() else self.by_role
        return (self.map, chosen) if self.shown else (chosen,)

    def actions(self) -> list[QAction]:
        """Everything that can be done here."""
        return list(self.acts.in_order)

    # What is shown

    @property
    def lack(self) -> Lack | None:
        """What the map is narrowed to."""
        return next(lack for lack, chip in self.chips.items() if chip.isChecked())

    @property
    def shown(self) -> tuple[CriterionCoverage, ...]:
        """The rows in sight."""
        return lacking(self._rows, self.lack)

    @property
    def columns(self) -> tuple[MapColumn, ...]:
        """The columns in sight: they are those of the whole map, however it is narrowed."""
        if self.by_kind.isChecked():
            return kind_columns(self._words)
        return role_columns(self._rows, self._session.framework)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        session, words = self._session, self._words
        self._rows = coverage(session.results, standings(session.audit, session.clock().date()))
        self.finding.show_words(coverage_finding(self._rows, words))
        for lack, chip in self.chips.items():
            count = len(lacking(self._rows, lack))
            chip.setText(_lack_words(lack).format(count=count))
            chip.setAccessibleName(chip.text())
        self._draw()

    def _draw(self) -> None:
        rows, columns, words = self.shown, self.columns, self._words
        framework = self._session.framework
        self.legend.show_words(legend_words(by_kind=self.by_kind.isChecked(), words=words))

        def make(width: float, _height: float) -> Drawing:
            return coverage_map(rows, columns, framework, words, width, with_head=False)

        def make_head(width: float, _height: float) -> Drawing:
            return coverage_head(columns, width, words)

        self._states.setCurrentIndex(0 if rows else 1)
        self.nothing.show_words(_("No criterion is like that.") if self._rows else _("No criterion applies."))
        self.map.show_made_by(make)
        self.head.show_made_by(make_head)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The map is as high as its rows are; its head is as wide as what is beside the scroll bar."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        self._above.setContentsMargins(0, 0, bar, 0)
        width = max((self.width() - bar) / self._zoom, 1.0)
        self.head.setFixedHeight(round(coverage_head(self.columns, width, self._words).height * self._zoom))
        height = coverage_map(
            self.shown, self.columns, self._session.framework, self._words, width, with_head=False
        ).height
        self.map.setFixedHeight(round(height * self._zoom))

    def _bring_into_sight(self, spot: QRectF) -> None:
        middle = spot.center().toPoint()
        self.area.ensureVisible(middle.x(), middle.y(), 0, round(spot.height() * 3))

    # What is done

    def _turn(self) -> None:
        (self.by_kind if self.by_role.isChecked() else self.by_role).setChecked(True)
        self._draw()

    def _narrow(self) -> None:
        """The next filter that leaves anything."""
        place = LACKS.index(self.lack)
        following = (*LACKS[place + 1 :], *LACKS[: place + 1])
        chosen = next((lack for lack in following if lacking(self._rows, lack)), None)
        self.chips[chosen].setChecked(True)
        self._draw()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(map_as_text(self.shown, self.columns, self._words))

    def _copy_picture(self) -> None:
        """With the titles of the columns, for a document."""
        whole = DrawingView(self._theme, self._whole, self._zoom)
        whole.resize(self.map.size())
        whole.copy()
        whole.deleteLater()

    def _whole(self, width: float, _height: float) -> Drawing:
        return coverage_map(self.shown, self.columns, self._session.framework, self._words, width)


def _lack_words(lack: Lack | None) -> str:
    return {
        None: _("All {count}"),
        Lack.SINGLE_SOURCE: _("Single source {count}"),
        Lack.NOTHING: _("Nothing yet {count}"),
        Lack.CONTRADICTED: _("Contradicted {count}"),
    }[lack]


def _chip(words: str = "") -> QPushButton:
    chip = QPushButton(words)
    chip.setAccessibleName(words)
    chip.setCheckable(True)
    set_role(chip, "chip")
    return chip
