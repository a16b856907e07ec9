"""A Word document, read by another hand than the one that wrote it: the standard library's XML tree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.word import write_word
from maturity_desktop.reports.word.template import WORD

W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Document:
    """A document's parts."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def tree(self, part: str = "word/document.xml") -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[part])

    @cached_property
    def body(self) -> ElementTree.Element:
        return self.tree()

    @cached_property
    def style_names(self) -> dict[str, str]:
        return {
            own.attrib[f"{W}styleId"]: own.find(f"{W}name").attrib[f"{W}val"]  # type: ignore[union-attr]
            for own in self.tree("word/styles.xml").iter(f"{W}style")
        }

    @cached_property
    def paragraphs(self) -> list[tuple[str, str]]:
        """The style and the words of every paragraph, in order."""
        return [(self._style(own), words(own)) for own in self.body.iter(f"{W}p")]

    def _style(self, paragraph: ElementTree.Element) -> str:
        own = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.style_names[own.attrib[f"{W}val"]] if own is not None else ""

    def styled(self, name: str) -> list[str]:
        return [said for style, said in self.paragraphs if style == name]

    @cached_property
    def text(self) -> str:
        return "\n".join(said for _style, said in self.paragraphs)

    def values(self, tag: str, attribute: str) -> list[str]:
        return [
            own.attrib[f"{W}{attribute}"]
            for own in self.body.iter(f"{W}{tag}")
            if f"{W}{attribute}" in own.attrib
        ]

    @cached_property
    def properties(self) -> dict[str, str]:
        return {own.attrib["name"]: "".join(own.itertext()) for own in self.tree("docProps/custom.xml")}


def words(element: ElementTree.Element) -> str:
    """The words of an element, a line break as a newline."""
    return "".join(_pieces(element))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    for own in element.iter():
        if own.tag == f"{W}t":
            yield own.text or ""
        elif own.tag == f"{W}noBreakHyphen":
            yield "-"
        elif own.tag == f"{W}br":
            yield "\n"


def written(content: ReportContent, template: bytes | None = None) -> Document:
    out = io.BytesIO()
    write_word(content, out, template)
    return Document(out.getvalue())


def changed(data: bytes, **parts: str | bytes | None) -> bytes:
    """A document with parts changed, added or, None, taken out; names have __ for /."""
    told = {name.replace("__", "/"): part for name, part in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            if name not in told:
                after.writestr(name, before.read(name))
        for name, part in told.items():
            if part is not None:
                after.writestr(name, part)
    return made.getvalue()
