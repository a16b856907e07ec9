"""What stands above a column: the level's step, its number, its title and what is to be known of it."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import LevelScore
from maturity_desktop.gui.sentences import in_the_way
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.level_step import LevelStep, StepView, step_view
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import points_words


@dataclass(frozen=True, slots=True)
class HeadView:
    """A level's head in words; `share` is what is met of it, for reading aloud."""

    step: StepView
    level: str
    title: str
    share: str
    note: str
    blocked: bool

    @property
    def spoken(self) -> str:
        """The head as it is read aloud."""
        said = _("{level} {title}: {share}").format(level=self.level, title=self.title, share=self.share)
        return _(", ").join(part for part in (said, self.note) if part)


def head_view(score: LevelScore, result: CriterionResult, framework: Framework) -> HeadView:
    """The head of a criterion's level."""
    step = framework.step(score.number)
    level = _("Level {level} · target") if score.number == result.target else _("Level {level}")
    share = _("{met} % met") if score.applies else _("no checkpoint applies")
    if score.number <= framework.floor:
        share = _("given")
    return HeadView(
        step_view(score, result, framework),
        level.format(level=score.number),
        step.title,
        share.format(met=round(100 * score.low)),
        _note(score, result, framework),
        bool(in_the_way(result, score.number)),
    )


def _note(score: LevelScore, result: CriterionResult, framework: Framework) -> str:
    """How a level is not like others: given, this tool's own, counted in points, blocked."""
    notes = []
    signs = in_the_way(result, score.number)
    if signs:
        notes.append(ngettext("blocked by {count} sign", "blocked by {count} signs", len(signs)))
    if score.number <= framework.floor:
        notes.append(_("given, not earned"))
    if framework.step(score.number).added:
        notes.append(_("this tool’s step"))
    points = points_words(score, screen_words()) if framework.scoring.points else ""
    if points:
        notes.append(_("{points}, this tool’s count"))
    return _(" · ").join(notes).format(count=len(signs), points=points)


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

    def show_view(self, view: HeadView) -> None:
        """Shows a level; nothing is touched where nothing changed."""
        if view == self._view:
            return
        self._view = view
        self.step.show_view(view.step)
        self.level.show_words(view.level)
        self.title.show_words(view.title)
        self.note.show_words(view.note, "attention" if view.blocked else "quiet")
        self.step.setAccessibleName(view.spoken)
