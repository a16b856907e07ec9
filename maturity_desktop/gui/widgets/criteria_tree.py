"""The tree of domains and criteria, each with its level, its state and its evidence."""

from __future__ import annotations

from gettext import gettext as _
from math import ceil
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from maturity_desktop.domain.framework import Domain, Framework
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import RollUp
from maturity_desktop.gui.models.criteria_model import RESULT, CriteriaModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.marks import BADGE_HEIGHT, draw_badge, draw_ring
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

Index = QModelIndex | QPersistentModelIndex

EDGE = 12
BADGE_WIDTH = 27
COUNT_WIDTH = 18
MOST_COUNTED = 999
"""Beyond this a row says that there are more."""
GAP = 5
ROW_MARGIN = 6
MOST_LINES = 2
WIDEST_NUMBER = 80
WIDEST_INITIALS = 28
REASON_LINES = 4
MEAN_WIDTH, SHARE_WIDTH = 30, 34


class CriteriaDelegate(QStyledItemDelegate):
    """Draws the rows."""

    def __init__(self, theme: ThemeSwitch, tree: CriteriaTree) -> None:
        super().__init__(tree)
        self._theme = theme
        self._tree = tree
        self._measured: tuple[Framework, int] | None = None
        self._counted: tuple[Results, int] | None = None
        self._initialled: tuple[Results, int] | None = None

    def count_width(self) -> int:
        """As wide as the longest count of the framework needs, so that titles stand under one another."""
        results = self._tree.criteria_model().results
        if self._counted is None or self._counted[0] is not results:
            most = max((len(found.items) for found in results.criteria), default=0)
            metrics = QFontMetricsF(self._theme.font("small"))
            width = max(COUNT_WIDTH, ceil(metrics.horizontalAdvance(count_words(most))) + 1)
            self._counted = (results, width)
        return self._counted[1]

    def _initials_width(self) -> int:
        """As wide as the longest initials, and nothing where nobody was assigned anything."""
        model = self._tree.criteria_model()
        if not model.assigned:
            return 0
        if self._initialled is None or self._initialled[0] is not model.results:
            metrics = QFontMetricsF(self._theme.font("small"))
            widest = max(metrics.horizontalAdvance(model.initials(own)) for own in model.results.criteria)
            self._initialled = (model.results, GAP + min(ceil(widest), WIDEST_INITIALS))
        return self._initialled[1]

    def _number_width(self) -> int:
        """The widest number of the framework and the gap after it."""
        framework = self._tree.criteria_model().results.framework
        if self._measured is None or self._measured[0] is not framework:
            metrics = QFontMetricsF(self._theme.font())
            widest = max((metrics.horizontalAdvance(found.id) for found in framework.criteria), default=0.0)
            self._measured = (framework, ceil(min(widest, WIDEST_NUMBER)))
        return self._measured[1] + GAP + 2

    def _title_of(self, entry: CriterionResult | tuple[Domain, RollUp], bold: bool = False) -> WrappedText:
        width = self._tree.viewport().width() - 2 * EDGE
        if isinstance(entry, CriterionResult):
            width -= self._number_width() + self.count_width() + BADGE_WIDTH + 2 * GAP
            width -= self._initials_width()
            return WrappedText(entry.criterion.title, self._theme.font(semibold=bold), width, MOST_LINES)
        words, roll = f"{entry[0].id} {entry[0].title}", entry[1]
        if entry[0].undescribed:
            return WrappedText(words, self._theme.font(), width, MOST_LINES)
        beside = MEAN_WIDTH + (SHARE_WIDTH if roll.rated < roll.applicable else 0)
        return WrappedText(words, self._theme.font(semibold=True), width - beside, MOST_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = cast("CriterionResult | tuple[Domain, RollUp]", index.data(RESULT))
        above = 2 * ROW_MARGIN if isinstance(entry, CriterionResult) else 2 * ROW_MARGIN + 4
        height = self._title_of(entry).height + above
        if not isinstance(entry, CriterionResult) and entry[0].undescribed:
            height += self._reason_of(entry[0]).height
        return QSize(80, ceil(height))

    def _reason_of(self, domain: Domain) -> WrappedText:
        """Why a domain has no criteria."""
        words = _("Named, not described. {reason}").format(reason=domain.undescribed)
        width = self._tree.viewport().width() - 2 * EDGE
        return WrappedText(words, self._theme.font("small"), width, REASON_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = cast("CriterionResult | tuple[Domain, RollUp]", index.data(RESULT))
        painter.save()
        area = QRectF(option.rect)
        area.setLeft(0)
        area.setWidth(self._tree.viewport().width())
        if isinstance(entry, CriterionResult):
            self._paint_criterion(painter, area, entry, option)
        else:
            self._paint_domain(painter, area, entry)
        painter.restore()

    def _paint_criterion(
        self, painter: QPainter, area: QRectF, result: CriterionResult, option: QStyleOptionViewItem
    ) -> None:
        look, framework = self._theme.look, self._tree.criteria_model().results.framework
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(look.colours["accent_ground"]))
            painter.fillRect(QRectF(0, area.top(), 3, area.height()), QColor(look.colours["accent"]))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(look.colours["ground"]))
        top = area.top() + ROW_MARGIN
        painter.setPen(QColor(look.colours["text" if chosen else "quiet"]))
        numbers = WrappedText(result.criterion.id, self._theme.font(), self._number_width(), 1)
        numbers.draw(painter, QPointF(EDGE, top))
        painter.setPen(QColor(look.colours["text"]))
        title = self._title_of(result)
        if chosen:
            bold = self._title_of(result, bold=True)
            # A row does not change its height when it becomes current.
            title = bold if bold.height == title.height and not bold.shortened else title
        title.draw(painter, QPointF(EDGE + self._number_width(), top))
        badge = QRectF(area.right() - EDGE - BADGE_WIDTH, area.center().y() - BADGE_HEIGHT / 2, 0, 0)
        badge.setSize(QSize(BADGE_WIDTH, BADGE_HEIGHT).toSizeF())
        draw_badge(painter, badge, result.score, framework.floor, framework.top, look, self._theme.font())
        self._paint_count(painter, badge, result)
        self._paint_initials(painter, badge, result)
        if result.provisional:
            painter.setPen(QColor(look.colours["attention"]))
            painter.setFont(self._theme.font(semibold=True))
            painter.drawText(QRectF(badge.right() + 1, badge.top() - 4, 10, 14), 0, "*")
        if chosen and self._tree.hasFocus():
            draw_ring(painter, area.adjusted(4, 1, -2, -1), look, strong=True)

    def _paint_count(self, painter: QPainter, badge: QRectF, result: CriterionResult) -> None:
        count = len(result.items)
        painter.setPen(QColor(self._theme.look.colours["quiet" if count else "attention"]))
        painter.setFont(self._theme.font("small"))
        width = self.count_width()
        box = QRectF(badge.left() - GAP - width, badge.top(), width, badge.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count_words(count))

    def _paint_initials(self, painter: QPainter, badge: QRectF, result: CriterionResult) -> None:
        width = self._initials_width()
        if width:
            font = self._theme.font("small")
            right = badge.left() - GAP - self.count_width()
            words = QFontMetricsF(font).elidedText(
                self._tree.criteria_model().initials(result), Qt.TextElideMode.ElideRight, width - GAP
            )
            painter.setPen(QColor(self._theme.look.colours["quiet"]))
            painter.setFont(font)
            box = QRectF(right - width, badge.top(), width - GAP, badge.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_domain(self, painter: QPainter, area: QRectF, entry: tuple[Domain, RollUp]) -> None:
        roll, colours = entry[1], self._theme.look.colours
        painter.setPen(QColor(colours["quiet" if entry[0].undescribed else "text"]))
        title, top = self._title_of(entry), area.top() + ROW_MARGIN + 4
        title.draw(painter, QPointF(EDGE, top))
        if entry[0].undescribed:
            self._reason_of(entry[0]).draw(painter, QPointF(EDGE, top + title.height))
            return
        mean = self._tree.locale().toString(roll.level, "f", 1) if roll.level is not None else "–"
        if roll.applicable == 1 and roll.level is not None:
            mean = str(round(roll.level))  # the level of one criterion is no mean
        box = QRectF(area.right() - EDGE - MEAN_WIDTH, area.top() + ROW_MARGIN + 4, MEAN_WIDTH, 18)
        painter.setFont(self._theme.font(semibold=True))
        painter.setPen(QColor(colours["quiet"]))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, mean)
        if roll.rated < roll.applicable:
            share = f"{roll.rated}/{roll.applicable}"
            painter.setFont(self._theme.font("small"))
            before = box.adjusted(-SHARE_WIDTH, 0, -MEAN_WIDTH, -2)
            painter.drawText(before, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, share)


