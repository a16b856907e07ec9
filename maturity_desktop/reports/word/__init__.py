"""The gap report as a Word document on a template, the firm's own or the program's.

It is written without a library: its text is markup made here, put into the bytes of the template.
"""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.reports.content import ReportContent


def write_word(
    content: ReportContent, out: BinaryIO, template: bytes | None = None, progress: Progress = unwatched
) -> None:
    """Writes the document; the same content on the same template gives the same bytes.

    TemplateError where the template, the bytes of a .docx, cannot be used; None: the program's own.
    """
    from maturity_desktop.look import load_look
    from maturity_desktop.reports.pdf.branding import branded
    from maturity_desktop.reports.word.document import write_document
    from maturity_desktop.reports.word.template import read_template

    usual = read_template(usual_template().read_bytes(), content.words)
    read = read_template(template, content.words) if template is not None else usual
    look = branded(load_look("light"), content.options.brand)
    write_document(content, out, read, look, progress, usual)


def template_remarks(template: bytes, words: NullTranslations) -> tuple[str, ...]:
    """What is worth knowing of a template before it is used; TemplateError where it cannot be."""
    from maturity_desktop.reports.word.filling import style_remarks, with_styles
    from maturity_desktop.reports.word.template import read_template

    read = read_template(template, words)
    (styles, *_others) = read.related("styles")
    return style_remarks(with_styles(read.parts[styles], "en", {}, 0).added, words)


def check_word(path: Path, content: ReportContent) -> None:
    """Opens the file again; ReportError where it is not this report, whole."""
    from maturity_desktop.reports.word.check import check_document

    check_document(path, content)


def usual_template() -> Path:
    """The program's own template; tools/make_word_template.py writes it."""
    return resources_folder() / "word" / "report.docx"
