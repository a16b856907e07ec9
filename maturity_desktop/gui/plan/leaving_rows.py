"""What is missing before the site is left, as rows: by criterion, or by the person who could help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.leaving import Gate, Readiness
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.reports.sections.leaving_words import (
    ask_words,
    person_line,
    person_words,
    want_words,
    way_words,
)


@dataclass(frozen=True, slots=True)
class LeavingGoal:
    """A criterion in hand; by person, with the role of who could say something to it."""

    criterion: str
    role: str = ""


def rows_by_criterion(gate: Gate, words: NullTranslations) -> Iterator[Row]:
    """What keeps one on site first, then what is settled and still wants something, then what is done."""
    ready = [own for own in gate.criteria if own.ready]
    yield from _group(_("Not ready"), gate.not_ready, words)
    yield from _group(_("Ready, with something open"), [own for own in ready if own.wants], words)
    yield from _group(_("Ready"), [own for own in ready if not own.wants], words)


def _group(title: str, found: Sequence[Readiness], words: NullTranslations) -> Iterator[Row]:
    if found:
        yield Row(title, mark=str(len(found)), heading=True)
    for own in found:
        criterion = own.result.criterion
        yield Row(
            criterion.title,
            lead=criterion.id,
            mark=way_words(own, words),
            detail=_("; ").join(want_words(own, words)),
            goal=LeavingGoal(criterion.id),
        )


def rows_by_person(gate: Gate, framework: Framework, words: NullTranslations) -> Iterator[Row]:
    """A heading for everybody who could still settle something, and the criteria below it."""
    titles = {own.result.criterion.id: own.result.criterion.title for own in gate.criteria}
    for person in gate.people:
        yield Row(person_words(person, framework), mark=person_line(person, words), heading=True)
        for criterion, points in person.criteria.items():
            count = ngettext("{count} checkpoint", "{count} checkpoints", len(points))
            yield Row(
                titles[criterion],
                lead=criterion,
                mark=count.format(count=len(points)),
                detail=ask_words(points, words),
                goal=LeavingGoal(criterion, person.role),
            )
