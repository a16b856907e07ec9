"""Setting a criterion's level in place of the derived one, with the reason for it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.message import breakable
from maturity_desktop.gui.forms.ui_set_level import Ui_SetLevelForm
from maturity_desktop.gui.sentences import derived_words


def suggested_level(result: CriterionResult, framework: Framework) -> int:
    """The level that is set, else the highest one that the answers prove."""
    score = result.score
    low = score.low if score.low is not None else framework.floor
    return score.set_level if score.set_level is not None else low


class SetLevelDialog(CarefulDialog):
    """Asks for the level and its reason; nothing is set where it is cancelled."""

    def __init__(
        self,
        result: CriterionResult,
        framework: Framework,
        level: int,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        form = self._form = Ui_SetLevelForm()
        form.setupUi(self)
        criterion = result.criterion
        form.about.setText(breakable(f"{criterion.id} {criterion.title}"))
        form.derived.setText(derived_words(result))
        for step in framework.scale:
            words = _("{level}  {title} (this tool’s step)") if step.added else _("{level}  {title}")
            form.level.addItem(words.format(level=step.level, title=step.title), step.level)
        form.level.setCurrentIndex(max(form.level.findData(level), 0))
        form.reason.set_lines(3, 8)
        form.reason.end_on_enter()
        form.reason.follow(result.set_reason)
        self._shown = form.reason.words
        form.reason.done.connect(self.accept)
        form.accept_button.clicked.connect(self.accept)
        form.cancel.clicked.connect(self.reject)
        form.reason.setFocus()

    def is_changed(self) -> bool:
        return self._form.reason.words != self._shown

    @property
    def level(self) -> int:
        return int(self._form.level.currentData())

    @property
    def reason(self) -> str:
        """Why; empty makes the rating provisional."""
        return self._form.reason.words.strip()
