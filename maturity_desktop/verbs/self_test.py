"""The program proves on the machine where it stands that it can do its main job."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.storage.decoding.asking import Kind
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, results_of
from maturity_desktop.verbs.export import export_pdf, export_workbook, support_for
from maturity_desktop.verbs.re_audit import earlier_results
from maturity_desktop.verbs.sample import make_sample

ROOM = (400, 400)
"""Pixels that a picture is shown in."""
PICTURES = {"image/png", "image/jpeg"}


def self_test(clock: Clock, tell: Callable[[str], object]) -> None:
    """Makes the sample audit in a library of its own, exports and checks it; raises where a step fails."""
    with tempfile.TemporaryDirectory(prefix="maturity-desktop-") as name:
        folder = Path(name)
        library = Library.open(folder / "library")
        try:
            results = results_of(library, make_sample(library, clock))
            earlier = earlier_results(library, results[0].audit)
            support = support_for(results, library.folder, library.table, library.figures, earlier)
            tell(_("The sample audit is made."))
            problems = library.verify()
            if problems:
                raise LibraryError("\n".join(problems))
            tell(_("The library is sound."))
            shown = _shown_pictures(library, results[0].audit)
            tell(
                ngettext("{count} picture is shown.", "{count} pictures are shown.", shown).format(
                    count=shown
                )
            )
        finally:
            library.close()
        made_on, options, words = clock().date(), ReportOptions(), NullTranslations()
        pdf = export_pdf(results, folder / "report.pdf", made_on, options, words, support=support)
        tell(_("The gap report is written and checked: {size} bytes.").format(size=pdf.size))
        with (folder / "report.pdf").open("rb") as file, closing(Decoder()) as decoder:
            decoder.decode(Kind.PDF, file, 0, *ROOM)
        tell(_("Its first page is shown."))
        sheets = folder / "scorecard.xlsx"
        workbook = export_workbook(results, sheets, made_on, options, words, support=support)
        tell(_("The scorecard is written and checked: {size} bytes.").format(size=workbook.size))


def _shown_pictures(library: Library, audit: Audit) -> int:
    """How many pictures of the evidence the child process has decoded; PreviewRefused where it cannot."""
    pictures = [item for item in audit.evidence if item.media_type in PICTURES]
    with closing(Decoder()) as decoder:
        for item in pictures:
            with library.evidence.open(item.client, item.sha256) as file:
                decoder.decode(Kind.PICTURE, file, 0, *ROOM)
    return len(pictures)
