"""Brands as files: read back the same, every fault by its line, marks in one form, never half written."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.brand_colours import can_be_read, nearest_readable
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.brand_files import (
    FOLDER,
    brand_bytes,
    brand_path,
    drop_brand,
    keep_brand,
    kept_brands,
    read_brand,
)
from maturity_desktop.storage.plain_png import HIGHEST, WIDEST, size_of_plain_png


def png(width: int = 30, height: int = 10, mode: str = "RGBA", **more: Any) -> bytes:
    out = BytesIO()
    Image.new(mode, (width, height), "red").save(out, "PNG", **more)
    return out.getvalue()


KVALE = Brand(
    "kvale", "Kvale: “our” look", "Kvale & Partners", png(), "#7A1E3C", "#2B2440", "Confidential",
    "Thank you", ("One\nline.", "Two"), ("post@kvale.example", "+47 21"),
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)


def problems(folder: Path, source: str, mark: bytes = b"") -> list[str]:
    path = folder / "b.yaml"
    path.write_text(source, encoding="utf-8")
    if mark:
        (folder / "mark.png").write_bytes(mark)
    with pytest.raises(FrameworkError) as caught:
        read_brand(path)
    return [f"{problem.line}: {problem.what}. {problem.instead}" for problem in caught.value.problems]


def test_a_brand_is_read_back_the_same_and_gives_way_to_its_next_version(tmp_path: Path) -> None:
    assert read_brand(keep_brand(tmp_path, KVALE)) == KVALE
    newer = replace(KVALE, name="Newer", mark=png(31))
    keep_brand(tmp_path, newer)
    assert kept_brands(tmp_path) == ((newer,), ())
    assert len(list((tmp_path / FOLDER).iterdir())) == 2  # the older mark is gone
    drop_brand(tmp_path, "kvale")
    drop_brand(tmp_path, "kvale")
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_save_that_fails_leaves_nothing_new_and_takes_nothing_away(tmp_path: Path) -> None:
    path = brand_path(tmp_path, "kvale")
    path.mkdir(parents=True)  # so that no file can stand there
    with pytest.raises(OSError, match="kvale"):
        keep_brand(tmp_path, KVALE)
    assert [own.name for own in path.parent.iterdir()] == [path.name]
    path.rmdir()
    keep_brand(tmp_path, KVALE)
    (mark,) = path.parent.glob("*.png")
    path.unlink()
    path.mkdir()
    for again in (KVALE, replace(KVALE, mark=png(31))):
        with pytest.raises(OSError, match="kvale"):
            keep_brand(tmp_path, again)
        assert sorted(path.parent.iterdir()) == sorted([mark, path])


@given(texts.filter(str.strip), texts, texts, st.lists(texts, max_size=3), st.lists(texts, max_size=3))
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    firm: str,
    footer: str,
    closing: list[str],
    contact: list[str],
) -> None:
    brand = Brand("x", name.strip(), firm, footer=footer, closing=tuple(closing), contact=tuple(contact))
    path = tmp_path_factory.getbasetemp() / "words.yaml"
    path.write_bytes(brand_bytes(brand))
    assert read_brand(path) == brand


def test_every_fault_is_told_by_its_line(tmp_path: Path) -> None:
    source = 'schema: 1\nid: a b\nname: A\naccent: "#FFD24D"\nink: red\nfont: Arial\nmark: mark.png\n'
    assert problems(tmp_path, source)[0].startswith("2: ")
    found = problems(tmp_path, source.replace("a b", "ab").replace("font: Arial\n", ""))
    assert found == [
        "4: #FFD24D is too pale to be read on white. The nearest that can be read is #8C742A.",
        '5: “red” is no colour. Write it as #RRGGBB in quotation marks, for example "#0F5E78".',
        "6: the picture “mark.png” cannot be read (No such file or directory). Put it beside the file.",
    ]


def test_a_line_that_is_too_long_and_a_list_of_too_many_are_told_as_such(tmp_path: Path) -> None:
    head = "schema: 1\nid: ab\nname: A\nclosing:\n  contact:\n"
    found = problems(tmp_path, f"{head}    - near\n    - {'x' * 201}\n")
    assert found == ["7: “contact” has 201 characters. Write at most 200."]
    found = problems(tmp_path, head + "    - near\n" * 13)
    assert found == ["5: “contact” has 13 entries. Write at most 12."]


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "a/b.png", "con.png", "C:evil.png"])
def test_a_mark_lies_beside_its_file_and_nowhere_else(tmp_path: Path, name: str) -> None:
    assert "no plain name" in problems(tmp_path, f'schema: 1\nid: a\nname: A\nmark: "{name}"\n')[0]


@pytest.mark.parametrize(
    "mark",
    [
        b"GIF89a",
        png()[:-5],
        png(mode="P"),
        png(WIDEST + 1, 2),
        png(2, HIGHEST + 1),
        png() + b"more",
        png(pnginfo=None)[:8],
    ],
)
def test_a_mark_in_any_other_form_reaches_no_decoder(tmp_path: Path, mark: bytes) -> None:
    found = problems(tmp_path, "schema: 1\nid: a\nname: A\nmark: mark.png\n", mark)
    assert "not in the form" in found[0]


def test_a_changed_byte_of_a_mark_is_seen() -> None:
    whole, chance = png(), random.Random(7)
    for _attempt in range(60):
        place = chance.randrange(len(whole))
        changed = whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :]
        assert size_of_plain_png(changed) is None
    assert size_of_plain_png(whole) == (30, 10)


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    keep_brand(tmp_path, KVALE)
    for brand in (
        replace(KVALE, accent="#FFD24D"),
        replace(KVALE, mark=b"GIF89a"),
        replace(KVALE, name=" "),
        replace(KVALE, closing=("x",) * 13),
    ):
        with pytest.raises(FrameworkError):
            keep_brand(tmp_path, brand)
    assert kept_brands(tmp_path) == ((KVALE,), ())


def test_a_broken_file_hides_no_other_and_half_written_ones_are_passed_over(tmp_path: Path) -> None:
    keep_brand(tmp_path, KVALE)
    (tmp_path / FOLDER / "broken.yaml").write_text("schema: 1\n", encoding="utf-8")
    (tmp_path / FOLDER / ".kvale.yaml.0123.part.yaml").write_text("schema", encoding="utf-8")
    found, errors = kept_brands(tmp_path)
    assert found == (KVALE,) and len(errors) == 1
    assert brand_path(tmp_path, "a/../b").parent == tmp_path / FOLDER


@given(st.integers(0, 0xFFFFFF))
def test_the_nearest_colour_can_be_read_and_a_readable_one_stays(number: int) -> None:
    colour = f"#{number:06X}"
    assert can_be_read(nearest_readable(colour))
    assert not can_be_read(colour) or nearest_readable(colour) == colour
