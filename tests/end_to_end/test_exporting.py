"""The verb that hands reports over: forms, parts, brand, what goes along, what it says where it cannot."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from maturity_desktop.storage.library import Library
from tests.end_to_end.command_line import program
from tests.reports.pdf_reading import PdfPages, pages_of
from tests.reports.word.reading import changed
from tools.make_word_template import template_bytes


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exporting") / "library"
    program("sample", "--library", str(folder), "--today", "2026-02-06")
    return folder


def export(library: Path, path: Path, *more: str) -> PdfPages:
    where = ("--library", str(library), "--today", "2026-02-06")
    program("export", "norrhaven-2025", "--framework", "icmi-cmo", "--pdf", str(path), *more, *where)
    return pages_of(path)


def first_titles(pages: PdfPages) -> list[str]:
    return [title for depth, title, _page in pages.bookmarks if depth == 0]


def test_the_parts_stand_in_the_order_that_was_said(library: Path, tmp_path: Path) -> None:
    pages = export(library, tmp_path / "report.pdf", "--parts", "gaps,executive,readiness")
    assert first_titles(pages) == ["Ranked gaps", "Executive summary", "Certification readiness"]


def test_a_criterion_alone_is_told_on_a_few_pages(library: Path, tmp_path: Path) -> None:
    pages = export(library, tmp_path / "report.pdf", "--criterion", "5.07", "--audience", "client")
    assert first_titles(pages) == ["5.07 Forecasting"]
    assert len(pages.pages) <= 7


def test_the_scorecard_goes_along_and_can_be_taken_out(library: Path, tmp_path: Path) -> None:
    path, again = tmp_path / "report.pdf", tmp_path / "again.pdf"
    for own in (path, again):
        export(library, own, "--form", "executive", "--attach-workbook", "--distribution", "The board")
    assert path.read_bytes() == again.read_bytes()
    document = pypdfium2.PdfDocument(path)
    attachment = document.get_attachment(0)
    name, data = attachment.get_name(), bytes(attachment.get_data())
    document.close()
    assert name == "scorecard.xlsx"
    assert b"/AFRelationship /Data" in path.read_bytes()
    book = openpyxl.load_workbook(BytesIO(data))
    assert "Scorecard" in book.sheetnames
    book.close()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("--form", "criterion"), "--criterion ID"),
        (("--form", "executive", "--criterion", "5.07"), "--form criterion"),
        (("--criterion", "9.99"), "no criterion “9.99”"),
        (("--parts", "criteria,foo"), "no part “foo”"),
        (("--parts", ","), "Name a part"),
        (("--brand", "nobodys"), "no brand “nobodys”"),
        (("--signed", "3"), "no signed version 3"),
        (("--audience", "press"), "client"),
        (("--page-size", "A3"), "not one of"),
        (("--version", "../../x"), "letters, digits, spaces"),
        (("--xlsx", "book.pdf"), "“book.pdf” does not end in .xlsx"),
        (("--signed", "1.0", "--brand", "none"), "--brand does not go with --signed"),
        (("--signed", "1.0", "--no-attach-workbook"), "--attach-workbook does not go with --signed"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value),
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    library: Path, tmp_path: Path, said: Sequence[str], told: str
) -> None:
    where = ("--library", str(library), "--pdf", str(tmp_path / "report.pdf"))
    ran = program("export", "norrhaven-2025", *said, *where, check=False)
    assert ran.returncode != 0
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_client_copy_with_a_name_in_it_is_told_of_and_what_is_chosen_is_done(
    library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"
    said = ("--criterion", "5.07", "--audience", "client", "--page-size", "letter", "--no-photos")
    called = ("--title", "Told to Oda Kvistad \u3053", "--version", "0.9")
    where = ("--framework", "icmi-cmo", "--pdf", str(path), "--library", str(library))
    ran = program("export", "norrhaven-2025", *said, *called, *where)
    assert "1 name stands in this copy for the client" in ran.stderr and "Oda Kvistad" in ran.stderr
    assert "Left out of this copy" in ran.stderr
    document = pypdfium2.PdfDocument(path)
    assert [round(side) for side in document[0].get_size()] == [612, 792]
    document.close()
    assert "0.9" in pages_of(path).text


def test_what_is_written_is_noted_where_the_library_can_be_written(library: Path, tmp_path: Path) -> None:
    where = ("--library", str(library), "--today", "2026-02-06")
    path = tmp_path / "one.pdf"
    what = ("--framework", "icmi-cmo", "--criterion", "5.07", "--audience", "client")
    said = (*what, "--pdf", str(path), "--author", "Ida", "--version", "0.7")
    program("export", "norrhaven-2025", *said, *where)
    known = json.loads(
        program("handed-over", "norrhaven-2025", "--check", str(path), "--json", *where).stdout
    )
    (entry,) = known["entries"]
    assert (entry["kind"], entry["made_by"], entry["audience"]) == ("pdf", "Ida", "client")
    with closing(Library.open(library)):  # a window has it open
        held = program("export", "norrhaven-2025", *said, *where, check=False)
    assert held.returncode == 0 and "Not noted among what was handed over" in held.stderr
    assert "checked" in held.stdout


def test_the_word_report_is_written_on_the_firms_template_unless_another_is_said(
    library: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours.docx"
    ours.write_bytes(changed(template_bytes(), **{"word/ours.txt": b"the firm's"}))
    at = ("--library", str(library))
    assert program("word-template", str(ours), *at).stdout == "ours.docx\n"
    where = ("--framework", "icmi-cmo", "--criterion", "5.07", *at)
    there = {}
    for name, more in (("own", ()), ("plain", ("--template", "none"))):
        path = tmp_path / f"{name}.docx"
        program("export", "norrhaven-2025", "--word", str(path), *where, *more)
        with zipfile.ZipFile(path) as written:
            there[name] = "word/ours.txt" in written.namelist()
    assert there == {"own": True, "plain": False}
    assert "program's own" in program("word-template", "--take-away", *at).stdout


def test_a_brand_is_brought_in_and_listed(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "fjord.yaml"
    path.write_text("schema: 1\nid: fjord\nname: Fjord\nfirm: Fjord & Co.\n", encoding="utf-8")
    at = ("--library", str(library))
    assert program("brand", str(path), *at).stdout.split("\t") == ["fjord", "Fjord", "Fjord & Co.\n"]
    listed = json.loads(program("brand", "--json", *at).stdout)
    assert {"id": "fjord", "name": "Fjord", "firm": "Fjord & Co."} in listed
    path.write_text("schema: 1\nid: pale\nname: Pale\naccent: '#FFFFF0'\n", encoding="utf-8")
    refused = program("brand", str(path), *at, check=False)
    assert refused.returncode == 1 and "too pale" in refused.stderr
