"""The firm's Word template: kept once, read back, refused with the one before untouched, in every backup."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.storage.backups.layout import files_beside
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.word_template_files import FOLDER, NOTE
from maturity_desktop.verbs.export_word import export_word, word_warnings
from maturity_desktop.verbs.word_template import firm_template, keep_for_firm, no_longer_keep
from tests.reports.pdf_checks import small
from tests.reports.word.reading import changed
from tools.make_word_template import template_bytes

WORDS = NullTranslations()


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    opened = Library.open(new_library)
    yield opened
    opened.close()


def named(folder: Path, name: str, **parts: str | bytes | None) -> Path:
    """A template in a file of this name, with other parts than the program's own."""
    path = folder / name
    path.write_bytes(changed(template_bytes(), **parts) if parts else template_bytes())
    return path


def test_one_template_is_kept_under_its_name_and_goes_into_backups(library: Library, tmp_path: Path) -> None:
    assert firm_template(library.folder) is None
    keep_for_firm(library, named(tmp_path, "Old.docx", **{"word/note.txt": "older"}), WORDS)
    path = named(tmp_path, "Kvale & Partners.dotx")
    kept = keep_for_firm(library, path, WORDS)
    path.unlink()  # the library has its own copy
    assert kept.name == "Kvale & Partners.dotx" and firm_template(library.folder) == kept
    assert kept.path.read_bytes() == template_bytes() and word_warnings(kept, WORDS) == ()
    beside = [name for name in files_beside(library.folder) if name.startswith(f"{FOLDER}/")]
    assert beside == [f"{FOLDER}/{kept.sha256}.docx", f"{FOLDER}/{NOTE}"]
    no_longer_keep(library)
    no_longer_keep(library)
    assert firm_template(library.folder) is None and not list((library.folder / FOLDER).iterdir())


def test_what_cannot_be_used_is_refused_and_the_one_before_stays(library: Library, tmp_path: Path) -> None:
    kept = keep_for_firm(library, named(tmp_path, "Ours.docx"), WORDS)
    with pytest.raises(ReportError, match="has macros"):
        keep_for_firm(library, named(tmp_path, "Macros.docx", **{"word/vbaProject.bin": b"x"}), WORDS)
    with pytest.raises(OSError, match="it is a folder or a device"):
        keep_for_firm(library, tmp_path, WORDS)
    assert firm_template(library.folder) == kept


@pytest.mark.parametrize("harm", ["other bytes", "gone", "note"])
def test_a_harmed_template_is_told_and_no_report_is_written_on_another(
    library: Library, tmp_path: Path, harm: str
) -> None:
    kept = keep_for_firm(library, named(tmp_path, "Ours.docx"), WORDS)
    out = tmp_path / "report.docx"
    if harm == "note":
        (library.folder / FOLDER / NOTE).write_text('{"name": "x", "sha256": "../../x"}', encoding="utf-8")
        with pytest.raises(ReportError, match="missing or damaged"):
            firm_template(library.folder)
    else:
        kept.path.write_bytes(b"other") if harm == "other bytes" else kept.path.unlink()
        with pytest.raises(ReportError, match="missing or damaged"):
            export_word([small("Words.")], out, date(2026, 1, 2), ReportOptions(), WORDS, template=kept)
        assert not out.exists()
    again = keep_for_firm(library, named(tmp_path, "Ours.docx"), WORDS)
    assert hashlib.sha256(again.path.read_bytes()).hexdigest() == again.sha256
