"""What other models of the audit have for the criterion in view: evidence and notes, never a rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.models.offer_views import OfferView, item_words, offers_title
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import as_tip, plain_label
from maturity_desktop.gui.widgets.offer_rows import ItemRow, inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords

NOTE_LINES = 5


class OfferCard(QWidget):
    """One counterpart, what it has in common with the criterion, and what it offers."""

    use_wanted = Signal(object, object)
    """The offer, and the items of it to use here."""
    note_wanted = Signal(object)
    """The view whose note is to be taken over."""
    visit_wanted = Signal(object)
    """The end to go to."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view: OfferView | None = None
        self.model = PlainWords(theme, "small", "quiet", lines=1)
        self.strength = plain_label("", "small")
        self.strength.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.title = PlainWords(theme, bold=True, lines=3)
        self.level = PlainWords(theme, "small", "accent", lines=2)
        self.named = PlainWords(theme, "small", lines=4)
        self.place = PlainWords(theme, "small", "quiet", lines=1)
        self.reason = PlainWords(theme, "small", "quiet")
        self.note = PlainWords(theme, lines=NOTE_LINES)
        self.rows: list[ItemRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.take_note = inline_button(_("Take over the note"))
        self.use_all = inline_button("")
        self.visit = inline_button(_("Go there"))
        mark_edits(self.take_note, self.use_all)
        self.take_note.clicked.connect(lambda: self.note_wanted.emit(self.view))
        self.use_all.clicked.connect(self._use_all)
        self.visit.clicked.connect(self._visit)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.model, 1)
        head.addWidget(self.strength)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=2)
        for button in (self.take_note, self.use_all, self.visit):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        for part in (self.title, self.named, self.level, self.place, self.reason):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self.note)
        column.addWidget(acts)

    def show_view(self, view: OfferView) -> None:
        if view == self.view:
            return
        self.view = view
        offer = view.offer
        self.model.show_words(view.model)
        self.strength.setText(view.strength)
        self.title.show_words(view.title)
        self.level.show_words(view.level)
        self.named.show_words(view.named)
        self.named.setVisible(bool(view.named))
        self.place.show_words(_("Here: {points}").format(points=view.place))
        self.place.setVisible(bool(view.place))
        self.reason.show_words(view.reason)
        self._show_items(offer.items, offer.against)
        self.note.show_words(_("“{note}”").format(note=offer.note))
        self.note.setVisible(bool(offer.note))
        self.take_note.setVisible(bool(offer.note))
        self.take_note.setAccessibleName(_("Take over the note from {origin}").format(origin=view.name))
        self.use_all.setVisible(len(offer.items) > 1)
        self.use_all.setText(_("Use all {count} here").format(count=len(offer.items)))
        self.use_all.setAccessibleName(_("Use all evidence from {origin} here").format(origin=view.name))
        self.visit.setAccessibleName(_("Go to {origin}").format(origin=view.name))

    def _show_items(self, items: Sequence[Evidence], against: frozenset[str]) -> None:
        while len(self.rows) < len(items):
            row = ItemRow(self._theme)
            row.use.clicked.connect(partial(self._use, len(self.rows)))
            self.rows.append(row)
            self._rows.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(items))
            if place < len(items):
                row.show_item(item_words(items[place]), items[place].id in against)

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops, in order; Qt leaves a widget that is hidden where it was."""
        yield from (row.use for row in self.rows if not row.isHidden())
        acts = (self.take_note, self.use_all, self.visit)
        yield from (act for act in acts if not act.isHidden())

    def _use(self, place: int) -> None:
        if self.view is not None:
            self.use_wanted.emit(self.view.offer, self.view.offer.items[place : place + 1])

    def _use_all(self) -> None:
        if self.view is not None:
            self.use_wanted.emit(self.view.offer, self.view.offer.items)

    def _visit(self) -> None:
        if self.view is not None:
            self.visit_wanted.emit(self.view.offer.counterpart.there)


class OffersSection(QWidget):
    """The counterparts under a line that folds them away; one line where nothing is offered."""

    use_wanted = Signal(object, object)
    note_wanted = Signal(object)
    visit_wanted = Signal(object)
    rearranged = Signal()
    """There are other places for Tab to stop."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: tuple[OfferView, ...] = ()
        self._is_open: dict[bool, bool] = {True: True, False: False}
        self.head = QToolButton()
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setMinimumSize(40, 32)  # a long line is cut off rather than making the pane wider
        set_role(self.head, "fold")
        self.head.clicked.connect(self._fold)
        self.trouble = PlainWords(theme, "small", "attention", lines=6)
        self.trouble.hide()
        self.cards: list[OfferCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.trouble)
        self.hide()

    @property
    def _offers(self) -> bool:
        return any(not view.offer.is_empty for view in self._views)

    @property
    def is_open(self) -> bool:
        """Whether the counterparts are in sight; what offers something opens by itself."""
        return self._is_open[self._offers] and bool(self._views)

    def show_views(self, views: tuple[OfferView, ...]) -> None:
        """What is offered now; the keyboard stays where it was, or goes on to the next thing on offer."""
        if views == self._views and not self.isHidden():
            return
        had_keyboard = self._place_of_keyboard()
        self._views = views
        while len(self.cards) < len(views):
            self._add_card()
        self._put_in_order(views)
        for view, card in zip(views, self.cards, strict=False):
            card.show_view(view)
        self.show()
        self._arrange()
        if had_keyboard is not None:
            self._keep_keyboard(had_keyboard)

    def show_trouble(self, words: str) -> None:
        """Why no counterparts are known."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
        if words:
            self.show()

    def _add_card(self) -> None:
        card = OfferCard(self._theme, self)
        card.use_wanted.connect(self.use_wanted)
        card.note_wanted.connect(self.note_wanted)
        card.visit_wanted.connect(self.visit_wanted)
        self.cards.append(card)
        self._column.addWidget(card)

    def _put_in_order(self, views: tuple[OfferView, ...]) -> None:
        """A card stays with its counterpart: from checkpoint to checkpoint only the order changes."""
        known = {card.view.offer.counterpart: card for card in self.cards if card.view is not None}
        kept = [known.get(view.offer.counterpart) for view in views]
        free = [card for card in self.cards if card not in kept]
        ordered = [card or free.pop() for card in kept] + free
        if ordered != self.cards:
            self.cards = ordered
            for card in ordered:
                self._column.removeWidget(card)
                self._column.addWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        """The line above the counterparts; how many they are, where all of it has no room."""
        title = offers_title(self._views)
        self.head.setAccessibleName(title)
        self.head.setText(title)
        if self.head.sizeHint().width() > self.width():
            self.head.setText(_("Other models: {count}").format(count=len(self._views)))
        self.head.setToolTip("" if self.head.text() == title else as_tip(title))

    def _arrange(self) -> None:
        is_open = self.is_open
        self._show_title()
        self.head.setAccessibleDescription(_("unfolded") if is_open else _("folded"))
        self.head.setEnabled(bool(self._views))
        self.head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        for place, card in enumerate(self.cards):
            card.setVisible(is_open and place < len(self._views))
        self.rearranged.emit()

    def _fold(self) -> None:
        self._is_open[self._offers] = not self.is_open
        self._arrange()

    # The keyboard

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        shown = (card for card in self.cards if not card.isHidden())
        return (self.head, *(stop for card in shown for stop in card.stops()))

    def focus(self) -> None:
        """To the first thing on offer, which is unfolded for it."""
        if not self.isVisible():
            return
        self._is_open[self._offers] = True
        self._arrange()
        self._stop_at(1).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stop_at(self, place: int) -> QWidget:
        """The stop at a place; the last where there are fewer."""
        stops = self.stops()
        return stops[min(place, len(stops) - 1)]

    def _place_of_keyboard(self) -> int | None:
        focus: QWidget | None = QApplication.focusWidget()
        stops = self.stops()
        return stops.index(focus) if focus in stops else None

    def _keep_keyboard(self, place: int) -> None:
        focus: QWidget | None = QApplication.focusWidget()
        if focus not in self.stops():
            self._stop_at(place).setFocus(Qt.FocusReason.OtherFocusReason)
