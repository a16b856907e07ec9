"""The report as a file: what it says of itself, its check, its progress."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.reports.choices import Photo, ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.pdf import check_pdf, write_pdf
from maturity_desktop.reports.pdf.attached import Attached
from maturity_desktop.reports.pdf.document import identifier
from tests.reports.audits import content_of, evidence_items, made_framework, results_of
from tests.reports.pdf_reading import bytes_of, pages_of


@pytest.fixture(scope="module")
def shorter() -> ReportContent:
    """A report of a few criteria and their evidence, for what does not hang on their number."""
    framework = made_framework(2, 3)
    return content_of(results_of(framework, evidence_items(framework, 2)))


def test_the_file_says_what_it_is(content, report):
    document = pypdfium2.PdfDocument(report)
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "Gap report · Norrhaven Energi Service"
    assert facts["Author"] == content.cover.assessor
    assert facts["Subject"] == "ICMI Customer Management Operations Standards"
    assert facts["Keywords"] == "ICMI CMO Standards, Final, 1.2, Internal copy"
    assert facts["CreationDate"] == "D:20260130000000Z"
    data = report.read_bytes()
    assert b"/Lang (en)" in data
    assert re.search(rb"/DisplayDocTitle true", data)


def test_fonts_are_embedded_and_subset(report):
    data = report.read_bytes()
    names = set(re.findall(rb"/BaseFont /([A-Za-z0-9+#-]+)", data))
    assert names and all(b"+" in name for name in names)
    assert len(data) < 700_000


def test_the_same_audit_gives_the_same_bytes(content, report):
    assert bytes_of(content) == report.read_bytes()


def test_another_day_gives_other_bytes(realistic, content, report):
    later = build_content([realistic], date(2026, 2, 1), ReportOptions("", "final", "1.2"), content.words)
    assert bytes_of(later) != report.read_bytes()


def test_the_check_passes_a_whole_report(content, report):
    check_pdf(report, content)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_the_check_fails_on_a_truncated_file(content, report, tmp_path, share):
    data = report.read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ReportError):
        check_pdf(cut, content)


def test_the_check_fails_on_another_report(content, report):
    other = replace(content, cover=replace(content.cover, version="1.3"))
    with pytest.raises(ReportError):
        check_pdf(report, other)


def test_the_check_fails_on_another_file(content, tmp_path):
    other = tmp_path / "other.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(other)
    document.close()
    with pytest.raises(ReportError):
        check_pdf(other, content)
    other.write_bytes(b"%PDF-1.4 no\n%%EOF")
    with pytest.raises(ReportError):
        check_pdf(other, content)


def test_progress_runs_from_the_beginning_to_the_end(shorter):
    seen = []
    write_pdf(shorter, BytesIO(), lambda done, total: seen.append((done, total)))
    total = 1 + len(shorter.frameworks[0].criteria) + 1
    assert seen == [(done, total) for done in range(1, total + 1)]


@pytest.mark.parametrize("after", [1, 4, 8])
def test_a_cancelled_report_writes_nothing(shorter, after):
    calls = 0

    def progress(done, total):
        nonlocal calls
        calls += 1
        if calls == after:
            raise Cancelled

    out = BytesIO()
    with pytest.raises(Cancelled):
        write_pdf(shorter, out, progress)
    assert out.getvalue() == b""
    assert bytes_of(shorter)  # nothing of the cancelled one stays behind


def pictures_on(content: ReportContent) -> list[int]:
    """How many pictures each page has."""
    document = pypdfium2.PdfDocument(bytes_of(content))
    found = [len(list(page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))) for page in document]
    document.close()
    return found


def test_a_draft_says_so_on_every_page_and_in_none_of_its_words(shorter):
    def with_options(**changes):
        return replace(shorter, options=replace(shorter.options, **changes))

    assert set(pictures_on(shorter)) == {1}
    assert set(pictures_on(with_options(status="final"))) == {0}
    assert set(pictures_on(with_options(watermark=False))) == {0}
    assert pages_of(bytes_of(shorter)).text == pages_of(bytes_of(with_options(watermark=False))).text


def test_another_picture_makes_another_report(shorter):
    def known_as(*photos, mark=b""):
        options = replace(shorter.options, photos=photos, brand=Brand("firm", mark=mark))
        return identifier(replace(shorter, options=options))

    one, other = (Photo("e1", "EV-001", "The floor", jpeg, 40, 30) for jpeg in (b"one", b"other"))
    assert known_as(one) == known_as(one)
    assert known_as(one, other) == known_as(one, other)
    assert len({known_as(), known_as(one), known_as(other), known_as(other, one), known_as(mark=b"x")}) == 5


def test_an_attached_file_is_named_so_that_a_strict_reader_takes_it_out(shorter):
    out = BytesIO()
    write_pdf(
        shorter, out, attached=Attached("a.bin", "A file", "application/x-thing", b"whole", date(2026, 1, 30))
    )
    kinds = re.findall(rb"/Subtype (/\S+)", out.getvalue())
    assert b"/application#2Fx-thing" in kinds
    assert not any(b"/" in kind[1:] for kind in kinds)
    document = pypdfium2.PdfDocument(out.getvalue())
    assert document.get_attachment(0).get_data()[:] == b"whole"
    document.close()
