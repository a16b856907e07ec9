"""Handing over: the gap report and the scorecard, written beside, checked, then put in place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from maturity_desktop.domain.claims import checked_claims
from maturity_desktop.domain.crosswalk import Crosswalk
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.measures import FiguresOf
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.supporting import figure_of, pool_of
from maturity_desktop.domain.supporting_rows import TablesOf
from maturity_desktop.domain.survey_support import survey_results
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import NO_PAIRS, ReportContent, build_content
from maturity_desktop.reports.support import NO_SUPPORT, Support
from maturity_desktop.storage.files import write_checked

if TYPE_CHECKING:
    from maturity_desktop.reports.pdf.attached import Attached

SCORECARD = "scorecard.xlsx"
SCORECARD_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that has passed its check; `size` is in bytes."""

    path: Path
    size: int
    sha256: str


def pairs_for(results: Sequence[Results], library_folder: Path) -> Crosswalk:
    """The pairs that a report of these results can speak of: none where it is about one framework.

    A file of pairs that is not sound is left out, as pair_warnings tells.
    """
    from maturity_desktop.verbs.models import crosswalk_at_hand

    return crosswalk_at_hand(library_folder) if len(results) > 1 else NO_PAIRS


def pair_warnings(
    results: Sequence[Results], library_folder: Path, words: NullTranslations
) -> tuple[str, ...]:
    """That pairs of criteria are not in a report of these results, and why."""
    from maturity_desktop.verbs.models import crosswalk_and_faults

    faults = crosswalk_and_faults(library_folder)[1] if len(results) > 1 else ()
    told = words.gettext("The pairs of {file} are left out: {reason}")
    return tuple(told.format(file=fault.problems[0].file, reason=_reason(fault, words)) for fault in faults)


def _reason(fault: FrameworkError, words: NullTranslations) -> str:
    """The first problem of a file, and how many more it has."""
    first, more = fault.problems[0], len(fault.problems) - 1
    line = words.gettext("line {line}: {what}").format(line=first.line, what=first.what)
    and_more = words.ngettext("{line}, and {count} more problem", "{line}, and {count} more problems", more)
    return and_more.format(line=line, count=more) if more else line


def support_for(
    results: Sequence[Results],
    library_folder: Path,
    tables: TablesOf,
    figures: FiguresOf,
    earlier: Sequence[Results] = (),
) -> Support:
    """The supporting figures, claims and surveys that a report of these results speaks of.

    `tables` and `figures` are the library's; LibraryError where it has lost what the audit refers to. By
    `earlier`, the results of the audit before, the movement is told.
    """
    from maturity_desktop.verbs.actions import waves_at_hand
    from maturity_desktop.verbs.supporting import catalogue_at_hand

    audit = results[0].audit
    catalogue = catalogue_at_hand(library_folder)
    pool = pool_of(audit, tables)
    found = (figure_of(measure, pool, audit.details.cut_off) for measure in catalogue.measures)
    return Support(
        catalogue,
        {figure.measure.id: figure for figure in found if figure is not None},
        checked_claims(results, catalogue, pool, figures),
        survey_results(audit, tables),
        waves_at_hand(library_folder),
        tuple(earlier),
    )


def export_pdf(
    results: Sequence[Results],
    path: Path,
    made_on: date,
    options: ReportOptions,
    words: NullTranslations,
    progress: Progress = unwatched,
    crosswalk: Crosswalk = NO_PAIRS,
    support: Support = NO_SUPPORT,
) -> Exported:
    """Writes the gap report; ReportError or OSError where it could not be, the old file then untouched.

    A scorecard that goes along inside is made first; progress counts both.
    """
    from maturity_desktop.reports.pdf import check_pdf, write_pdf

    content = build_content(results, made_on, options, words, crosswalk, support)

    def write(out: BinaryIO) -> None:
        if options.attach_workbook:
            book = _attached(content, results, lambda done, total: progress(done, 2 * total))
            write_pdf(content, out, lambda done, total: progress(total + done, 2 * total), book)
        else:
            write_pdf(content, out, progress)

    write_checked(path, write, lambda written: check_pdf(written, content))
    return _exported(path)


def _attached(content: ReportContent, results: Sequence[Results], progress: Progress) -> Attached:
    """The scorecard of the same content, to go along with the report."""
    from maturity_desktop.reports.excel import write_workbook
    from maturity_desktop.reports.pdf.attached import Attached

    out = BytesIO()
    write_workbook(content, results, out, progress)
    about = content.words.gettext("Scorecard of this report")
    return Attached(SCORECARD, about, SCORECARD_TYPE, out.getvalue(), content.made_on)


def export_workbook(
    results: Sequence[Results],
    path: Path,
    made_on: date,
    options: ReportOptions,
    words: NullTranslations,
    progress: Progress = unwatched,
    crosswalk: Crosswalk = NO_PAIRS,
    support: Support = NO_SUPPORT,
) -> Exported:
    """Writes the scorecard; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.excel import check_workbook, write_workbook

    content = build_content(results, made_on, options, words, crosswalk, support)

    def write(out: BinaryIO) -> None:
        write_workbook(content, results, out, progress)

    write_checked(path, write, lambda written: check_workbook(written, content))
    return _exported(path)


def _exported(path: Path) -> Exported:
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return Exported(path, path.stat().st_size, digest)
