"""The ladder of a measured criterion: what figures prove of each level, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations

from maturity_desktop.domain.framework import Criterion, Framework
from maturity_desktop.domain.ladder import Ladder
from maturity_desktop.domain.ladder_rules import Proof
from maturity_desktop.reports.charts.labels import broken, rough_width
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.failed_words import failed_sentence
from maturity_desktop.reports.sections.ladder_words import (
    is_for_assessor,
    level_sentences,
    no_figures_sentences,
    verdict_words,
)
from maturity_desktop.reports.sections.wording import level_title

_SIDE = 26.0
_RISE = 14.0
"""How much further right each level begins than the one below."""
_SIZE, _LEAD, _GAP = 9.5, 13.0, 9.0
_MOST_LINES = 6
_SURE = 0.95
"""Of the room, for words whose width is only roughly known."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One level as it is drawn: its proof, its title, and why, a line or more in words each."""

    number: int
    title: str
    proof: Proof
    verdict: str
    why: tuple[str, ...]

    def said(self, words: NullTranslations) -> str:
        """The level as it is read aloud."""
        told = words.gettext("Level {level}, {title}: {verdict}. {why}")
        return told.format(level=self.number, title=self.title, verdict=self.verdict, why=" ".join(self.why))


def rungs_of(
    found: Ladder, criterion: Criterion, framework: Framework, words: NullTranslations
) -> tuple[Rung, ...]:
    """The levels of a ladder, lowest first, with why they hold or not and the periods that failed."""
    return tuple(
        Rung(
            level.number,
            level_title(framework, level.number),
            level.proof,
            words.gettext("for the assessor")
            if is_for_assessor(level)
            else verdict_words(level.proof, words),
            _why(found, criterion, place, words),
        )
        for place, level in enumerate(found.levels)
    )


def _why(found: Ladder, criterion: Criterion, place: int, words: NullTranslations) -> tuple[str, ...]:
    """Why a level holds or not and what failed: a line for each channel."""
    _ = words.gettext
    if is_for_assessor(found.levels[place]):
        return (level_sentences(found, criterion, place, words),)
    told = []
    for own in found.channels:
        alone = replace(found, channels=(own,), without_figures=())
        why = level_sentences(alone, criterion, place, words)
        failed = failed_sentence(own, criterion, place, words)
        said = _("{why} {failed}").format(why=why, failed=failed) if failed else why
        if len(found.channels) > 1 or found.without_figures:
            said = _("{channel}: {why}").format(channel=channel_name(own.channel, words), why=said)
        told.append(said)
    return (*told, *no_figures_sentences(found, words))


def ladder_chart(
    rungs: Sequence[Rung], words: NullTranslations, width: float, floor: int = 0, top: int = 4
) -> Drawing:
    """The levels from the highest down, as steps: filled where they hold, crossed where they do not."""
    shapes: list[Shape] = []
    spots = []
    y = 1.0
    for place, rung in reversed(list(enumerate(rungs))):
        x = place * _RISE
        left = x + _SIDE + 12
        lines = _lines(rung, (width - left) * _SURE)
        height = max(_SIDE, _LEAD * (len(lines) + 1))
        shapes += _mark(rung, x + 1, y)
        shapes += _head(rung, left, y + 10, width, words)
        shapes += [
            Text(left, y + 10 + _LEAD * (number + 1), line, _SIZE, "quiet", max_width=width - left)
            for number, line in enumerate(lines)
        ]
        spots.append(Spot(0, y - 2, width, height + 4, rung.said(words)))
        y += height + _GAP
    title = words.gettext("What the figures prove, level by level")
    return Drawing(width, y - _GAP + 3, title, tuple(shapes), tuple(spots), floor, top)


def _lines(rung: Rung, room: float) -> list[str]:
    return [line for told in rung.why for line in broken(told, _SIZE, room, _MOST_LINES)]


def _head(rung: Rung, x: float, y: float, width: float, words: NullTranslations) -> Iterator[Shape]:
    told = words.gettext("{level} {title}").format(level=rung.number, title=rung.title)
    room = width - x - rough_width(rung.verdict, _SIZE) - 12
    yield Text(x, y, told, _SIZE, "text", "start", "semibold", room)
    ink = "attention" if rung.proof is Proof.NOT_MET else "text" if rung.proof is Proof.MET else "quiet"
    yield Text(width, y, rung.verdict, _SIZE, ink, "end", "semibold" if ink != "quiet" else "regular")


def _mark(rung: Rung, x: float, y: float) -> Iterator[Shape]:
    """Filled with a tick, outlined with a cross, dashed with a question mark, struck."""
    match rung.proof:
        case Proof.MET:
            yield Box(x, y, _SIDE, _SIDE, f"level:{rung.number}", radius=4)
            yield Line(((x + 7, y + 13), (x + 11, y + 17.5), (x + 19, y + 8.5)), f"ink:{rung.number}", 2.2)
        case Proof.NOT_MET:
            yield Box(x, y, _SIDE, _SIDE, "card", "attention", 1.2, radius=4)
            for up, down in ((8, 18), (18, 8)):
                yield Line(((x + 8, y + up), (x + 18, y + down)), "attention", 1.8)
        case Proof.NOT_APPLICABLE:
            yield Box(x, y, _SIDE, _SIDE, "none", "control", 0.8, radius=4)
            yield Line(((x + 5, y + 21), (x + 21, y + 5)), "control", 1.2)
        case Proof.UNDETERMINED:
            yield Box(x, y, _SIDE, _SIDE, "none", "control", 1.0, (2.5, 2.0), 4)
            yield Text(x + _SIDE / 2, y + 18, "?", 14, "quiet", "middle", "semibold")
