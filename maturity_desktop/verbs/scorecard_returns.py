"""A scorecard that came back: read in a child process, compared with the audit, taken over as one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.return_faults import Trouble
from maturity_desktop.domain.scorecard_returns import Difference, Returned, compare, take
from maturity_desktop.reports.text import visible
from maturity_desktop.storage.spreadsheets.formulas import formula_cells
from maturity_desktop.storage.spreadsheets.names import defined_names
from maturity_desktop.storage.spreadsheets.reading import read_sheets
from maturity_desktop.verbs.audits import headlines

if TYPE_CHECKING:
    from maturity_desktop.reports.scorecard_returned.meaning import Why
    from maturity_desktop.storage.library import Library


OPEN_DOCUMENT = ".ods"


def open_document_words() -> str:
    """What to do with a workbook that was saved as another kind of file."""
    return _(
        "{file} has been saved as an OpenDocument sheet, which loses what tells its cells apart. Save it as "
        ".xlsx first."
    )


class ScorecardFileError(MaturityError):
    """A file that is no scorecard of this audit; the text names the file."""


def read_scorecard(path: Path, audit: Audit, frameworks: Mapping[str, Framework]) -> Returned:
    """What a workbook that came back says; ScorecardFileError where it is none of this audit's.

    FiguresError where the file cannot be read at all.
    """
    from maturity_desktop.reports.scorecard_returned.meaning import NoScorecard, Why
    from maturity_desktop.reports.scorecard_returned.reading import read_back

    sheets = read_sheets(path)
    try:
        if path.suffix.lower() == OPEN_DOCUMENT:
            raise NoScorecard(Why.OPEN_DOCUMENT)
        returned = read_back(
            sheets, defined_names(path), lambda sheet: formula_cells(path, sheet), audit, frameworks
        )
        if returned.second is not None:
            raise NoScorecard(Why.SECOND)
    except NoScorecard as refused:
        raise ScorecardFileError(_refusal(refused.why).format(file=path.name)) from None
    return returned


def _refusal(why: Why) -> str:
    from maturity_desktop.reports.scorecard_returned.meaning import Why

    match why:
        case Why.NO_SCORECARD:
            return _(
                "{file} is no scorecard of this program. Take the workbook that was exported, saved as .xlsx."
            )
        case Why.OPEN_DOCUMENT:
            return open_document_words()
        case Why.SELF_ASSESSMENT:
            return _(
                "{file} is a self-assessment of the client. Take it back under Plan, Requests: “Take a "
                "self-assessment or a second rating back”."
            )
        case Why.SECOND:
            return _(
                "{file} is a scorecard for a second rating. Take it back under Plan, Requests: “Take a "
                "self-assessment or a second rating back”."
            )
        case Why.REQUESTS:
            return _(
                "{file} is a data request. Read it under Plan, Requests: “Read a workbook that came back”."
            )
        case Why.ACTIONS:
            return _(
                "{file} is a list of actions. Read it under Improve, Roadmap: “Read a list that came back”."
            )
        case Why.OTHER_AUDIT:
            return _("{file} is the scorecard of another audit. Open that audit to read it.")
        case Why.NEWER:
            return _("{file} comes from a newer version of this program, which alone can read it.")
        case Why.OLDER:
            return _("{file} comes from an older version of this program. Export the scorecard anew.")
        case Why.DAMAGED:
            return _("{file} has lost what tells it apart: its hidden sheet was changed. Export it anew.")


def differences_in(
    audit: Audit, frameworks: Mapping[str, Framework], returned: Returned
) -> tuple[tuple[Difference, ...], tuple[Trouble, ...]]:
    """What the workbook says otherwise than the audit, and what of it is not taken."""
    return compare(audit, frameworks, returned, visible)


def take_into(
    library: Library,
    audit: Audit,
    frameworks: Mapping[str, Framework],
    returned: Returned,
    chosen: Sequence[Difference],
    label: str,
    now: datetime,
    author: str,
) -> Audit:
    """Takes what is chosen over as one edit, without a window; LibraryError where that failed."""
    changes = take(audit, frameworks, returned.rating_set, chosen, now.date(), author)
    if not changes:
        return audit
    after = audit.with_changes(changes)
    edit = Edit(audit.id, label, changes, author, now, new_key())
    library.commit([edit], {audit.id: headlines(after, frameworks.values())})
    return after


def returned_data(
    found: Sequence[Difference], troubles: Sequence[Trouble], taken: Sequence[Difference]
) -> dict[str, object]:
    """The differences, what is not taken, and what was taken over, as plain data."""
    return {
        "differences": [
            {
                "sheet": own.sheet,
                "row": own.row,
                "framework": own.framework,
                "id": own.id,
                "field": own.action.field.value if own.action is not None else own.field.value,
                "sent": own.was,
                "now": own.now,
                "told": own.told,
                "reason": own.reason,
                "conflict": own.conflict,
                "taken": own in taken,
            }
            for own in found
        ],
        "not_taken": [
            {
                "fault": own.fault.value,
                "sheet": own.sheet,
                "row": own.row or None,
                "cell": own.cell,
                "name": own.name,
                "text": own.text,
            }
            for own in troubles
        ],
    }
