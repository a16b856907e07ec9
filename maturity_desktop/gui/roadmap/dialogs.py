"""What the roadmap asks for in a form: how a gap is weighed, and the roadmap's own settings."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from maturity_desktop.domain.improvement_records import RoadmapSettings
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.requests.optional_day import OptionalDay
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords

LEAST_WIDTH = 440
LONGEST_CURRENCY = 12
MOST_ACTIONS = 99


class WeighDialog(CarefulDialog):
    """Impact and effort of a criterion, 1 to 5 each, and why; kept only with a reason or as the model's."""

    def __init__(
        self,
        about: str,
        usual: tuple[int, int],
        shown: tuple[int, int, str],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        """`usual` are the framework's impact and effort, `shown` those in force and why."""
        super().__init__(ask, parent)
        self.setWindowTitle(_("Impact and effort"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._usual, self._shown = usual, shown
        told = PlainWords(theme, bold=True, lines=2)
        told.show_words(about)
        hint = PlainWords(theme, "small", "quiet")
        hint.show_words(
            _(
                "The model proposes impact {impact} and effort {effort}. Another weight needs a reason."
            ).format(impact=usual[0], effort=usual[1])
        )
        self.impact, self.effort = number_box(_("Impact"), 1, 5), number_box(_("Effort"), 1, 5)
        self.why = PlainEditor(least=2, most=6)
        self.impact.setValue(shown[0])
        self.effort.setValue(shown[1])
        self.why.follow(shown[2])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(told)
        column.addWidget(hint)
        for words, field in (
            (_("&Impact, 1 to 5"), self.impact), (_("&Effort, 1 to 5"), self.effort), (_("&Why"), self.why),
        ):  # fmt: skip
            _add_field(column, words, field)
        self.keep = _add_buttons(column, self)
        for change in (self.impact.valueChanged, self.effort.valueChanged, self.why.typed):
            change.connect(lambda _value: self._judge())
        self._judge()
        self.impact.setFocus()

    @property
    def weighing(self) -> tuple[int, int, str]:
        """Impact, effort and why."""
        return self.impact.value(), self.effort.value(), self.why.words.strip()

    def _judge(self) -> None:
        impact, effort, why = self.weighing
        self.keep.setEnabled(bool(why) or (impact, effort) == self._usual)

    def is_changed(self) -> bool:
        return self.weighing != self._shown


class SettingsDialog(CarefulDialog):
    """The day on which the first wave begins, the currency, how many actions a limited wave holds."""

    def __init__(
        self,
        settings: RoadmapSettings,
        usual_most: int,
        today: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("The roadmap"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._settings, self._day = settings, settings.starts_on
        self.starts = OptionalDay(_("First day of the first wave"), lambda: today)
        self.starts.show_day(self._day)
        self.starts.chosen.connect(self._take_day)
        self.currency = QLineEdit(settings.currency)
        self.currency.setMaxLength(LONGEST_CURRENCY)
        self.most: QSpinBox = number_box(
            _("Most actions in a limited wave"), 1, MOST_ACTIONS, _("usual: {count}").format(count=usual_most)
        )
        self.most.setFixedWidth(140)
        self.most.setValue(settings.most_in_wave or self.most.minimum())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        _add_field(column, _("&First day of the first wave"), self.starts, self.starts.field)
        _add_field(column, _("&Currency of costs and benefits"), self.currency)
        _add_field(column, _("&Most actions in a limited wave"), self.most)
        hint = PlainWords(theme, "small", "quiet")
        hint.show_words(_("A limited wave holds the highest priorities; what does not fit goes to the next."))
        column.addWidget(hint)
        self.keep = _add_buttons(column, self)

    def _take_day(self, day: date | None) -> None:
        self._day = day
        self.starts.show_day(day)

    @property
    def settings(self) -> RoadmapSettings:
        """What was decided."""
        most = None if self.most.value() == self.most.minimum() else self.most.value()
        return RoadmapSettings(self._settings.audit, self._day, self.currency.text().strip(), most)

    def is_changed(self) -> bool:
        return self.settings != self._settings


def _add_field(column: QVBoxLayout, words: str, part: QWidget, field: QWidget | None = None) -> None:
    label = plain_label(words, "small")
    label.setBuddy(field or part)
    (field or part).setAccessibleName(words.replace("&", ""))
    column.addWidget(label)
    column.addWidget(part)


def _add_buttons(column: QVBoxLayout, dialog: CarefulDialog) -> QWidget:
    box = QDialogButtonBox()
    keep = box.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
    set_role(keep, "primary")
    keep.setDefault(True)
    box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    column.addWidget(box)
    return keep
