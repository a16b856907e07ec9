"""Words inside files of evidence are found, by register and library, and only while an item has the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from sqlite3 import Connection

import pytest
from reportlab.pdfgen.canvas import Canvas

from maturity_desktop.domain.audit import Change, Evidence
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.engine import writing
from maturity_desktop.storage.file_text import FileText, files_without_text, keep_texts
from maturity_desktop.storage.file_text_reading import words_of
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.media_types import OFFICE, UNKNOWN
from maturity_desktop.verbs.evidence import ClientFiles
from tests.storage.small import added, edit, evidence, start

WORD = f"{OFFICE}.wordprocessingml.document"


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.close()


def pdf(*pages: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for words in pages:
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def docx(words: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("[Content_Types].xml", "<Types/>")
        pack.writestr("word/document.xml", f"<w:document><w:p><w:t>{words}</w:t></w:p></w:document>")
        pack.writestr("word/settings.xml", "<w:t>settings</w:t>")
    return file.getvalue()


def xlsx(sheet: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("xl/workbook.xml", "<workbook/>")
        pack.writestr("xl/sharedStrings.xml", "<sst><si><t>shared</t></si></sst>")
        pack.writestr("xl/worksheets/sheet1.xml", sheet)
    return file.getvalue()


def put_file(library: Library, number: int, data: bytes, name: str) -> Evidence:
    stored = library.evidence.add_bytes("c1", data, name)
    item = evidence(
        number, file_name=name, media_type=stored.media_type, size=stored.size, sha256=stored.sha256
    )
    library.commit([edit(*added([item]))], {})
    return item


@pytest.mark.parametrize(
    ("kind", "data", "wanted"),
    [
        ("text/plain", "Grüße vom Zebra".encode(), "Grüße vom Zebra"),
        ("text/csv", "a;b\n1;Zebra".encode("utf-16"), "a;b\n1;Zebra"),
        ("text/csv", "Größe;Zebra".encode("latin-1"), "Größe;Zebra"),
        ("application/pdf", pdf("first page", "a zebra on the second"), "zebra on the second"),
        (WORD, docx("Z&amp;A caf&#233;"), "Z&A café"),
    ],
)
def test_words_are_read(kind: str, data: bytes, wanted: str, decoder: Decoder) -> None:
    found = words_of(kind, io.BytesIO(data), decoder)
    assert wanted in found and "settings" not in found


def test_the_words_of_a_sheet_may_stand_in_its_cells(decoder: Decoder) -> None:
    cell = '<c r="A1" t="inlineStr"><is><r><t>Zeb</t></r><r><t>ra</t></r></is></c>'
    sheet = f'<sheetData>{cell}<c r="B1"><v>4711</v></c>{cell.replace("is>", "x:is>")}</sheetData>'
    found = words_of(f"{OFFICE}.spreadsheetml.sheet", io.BytesIO(xlsx(sheet)), decoder)
    assert found.split() == ["shared", "Zebra", "Zebra"]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("application/pdf", b"%PDF-1.4 and nothing more"),
        (WORD, b"PK\x03\x04 no pack"),
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("application/zip", docx("not looked into")),
    ],
)
def test_what_has_no_words_has_none(kind: str, data: bytes, decoder: Decoder) -> None:
    assert words_of(kind, io.BytesIO(data), decoder) == ""
    assert words_of("text/plain", io.BytesIO(b"the child goes on"), decoder) == "the child goes on"


def test_files_are_found_by_their_words(library: Library) -> None:
    start(library)
    files = ClientFiles(library, "c1")
    plan = put_file(library, 1, pdf("Shrinkage of the zebra team"), "plan.pdf")
    other = put_file(library, 2, b"nothing of the kind", "other.txt")
    assert files.with_words("zebra") == frozenset()
    assert files.read_words([plan, other]) == 2
    assert files.with_words("zeb shrink") == {plan.sha256}
    assert files.with_words("of") == {plan.sha256, other.sha256}
    (hit,) = library.search("zebra")
    assert (hit.kind, hit.key, hit.audit) == ("evidence", plan.key, "a1") and "zebra" in hit.snippet
    assert ClientFiles(library, "c2").with_words("zebra") == frozenset()
    assert files.read_words([plan, other]) == 0


def test_exports_of_other_programs_are_found(library: Library) -> None:
    start(library)
    old = put_file(library, 1, "Zebra;Größe\n1;2\n".encode("latin-1"), "old.csv")
    wide = put_file(library, 2, "Ein Zebra".encode("utf-16"), "wide.txt")
    files = ClientFiles(library, "c1")
    files.read_words([old, wide])
    assert files.with_words("zebra") == {old.sha256, wide.sha256}
    assert files.with_words("größe") == {old.sha256}


def test_a_hit_shows_the_words_wherever_they_stand(library: Library) -> None:
    start(library)
    early = put_file(library, 1, "Über die Zébra-Straße".encode(), "early.txt")
    late = put_file(library, 2, b"nothing of it " * 1_000 + b"a zebra at last", "late.txt")
    ClientFiles(library, "c1").read_words([early, late])
    found = {hit.key[1]: hit.snippet for hit in library.search("zebra")}
    assert found[early.id] == "Über die Zébra-Straße"
    assert found[late.id].endswith("a zebra at last")


@pytest.mark.parametrize(
    "damage", ["INSERT INTO file_words (file_words) VALUES ('delete-all')", "DELETE FROM file_text"]
)
def test_what_is_odd_or_missing_is_made_anew(library: Library, damage: str) -> None:
    start(library)
    files = ClientFiles(library, "c1")
    plan = put_file(library, 1, b"zebra", "plan.txt")
    files.read_words([plan])
    assert library.verify() == ()
    library.writer.submit(lambda db: _done(db.conn, damage)).result()
    assert files.with_words("zebra") == frozenset()
    files.read_words([plan])
    assert files.with_words("zebra") == {plan.sha256} and library.verify() == ()


def _done(connection: Connection, statement: str) -> None:
    with writing(connection):
        connection.execute(statement)


def test_the_words_go_with_the_last_item(library: Library) -> None:
    start(library)
    files = ClientFiles(library, "c1")
    plan = put_file(library, 1, b"zebra", "plan.txt")
    files.read_words([plan])
    library.commit([edit(Change(plan, None))], {})
    assert library.search("zebra") == ()
    files.read_words([])
    library.commit([edit(Change(None, plan))], {})
    assert files.with_words("zebra") == frozenset()
    assert library.look_up(lambda connection: files_without_text(connection, "c1")) == {plan.sha256}
    assert files.read_words([plan]) == 1 and files.with_words("zebra") == {plan.sha256}


def test_what_came_in_as_nobody_knew_its_sort_is_looked_at_again(library: Library) -> None:
    start(library)
    files = ClientFiles(library, "c1")
    items = []
    for number, (name, data) in enumerate(
        [
            ("old.csv", "Zebra;Größe\n".encode("latin-1")),
            ("tool.bin", b"\0\1zebra"),
            ("odd.csv", b"\0\1zebra"),
        ],
        1,
    ):
        stored = library.evidence.add_bytes("c1", data, name)
        items.append(
            evidence(number, file_name=name, media_type=UNKNOWN, size=stored.size, sha256=stored.sha256)
        )
        library.commit([edit(*added([items[-1]]))], {})
    nothing = [FileText("c1", item.sha256, "") for item in items]
    library.writer.submit(lambda db: keep_texts(db.conn, nothing)).result()
    assert files.with_words("zebra") == frozenset()
    assert files.read_words(items) == 1
    assert files.with_words("zebra") == {items[0].sha256}
    assert files.read_words(items) == 0
    assert library.load("a1").get(Evidence, *items[0].key) == items[0]


def test_what_was_read_when_it_was_cancelled_stays(library: Library) -> None:
    start(library)
    files = ClientFiles(library, "c1")
    items = [put_file(library, number, b"zebra %d" % number, f"{number}.txt") for number in range(1, 6)]

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        files.read_words(items, stop)
    assert files.with_words("zebra") == {item.sha256 for item in items[:3]}
    assert files.read_words(items) == 2
    assert files.with_words("zebra") == {item.sha256 for item in items}
