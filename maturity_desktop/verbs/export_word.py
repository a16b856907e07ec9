"""Handing over the gap report as a Word document, on the firm's own template or the program's."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.crosswalk import Crosswalk
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.report_records import Form
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import NO_PAIRS, build_content
from maturity_desktop.reports.support import NO_SUPPORT, Support
from maturity_desktop.storage.files import open_plain, write_checked
from maturity_desktop.storage.word_template_files import KeptTemplate, read_kept
from maturity_desktop.verbs.export import Exported

LARGEST_TEMPLATE = 30_000_000


def export_word(
    results: Sequence[Results],
    path: Path,
    made_on: date,
    options: ReportOptions,
    words: NullTranslations,
    progress: Progress = unwatched,
    crosswalk: Crosswalk = NO_PAIRS,
    support: Support = NO_SUPPORT,
    template: Path | KeptTemplate | None = None,
) -> Exported:
    """Writes the gap report as .docx; None as template: the program's own.

    ReportError (a TemplateError, where the template cannot be used) or OSError where it could not be written;
    an old file is then untouched.
    """
    from maturity_desktop.reports.word import check_word, write_word

    data = read_template_file(template) if template is not None else None
    content = build_content(results, made_on, options, words, crosswalk, support)

    def write(out: BinaryIO) -> None:
        write_word(content, out, data, progress)

    write_checked(path, write, lambda written: check_word(written, content))
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return Exported(path, path.stat().st_size, digest)


def word_warnings(template: Path | KeptTemplate, words: NullTranslations) -> tuple[str, ...]:
    """What a template lacks, told before the document is made; ReportError where it cannot be used at all."""
    from maturity_desktop.reports.word import template_remarks

    return template_remarks(read_template_file(template), words)


def contents_hint(options: ReportOptions, words: NullTranslations) -> str:
    """What is left to do in Word, which alone knows the pages of headings; empty without contents."""
    if options.form is not Form.FULL:
        return ""
    return words.gettext(
        "In Word, click into the contents and press F9: the numbers of the pages are filled in then."
    )


def read_template_file(template: Path | KeptTemplate) -> bytes:
    """The bytes of a template, one more than is allowed at most: larger ones are refused by their reader.

    ReportError where they are no longer those that the firm keeps, OSError where a file cannot be read.
    """
    if isinstance(template, KeptTemplate):
        return read_kept(template)
    with open_plain(template) as file:
        return file.read(LARGEST_TEMPLATE + 1)
