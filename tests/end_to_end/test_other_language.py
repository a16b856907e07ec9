"""The command line in a language of the tests' own: every letter of the catalogue is written wide.

So a text that went past the catalogue would still stand in plain letters.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from string import ascii_letters

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.storage.library import Library
from tests.storage.small import SOURCE
from tools.extract_texts import TEMPLATE

ROOT = resources_folder().parent
LANGUAGE = "xx"
WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in ascii_letters}
PLACEHOLDER = re.compile(r"({[^{}]*})")


def wide(text: str) -> str:
    """The text in the tests' language; what stands in braces is no text."""
    return "".join(
        part if PLACEHOLDER.fullmatch(part) else part.translate(WIDE) for part in PLACEHOLDER.split(text)
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with a catalogue of that language, every text of the template translated."""
    root = tmp_path_factory.mktemp("program")
    for name in ("maturity_desktop", "frameworks"):
        shutil.copytree(ROOT / name, root / name)
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            forms = [message.id] if isinstance(message.id, str) else message.id
            translated = tuple(map(wide, forms))
            catalogue.add(message.id, translated if message.pluralizable else translated[0])
    folder = root / "resources" / "locale" / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "maturity_desktop.mo").open("wb") as file:
        write_mo(file, catalogue)
    return root


def run(installed: Path, *arguments: str, language: str = LANGUAGE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "maturity_desktop", *arguments],
        cwd=installed, env=os.environ | {"LANGUAGE": language},
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def test_an_error_is_told_in_the_language_of_the_system(installed: Path, tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    ran = run(installed, "show", "123", "--library", str(tmp_path))
    told = wide("No audit is called {words}. “list” names them.").format(words="123")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", f"{told}\n")


def test_what_storage_tells_is_in_that_language_too(installed: Path, tmp_path: Path) -> None:
    file = tmp_path / "1.0"
    file.write_bytes(SOURCE.replace(b"impact: 4", b"impact: 6"))
    line = SOURCE.count(b"\n", 0, SOURCE.index(b"impact: 4")) + 1
    ran = run(installed, "check-framework", str(file))
    what = wide("“{key}” is “{value}”").format(key="impact", value=6)
    instead = wide("Write a whole number from {low} to {high}.").format(low=1, high=5)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", f"{file}:{line}: {what}. {instead}\n")


def test_a_plural_takes_its_form(installed: Path, tmp_path: Path) -> None:
    file = tmp_path / "deep"
    file.write_bytes(b"[" * 100)
    told = wide("more than {count} levels of indentation or brackets").format(count=24)
    assert told in run(installed, "check-framework", str(file)).stderr


@pytest.mark.parametrize("verb", [(), ("sample",), ("export",), ("verify",), ("check-framework",)])
def test_help_has_no_plain_words_but_names(installed: Path, verb: tuple[str, ...]) -> None:
    assert plain_lines(run(installed, *verb, "--help").stdout) == []
    assert len(plain_lines(run(installed, *verb, "--help", language="C").stdout)) > 2


def plain_lines(told: str) -> list[str]:
    """The lines of help with plain words, apart from Click's own and the names of verbs and options."""
    told = re.sub(r"(?m)^Usage: .*|^(Options|Commands):|Show (this message|the version) and exit\.", "", told)
    told = re.sub(r"(?m)^  ([a-z-]+|-h, --help|--[a-z-]+( [A-Z]+| / --[a-z-]+)?)(  +|$)", "", told)
    return [line for line in told.splitlines() if re.search("[a-z]{2}", line)]


def test_the_same_program_speaks_english_without_a_catalogue(installed: Path, tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    ran = run(installed, "show", "123", "--library", str(tmp_path), language="C")
    assert ran.stderr == "No audit is called 123. “list” names them.\n"
