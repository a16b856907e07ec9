"""Reads a written document back: whole, of this content, and with everything that it speaks of."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.forms import in_form, parts_of
from maturity_desktop.reports.word.document import identity_of
from maturity_desktop.reports.word.properties import REPORT_ID
from maturity_desktop.reports.word.template import TYPES, part_name, relations, relations_name
from maturity_desktop.reports.word.tree import UnsoundPart, check, tree

_ANCHOR = re.compile(rb'<w:hyperlink w:anchor="([^"]+)"')
_BOOKMARK = re.compile(rb'<w:bookmarkStart [^>]*w:name="([^"]+)"')
_PICTURE = re.compile(rb'r:embed="([^"]+)"')


def check_document(path: Path, content: ReportContent) -> None:
    """ReportError where the document cannot be read, is another one, or leads to what it does not have."""
    _ = content.words.gettext
    try:
        with zipfile.ZipFile(path) as archive:
            problem = archive.testzip() or next(_faults(archive, content), "")
    except (OSError, EOFError, KeyError, zipfile.BadZipFile, zlib.error, UnsoundPart, ValueError) as error:
        raise ReportError(
            _("The Word document that was written cannot be read back. Export it again.")
        ) from error
    if problem:
        told = _("The Word document that was written is not as it was meant ({problem}). Export it again.")
        raise ReportError(told.format(problem=problem))


def _faults(archive: zipfile.ZipFile, content: ReportContent) -> Iterator[str]:
    names = set(archive.namelist())
    for name in names:
        if name.endswith((".xml", ".rels")):
            check(archive.read(name), is_ours=True)
    if TYPES not in names:
        yield TYPES
    top = relations(archive.read("_rels/.rels"))
    found = {own.kind: part_name("", own.target) for own in top}
    custom = tree(archive.read(found["custom-properties"]))
    identities = [
        value.text
        for own in custom.children
        if own.attributes.get("name") == REPORT_ID
        for value in own.children
    ]
    if identities != [identity_of(content)]:
        yield REPORT_ID
    main = found["officeDocument"]
    text = archive.read(main)
    bookmarks = _BOOKMARK.findall(text)
    if set(_ANCHOR.findall(text)) - set(bookmarks) or len(bookmarks) != len(set(bookmarks)):
        yield "w:bookmarkStart"
    targets = {own.id: own for own in relations(archive.read(relations_name(main)))}
    pictures = {own.decode() for own in _PICTURE.findall(text)}
    if any(own not in targets or part_name(main, targets[own].target) not in names for own in pictures):
        yield "r:embed"
    if len(bookmarks) < _least_places(content):
        yield "w:body"


def _least_places(whole: ReportContent) -> int:
    """How many places links lead to at least: every criterion and item of evidence that is told."""
    content, parts = in_form(whole), parts_of(whole.options)
    criteria = sum(len(own.criteria) for own in content.frameworks) if Part.CRITERIA in parts else 0
    return criteria + (len(content.evidence) if Part.APPENDICES in parts else 0)
