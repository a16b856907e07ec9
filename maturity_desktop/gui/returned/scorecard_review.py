"""What a scorecard that came back says otherwise, in words for its review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from gettext import gettext as _

from maturity_desktop.domain.framework import Criterion, Framework
from maturity_desktop.domain.return_faults import Trouble
from maturity_desktop.domain.scorecard_returns import Difference, Field
from maturity_desktop.gui.returned.rows import Review, ReviewGroup, ReviewRow, State
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.scorecard_returned import words as telling

Groups = Sequence[tuple[str, Sequence[Difference]]]
TASKS = (Field.TASK_DONE, Field.TASK_NOTE)
PROGRAMME, ROADMAP = ("", "programme"), ("", "roadmap")


def groups_of(found: Sequence[Difference], frameworks: Mapping[str, Framework]) -> Groups:
    """The differences by criterion in the order of the standards, then tasks and actions."""
    held: dict[tuple[str, str], list[Difference]] = {}
    for own in found:
        held.setdefault(_home(own, frameworks), []).append(own)
    titles = {
        (framework.id, criterion.id): _title(framework, criterion, len(frameworks) > 1)
        for framework in frameworks.values()
        for criterion in framework.criteria
    }
    titles |= {PROGRAMME: _("Programme"), ROADMAP: _("Roadmap")}
    return tuple((title, held[home]) for home, title in titles.items() if home in held)


def _home(own: Difference, frameworks: Mapping[str, Framework]) -> tuple[str, str]:
    """The group of a difference: its framework and criterion, the programme or the roadmap."""
    if own.field is Field.ACTION:
        return ROADMAP
    if own.field in TASKS:
        return PROGRAMME
    criterion = frameworks[own.framework].criterion_of_checkpoint.get(own.id)
    return own.framework, criterion.id if criterion is not None else own.id


def _title(framework: Framework, criterion: Criterion, several: bool) -> str:
    title = _("{number} {title}").format(number=criterion.id, title=criterion.title)
    return (
        _("{framework}: {about}").format(framework=framework.short_title, about=title) if several else title
    )


def in_order(groups: Groups) -> tuple[Difference, ...]:
    """The differences in the order of the rows of their review."""
    return tuple(own for _title, held in groups for own in held)


def review_of(
    file: str,
    groups: Groups,
    troubles: Sequence[Trouble],
    frameworks: Mapping[str, Framework],
    today: date,
) -> Review:
    """A review with a row for each difference and a line for all that is not taken."""
    words = screen_words()
    return Review(
        _("Scorecard {file}").format(file=file),
        tuple(
            ReviewGroup(title, tuple(_row(own, frameworks, today) for own in held)) for title, held in groups
        ),
        tuple(telling.trouble_words(own, words) for own in troubles),
        _("The workbook says nothing that differs from the audit."),
    )


def _row(own: Difference, frameworks: Mapping[str, Framework], today: date) -> ReviewRow:
    words = screen_words()
    about = own.id
    if own.action is not None or own.field in (*TASKS, Field.ANSWER, Field.REMARK):
        known = {name: model for name, model in frameworks.items() if name == own.framework}
        about = telling.about_words(own, known, words)  # the group says which framework it is
    why = telling.caution_words(own, today, words)
    return ReviewRow(
        about,
        telling.field_words(own, words),
        telling.value_words(own, own.now, frameworks, words, own.reason_now),
        telling.value_words(own, own.told, frameworks, words, own.reason),
        was=telling.value_words(own, own.was, frameworks, words) if own.was is not None else None,
        state=State.CONFLICT if own.conflict else State.CHANGED,
        why=why,
        more="\n".join(telling.more_words(own, words)),
        is_usual=not why,
    )
