"""The styles of the document by name: Word's own ones and a few of this report's.

A template brings those that it wants to look otherwise; what it lacks is added as it stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "character", "table"]
FONT = "Calibri"
TEXT, QUIET, LINE, ATTENTION = "1B2430", "5B6775", "DDE2E8", "8F5100"
ACCENT, ACCENT_GROUND = "0F5E78", "E3F0F4"
"""The look's colours (resources/theme/look.json); a test holds them to it."""
COLUMN = 10_066
"""Twips between the margins of our own A4 page; what ends at the right margin ends there."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style as Word keeps it; `paragraph` and `run` are its properties, `base` and `next` names of others.

    A style of Word's own that a template lacks is told to the person; those of the `report` are ours.
    """

    name: str
    kind: Kind = "paragraph"
    base: str = ""
    following: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""
    report: bool = False

    @property
    def id(self) -> str:
        """The id under which it is added."""
        return "".join(part.capitalize() if part.islower() else part for part in self.name.split())


def _space(before: int, after: int, line: int = 0) -> str:
    """Room above and below in points; `line` in per cent of a single line."""
    height = f' w:line="{round(2.4 * line)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{20 * before}" w:after="{20 * after}"{height}/>'


def _type(size: float, colour: str = "", *, bold: bool = False, italic: bool = False) -> str:
    """Letters of a size in points; the sizes of right-to-left letters with them."""
    made = "<w:b/><w:bCs/>" if bold else ""
    made += "<w:i/><w:iCs/>" if italic else ""
    made += f'<w:color w:val="{colour}"/>' if colour else ""
    half = round(2 * size)
    return made + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else "")


def _border(side: str, colour: str, size: int = 4, room: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{room}" w:color="{colour}"/>'


def _heading(level: int, size: float, before: int, after: int, more: str = "") -> Style:
    return Style(
        f"heading {level}",
        base="Normal",
        following="Body Text",
        paragraph=(
            f'<w:keepNext/><w:keepLines/>{more}{_space(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
        ),
        run=_type(size, TEXT, bold=True),
    )


def _contents(level: int, before: int, indent: int, *, bold: bool = False) -> Style:
    return Style(
        f"toc {level}",
        base="Normal",
        paragraph=(
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{COLUMN}"/></w:tabs>{_space(before, 2)}'
            f'<w:ind w:left="{indent}" w:right="560"/>'
        ),
        run=_type(10.5 if level == 1 else 9.5, bold=bold),
    )


def _report(name: str, paragraph: str = "", run: str = "", base: str = "Normal") -> Style:
    return Style(name, base=base, paragraph=paragraph, run=run, report=True)


def _own(name: str, paragraph: str, run: str) -> Style:
    """One of Word's own."""
    return Style(name, base="Normal", following="Body Text", paragraph=paragraph, run=run)


_LOW = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
_RIGHT = '<w:jc w:val="right"/>'
_GROUND = (
    f"<w:pBdr>{_border('left', ACCENT, 24, 8)}</w:pBdr>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{ACCENT_GROUND}"/>'
)
STYLES: Mapping[str, Style] = {
    style.name: style
    for style in (
        Style("Normal", run=_type(10.5), paragraph=_space(0, 4, 110)),
        Style("Default Paragraph Font", "character"),
        Style("Normal Table", "table"),
        Style("Body Text", base="Normal", paragraph=_space(0, 7, 118)),
        _own("Title", _space(0, 10), _type(34, TEXT, bold=True)),
        _own("Subtitle", _space(0, 4), _type(17, ACCENT)),
        _heading(1, 22, 0, 4, "<w:pageBreakBefore/>"),
        _heading(2, 15, 18, 6),
        _heading(3, 12.5, 14, 4),
        _heading(4, 11, 10, 3),
        _own("caption", _space(4, 12), _type(9, QUIET)),
        _own("TOC Heading", _space(0, 10), _type(22, TEXT, bold=True)),
        _contents(1, 8, 0, bold=True),
        _contents(2, 2, 220),
        _contents(3, 0, 440),
        Style("Hyperlink", "character", run=f'<w:color w:val="{ACCENT}"/>'),
        Style("Strong", "character", run="<w:b/><w:bCs/>"),
        _report("Report Finding", f"<w:keepNext/>{_space(0, 12, 108)}", _type(14, ACCENT)),
        _report("Report Cell", _space(0, 2), _type(9)),
        _report("Report Head", f"<w:keepNext/>{_space(0, 2)}", _type(8.5, QUIET), "Report Cell"),
        _report("Report Head Figures", _RIGHT, "", "Report Head"),
        _report("Report Quiet", "", _type(0, QUIET), "Report Cell"),
        _report("Report Says", "<w:keepNext/>", "<w:b/><w:bCs/>", "Report Cell"),
        _report("Report Said", "", _type(0, QUIET, italic=True), "Report Cell"),
        _report("Report Attention", "", _type(0, ATTENTION, bold=True), "Report Cell"),
        _report("Report Figures", _RIGHT, "", "Report Cell"),
        _report("Report Number", f"<w:keepNext/>{_space(4, 0)}", _type(20, ACCENT, bold=True), "Report Cell"),
        _report("Report Aside", f"{_GROUND}{_space(0, 0, 112)}<w:ind w:left=\"200\"/>", _type(9.5)),
        _report("Report Picture", f"<w:keepNext/>{_space(8, 0)}"),
        _report("Report Gap", _LOW, _type(4)),
        _report(
            "Report Running",
            f'<w:tabs><w:tab w:val="right" w:pos="{COLUMN}"/></w:tabs>{_space(0, 0, 100)}',
            _type(8.5, QUIET),
        ),
        _report("Report Fingerprint", "", _type(7, QUIET), "Report Cell"),
        Style(
            "Report Table",
            "table",
            base="Normal Table",
            report=True,
            table=(
                f'<w:tblPr><w:tblBorders>{_border("top", QUIET, 6)}{_border("bottom", LINE)}'
                f'{_border("insideH", LINE)}</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
                '<w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
                '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
                '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
                f'{_border("bottom", QUIET, 6)}</w:tcBorders></w:tcPr></w:tblStylePr>'
            ),
        ),
        Style(
            "Report Plain",
            "table",
            base="Normal Table",
            report=True,
            table=(
                '<w:tblPr><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
                '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            ),
        ),
    )
}  # fmt: skip
DEFAULTS = {"paragraph": "Normal", "character": "Default Paragraph Font", "table": "Normal Table"}


def style_xml(style: Style, ids: Mapping[str, str]) -> str:
    """A style as it stands in styles.xml; `ids` are those of all styles by their names in small letters."""
    own = style.report
    made = f'<w:style w:type="{style.kind}"{" w:customStyle=" + chr(34) + "1" + chr(34) if own else ""}'
    made += ' w:default="1"' if DEFAULTS[style.kind] == style.name else ""
    made += f' w:styleId="{ids[style.name.lower()]}"><w:name w:val="{style.name}"/>'
    for tag, other in (("basedOn", style.base), ("next", style.following)):
        if other and other.lower() in ids:
            made += f'<w:{tag} w:val="{ids[other.lower()]}"/>'
    hidden = style.name in ("Default Paragraph Font", "Normal Table")
    made += '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' if hidden else "<w:qFormat/>"
    made += f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    made += f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return f"{made}{style.table}</w:style>"
