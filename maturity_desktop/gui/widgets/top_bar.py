"""Where am I: the client, the framework, what is rated; and the way to anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from maturity_desktop.domain.results import Results
from maturity_desktop.domain.team import rated_of

HEIGHT = 46
SEARCH_WIDTH, NARROW_SEARCH = 260, 170
WIDEST_MODEL = 340
ROOMY = 1000
"""In a narrower bar whose rating is in view comes before how much of it is rated."""


class TopBar(QFrame):
    """Shows what it is given; tells which framework and whether the search is wanted."""

    framework_wanted = Signal(str)
    search_wanted = Signal()
    agreed_wanted = Signal()
    """The person wants to leave the rating in view for the agreed ones."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        self.setFixedHeight(HEIGHT)
        self._client = PlainWords(theme, "body", bold=True, lines=1)
        self._client.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._framework = PlainWords(theme, "body", "quiet", lines=1)
        self._framework.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.frameworks = QComboBox()
        self.frameworks.setAccessibleName(_("Model"))
        self.frameworks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.frameworks.setMaximumWidth(WIDEST_MODEL)
        self.frameworks.activated.connect(self._switch)
        self._rated, self._provisional = plain_label("", "pill"), plain_label("", "pill")
        self._provisional.setProperty("tone", "attention")
        self.rating = QPushButton()
        self.rating.setProperty("role", "rating")
        self.rating.clicked.connect(self.agreed_wanted)
        self.search = QPushButton(_("Find anything"))
        self.search.setProperty("role", "search")
        self.search.setAccessibleName(_("Find anything"))
        self.search.setMinimumWidth(NARROW_SEARCH)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.clicked.connect(self.search_wanted)
        self._lay_out()
        pass_wheel_on(self)
        self.show_nothing()

    def _lay_out(self) -> None:
        key = plain_label(_("Ctrl K"), "key")
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        shown = (self._client, self._framework, self.frameworks, self.rating, self._rated, self._provisional)
        for part in shown:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search, 3)

    def show_nothing(self) -> None:
        """No audit is open."""
        self._client.show_words(_("Maturity Desktop"))
        self._rated.clear()
        self._provisional.clear()
        for part in (self._framework, self.frameworks, self.rating, self._rated, self._provisional):
            part.hide()

    def show_audit(self, client: str, frameworks: Mapping[str, str]) -> None:
        """An audit is open: its client, and its frameworks' titles by id."""
        self._client.show_words(client)
        self.frameworks.clear()
        for framework, title in frameworks.items():
            self.frameworks.addItem(title, framework)
        several = len(frameworks) > 1
        self.frameworks.setVisible(several)
        self._framework.setVisible(not several)
        self._framework.show_words(next(iter(frameworks.values())))

    def show_results(self, results: Results) -> None:
        """How much of the framework in view is rated."""
        self._rated.setText(standing_words(results))
        count = sum(1 for result in results.criteria if result.provisional)
        self._provisional.setText(_("{count} provisional").format(count=count) if count else "")
        self._share_out()
        self.frameworks.setCurrentIndex(self.frameworks.findData(results.framework.id))

    def show_rating(self, words: str) -> None:
        """Whose rating is in view; nothing while it is the agreed one."""
        self.rating.setText(words.replace("&", "&&"))
        self.rating.setAccessibleName(_("{rating}. Back to the agreed ratings").format(rating=words))
        self.rating.setToolTip(_("Back to the agreed ratings"))
        self.rating.setVisible(bool(words))
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """The pills give way before a word of the rating in view is cut."""
        crowded = self.width() < ROOMY and not self.rating.isHidden()
        for pill in (self._rated, self._provisional):
            pill.setVisible(bool(pill.text()) and not crowded)

    def _switch(self, place: int) -> None:
        self.framework_wanted.emit(self.frameworks.itemData(place))


def standing_words(results: Results) -> str:
    """How much is rated of what the rating in view is meant for; of a model with one criterion its level."""
    whole = results.whole
    if len(results.framework.criteria) > 1:
        rated, applicable = rated_of(results)
        return _("{rated} of {applicable} rated").format(rated=rated, applicable=applicable)
    (result,) = results.criteria
    if not whole.applicable:
        return _("not applicable")
    if result.level is None:
        return _("at least level {low}, at most {high}").format(low=result.score.low, high=result.score.high)
    step = results.framework.step(result.level)
    words = _("level {level}, {title} · {status}") if result.status else _("level {level}, {title}")
    return words.format(level=result.level, title=step.title, status=result.status)
