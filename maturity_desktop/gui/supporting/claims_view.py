"""What is claimed and what the figures show, a card for each claim; contradicted ones come first."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.claims import CheckedClaim, Verdict
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.gui.supporting.figure_words import claims_told, shown_told
from maturity_desktop.gui.supporting.shape_mark import ShapeMark, verdict_shapes
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.sections.claim_words import claimed_words


class ClaimCard(QFrame):
    """A claim: how it stands, where it is made, what the figures show, and the way to its criterion."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.goal = ("", "")
        self.mark = ShapeMark(theme)
        self.says = PlainWords(theme, bold=True)
        self.shown = PlainWords(theme)
        self.claimed = PlainWords(theme, ink="quiet")
        self.open = inline_button("")
        told = QVBoxLayout()
        told.setSpacing(2)
        for part in (self.says, self.shown, self.claimed):
            told.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 10)
        row.setSpacing(4)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)

    def show_claim(
        self, checked: CheckedClaim, catalogue: SupportingCatalogue, audit: Audit, words: NullTranslations
    ) -> None:
        claim, verdict = checked.claim, checked.verdict
        self.goal = (claim.framework, claim.criterion)
        self.mark.show_shapes(verdict_shapes(verdict))
        self.says.show_words(_("{criterion}: {claim}").format(criterion=claim.criterion, claim=claim.says))
        told = shown_told(checked, catalogue, words)
        self.shown.show_words(told, "attention" if verdict is Verdict.CONTRADICTED else "text")
        self.claimed.show_words(claimed_words(checked.places, audit, words))
        self.open.setText(_("Open {criterion}").format(criterion=claim.criterion))
        said = _("Open {criterion}: {claim} {shown}")
        self.open.setAccessibleName(said.format(criterion=claim.criterion, claim=claim.says, shown=told))


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
        if not claims:
            hint = _("Import the client’s sheets, or choose a figure at the left to see what to ask for.")
            told = "\n".join((told, hint))
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
