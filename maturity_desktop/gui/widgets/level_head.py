"""What stands above a column: the level's step, its number, its title and what is to be known of it."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.framework import Framework, Step
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import LevelScore
from maturity_desktop.gui.sentences import in_the_way
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.level_step import LevelStep, step_view
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import points_words


@dataclass(frozen=True, slots=True)
class HeadView:
    """What the words of a head follow from; they are looked up only when one of these changes."""

    score: LevelScore
    target: int
    step: Step
    floor: int
    has_points: bool
    blocking: int
    """How many signs keep the level from being reached."""

    @property
    def level(self) -> str:
        words = _("Level {level} · target") if self.score.number == self.target else _("Level {level}")
        return words.format(level=self.score.number)

    @property
    def note(self) -> str:
        """How the level is not like others: blocked, given, this tool's own, counted in points."""
        notes = []
        if self.blocking:
            words = ngettext("blocked by {count} sign", "blocked by {count} signs", self.blocking)
            notes.append(words.format(count=self.blocking))
        if self.score.number <= self.floor:
            notes.append(_("given, not earned"))
        if self.step.added:
            notes.append(_("this tool’s step"))
        points = points_words(self.score, screen_words()) if self.has_points else ""
        if points:
            notes.append(_("{points}, this tool’s count").format(points=points))
        return _(" · ").join(notes) if notes else ""

    @property
    def spoken(self) -> str:
        """The head as it is read aloud."""
        share = _("{met} % met") if self.score.applies else _("no checkpoint applies")
        if self.score.number <= self.floor:
            share = _("given")
        share = share.format(met=round(100 * self.score.low))
        said = _("{level} {title}: {share}").format(level=self.level, title=self.step.title, share=share)
        return _(", ").join(part for part in (said, self.note) if part)


def head_view(score: LevelScore, result: CriterionResult, framework: Framework) -> HeadView:
    """The head of a criterion's level."""
    return HeadView(
        score,
        result.target,
        framework.step(score.number),
        framework.floor,
        framework.scoring.points,
        len(in_the_way(result, score.number)),
    )


class LevelHead:
    """The parts of a head; the grid of the columns lays them out, so that heads stand in line."""

    def __init__(self, theme: ThemeSwitch, sheet: QWidget) -> None:
        self.step = LevelStep(theme, sheet)
        self.level = PlainWords(theme, "small", "quiet", lines=1, parent=sheet)
        self.title = PlainWords(theme, bold=True, lines=3, parent=sheet)
        self.note = PlainWords(theme, "small", "quiet", lines=2, parent=sheet)
        self._view: HeadView | None = None

    @property
    def parts(self) -> tuple[QWidget, ...]:
        return (self.step, self.level, self.title, self.note)

    def show_level(self, score: LevelScore, result: CriterionResult, framework: Framework) -> None:
        """Shows a level of a criterion; nothing is touched where nothing changed."""
        self.step.show_view(step_view(score, result, framework))
        view = head_view(score, result, framework)
        if view == self._view:
            return
        self._view = view
        self.level.show_words(view.level)
        self.title.show_words(view.step.title)
        self.note.show_words(view.note, "attention" if view.blocking else "quiet")
        self.step.setAccessibleName(view.spoken)
