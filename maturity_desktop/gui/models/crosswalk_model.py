"""The pairs of the crosswalk as they are browsed: turned, filtered, grouped by criterion, copied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from gettext import gettext as _

from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.gui.models.offer_views import end_title
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import level_title, strength_words
from maturity_desktop.reports.text import looks_like_formula, one_line


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair as it is read from one of its ends."""

    here: End
    there: End
    here_model: str
    here_title: str
    there_model: str
    there_title: str
    strength: Strength
    reason: str

    @property
    def here_words(self) -> str:
        return _("{model}: {criterion}").format(model=self.here_model, criterion=self.here_title)

    @property
    def there_words(self) -> str:
        return _("{model}: {criterion}").format(model=self.there_model, criterion=self.there_title)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pairs are shown: those between two models (empty: any), of these strengths, with these words."""

    one: str = ""
    other: str = ""
    strengths: frozenset[Strength] = frozenset(Strength)
    words: str = ""


def pair_views(
    crosswalk: Crosswalk, frameworks: Mapping[str, Framework], wanted: Wanted
) -> tuple[PairView, ...]:
    """The pairs that are wanted, read from the first model's side, in the order of its criteria."""
    parts = wanted.words.casefold().split()
    found = [
        view
        for pair in crosswalk.among(frameworks).pairs
        if pair.strength in wanted.strengths and (ends := _turned(pair, wanted)) is not None
        if _holds(view := _view(pair, *ends, frameworks), frameworks, parts)
    ]
    place = {
        (framework.id, criterion.id): (number, row)
        for number, framework in enumerate(frameworks.values())
        for row, criterion in enumerate(framework.criteria)
    }
    strongest = list(Strength)
    return tuple(
        sorted(
            found,
            key=lambda view: (
                place[view.here.framework, view.here.criterion],
                view.here.levels,
                view.here.checkpoints,
                strongest.index(view.strength),
                place[view.there.framework, view.there.criterion],
            ),
        )
    )


def _turned(pair: Pair, wanted: Wanted) -> tuple[End, End] | None:
    """The ends with the first model's first; None where the pair is not between the two."""
    for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
        if wanted.one in ("", here.framework) and wanted.other in ("", there.framework):
            return here, there
    return None


def _view(pair: Pair, here: End, there: End, frameworks: Mapping[str, Framework]) -> PairView:
    one, other = frameworks[here.framework], frameworks[there.framework]
    return PairView(
        here,
        there,
        one.short_title,
        end_title(here, one),
        other.short_title,
        end_title(there, other),
        pair.strength,
        pair.reason,
    )


def _holds(view: PairView, frameworks: Mapping[str, Framework], parts: Collection[str]) -> bool:
    """Whether every word stands in the pair, or in the checkpoints that it is about."""
    if not parts:
        return True
    texts = [view.here_words, view.there_words, view.reason]
    texts += [point.text for end in (view.here, view.there) for point in _points(end, frameworks)]
    searched = "\n".join(texts).casefold()
    return all(part in searched for part in parts)


def _points(end: End, frameworks: Mapping[str, Framework]) -> Iterable[Checkpoint]:
    return end.within(frameworks[end.framework].criterion(end.criterion))


def pair_rows(views: Iterable[PairView]) -> Iterator[Row]:
    """A heading for each end in the first model, and a row for each of its counterparts."""
    words, shown = screen_words(), None
    for view in views:
        if view.here != shown:
            shown = view.here
            yield Row(view.here_words, heading=True)
        yield Row(
            view.there_words,
            detail=view.reason,
            mark=strength_words(view.strength, words),
            goal=view,
        )


def end_texts(end: End, framework: Framework) -> str:
    """What an end is about: its checkpoints in their own words, level by level."""
    lines: list[str] = []
    for level in framework.criterion(end.criterion).levels:
        named = [
            point for point in end.within(framework.criterion(end.criterion)) if point in level.checkpoints
        ]
        if named:
            title = level_title(framework, level.number)
            lines += ["", _("Level {level}, {title}").format(level=level.number, title=title)]
            lines += [_("–  {checkpoint}").format(checkpoint=point.text) for point in named]
    return "\n".join(lines[1:])


def as_table(views: Iterable[PairView]) -> str:
    """Pairs as lines of cells between tabs, with a line of heads, as tables take them."""
    words = screen_words()
    heads = (
        _("Model"),
        _("Criterion"),
        _("Counterpart’s model"),
        _("Counterpart"),
        _("Strength"),
        _("Reason"),
    )
    rows = (
        (
            view.here_model,
            view.here_title,
            view.there_model,
            view.there_title,
            strength_words(view.strength, words),
            view.reason,
        )
        for view in views
    )
    return "\n".join("\t".join(_cell(cell) for cell in row) for row in (heads, *rows))


def _cell(text: str) -> str:
    """One line; what a sheet would take for a formula is set in a quotation mark."""
    line = one_line(text)
    return f"'{line}" if looks_like_formula(line) else line
