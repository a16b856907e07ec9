"""The scale of a CISO Assistant library in a framework's terms, and the checkpoints of its scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from maturity_desktop.storage.importers.ciso_reading import Library, Score
from maturity_desktop.storage.importers.naming import tidy, title_of

MOST_STEPS = 11
"""Scores that make a scale; 0 to 100 is a percentage."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The scores from the lowest, with the level of each; a scale that is `own` has no source."""

    scores: tuple[Score, ...]
    levels: tuple[int, ...]
    own: bool

    @property
    def floor(self) -> int:
        return self.levels[0]

    def steps(self) -> list[dict[str, Any]]:
        """The scale as a framework's file has it."""
        added = {"added": True} if self.own else {}
        return [{"level": level, "title": _title(score)} | added for level, score in self._pairs()]

    def _pairs(self) -> Iterator[tuple[int, Score]]:
        return zip(self.levels, self.scores, strict=True)

    def checkpoints(self, texts: dict[int, str]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The levels' checkpoints without ids; `texts` describes scores in the words of one requirement.

        A score describes a state, and a level asks for what is below it as well: a checkpoint is met by its
        state and by every higher one. Nobody earns the lowest score, so its description is a sign.
        """
        for level, score in self._pairs():
            title, text = _title(score), texts.get(score.number) or tidy(score.description)
            if level == self.floor:
                if text:
                    yield level, {"text": text, "sign": True}
            elif text:
                yield level, {"text": _("At least “{step}”: {text}").format(step=title, text=text)}
            else:
                yield level, {"text": _("At least “{step}”.").format(step=title), "added": True}

    def described_in(self, requirement: str) -> tuple[str, dict[int, str]]:
        """A requirement without the lines that begin with a score's name and a colon, and these by score."""
        names = {_title(score).casefold(): score.number for score in self.scores}
        if self.own:
            return requirement, {}
        kept: list[str] = []
        texts: dict[int, list[str]] = {}
        at = kept
        for line in requirement.split("\n"):
            name, colon, text = line.partition(":")
            number = names.get(re.sub(r"\s+", " ", name).strip().casefold()) if colon else None
            if number is not None:
                at = texts.setdefault(number, [])
                line = text.strip()
            at.append(line)
        return tidy("\n".join(kept)), {number: tidy("\n".join(lines)) for number, lines in texts.items()}


def _title(score: Score) -> str:
    return title_of(score.name) or str(score.number)


def scale_of(library: Library) -> Scale:
    """The library's scale where it defines one; else requirements are met or not.

    Scores that go up one by one from 0 or 1 are the levels; others are counted from 0.
    """
    scores = tuple(library.scores)
    if not is_scored(library):
        return Scale((Score(0, _("Not met"), ""), Score(1, _("Met"), "")), (0, 1), own=True)
    first = scores[0].number
    in_steps = [score.number for score in scores] == list(range(first, first + len(scores)))
    start = first if in_steps and first in (0, 1) else 0
    return Scale(scores, tuple(range(start, start + len(scores))), own=False)


def is_scored(library: Library) -> bool:
    """Whether the library says what its scores mean, so that a requirement has levels."""
    return 2 <= len(library.scores) <= MOST_STEPS


def why_not_carried(library: Library, scale: Scale) -> str:
    """What of the library's scores is not in the scale; empty where all is."""
    if not scale.own:
        renumbered = [score.number for score in scale.scores] != list(scale.levels)
        numbers = ", ".join(str(score.number) for score in scale.scores)
        return (
            _("The numbers of the scores ({numbers}): levels are counted from 0.").format(numbers=numbers)
            if renumbered
            else ""
        )
    if library.scores:
        return _("The scores: a scale has from 2 to {most} steps.").format(most=MOST_STEPS)
    if library.score_range:
        low, high = library.score_range
        return _("Scores from {low} to {high}: the library does not say what they mean.").format(
            low=low, high=high
        )
    return ""
