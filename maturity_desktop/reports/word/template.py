"""A firm's template, hostile until it has passed: the parts of a Word document, without macros or links."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.tree import Change, Element, UnsoundPart, changed, check, tree

MOST_PARTS = 1_000
LARGEST_FILE = 30_000_000
LARGEST = 60_000_000
"""Bytes of all parts; a cover's photo has a few million."""
LARGEST_XML = 8_000_000
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES = "[Content_Types].xml"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACROS = re.compile(r"vba|macro|activex|/embeddings/|oleobject|keymap|attachedtoolbars", re.IGNORECASE)
_BOUND = "/attachedTemplate"
_LOCKS = ("w:attachedTemplate", "w:documentProtection", "w:writeProtection")
_SAFE = re.compile(r"(mailto:|https?://)", re.IGNORECASE)
_NAME = re.compile(r"[^\\\x00-\x1f:]+")


class TemplateError(ReportError):
    """A template that cannot be used, told to the person."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a part leads to another: its id, the last word of its type, and where to."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Template:
    """The parts of a document by name; `main` is the one that holds the text."""

    parts: Mapping[str, bytes]
    main: str

    def related(self, kind: str, source: str = "") -> tuple[str, ...]:
        """The names of the parts that a part (the main one) leads to by relations of a kind."""
        source = source or self.main
        return tuple(
            name
            for relation in relations(self.parts.get(relations_name(source), b""))
            if relation.kind == kind and not relation.outside
            for name in [part_name(source, relation.target)]
            if name in self.parts
        )


def relations_name(part: str) -> str:
    """Where the relations of a part stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_name(source: str, target: str) -> str:
    """The name of the part that a relation of another leads to."""
    if target.startswith("/"):
        return target.removeprefix("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def relations(part: bytes) -> tuple[Relation, ...]:
    """The relations in a part of them; none where there is no such part."""
    if not part:
        return ()
    return tuple(
        Relation(
            own.attributes.get("Id", ""),
            own.attributes.get("Type", "").rpartition("/")[2],
            own.attributes.get("Target", ""),
            own.attributes.get("TargetMode", "") == "External",
        )
        for own in tree(part).children
    )


def read_template(data: bytes, words: NullTranslations) -> Template:
    """A template that has passed; TemplateError says why one has not."""
    _ = words.gettext
    not_word = _(
        "This is no Word document. Save the template as .docx or .dotx in Word, and choose that file."
    )
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise TemplateError(
            _("The template is in Word’s old format, or it is locked with a password. Save it as .docx.")
        )
    if len(data) > LARGEST_FILE:
        raise TemplateError(_("The template is too large: a template has at most 30 MB."))
    try:
        parts = _parts(data, words)
        main = _main_part(parts)
        if main is None:
            raise TemplateError(not_word)
        _free(parts, main)
        _refuse_what_acts(parts, words)
        for name, part in parts.items():
            if name.endswith((".xml", ".rels", ".vml")) or name == TYPES:
                check(part)
        made = Template(parts, main)
        _check_text(made, words)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise TemplateError(not_word) from error
    except (UnsoundPart, RecursionError) as error:
        raise TemplateError(
            _("The template is damaged: open it in Word, save it again, and choose the new file.")
        ) from error
    return made


def _parts(data: bytes, words: NullTranslations) -> dict[str, bytes]:
    """The parts by name, no larger together than a document is."""
    _ = words.gettext
    damaged = _("The template is damaged: open it in Word, save it again, and choose the new file.")
    parts: dict[str, bytes] = {}
    room = LARGEST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS:
            raise TemplateError(_("The template has too many parts."))
        for entry in entries:
            name = entry.filename
            outside = name.startswith("/") or ".." in name.split("/")
            if name in parts or entry.flag_bits & 1 or outside or not _NAME.fullmatch(name):
                raise TemplateError(damaged)
            limit = min(room, LARGEST_XML if name.endswith((".xml", ".rels")) else LARGEST)
            with archive.open(entry) as file:
                parts[name] = file.read(limit + 1)
            if len(parts[name]) > limit:
                raise TemplateError(_("The template is too large once it is unpacked."))
            room -= len(parts[name])
    return parts


def _main_part(parts: Mapping[str, bytes]) -> str | None:
    """The part with the text, if the file is a document or a template of Word's."""
    if TYPES not in parts:
        return None
    for relation in relations(parts.get("_rels/.rels", b"")):
        name = part_name("", relation.target)
        if (
            relation.kind == "officeDocument"
            and name in parts
            and "macro" not in content_type(parts, name).lower()
        ):
            return name if content_type(parts, name) in (DOCUMENT_TYPE, TEMPLATE_TYPE) else None
        if relation.kind == "officeDocument" and name in parts:
            return name  # it is refused for its macros, and that is told
    return None


def content_type(parts: Mapping[str, bytes], name: str) -> str:
    """The type that the file gives to a part."""
    for own in tree(parts[TYPES]).children:
        if own.attributes.get("PartName", "").lower() == f"/{name}".lower():
            return own.attributes.get("ContentType", "")
    return ""


def _free(parts: dict[str, bytes], main: str) -> None:
    """Takes away what binds a document to its own template, as Word writes it for each, and what locks it."""
    for name in [own for own in parts if own.endswith(".rels")]:
        bound = [own for own in tree(parts[name]).children if own.attributes.get("Type", "").endswith(_BOUND)]
        parts[name] = changed(parts[name], (Change(own.start, own.end, b"") for own in bound))
    for name in Template(parts, main).related("settings"):
        locks = [own for own in tree(parts[name]).children if own.name in _LOCKS]
        parts[name] = changed(parts[name], (Change(own.start, own.end, b"") for own in locks))


def _refuse_what_acts(parts: Mapping[str, bytes], words: NullTranslations) -> None:
    """Macros, embedded programs and links to elsewhere; a link that a person may click stays."""
    _ = words.gettext
    if any(_MACROS.search(f"/{name}") for name in parts) or b"macroEnabled" in parts[TYPES]:
        raise TemplateError(
            _("The template has macros or embedded objects. Save it as a Word document without them (.docx).")
        )
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in relations(part):
            clicked = relation.kind == "hyperlink" and _SAFE.match(relation.target)
            if relation.outside and not clicked:
                raise TemplateError(
                    _("The template links to another file: {target}. Remove the link in Word.").format(
                        target=shortened(one_line(relation.target), 80)
                    )
                )


def _check_text(template: Template, words: NullTranslations) -> None:
    """The text is where it is expected, in the namespace that Word writes, and has a page set-up."""
    _ = words.gettext
    root = tree(template.parts[template.main])
    spaces = root.attributes.get("xmlns:w", "")
    if STRICT in root.attributes.values():
        raise TemplateError(
            _("The template is saved as Strict Open XML. Save it as a usual Word document (.docx).")
        )
    body = root.first("w:body")
    styles = template.related("styles")
    known = all(tree(template.parts[name]).attributes.get("xmlns:w") == WORD for name in styles)
    if root.name != "w:document" or spaces != WORD or body is None or not styles or not known:
        raise TemplateError(
            _("The template is damaged: open it in Word, save it again, and choose the new file.")
        )


def last_section(body: Element) -> Element | None:
    """The page set-up of the end of the document."""
    return next((own for own in reversed(body.children) if own.name == "w:sectPr"), None)
