"""What figures say of a criterion: contradicted claims and supporting figures, a quiet line each."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.claims import CheckedClaim, Verdict
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.supporting.figure_words import CLAIMS, headline
from maturity_desktop.gui.supporting.known_figures import KnownFigures
from maturity_desktop.gui.supporting.shape_mark import ShapeMark, Shapes, standing_shapes, verdict_shapes
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.supporting_words import standing_words

MOST = 5
"""Lines; the page of supporting figures has all of them."""
SETTLING_MS = 200
"""To look through notes and rows takes longer than a key may: it waits until no other key comes."""


class MarkedLine(QWidget):
    """One line of words after its shape."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = ShapeMark(theme)
        self.words = PlainWords(theme, "small", "quiet", lines=2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, shapes: Shapes, words: str, ink: str) -> None:
        self.mark.show_shapes(shapes)
        self.words.show_words(words, ink)


class CriterionLines(QWidget):
    """Not there where no figure bears on the criterion and no claim of it is contradicted."""

    measure_wanted = Signal(str)
    """The measure that the page is to open at, or all claims."""
    shown = Signal()
    """What is said is that of the audit as it is now."""

    def __init__(
        self, session: AuditSession, known: KnownFigures, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._known, self._words = session, known, screen_words()
        self._place = ("", "")
        self._goal = CLAIMS
        self.lines = [MarkedLine(theme) for _line in range(MOST)]
        self.open = inline_button(_("Figures"))
        self.open.setAccessibleName(_("Supporting figures of this criterion"))
        self.open.clicked.connect(lambda: self.measure_wanted.emit(self._goal))
        told = QVBoxLayout()
        told.setSpacing(0)
        for line in self.lines:
            told.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(told, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLING_MS)
        self._later.timeout.connect(self._show)
        known.read.connect(self._show)
        self.hide()

    def show_criterion(self, framework: str, criterion: str) -> None:
        """What figures say of another criterion at once; of the same one, when answering has paused."""
        if (framework, criterion) == self._place:
            self._later.start()
            return
        self._place = (framework, criterion)
        self._show()

    def _show(self) -> None:
        self._later.stop()
        framework, criterion = self._place
        if framework not in self._session.frameworks:
            return
        figures = self._known.figures_of_criterion(framework, criterion)
        claims = self._known.claims_of(framework, criterion)
        contradicted = [own for own in claims if own.verdict is Verdict.CONTRADICTED]
        self._goal = CLAIMS if contradicted or not figures else figures[0].measure.id
        told = [*(_claim_line(own) for own in contradicted), *(self._figure_line(own) for own in figures)]
        if len(told) > MOST:
            more = len(told) - MOST + 1
            words = ngettext("{count} more figure", "{count} more figures", more).format(count=more)
            told[MOST - 1 :] = [((), words, "quiet")]
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(told))
            if place < len(told):
                line.show_line(*told[place])
        self.setVisible(bool(told))
        self.shown.emit()

    def _figure_line(self, figure: SupportingFigure) -> tuple[Shapes, str, str]:
        told = headline(figure.measure, figure, self._words)
        if figure.standing is not None:
            standing = standing_words(figure.standing, self._words)
            told = _("{figure}, {standing}").format(figure=told, standing=standing)
        return standing_shapes(figure.standing), told, "quiet"


def _claim_line(checked: CheckedClaim) -> tuple[Shapes, str, str]:
    told = _("Contradicted by figures: {claim}").format(claim=checked.claim.says)
    return verdict_shapes(checked.verdict), told, "attention"
