"""How well a rating is supported, what would support it better, and whom to ask."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Checkpoint, Criterion, EvidenceHint, Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.sentences import confidence_title, confidence_words, kind_word, list_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords


class SupportNotes(QWidget):
    """Words only; the sections that have nothing to say are not there."""

    def __init__(self, theme: ThemeSwitch, between: QWidget, parent: QWidget | None = None) -> None:
        """`between` stands after what the rating rests on, before what would support it better."""
        super().__init__(parent)
        self._theme = theme
        self._criterion: Criterion | None = None
        self.confidence = PlainWords(theme, bold=True)
        self.why = PlainWords(theme, ink="quiet")
        self.contradictions = PlainWords(theme, ink="attention", lines=8)
        self._banner = QFrame(self)
        set_role(self._banner, "banner")
        inside = QVBoxLayout(self._banner)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.contradictions)
        self.ask_title = PlainWords(theme, bold=True)
        self.ask_title.show_words(_("Who to ask"))
        self.ask = PlainWords(theme, ink="quiet")
        self.wanted_title = PlainWords(theme, bold=True)
        self.wanted_title.show_words(_("Evidence worth asking for"))
        self.wanted = QWidget(self)
        self._hints: list[PlainWords] = []
        hints = QVBoxLayout(self.wanted)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 12)
        column.setSpacing(4)
        parts: tuple[QWidget, ...] = (
            self.confidence, self.why, self._banner, between,
            self.ask_title, self.ask, self.wanted_title, self.wanted,
        )  # fmt: skip
        for part in parts:
            if part in (between, self.ask_title, self.wanted_title):
                column.addSpacing(8)
            column.addWidget(part)
        column.addStretch(1)

    def show_result(
        self, result: CriterionResult, checkpoint: Checkpoint | None, framework: Framework, cut_off: date
    ) -> None:
        self.confidence.show_words(confidence_title(result.confidence))
        self.why.show_words(confidence_words(result, cut_off))
        is_rated = result.level is not None
        said = _("{label} contradicts the rating: {title}") if is_rated else _("{label} contradicts: {title}")
        against = [
            said.format(label=item.label, title=item.title)
            for item in dict.fromkeys(item for link, item in result.evidence if link.contradicts)
        ]
        self.contradictions.show_words("\n".join(against))
        self._banner.setVisible(bool(against))
        asked = _ask_words(result, checkpoint, framework)
        self.ask.show_words(asked)
        self.ask.setVisible(bool(asked))
        self.ask_title.setVisible(bool(asked))
        if result.criterion is not self._criterion:
            self._criterion = result.criterion
            self._show_hints(result.criterion.evidence)

    def _show_hints(self, hints: tuple[EvidenceHint, ...]) -> None:
        inside = self.wanted.layout()
        assert inside is not None, "the hints have a layout"
        while len(self._hints) < len(hints):
            self._hints.append(PlainWords(self._theme, ink="quiet"))
            inside.addWidget(self._hints[-1])
        for place, label in enumerate(self._hints):
            label.setVisible(place < len(hints))
            if place < len(hints):
                label.show_words(_hint_words(hints[place]))
        self.wanted.setVisible(bool(hints))
        self.wanted_title.setVisible(bool(hints))


def _ask_words(result: CriterionResult, checkpoint: Checkpoint | None, framework: Framework) -> str:
    """The roles that the framework names for the criterion and, where it does, for the checkpoint."""
    roles = framework.roles or {}

    def names(ids: tuple[str, ...]) -> str:
        return list_words([roles.get(role, role) for role in ids])

    lines = [names(result.criterion.ask)]
    if checkpoint is not None and checkpoint.ask:
        lines.append(_("On this checkpoint: {roles}").format(roles=names(checkpoint.ask)))
    return "\n".join(line for line in lines if line)


def _hint_words(hint: EvidenceHint) -> str:
    return _("{kind}: {what}").format(kind=kind_word(hint.kind).capitalize(), what=hint.what)