def count_words(count: int) -> str:
    """A count as a row has room for it."""
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


class CriteriaTree(QTreeView):
    """All rows lie open; the current row is the criterion in view."""

    criterion_chosen = Signal(str)

    def __init__(self, model: CriteriaModel, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria = model
        self._silent = False
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setModel(model)
        self._rows = CriteriaDelegate(theme, self)
        self._laid_out_for = 0
        self.setItemDelegate(self._rows)
        self.expandAll()
        model.modelReset.connect(self.expandAll)
        model.dataChanged.connect(self._make_room)
        theme.changed.connect(self._restyle)

    def criteria_model(self) -> CriteriaModel:
        return self._criteria

    def show_criterion(self, criterion: str) -> None:
        """Marks the criterion in view, without telling anybody."""
        index = self._criteria.index_of(criterion)
        self._silent = True
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        self._silent = False
        if index.isValid():
            self._bring_into_view(index)

    def _bring_into_view(self, index: Index) -> None:
        """A row that is out of sight comes to the middle; one that is in sight stays where it is."""
        row = self.visualRect(index)
        if row.top() < 0 or row.bottom() > self.viewport().height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.executeDelayedItemsLayout()
        self._bring_into_view(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        entry = current.data(RESULT) if current.isValid() else None
        if isinstance(entry, CriterionResult) and not self._silent:
            self.criterion_chosen.emit(entry.criterion.id)

    def _make_room(self) -> None:
        """A longer count leaves less for the titles, which may then want another line."""
        width = self._rows.count_width()
        if width != self._laid_out_for:
            self._laid_out_for = width
            self.scheduleDelayedItemsLayout()

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
