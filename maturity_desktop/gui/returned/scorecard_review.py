"""What a scorecard that came back says otherwise, in words for its review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.scorecard_returns import Difference, Field, Trouble
from maturity_desktop.gui.returned.rows import Review, ReviewGroup, ReviewRow, State
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.scorecard_returned import words as telling

Groups = Sequence[tuple[str, Sequence[Difference]]]
TASKS = (Field.TASK_DONE, Field.TASK_NOTE)


def groups_of(found: Sequence[Difference], frameworks: Mapping[str, Framework]) -> Groups:
    """The differences by criterion in the order of the standards, then tasks and actions."""
    groups: dict[str, list[Difference]] = {}
    for framework in frameworks.values():
        for criterion in framework.criteria:
            title = _("{number} {title}").format(number=criterion.id, title=criterion.title)
            if len(frameworks) > 1:
                title = _("{framework}: {about}").format(framework=framework.short_title, about=title)
            ids = {criterion.id, *(point.id for point in criterion.checkpoints)}
            own = [
                one
                for one in found
                if one.framework == framework.id and one.id in ids and one.field not in TASKS
            ]
            if own:
                groups.setdefault(title, []).extend(own)
    for title, own in (
        (_("Programme"), [one for one in found if one.field in TASKS]),
        (_("Roadmap"), [one for one in found if one.field is Field.ACTION]),
    ):
        if own:
            groups.setdefault(title, []).extend(own)
    return tuple(groups.items())


def in_order(groups: Groups) -> tuple[Difference, ...]:
    """The differences in the order of the rows of their review."""
    return tuple(own for _title, held in groups for own in held)


def review_of(
    file: str, groups: Groups, troubles: Sequence[Trouble], frameworks: Mapping[str, Framework]
) -> Review:
    """A review with a row for each difference and a line for all that is not taken."""
    words = screen_words()
    return Review(
        _("Scorecard {file}").format(file=file),
        tuple(ReviewGroup(title, tuple(_row(own, frameworks) for own in held)) for title, held in groups),
        tuple(telling.trouble_words(own, words) for own in troubles),
        _("The workbook says nothing that differs from the audit."),
    )


def _row(own: Difference, frameworks: Mapping[str, Framework]) -> ReviewRow:
    words = screen_words()
    about = own.id
    if own.action is not None or own.field in (*TASKS, Field.ANSWER, Field.REMARK):
        known = {name: model for name, model in frameworks.items() if name == own.framework}
        about = telling.about_words(own, known, words)  # the group says which framework it is
    return ReviewRow(
        about,
        telling.field_words(own, words),
        telling.value_words(own, own.now, frameworks, words, own.reason_now),
        telling.value_words(own, own.told, frameworks, words, own.reason),
        was=telling.value_words(own, own.was, frameworks, words) if own.was is not None else None,
        state=State.CONFLICT if own.conflict else State.CHANGED,
        more="\n".join(telling.more_words(own, words)),
    )
