"""The self-assessment handed out and taken back, and a colleague's scorecard as a rating of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Audit, RatingSet
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.errors import MaturityError, ReportError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.named_cells import named_cells
from maturity_desktop.domain.own_view import (
    OF_A_RATING,
    as_rating,
    by_the_same,
    rating_for,
    take_rating,
    with_name,
)
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.scorecard_returns import Difference, Field, Returned, compare
from maturity_desktop.domain.sheet import Sheet, cell_text
from maturity_desktop.domain.team import CLIENT, NOT_BLIND, SECOND
from maturity_desktop.reports.text import one_line, visible
from maturity_desktop.storage.files import write_checked
from maturity_desktop.storage.spreadsheets.formulas import formula_cells
from maturity_desktop.storage.spreadsheets.names import defined_names
from maturity_desktop.storage.spreadsheets.reading import read_sheets
from maturity_desktop.verbs.audits import headlines
from maturity_desktop.verbs.scorecard_returns import OPEN_DOCUMENT, open_document_words

if TYPE_CHECKING:
    from maturity_desktop.reports.packs.self_assessment_layout import SelfAssessment
    from maturity_desktop.reports.scorecard_returned.meaning import Why
    from maturity_desktop.storage.library import Library

LONGEST_NAME = 80
NOT_TOLD = (Fault.NO_PROFILE,)
"""Faults of a scorecard that say nothing of a rating."""


class SelfAssessmentError(MaturityError):
    """A file that holds no rating of this audit; the text names the file."""


@dataclass(frozen=True, slots=True)
class ReturnedRating:
    """A workbook that came back with somebody's answers; `by` is who says so, empty where nobody does.

    `seen` are the agreed answers, levels and notes that stood in it as it went out: with any, a second
    rating is not blind.
    """

    file: str
    kind: str
    by: str
    returned: Returned
    seen: int = 0


@dataclass(frozen=True, slots=True)
class RatingReview:
    """What came back beside the rating set it belongs to, and what of it is not taken."""

    rating: RatingSet
    found: tuple[Difference, ...]
    troubles: tuple[Trouble, ...]


def export_self_assessment(told: SelfAssessment, path: Path) -> None:
    """Writes the workbook; ReportError or OSError where it could not be, the old file then untouched."""
    if not told.count:
        raise ReportError(_("Nothing of these criteria can be asked of the client."))
    from maturity_desktop.reports.packs.self_assessment import check_self_assessment, write_self_assessment

    write_checked(
        path,
        lambda out: write_self_assessment(told, out),
        lambda written: check_self_assessment(written, told),
    )


def read_rating(path: Path, audit: Audit, frameworks: Mapping[str, Framework]) -> ReturnedRating:
    """What somebody answered in a self-assessment or a scorecard; SelfAssessmentError where it is neither.

    FiguresError where the file cannot be read at all.
    """
    from maturity_desktop.reports.packs.self_assessment_layout import BY, NewerLayout, as_scorecard
    from maturity_desktop.reports.scorecard_returned.meaning import NoScorecard, Why
    from maturity_desktop.reports.scorecard_returned.reading import read_back

    sheets, names = read_sheets(path), defined_names(path)
    try:
        if path.suffix.lower() == OPEN_DOCUMENT:
            raise NoScorecard(Why.OPEN_DOCUMENT)
        own = [as_scorecard(sheet) if sheet.row == sheet.column == 0 else None for sheet in sheets]
        is_own = any(sheet is not None for sheet in own)
        read = [told or sheet for told, sheet in zip(own, sheets, strict=True)]
        returned = read_back(read, names, lambda sheet: formula_cells(path, sheet), audit, frameworks)
    except NewerLayout:
        raise SelfAssessmentError(_refusal(Why.NEWER).format(file=path.name)) from None
    except NoScorecard as refused:
        raise SelfAssessmentError(_refusal(refused.why).format(file=path.name)) from None
    by = _text_at(sheets, names.get(BY, ""))[:LONGEST_NAME] if is_own else ""
    if is_own:
        return ReturnedRating(path.name, CLIENT, by, returned)
    seen = sum(bool(row.sent.get(field)) for row in returned.rows for field in OF_A_RATING)
    return ReturnedRating(path.name, NOT_BLIND if seen else SECOND, returned.second or "", returned, seen)


def _text_at(sheets: Sequence[Sheet], reference: str) -> str:
    cells = named_cells(reference)
    sheet = next((own for own in sheets if cells is not None and own.name == cells.sheet), None)
    if cells is None or sheet is None:
        return ""
    down, right = cells.first - 1 - sheet.row, cells.column - sheet.column
    inside = 0 <= down < sheet.height and 0 <= right < sheet.width
    return one_line(cell_text(sheet.columns[right][down])) if inside else ""


def _refusal(why: Why) -> str:
    from maturity_desktop.reports.scorecard_returned.meaning import Why

    match why:
        case Why.NO_SCORECARD | Why.SELF_ASSESSMENT | Why.SECOND:
            return _(
                "{file} is neither a self-assessment nor a scorecard of this program. Take the workbook that "
                "was handed out, saved as .xlsx."
            )
        case Why.OPEN_DOCUMENT:
            return open_document_words()
        case Why.REQUESTS:
            return _(
                "{file} is a data request. Read it under Plan, Requests: “Read a workbook that came back”."
            )
        case Why.ACTIONS:
            return _(
                "{file} is a list of actions. Read it under Improve, Roadmap: “Read a list that came back”."
            )
        case Why.OTHER_AUDIT:
            return _("{file} belongs to another audit. Open that audit to read it.")
        case Why.NEWER:
            return _("{file} comes from a newer version of this program, which alone can read it.")
        case Why.OLDER:
            return _("{file} comes from an older version of this program. Export the scorecard anew.")
        case Why.DAMAGED:
            return _("{file} has lost what tells it apart: its hidden sheet was changed. Hand it out anew.")


def review_rating(
    audit: Audit, frameworks: Mapping[str, Framework], came: ReturnedRating, name: str
) -> RatingReview:
    """What came back beside the rating set of whoever answered; it is a new one where they never did.

    What the same person says anew is no conflict: it replaces what they said.
    """
    known = rating_for(audit, came.kind, name)
    found, troubles = compare(
        audit, frameworks, as_rating(came.returned, known, begins=came.kind != CLIENT), visible
    )
    if by_the_same(known, name):
        found = tuple(replace(own, conflict=False) for own in found)
    if came.kind != CLIENT:
        found = tuple(_as_sent(came.returned, found))
    told = tuple(own for own in dict.fromkeys(troubles) if own.fault not in NOT_TOLD)
    rating = with_name(known, name) if came.kind == CLIENT else known
    return RatingReview(rating, found, told)


def _as_sent(returned: Returned, found: Iterable[Difference]) -> Iterator[Difference]:
    """What is different of a second rating, with the agreed answers and levels as they stood in the workbook.

    Of texts that stood there only hashes are known.
    """
    sent = {(row.framework, row.id, field): text for row in returned.rows for field, text in row.sent.items()}
    for own in found:
        was = sent.get((own.framework, own.id, own.field), "")
        yield replace(own, was=was if not was or own.field in (Field.ANSWER, Field.SET_LEVEL) else None)


def seen_words(came: ReturnedRating, rating: RatingSet) -> str:
    """A caution where a second rating is not blind; empty where it is."""
    if came.seen:
        return ngettext(
            "{count} agreed entry stood in {file} as it went out, and whoever filled it in has seen it: this "
            "rating is kept as not blind. Only what was changed or filled in is taken.",
            "{count} agreed entries stood in {file} as it went out, and whoever filled it in has seen them: "
            "this rating is kept as not blind. Only what was changed or filled in is taken.",
            came.seen,
        ).format(count=came.seen, file=came.file)
    if rating.kind == NOT_BLIND:
        return _(
            "{name} has rated with agreed answers in sight before: what is taken joins that rating, which is "
            "not blind."
        ).format(name=rating.assessor)
    return ""


def take_into(
    library: Library,
    audit: Audit,
    frameworks: Mapping[str, Framework],
    review: RatingReview,
    chosen: Sequence[Difference],
    label: str,
    now: datetime,
    author: str,
) -> Audit:
    """Takes what is chosen over as one edit, without a window; LibraryError where that failed."""
    changes = take_rating(audit, frameworks, review.rating, chosen, now.date(), author)
    if not changes:
        return audit
    after = audit.with_changes(changes)
    library.commit(
        [Edit(audit.id, label, changes, author, now, new_key())],
        {audit.id: headlines(after, frameworks.values())},
    )
    return after
