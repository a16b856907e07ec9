"""The right side of the assess page: the criterion's evidence, the way in for more, and what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.models.evidence_model import BadFiles, views_of
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.evidence_list import EvidenceList
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.offers import OffersSection
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.support_notes import SupportNotes
from maturity_desktop.gui.widgets.thumbnails import Thumbnails
from maturity_desktop.gui.widgets.work_bar import WorkBar

LIST_SHARE = 0.55
"""The most of the height that the list takes; beyond that it scrolls."""


FEW = 3
"""So many files that were not taken are told in words; more make a list."""
LINES_SEEN = 4


class DropZone(QPushButton):
    """Says that files can be dropped; pressed, it asks for them."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "flat")
        self.setMinimumHeight(44)
        mark_edits(self)
        self.show_target("")
        theme.changed.connect(self.update)

    def show_target(self, words: str) -> None:
        """Where a drop would go, while something is held over the page."""
        self.setText(words or _("Drop files here, or Ctrl+V"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        pen = QPen(self._theme.colour("accent" if focus else "control"), 2 if focus else 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(self._theme.font())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class Refusals(QFrame):
    """Files that were not taken, and why, until the person has read it; many of them are scrolled."""

    added = Signal()
    resized = Signal()
    """It wants more room, or less."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner")
        self._reasons: list[str] = []
        self.words = PlainWords(theme, ink="attention", lines=8)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setUndoRedoEnabled(False)
        self.list.setTabChangesFocus(True)
        set_role(self.list, "reading")
        self.dismiss = QPushButton(_("Dismiss"))
        set_role(self.dismiss, "flat")
        self.dismiss.setAccessibleName(_("Dismiss what was not taken"))
        self.dismiss.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 2)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.list)
        column.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignRight)
        self.list.hide()
        self.hide()

    def add(self, name: str, reason: str) -> None:
        told = reason if name in reason else f"{name}: {reason}"
        self._reasons.append(told)
        self.list.appendPlainText(told)
        count, is_many = len(self._reasons), len(self._reasons) > FEW
        self.words.show_words(_not_taken_words(count) if is_many else "\n".join(self._reasons))
        self.list.setAccessibleName(self.words.words)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * LINES_SEEN + 8)
        self.list.verticalScrollBar().setValue(0)
        self.list.setVisible(is_many)
        self.show()
        self.added.emit()
        if count <= FEW + 1:
            self.resized.emit()

    def clear(self) -> None:
        self._reasons.clear()
        self.list.clear()
        self.hide()
        self.resized.emit()


def _not_taken_words(count: int) -> str:
    return ngettext("{count} file was not taken:", "{count} files were not taken:", count).format(count=count)


class EvidencePane(QFrame):
    """Shows; what is to be done with an item stands in the actions that it is given."""

    cancel_wanted = Signal()
    seen_wanted = Signal()
    """Something here must be read: what was refused, what is offered."""

    def __init__(self, theme: ThemeSwitch, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "pane")
        self.list = EvidenceList(theme, thumbnails, self)
        self.list.setAccessibleName(_("Evidence of the criterion"))
        self.heading = PlainWords(theme, bold=True)
        self.heading.show_words(_("Evidence"))
        self.add = self._button(_("Add…"), _("Add evidence"))
        self.more = self._button(_("More"), _("More to do with the evidence"))
        self.drop_zone = DropZone(theme)
        self.drop_zone.setAccessibleName(_("Add files as evidence"))
        self.work = WorkBar(theme)
        self.work.hide()
        self.work.cancel_wanted.connect(self.cancel_wanted)
        self.refusals = Refusals(theme)
        self.refusals.added.connect(self.seen_wanted)
        self.refusals.resized.connect(self._fit_list)
        self.offers = OffersSection(theme)
        self._told_elsewhere: list[tuple[QWidget, Callable[[str, str], None]]] = []
        self._elsewhere = QVBoxLayout()
        self._elsewhere.setContentsMargins(14, 0, 14, 0)
        self.notes = SupportNotes(theme, self.offers)
        self._criterion: Criterion | None = None
        self._shown: tuple[object, ...] | None = None
        self._buttons: list[QPushButton] = []
        self._tools = QWidget()
        self._flow = FlowLayout(self._tools, spacing=2)
        self._lay_out()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "flat")
        button.setAccessibleName(name)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 8, 0)
        head.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.add)
        below = QVBoxLayout()
        below.setContentsMargins(14, 6, 14, 8)
        below.setSpacing(8)
        for part in (self.drop_zone, self.work, self.refusals):
            below.addWidget(part)
        tools = QHBoxLayout()
        tools.setContentsMargins(6, 0, 6, 0)
        tools.addWidget(self._tools)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addLayout(self._elsewhere)
        inner.addWidget(self.notes, 1)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(tools)
        column.addLayout(below)
        column.addWidget(scroll, 1)

    def set_actions(
        self, adding: Sequence[QAction], shown: Sequence[QAction], rest: Sequence[QAction]
    ) -> None:
        """What the buttons do: a menu to add, a button each for what is shown, a menu for the rest."""
        for button, actions in ((self.add, adding), (self.more, rest)):
            menu = QMenu(button)
            menu.addActions(list(actions))
            button.setMenu(menu)
        for action in shown:
            button = self._button(action.iconText(), action.text().replace("&", ""))
            button.clicked.connect(action.trigger)
            self._flow.addWidget(button)
            self._buttons.append(button)
        self._flow.addWidget(self.more)
        self.drop_zone.clicked.connect(adding[0].trigger)

    def add_lines(self, part: QWidget, button: QWidget, show: Callable[[str, str], None]) -> None:
        """A few lines of what another page knows of a criterion, with the button that goes there.

        `show` is told the framework and the criterion whenever one is shown.
        """
        self._elsewhere.addWidget(part)
        self._told_elsewhere.append((button, show))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        found = (self.add, self.list, *self._buttons, self.more)
        ways = (button for button, _show in self._told_elsewhere)
        return (
            *found,
            self.drop_zone,
            self.work.cancel,
            self.refusals.list,
            self.refusals.dismiss,
            *ways,
            *self.offers.stops(),
        )

    def go_to_offers(self) -> None:
        """To what other models offer, brought into sight."""
        self.seen_wanted.emit()
        self.offers.focus()
        QTimer.singleShot(0, self._show_offers)  # once they have been laid out

    def _show_offers(self) -> None:
        if self.offers.isVisible():
            inside = self._scroll.widget()
            assert inside is not None, "the notes are scrolled from the beginning"
            self._scroll.verticalScrollBar().setValue(self.offers.mapTo(inside, QPoint(0, 0)).y())

    def show_result(
        self,
        result: CriterionResult,
        checkpoint: Checkpoint | None,
        framework: Framework,
        cut_off: date,
        bad: BadFiles = frozenset(),
    ) -> None:
        shown = (result.criterion.id, result.evidence, checkpoint.id if checkpoint else "", cut_off, bad)
        if shown != self._shown:  # most edits, and every letter of a note, leave the evidence as it is
            self._shown = shown
            self._show_items(result, shown[2], cut_off, bad)
        self.notes.show_result(result, checkpoint, framework, cut_off)
        for _button, show in self._told_elsewhere:
            show(framework.id, result.criterion.id)
        if result.criterion is not self._criterion:
            self._criterion = result.criterion
            self._scroll.verticalScrollBar().setValue(0)

    def _show_items(self, result: CriterionResult, checkpoint: str, cut_off: date, bad: BadFiles) -> None:
        views = views_of(result, checkpoint, cut_off, bad)
        self.list.show_views(views, result.criterion.id)
        self.list.setVisible(bool(views))
        self._tools.setVisible(bool(views))
        self._fit_list()

    def _fit_list(self) -> None:
        """As high as its rows, up to its share of what the rest of the pane leaves."""
        tools = self._flow.heightForWidth(self.width() - 12)
        self._tools.setFixedHeight(tools)
        left = self.height() - tools - self.drop_zone.minimumHeight()
        height = max(min(self.list.content_height() + 1, round(left * LIST_SHARE)), 0)
        self.list.setMaximumHeight(height)
        # What was refused must be read: where the window is low, the list makes room for it.
        self.list.setMinimumHeight(height if self.refusals.isHidden() else min(height, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()
