"""The firm's Word template: one, kept in the library's folder, that reports for Word are written into."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

from maturity_desktop.storage.library import Library
from maturity_desktop.storage.word_template_files import (
    KeptTemplate,
    drop_template,
    keep_template,
    kept_template,
)
from maturity_desktop.verbs.export_word import read_template_file


def firm_template(library_folder: Path) -> KeptTemplate | None:
    """The template in use, None for the program's own; ReportError where what is kept cannot be read."""
    return kept_template(library_folder)


def keep_for_firm(library: Library, path: Path, words: NullTranslations) -> KeptTemplate:
    """A document becomes the firm's template, in place of the one before.

    TemplateError where it cannot be used, OSError where it cannot be read or kept: the one before then stays.
    """
    from maturity_desktop.reports.word import template_remarks

    library.refuse_to_write()
    data = read_template_file(path)
    template_remarks(data, words)
    return keep_template(library.folder, path.name, data)


def no_longer_keep(library: Library) -> None:
    """Reports are written on the program's own template again."""
    library.refuse_to_write()
    drop_template(library.folder)
