"""Characters that only a font of the system has: drawn where it can be embedded, else spelt out."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from maturity_desktop.look import load_look
from maturity_desktop.reports import system_fonts
from maturity_desktop.reports.content import missing_glyphs
from maturity_desktop.reports.pdf.document import MARGIN, ReportCanvas
from maturity_desktop.reports.pdf.paragraphs import Styles, paragraph
from maturity_desktop.reports.system_fonts import preferred, system_font
from maturity_desktop.reports.text import runs
from tests.reports.audits import content_of
from tests.reports.font_files import assembled, character_map, collection, font_tables
from tests.reports.pdf_checks import assert_holds, assert_nothing_overlaps, assert_stays_in_its_column, small
from tests.reports.pdf_reading import bytes_of, pages_of
from tests.reports.pdf_structure import tagged_pages
from tools.page_faults import faults_in

JAPANESE = (
    "お客様満足度は八月に低下しました。しかし「応答率」は九割を超え、"
    "Average Speed of Answer は良くなりました。"
)
LONG = (JAPANESE * 40)[:2000]

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Makes these the only fonts of the system, in this order."""

    def install(*files: bytes) -> None:
        paths = []
        for place, data in enumerate(files):
            paths.append(tmp_path / f"{tmp_path.name}{place}.ttf")
            paths[-1].write_bytes(data)
        system_fonts._found.cache_clear()
        monkeypatch.setattr(system_fonts, "candidates", lambda: {"chinese": tuple(paths)})

    return install


def sound() -> bytes:
    return assembled(font_tables(LONG))


def test_a_long_text_without_spaces_is_drawn_in_its_column_and_read_back(install: Install) -> None:
    install(sound())
    content = content_of(small(LONG))
    assert missing_glyphs(content) == ()
    made = bytes_of(content)
    pages = pages_of(made)
    assert_holds(pages, [LONG])
    assert_stays_in_its_column(pages)
    assert_nothing_overlaps(pages)
    assert not any("[U+" in page.text for page in pages.pages)
    lines = [words for page in pages.pages for _box, words in page.boxes if "客" in words]
    assert not any(words.lstrip().startswith(("。", "、", "」")) for words in lines), "no mark begins a line"
    assert bytes_of(content) == made
    assert any(node.kind == "P" for page in tagged_pages(made) for node in page.nodes())


def test_a_mark_that_may_not_begin_a_line_hangs_at_its_end_also_from_right_to_left(install: Install) -> None:
    install(sound())
    out, style = BytesIO(), Styles(load_look("light")).cover_client(30)
    canvas = ReportCanvas(out, pagesize=(595, 842), invariant=1)
    for count in range(12, 28):
        words = paragraph(f"שלום{'客' * count}。」", style)
        height = words.wrapOn(canvas, 595 - 2 * MARGIN, 700)[1]
        words.drawOn(canvas, MARGIN, 700 - height)
        canvas.showPage()
    canvas.save()
    assert [own for own in faults_in(out.getvalue()) if own.what.startswith("beyond")] == []


def test_two_fonts_that_call_themselves_the_same_are_two(install: Install) -> None:
    install(assembled(font_tables("客")), assembled(font_tables("様")))
    pages = pages_of(bytes_of(content_of(small("客様"))))
    assert_holds(pages, ["客様"])


def test_what_no_font_has_is_still_spelt_out_and_listed(install: Install) -> None:
    install(sound())
    assert [own for own, _places in missing_glyphs(content_of(small("客 👩")))] == ["👩"]
    assert "".join(run for _font, run in runs("客 👩")) == "客 [U+1F469]"


def test_a_font_of_a_collection_is_taken(install: Install) -> None:
    install(collection(2, font_tables("客")))
    assert system_font(ord("客"))


def test_the_list_of_the_text_s_own_script_is_asked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = {}
    for name in ("japanese", "chinese"):
        lists[name] = (tmp_path / f"{name}{tmp_path.name}.ttf",)
        lists[name][0].write_bytes(assembled(font_tables("満")))
    system_fonts._found.cache_clear()
    monkeypatch.setattr(system_fonts, "candidates", lambda: lists)
    assert "chinese" in system_font(ord("満"), preferred("満足度"))
    assert "japanese" in system_font(ord("満"), preferred("満足です"))


def _with(**changed: bytes) -> bytes:
    return assembled(font_tables("客") | {name.encode(): data for name, data in changed.items()})


def _not_to_be_embedded() -> bytes:
    tables = font_tables("客")
    told = bytearray(tables[b"OS/2"])
    struct.pack_into(">H", told, 8, 2)
    return assembled(tables | {b"OS/2": bytes(told)})


def _round() -> bytes:
    """The glyph of 客 is made of itself."""
    tables = font_tables("客")
    glyph = struct.unpack_from(">I", tables[b"cmap"], len(tables[b"cmap"]) - 4)[0]
    is_long = tables[b"head"][51]
    place = struct.unpack_from(">I" if is_long else ">H", tables[b"loca"], (4 if is_long else 2) * glyph)[0]
    outlines = bytearray(tables[b"glyf"])
    part = struct.pack(">hhhhhHHbb", -1, 0, 0, 9, 9, 0, glyph, 0, 0)
    struct.pack_into(f"{len(part)}s", outlines, place * (1 if is_long else 2), part)
    return _with(glyf=bytes(outlines))


UNFIT = {
    "nothing": lambda: b"",
    "no font": lambda: b"<html>" * 100,
    "cut short": lambda: sound()[:20_000],
    "outlines of another kind": lambda: assembled(font_tables("客") | {b"CFF ": b"x"}, b"OTTO"),
    "colours": lambda: _with(CBDT=b"\0" * 8),
    "not to be embedded": _not_to_be_embedded,
    "more characters than there are": lambda: _with(cmap=character_map([(0, 0xFFFFFFFF, 5)])),
    "more groups than bytes": lambda: _with(
        cmap=character_map([])[:24] + struct.pack(">I", 0xFFFFFFF0) + bytes(8)
    ),
    "glyphs that are not there": lambda: _with(cmap=character_map([(ord("客"), ord("客"), 60_000)])),
    "outlines cut short": lambda: _with(glyf=font_tables("客")[b"glyf"][:40]),
    "a glyph made of itself": _round,
    "no widths": lambda: _with(hmtx=b""),
}


@pytest.mark.parametrize("unfit", UNFIT.values(), ids=UNFIT)
def test_a_font_that_cannot_be_used_is_passed_over(install: Install, unfit: Callable[[], bytes]) -> None:
    install(unfit())
    assert system_font(ord("客")) == ""
    install(unfit(), unfit(), sound())
    assert system_font(ord("客")).endswith("2")


def test_a_report_goes_on_without_a_font_that_is_damaged(install: Install) -> None:
    install(sound()[:20_000])
    page = pages_of(bytes_of(content_of(small("客")))).pages[-1]
    assert "[U+5BA2]" in page.text


def test_the_data_file_names_fonts_for_every_system() -> None:
    system_fonts._asked.cache_clear()
    for system in ("win32", "darwin", "linux"):
        folders, files = system_fonts._asked(system)
        assert folders
        assert {"japanese", "korean", "chinese", "other"} == set(files)


def test_files_are_found_by_name_in_folders_within_folders(tmp_path: Path) -> None:
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / "one" / "two" / "MEIRYO.TTC").write_bytes(b"")
    (tmp_path / "one" / "other.ttf").write_bytes(b"")
    found = system_fonts._files([tmp_path / "missing", tmp_path], {"meiryo.ttc"})
    assert found == {"meiryo.ttc": tmp_path / "one" / "two" / "MEIRYO.TTC"}
