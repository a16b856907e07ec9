"""Looks for text that overflows, overlaps or stands alone on every page of the reports.

Without a file: the sample's report in its forms, and hard cases, are written and looked through, their tables
cell by cell. With files: these PDFs, without their cells.
"""

from __future__ import annotations

import argparse
import gettext
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from maturity_desktop.domain.audit import AnswerValue  # noqa: E402
from maturity_desktop.domain.framework import Framework  # noqa: E402
from maturity_desktop.domain.record import Record  # noqa: E402
from maturity_desktop.domain.report_records import Audience, Form  # noqa: E402
from maturity_desktop.domain.results import Results  # noqa: E402
from maturity_desktop.reports.choices import ReportOptions  # noqa: E402
from maturity_desktop.reports.content import ReportContent, build_content  # noqa: E402
from maturity_desktop.reports.pdf import write_pdf  # noqa: E402
from maturity_desktop.reports.support import Support  # noqa: E402
from maturity_desktop.storage.library import Library  # noqa: E402
from maturity_desktop.verbs.audits import results_of as results_in  # noqa: E402
from maturity_desktop.verbs.export import support_for  # noqa: E402
from maturity_desktop.verbs.re_audit import earlier_results  # noqa: E402
from maturity_desktop.verbs.sample import make_sample  # noqa: E402
from tests.reports.audits import (  # noqa: E402
    content_of,
    everything,
    evidence_items,
    made_framework,
    note,
    results_of,
)
from tests.reports.models import five_in_one  # noqa: E402
from tests.reports.pdf_checks import small  # noqa: E402
from tests.reports.scripts import SCRIPTS  # noqa: E402
from tools.page_faults import Fault, faults_in, watched  # noqa: E402

TODAY = datetime(2026, 1, 30, 9, tzinfo=UTC)
COMPOUND = "Kundenzufriedenheitsmessungsverfahrensdokumentationsverantwortlichkeitsübertragungsprotokoll "
SHOWN = 12
Case = tuple[str, Callable[[], ReportContent]]


def hard_cases() -> Iterator[Case]:
    """Audits that are empty, small, large, or of words that are hard to set."""
    for domains, each in ((1, 1), (2, 4), (10, 20)):
        framework = made_framework(domains, each)
        count = f"{domains * each} criteria"
        yield f"{count}, empty", partial(_made, framework)
        yield f"{count}, met", partial(_made, framework, tuple(everything(framework, AnswerValue.MET)))
    framework = made_framework(2, 3)
    long = "A word and another one follow each other for a long time. " * 3_400
    yield "40,000 words", lambda: content_of(results_of(framework, [note(framework, "1.01", long)]))
    yield "300 items", lambda: content_of(results_of(framework, evidence_items(framework, 300)))
    for name, text in {**SCRIPTS, "compounds": COMPOUND * 6, "emoji": "👩‍👩‍👧 😀 🇩🇪 " * 40}.items():
        yield name, partial(_of_words, text)
    yield "five models", lambda: content_of(*five_in_one())


def _made(framework: Framework, records: Iterable[Record] = ()) -> ReportContent:
    return content_of(results_of(framework, records))


def _of_words(text: str) -> ReportContent:
    return content_of(small(text))


def _of_sample(results: Sequence[Results], options: ReportOptions, support: Support) -> ReportContent:
    return build_content(results, TODAY.date(), options, gettext.NullTranslations(), support=support)


def sample_cases(folder: Path) -> Iterator[Case]:
    """The sample's report in its forms, on both papers, for the client too."""
    library = Library.open(folder / "library")
    try:
        results = results_in(library, make_sample(library, lambda: TODAY))
        earlier = earlier_results(library, results[0].audit)
        support = support_for(results, library.folder, library.table, library.figures, earlier)
    finally:
        library.close()
    for options in (
        ReportOptions(),
        ReportOptions(page_size="Letter"),
        ReportOptions(form=Form.EXECUTIVE),
        ReportOptions(audience=Audience.CLIENT),
    ):
        name = f"the sample, {options.form.value}, {options.page_size}, {options.audience.value}"
        yield name, partial(_of_sample, results, options, support)


def checked(name: str, make: Callable[[], ReportContent]) -> list[Fault]:
    """Writes a case and tells its faults."""
    began, out = time.perf_counter(), BytesIO()
    with watched() as written:
        write_pdf(make(), out)
    faults = faults_in(out.getvalue(), written)
    tell(name, faults, time.perf_counter() - began)
    return faults


def tell(name: str, faults: list[Fault], seconds: float) -> None:
    print(f"{len(faults) or 'no':>5} faults {seconds:7.1f} s  {name}")
    for what, count in Counter(fault.what for fault in faults).items():
        print(f"      {count} {what}")
    for fault in faults[:SHOWN]:
        print(f"        {fault}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="PDFs to look through; without any, the cases")
    parser.add_argument("--only", default="", help="the cases with this in their name")
    asked = parser.parse_args()
    found = 0
    for path in asked.files:
        faults = faults_in(path)
        tell(path.name, faults, 0.0)
        found += len(faults)
    if not asked.files:
        with tempfile.TemporaryDirectory() as folder:
            cases = list(hard_cases())
            if asked.only in "the sample":
                cases += sample_cases(Path(folder))
            found = sum(len(checked(name, make)) for name, make in cases if asked.only in name)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
