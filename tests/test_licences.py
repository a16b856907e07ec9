"""Whoever gets the bundle gets the licences of everything in it."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from maturity_desktop.data_folders import resources_folder
from tools.licences import FOLDER, licence_files, licences, needed

ROOT = Path(__file__).parents[1]
PROGRAM = "maturity-desktop"
OF_QT = {"PySide6_Essentials", "shiboken6"}
"""Their wheels bring no licence; the repository has it."""


def test_every_package_of_the_program_brings_its_licence() -> None:
    without = {package.name for package in needed(PROGRAM) if not licence_files(package)}
    assert without == OF_QT


def test_what_a_needed_package_needs_is_there_and_what_only_tests_need_is_not() -> None:
    names = {package.name.lower() for package in needed(PROGRAM)}
    assert {"python-dateutil", "pluggy", "et_xmlfile"} <= names
    assert not {"pytest", "ruff", "pyinstaller"} & names


def test_each_licence_is_there_and_has_a_place_of_its_own() -> None:
    found = licences(ROOT, PROGRAM)
    assert all(Path(source).is_file() for source, _folder in found)
    places = [PurePath(folder, Path(source).name) for source, folder in found]
    assert len(set(places)) == len(places)
    assert {PurePath(FOLDER, name) for name in ("LICENSE", "LGPL-3.0.txt", "GPL-3.0.txt")} <= set(places)
    assert PurePath(FOLDER, "reportlab", "licenses", "LICENSE") in places


@pytest.mark.parametrize(
    ("font", "notice", "licence"),
    [
        ("Inter_400Regular.ttf", "The Inter Project Authors", "Inter-LICENSE.txt"),
        ("FiraGO_Regular.ttf", 'with Reserved Font Name "Fira"', "FiraGO-Noto-LICENSE.txt"),
        ("NotoSansSymbols2_Regular.ttf", "Copyright 2017 Google Inc.", "FiraGO-Noto-LICENSE.txt"),
    ],
)
def test_a_fonts_licence_has_the_notice_of_its_owner(font: str, notice: str, licence: str) -> None:
    fonts = resources_folder() / "fonts"
    assert notice.encode("utf-16-be") in (fonts / font).read_bytes(), "as the font itself has it"
    assert notice in (fonts / licence).read_text(encoding="utf-8")
