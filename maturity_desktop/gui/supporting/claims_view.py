"""What is claimed and what the figures show, a card for each claim; contradicted ones come first."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.claims import CheckedClaim, Verdict
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.gui.supporting.figure_words import claimed_words, claims_told
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.drawing_painter import paint_drawing
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape
from maturity_desktop.reports.sections.supporting_words import shown_words, verdict_words

MARK = 16.0


def verdict_mark(verdict: Verdict) -> tuple[Shape, ...]:
    """A cross in a box where figures contradict, a dot where they bear out, a dashed box without figures."""
    if verdict is Verdict.BORNE_OUT:
        return (Dot(MARK / 2, MARK / 2, 5.5, "accent"),)
    if verdict is Verdict.NO_FIGURES:
        return (Box(2.5, 2.5, 11, 11, "card", "control", 1.0, (2.0, 1.6)),)
    cross = (Line(((5, 5), (11, 11)), "attention", 1.4), Line(((5, 11), (11, 5)), "attention", 1.4))
    return (Box(2.5, 2.5, 11, 11, "card", "attention", 1.4), *cross)


class VerdictMark(QWidget):
    """The shape of a verdict, beside the words for it."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shapes: tuple[Shape, ...] = ()
        self.setFixedSize(QSize(round(MARK) + 6, 20))
        theme.changed.connect(self.update)

    def show_verdict(self, verdict: Verdict) -> None:
        self._shapes = verdict_mark(verdict)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(0, 1)
        paint_drawing(painter, Drawing(MARK, MARK, "", self._shapes), self._theme.look, self._theme.font())
        painter.end()


class ClaimCard(QFrame):
    """A claim: how it stands, where it is made, what the figures show, and the way to its criterion."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.goal = ("", "")
        self.mark = VerdictMark(theme)
        self.verdict = PlainWords(theme, bold=True, lines=1)
        self.says = PlainWords(theme)
        self.claimed = PlainWords(theme, ink="quiet")
        self.shown = PlainWords(theme)
        self.open = inline_button("")
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.mark)
        head.addWidget(self.verdict, 1)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 10)
        column.setSpacing(3)
        column.addLayout(head)
        for part in (self.says, self.shown, self.claimed):
            column.addWidget(part)

    def show_claim(
        self, checked: CheckedClaim, catalogue: SupportingCatalogue, audit: Audit, words: NullTranslations
    ) -> None:
        claim, verdict = checked.claim, checked.verdict
        self.goal = (claim.framework, claim.criterion)
        self.mark.show_verdict(verdict)
        told = verdict_words(verdict, words)
        self.verdict.show_words(told, "attention" if verdict is Verdict.CONTRADICTED else "text")
        self.says.show_words(_("“{claim}”").format(claim=claim.says))
        self.shown.show_words(shown_words(checked, catalogue, words))
        self.claimed.show_words(claimed_words(checked.places, audit))
        self.open.setText(_("Open {criterion}").format(criterion=claim.criterion))
        said = _("{verdict}: {claim} {shown} Open {criterion}")
        self.open.setAccessibleName(
            said.format(verdict=told, claim=claim.says, shown=self.shown.words, criterion=claim.criterion)
        )


class ClaimsView(QWidget):
    """The middle of the page while no single figure is looked at; Up and Down go from claim to claim."""

    criterion_wanted = Signal(str, str)
    """A framework and a criterion of it."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.headline.show_words(_("What is claimed, and what the figures show"))
        self.count = PlainWords(theme, ink="quiet")
        self.cards: list[ClaimCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 12, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self.headline)
        self._column.addWidget(self.count)
        self._column.addStretch(1)

    @property
    def shown(self) -> list[ClaimCard]:
        """The cards in sight."""
        return [card for card in self.cards if not card.isHidden()]

    def show_claims(
        self, claims: Sequence[CheckedClaim], catalogue: SupportingCatalogue, audit: Audit
    ) -> None:
        about = _(
            "Checkpoints that are met, notes, remarks and titles of evidence speak of the client’s figures; "
            "here they are held against what was handed over."
        )
        told = _("{count}. {about}").format(count=_capital(claims_told(claims)), about=about)
        self.count.show_words(told)
        while len(self.cards) < len(claims):
            card = ClaimCard(self._theme)
            card.open.clicked.connect(
                lambda _checked=False, card=card: self.criterion_wanted.emit(*card.goal)
            )
            self.cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(claims))
            if place < len(claims):
                card.show_claim(claims[place], catalogue, audit, self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        buttons = [card.open for card in self.shown]
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if step and here is not None and 0 <= here + step < len(buttons):
            buttons[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
